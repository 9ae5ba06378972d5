import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsv } from "../../src/chat/format-csv.ts";

/** Reads RFC 4180: records end in CRLF, a quoted cell holds anything, its quotes doubled. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, cell = "", end] of text.matchAll(/("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n)/g)) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("formatCsv", () => {
  test.each([
    [["5047.4亿元", 504740000000], "5047.4亿元,504740000000\r\n"],
    [["一、(一)", ""], "一、(一),\r\n"],
    [['他说"好",走了', "两\n行"], '"他说""好"",走了","两\n行"\r\n'],
    [["=1+1", "@SUM(A1)", "+SUM(A1)", "-SUM(A1)", "\tx"], "'=1+1,'@SUM(A1),'+SUM(A1),'-SUM(A1),'\tx\r\n"],
    [["-0.3%", -0.3, "-12", "+5", "1e-7"], "-0.3%,-0.3,-12,+5,1e-7\r\n"],
    [['=HYPERLINK("a","b")'], `"'=HYPERLINK(""a"",""b"")"\r\n`],
  ])("%j becomes %j", (row, csv) => {
    expect(formatCsv([row])).toBe(csv);
  });

  test("what is written is read again, but for the apostrophe before a formula", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\r", "\n", "=", "-", "数") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
        const guarded = rows.map((row) => row.map((text) => (/^[=\-\r]/.test(text) ? `'${text}` : text)));
        expect(parseCsv(formatCsv(rows))).toEqual(guarded);
      }),
    );
  });
});
