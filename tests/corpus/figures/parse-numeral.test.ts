import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNumeral, scaleDecimal } from "../../../src/corpus/figures/parse-numeral.ts";

describe("parseNumeral", () => {
  test.each([
    ["十三", 13],
    ["十", 10],
    ["二十", 20],
    ["一百零三", 103],
    ["一百二", 120],
    ["一千零五十", 1050],
    ["两万五千", 25_000],
    ["一万五", 15_000],
    ["一亿二千万", 120_000_000],
    ["四亿零七百", 400_000_700],
    ["六百零八万", 6_080_000],
    ["十二亿", 1_200_000_000],
    ["八点五", 8.5],
    ["一百零三点二五", 103.25],
    ["二〇二〇", 2020],
    ["1,234.5", 1234.5],
    ["-0.3", -0.3],
    ["3.2亿", 320_000_000],
    ["1.3万亿", 1_300_000_000_000],
    ["2万5千", 25_000],
  ])("reads %s as %d", (numeral, value) => {
    expect(parseNumeral(numeral)).toBe(value);
  });

  test.each(["三四", "三四十", "千二", "十几", "", "万无", "一二万", "5千6万"])("refuses %s", (numeral) => {
    expect(parseNumeral(numeral)).toBeUndefined();
  });

  test("reads back every whole number that is written out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (value) => {
        expect(parseNumeral(writeChinese(value))).toBe(value);
      }),
    );
  });

  test("multiplies decimals without binary dust", () => {
    expect(scaleDecimal(1.23, 1e8)).toBe(123_000_000);
    expect(scaleDecimal(4.14, 1e8)).toBe(414_000_000);
  });
});

const DIGITS = "零一二三四五六七八九";

/** Oracle: a whole number written out in Chinese, by sections of four digits. */
function writeChinese(value: number): string {
  const sections: [number, string][] = [
    [1e8, "亿"],
    [1e4, "万"],
    [1, ""],
  ];
  let written = "";
  let rest = value;
  let gap = false;
  for (const [size, name] of sections) {
    const part = Math.floor(rest / size);
    rest %= size;
    if (part === 0) {
      gap = written !== "";
      continue;
    }
    const zero = written !== "" && (gap || part < 1000) ? "零" : "";
    written += `${zero}${writeSection(part)}${name}`;
    gap = false;
  }
  return written.replace(/^一十/, "十");
}

function writeSection(value: number): string {
  let written = "";
  let gap = false;
  for (const [size, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = written !== "";
      continue;
    }
    written += `${gap ? "零" : ""}${DIGITS[digit]}${name}`;
    gap = false;
  }
  return written;
}
