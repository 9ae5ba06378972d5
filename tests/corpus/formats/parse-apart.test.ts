/** A parser that hangs, crashes or eats memory ends its own process only. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseApart } from "../../../src/corpus/formats/parse-apart.ts";
import { makeDocx, paragraph } from "../../support/make-zip.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TASK = { bytes: makeDocx(paragraph("增长8%。")), fileName: "a.docx", format: "docx" } as const;

async function parser(code: string): Promise<string> {
  const entry = join(await temporaryFolder(), "parser.mjs");
  await writeFile(entry, code);
  return entry;
}

describe("parseApart", () => {
  test("gives what the parser found", async () => {
    expect(await parseApart(TASK)).toEqual({ text: "增长8%。\n", warnings: [] });
  });

  test("gives its reason when the file is refused", async () => {
    const bytes = makeDocx(paragraph("增长8%。")).subarray(0, 200);
    await expect(parseApart({ ...TASK, bytes })).rejects.toMatchObject({
      code: "damaged_file",
      fields: { file: "a.docx" },
    });
  });

  test.each([
    ["hangs", "process.on('message', () => { for (;;); });", "reading_timed_out"],
    ["crashes", "process.on('message', () => process.abort());", "reading_crashed"],
    ["ends without a word", "process.on('message', () => process.exit(0));", "reading_crashed"],
    ["throws", "process.on('message', () => { throw new Error('x'); });", "reading_crashed"],
    ["can't be started", "}", "reading_crashed"],
  ])("a parser that %s", async (_, code, expected) => {
    await expect(parseApart(TASK, { entry: await parser(code), timeoutMs: 2000 })).rejects.toMatchObject({
      code: expected,
      fields: { file: "a.docx" },
    });
  });

  test("sees nothing of the environment", async () => {
    const entry = await parser(
      "process.on('message', () => process.send({ parsed: { text: JSON.stringify(process.env), warnings: [] } }));",
    );
    expect((await parseApart(TASK, { entry })).text).not.toMatch(/PATH|HOME|KEY/);
  });
});
