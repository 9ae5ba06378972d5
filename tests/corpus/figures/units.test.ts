import { describe, expect, test } from "vitest";
import {
  baseUnit,
  canonicalUnit,
  convertUnit,
  sameUnit,
  unitClass,
  unitLengthAt,
} from "../../../src/corpus/figures/units.ts";

describe("units", () => {
  test.each([
    ["μg/m3", "微克/立方米"],
    ["μg/m³", "微克/立方米"],
    ["µg/m³", "微克/立方米"],
    ["ug/m3", "微克/立方米"],
    ["㎍/㎥", "微克/立方米"],
    ["微克/立方", "微克/立方米"],
    ["微克每立方米", "微克/立方米"],
    ["mg/m³", "毫克/立方米"],
    ["mg/L", "毫克/升"],
    ["mg/l", "毫克/升"],
    ["毫克每升", "毫克/升"],
    ["m3/s", "立方米/秒"],
    ["元/平米", "元/平方米"],
    ["个百分点", "百分点"],
    ["㎡", "m2"],
    ["公里", "公里"],
  ])("%s is written %s, and read whole", (printed, unit) => {
    expect(canonicalUnit(printed)).toBe(unit);
    expect(unitLengthAt(printed, 0)).toBe(printed.length);
  });

  test.each([
    ["元", "money"],
    ["美元", "money"],
    ["人", "people"],
    ["户", "household"],
    ["亩", "area"],
    ["公里", "length"],
    ["吨", "weight"],
    ["立方米", "volume"],
    ["千瓦", "power"],
    ["千瓦时", "energy"],
    ["%", "percent"],
    ["百分点", "points"],
    ["倍", "multiple"],
    ["个工作日", "time"],
    [":", "ratio"],
    ["微克/立方米", "rate"],
    ["家", "count"],
    ["", "none"],
    ["唢", "other"],
  ])("%s is of class %s", (unit, expected) => {
    expect(unitClass(unit)).toBe(expected);
  });

  test.each([
    [5, "公里", "米", 5000],
    [1, "公顷", "亩", 15],
    [1.5, "万", "万", 1.5],
    [30, "亩", "公顷", 2],
    [1, "平方公里", "公顷", 100],
    [3, "吨", "公斤", 3000],
    [500, "斤", "公斤", 250],
    [20, "兆瓦", "千瓦", 20_000],
    [110_000, "伏", "kV", 110],
    [3, "个月", "年", 0.25],
    [12, "人", "名", 12],
  ])("%d %s is %s %d", (value, from, to, expected) => {
    expect(convertUnit(value, from, to)).toBeCloseTo(expected, 9);
  });

  test.each([
    ["元", "美元"],
    ["亩", "公里"],
    ["家", "个"],
    ["唢", "个"],
  ])("%s doesn't convert to %s", (from, to) => {
    expect(convertUnit(1, from, to)).toBeUndefined();
  });

  test.each([
    ["平米", "平方米", true],
    ["名", "人", true],
    ["公斤", "千克", true],
    ["公里", "米", false],
    ["家", "户", false],
  ])("%s and %s are the same unit: %s", (a, b, same) => {
    expect(sameUnit(a, b)).toBe(same);
    expect(sameUnit(b, a)).toBe(same);
  });

  test("names the unit that others are converted to", () => {
    expect(baseUnit("平方公里")).toBe("平方米");
    expect(baseUnit("架次")).toBe("架次");
  });

  test.each([
    ["微克/立方米，", "微克/立方米"],
    ["个工作日以内", "个工作日"],
    ["人次，", "人次"],
    ["元/人", "元/人"],
    ["kVA", "kVA"],
    ["kmh", ""],
    ["猫", ""],
  ])("reads the unit at the start of %s", (text, unit) => {
    expect(text.slice(0, unitLengthAt(text, 0))).toBe(unit);
  });
});
