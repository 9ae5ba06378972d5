/** Values, units and sections as the golden sets write them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isClose, readChineseNumeral, readGoldValue, sectionKey, unitKey } from "./gold-value.ts";

test.each([
  ["5047.4亿元", 504_740_000_000, "元"],
  ["6.2万人", 62_000, "人"],
  ["1,994家", 1994, "家"],
  ["８％", 8, "%"],
  ["-0.3%", -0.3, "%"],
  ["−5%", -5, "%"],
  ["4000多万元", 40_000_000, "元"],
  ["12万余户", 120_000, "户"],
  ["3千瓦", 3, "千瓦"],
  ["3千米", 3, "千米"],
  ["3千亩", 3000, "亩"],
  ["十三年", 13, "年"],
  ["两个", 2, "个"],
  ["三万五千人", 35_000, "人"],
  ["百分之八", 8, "%"],
  ["百分之12.5", 12.5, "%"],
  ["一点五倍", 1.5, "倍"],
  ["20:50:30", 20, ":"],
])("%s is %d %s", (text, value, unit) => {
  const read = readGoldValue(text);
  expect(isClose(read.value, value)).toBe(true);
  expect(read.unit).toBe(unit);
});

test("a text without a numeral has no value", () => {
  expect(readGoldValue("广厦奖")).toEqual({ value: undefined, unit: "" });
  expect(readChineseNumeral("十三年")).toBeUndefined();
});

test("Chinese numerals below a hundred million are read as they're written", () => {
  const digits = "零一二三四五六七八九";
  const write = (n: number): string => {
    if (n >= 10_000) return `${write(Math.floor(n / 10_000))}万${n % 10_000 === 0 ? "" : write(n % 10_000)}`;
    for (const [size, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
    ] as const) {
      if (n >= size) return `${digits[Math.floor(n / size)]}${name}${n % size === 0 ? "" : write(n % size)}`;
    }
    return digits[n] ?? "";
  };
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => readChineseNumeral(write(n)) === n));
});

describe("what counts as the same", () => {
  test.each([
    [504_740_000_000, 504_740_000_000.1, true],
    [0.1 + 0.2, 0.3, true],
    [8, 8.001, false],
    [0, 0, true],
    [undefined, 0, false],
    [Number.NaN, Number.NaN, false],
  ])("values %s and %s: %s", (a, b, same) => {
    expect(isClose(a, b)).toBe(same);
  });

  test.each([
    ["个百分点", "百分点", true],
    ["平米", "平方米", true],
    ["yuan", "元", true],
    ["％", "%", true],
    ["家以上", "家", true],
    ["家", "个", false],
  ])("units %s and %s: %s", (a, b, same) => {
    expect(unitKey(a) === unitKey(b)).toBe(same);
  });

  test.each([
    ["一、(一)", "一(一)", true],
    ["一、（一）", "一(一)", true],
    ["二、(一)2.", "二(一)2", true],
    ["一、(一)", "二、(一)", false],
  ])("sections %s and %s: %s", (a, b, same) => {
    expect(sectionKey(a) === sectionKey(b)).toBe(same);
  });
});
