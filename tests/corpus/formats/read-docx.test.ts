/** Word documents → lines. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocx } from "../../../src/corpus/formats/read-docx.ts";
import { makeDocx, paragraph } from "../../support/make-zip.ts";

describe("paragraphs", () => {
  test("any paragraphs come back in order", async () => {
    const line = fc.string({ unit: fc.constantFrom(..."天河增长8%，。5.4亿元"), minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
        const { text } = await readDocx(makeDocx(lines.map(paragraph).join("")));
        expect(text).toBe(`${lines.join("\n")}\n`);
      }),
      { numRuns: 50 },
    );
  });
});
