import { describe, expect, test } from "vitest";
import { choiceFaults } from "../../../src/chat/discord/check-payload.ts";
import { optionChoices } from "../../../src/chat/discord/option-choices.ts";
import { makeReport } from "../../support/make-report.ts";

const report = makeReport(
  "一、回顾\n地区生产总值5047.4亿元,税收收入877.6亿元,人均地区生产总值9万元,共3个。\n二、安排\n税收收入900亿元。",
  {
    figures: [
      ["5047.4亿元", { indicator: "地区生产总值" }],
      ["877.6亿元", { indicator: "税收收入" }],
      ["9万元", { indicator: "人均地区生产总值" }],
      ["3个", { indicator: "列出", kind: "count" }],
      ["900亿元", { indicator: "税收收入" }],
    ],
  },
);
const named = (option: string, typed: string) => optionChoices(option, typed, [report]).map(({ name }) => name);

describe("optionChoices", () => {
  test.each([
    ["indicators, the most frequent first, counts left out", "", ["税收收入", "地区生产总值", "人均地区生产总值"]],
    ["those that begin with what was typed first", "地区", ["地区生产总值", "人均地区生产总值"]],
    ["traditional script", "地區生產總值", ["地区生产总值", "人均地区生产总值"]],
    ["nothing like it", "大熊猫", []],
  ])("%s", (_, typed, names) => {
    expect(named("indicator", typed)).toEqual(names);
  });

  test("sections in the order of the text", () => {
    expect(named("section", "")).toEqual(["前言", "一、", "二、"]);
    expect(named("section", "二")).toEqual(["二、"]);
  });

  test("a report by its title or its id", () => {
    const choice = { name: "2020年示例区政府工作报告", value: "shili-2020" };
    expect(optionChoices("report", "示例", [report])).toEqual([choice]);
    expect(optionChoices("report", "shili", [report])).toEqual([choice]);
  });

  test("never more than Discord takes, never a name that is cut", () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      makeReport("字", { id: `r-${i}`, metadata: { title: `报告${i}` } }),
    );
    const long = makeReport("字", { id: "x".repeat(101), metadata: { title: "题".repeat(101) } });
    const choices = optionChoices("report", "", [long, ...many]);
    expect(choices.length).toBe(25);
    expect(choiceFaults(choices)).toEqual([]);
  });
});
