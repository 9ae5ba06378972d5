import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLines } from "../../../src/chat/cli/read-lines.ts";

async function linesOf(chunks: Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}
const chunk = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("readLines", () => {
  test.each([
    ["a\nb\n", ["a", "b"]],
    ["a\r\nb", ["a", "b"]],
    ["\ufeffa\n\nb", ["a", "", "b"]],
    ['{"t":"一\u2028二"}\n', ['{"t":"一\u2028二"}']],
    ["", []],
  ])("%j has the lines %j", async (text, lines) => {
    expect(await linesOf([chunk(text)])).toEqual(lines);
  });

  test("how the text is cut into chunks doesn't matter", async () => {
    const text = fc.string({ unit: fc.constantFrom("数", "😀", "a", "\n", "\r\n") });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
        const bytes = chunk(whole);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.slice(i * size, (i + 1) * size),
        );
        expect(await linesOf(chunks)).toEqual(await linesOf([bytes]));
      }),
    );
  });
});
