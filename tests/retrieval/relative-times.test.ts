import { describe, expect, test } from "vitest";
import { readAsk } from "../../src/retrieval/question.ts";
import { writeOutTimes } from "../../src/retrieval/relative-times.ts";

describe("times told by the time asked before", () => {
  test.each([
    ["2023年生产总值是多少", "前一年最终核实下来是多少", "2022年最终核实下来是多少"],
    ["2023年生产总值是多少", "再往前呢", "2022年呢"],
    ["2002年外汇储备多少", "五年前", "1997年"],
    ["2002年外汇储备多少", "往前推五年", "1997年"],
    ["2019年新增就业多少", "次年计划", "2020年计划"],
    ["2019年新增就业多少", "第二年", "2020年"],
    ["今年收储多少公顷", "上一年", "去年"],
    ["去年收储多少公顷", "再前一年", "前年"],
    ["what was the gdp in 2019", "and the year before", "and 2018"],
    ["what was the gdp in 2019", "five years earlier", "2014"],
  ])("%s, %s", (before, fragment, written) => {
    expect(writeOutTimes(fragment, readAsk(before))).toBe(written);
  });

  test.each([
    ["without a time before", "生产总值是多少", "前一年呢"],
    ["with several years before", "2016到2020年投资多少", "前一年呢"],
    ["with a year that has no name", "去年投资多少", "五年前呢"],
    ["with a time of its own", "2019年投资多少", "2020年呢"],
    ["for the outlook", "2019年投资多少", "三年前景如何"],
  ])("left as they are %s", (_, before, fragment) => {
    expect(writeOutTimes(fragment, readAsk(before))).toBe(fragment);
  });
});
