import { describe, expect, test } from "vitest";
import type { Report } from "../../src/corpus/report.ts";
import { buildPassages } from "../../src/indexing/build-passages.ts";
import { makeReport } from "../support/make-report.ts";

const textsOf = (report: Report, kind: string): string[] =>
  buildPassages(report)
    .filter((passage) => passage.kind === kind)
    .map(({ text }) => text);

describe("buildPassages", () => {
  test("gives every sentence, its clauses with the subject they share, and its figures, in that order", () => {
    const report = makeReport("一、工作回顾\n地区生产总值达到5047.4亿元，增长8%。实际利用外资增长18.6%。", {
      figures: [
        ["5047.4亿元", { indicator: "地区生产总值" }],
        ["8%", { indicator: "地区生产总值", direction: "up" }],
        ["18.6%", { indicator: "实际利用外资", direction: "up" }],
      ],
    });
    expect(buildPassages(report).map(({ kind, sentence, part, text }) => [kind, sentence, part, text])).toEqual([
      ["sentence", 0, 0, "地区生产总值达到5047.4亿元，增长8%。"],
      ["clause", 0, 0, "地区生产总值达到5047.4亿元，"],
      ["clause", 0, 1, "地区生产总值增长8%。"],
      ["figure", 0, 0, "地区生产总值5047.4亿元"],
      ["figure", 0, 1, "地区生产总值增长8%"],
      ["sentence", 1, 0, "实际利用外资增长18.6%。"],
      ["figure", 1, 2, "实际利用外资增长18.6%"],
    ]);
  });

  test("every passage lies in its sentence and in its section", () => {
    const report = makeReport(
      "各位代表：\n一、工作回顾\n新增就业6.2万人，城镇登记失业率控制在3%以内。\n二、主要目标\n地区生产总值增长6%左右，力争更好。",
    );
    for (const passage of buildPassages(report)) {
      const sentence = report.sentences[passage.sentence];
      expect(passage.section).toBe(sentence?.section);
      expect(passage.start).toBeGreaterThanOrEqual(sentence?.start ?? Number.NaN);
      expect(passage.end).toBeLessThanOrEqual(sentence?.end ?? Number.NaN);
    }
  });

  test.each([
    [
      "a short lead joins what follows",
      "其中，一般公共预算收入完成75.2亿元，教育支出占三成以上。",
      ["其中，一般公共预算收入完成75.2亿元，", "教育支出占三成以上。"],
    ],
    [
      "a short end joins what stands before",
      "新建改建学校十二所，新增学位一万个，完工。",
      ["新建改建学校十二所，", "新增学位一万个，完工。"],
    ],
    ["short ones that make up the sentence are left to it", "稳中有进，好于预期。", []],
    ["a sentence of one clause has none beside", "全区上下团结一心克难前行。", []],
  ])("%s", (_, text, clauses) => {
    expect(textsOf(makeReport(text), "clause")).toEqual(clauses);
  });

  test("the part of joined clauses is the longest of them", () => {
    const report = makeReport("其中，一般公共预算收入完成75.2亿元，教育支出占三成以上。");
    expect(buildPassages(report).map(({ kind, part }) => [kind, part])).toEqual([
      ["sentence", 0],
      ["clause", 1],
      ["clause", 2],
    ]);
  });

  test("figures that only count parts of the text have no passage", () => {
    const report = makeReport("今年要抓好五个方面工作，新增学位1.2万个。", {
      figures: [
        ["五个方面", { kind: "count" }],
        ["1.2万个", { indicator: "新增学位" }],
      ],
    });
    expect(textsOf(report, "figure")).toEqual(["新增学位1.2万个"]);
  });

  test("a row of a table is told with its caption and columns, and so is each of its figures", () => {
    const report = makeReport("其中：城镇 387.5 43.6");
    const cell = (text: string, column: string) => {
      const start = report.text.indexOf(text);
      return { start, end: start + text.length, column };
    };
    const [sentence] = report.sentences;
    if (sentence === undefined) throw new Error("no sentence");
    sentence.row = {
      caption: "表1 2023年末常住人口数及其构成",
      heading: "其中：城镇",
      parent: "常住人口",
      cells: [cell("387.5", "年末数（万人）"), cell("43.6", "比重（%）")],
    };
    const withFigures = makeReport(report.text, {
      figures: [["43.6", { unit: "%", row: "其中：城镇", column: "比重（%）", indicator: "城镇" }]],
    });
    const table: Report = { ...withFigures, sentences: [sentence] };
    expect(buildPassages(table).map(({ kind, text }) => [kind, text])).toEqual([
      ["sentence", "表1 2023年末常住人口数及其构成 常住人口 其中：城镇 年末数（万人） 387.5，比重（%） 43.6"],
      ["figure", "表1 2023年末常住人口数及其构成 常住人口 其中：城镇 比重（%） 43.6"],
    ]);
  });
});
