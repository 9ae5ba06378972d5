import { describe, expect, test } from "vitest";
import { ENGLISH_FRAGMENT, englishCounter, impliedMeasure, PRICE } from "../../src/retrieval/implied-measure.ts";

describe("what the noun before 多少 implies", () => {
  test.each([
    ["项目总投资", "money"],
    ["去年的税收一共", "money"],
    ["财政支出预算大概是", "money"],
    ["这条路全长", "length"],
    ["新增绿地面积达到", "area"],
    ["常住人口有", "people"],
    ["粮食产量", "weight"],
    ["医保报销比例是", "percent"],
    ["城镇化率现在是", "percent"],
    ["投资增长", undefined],
    ["新建学校", undefined],
    ["", undefined],
  ])("%s多少 → %s", (before, measure) => {
    expect(impliedMeasure(before)).toBe(measure);
  });
});

test.each([
  ["门票多少钱一张", true],
  ["自来水每吨收多少", true],
  ["土地出让单价是多少", true],
  ["门票收入多少钱", false],
  ["一共花了多少钱", false],
])("%s: the price of one? %s", (question, price) => {
  expect(PRICE.test(question)).toBe(price);
});

test.each([
  ["households", "户"],
  ["companies", "家"],
  ["Schools", "所"],
  ["villages", undefined],
])("%s are counted by %s", (noun, counter) => {
  expect(englishCounter(noun)).toBe(counter);
});

test.each([
  ["number of firms in the park?", true],
  ["average pm10 level in the city", true],
  ["total retail sales growth?", true],
  ["per capita income of rural residents", true],
  ["the mayor's message", false],
  ["tell me about the old town", false],
])("%s: asks for a number? %s", (question, number) => {
  expect(ENGLISH_FRAGMENT.test(question)).toBe(number);
});
