import { describe, expect, test } from "vitest";
import { viewOf } from "../../src/retrieval/report-view.ts";
import { makeReport } from "../support/make-report.ts";
import { readSmallReport } from "./small-corpus.ts";

const report = readSmallReport();
const view = viewOf(report);

describe("what is matched with questions", () => {
  test.each([
    ["新增“四上”企业12家。", "新增四上企业12家。"],
    ["ＧＤＰ增长８％。", "gdp增长8%。"],
    ["拆除違法建設３萬平方米。", "拆除违法建设3万平方米。"],
    ["深化《條例》的“數字政府”建設。", "深化条例的数字政府建设。"],
  ])("%s → %s", (text, folded) => {
    expect(viewOf(makeReport(text)).sentence(0)).toBe(folded);
  });

  test("the report itself is left as it was", () => {
    const text = "ＧＤＰ增长８％。";
    const made = makeReport(text);
    viewOf(made).sentence(0);
    expect(made.text).toBe(text);
  });
});

describe("clauses, surroundings, indicators", () => {
  test("a clause without a subject of its own has the one it shares", () => {
    const sentence = report.figures.find(({ text }) => text === "6.8%");
    expect(view.clause(sentence?.sentence ?? -1, sentence?.clause ?? -1)).toMatch(/地区生产总值.*增长6\.8%/u);
  });

  test("what stands over a sentence: place, headings, the sentence before it", () => {
    const index = report.sentences.findIndex(({ start, end }) => report.text.slice(start, end).includes("空气优良"));
    const around = view.around(index);
    for (const words of ["示例县", "生态环境持续改善", "2019年工作回顾", "森林覆盖率"]) expect(around).toContain(words);
    expect(around).not.toContain("新建小学");
  });

  test("figures by their sentence, each once", () => {
    const listed = report.sentences.flatMap(({ index }) => [...view.figuresOf(index)]);
    expect(listed.sort((a, b) => a - b)).toEqual(report.figures.map(({ index }) => index));
    expect(view.figuresOf(999)).toEqual([]);
  });

  test("a figure's indicator", () => {
    const index = report.figures.findIndex(({ text }) => text === "8所");
    expect(view.indicator(index)).toBe("新建幼儿园");
    expect(view.indicator(999)).toBe("");
  });
});

describe("planShare", () => {
  const sectionOf = (title: string): number => report.sections.findIndex((section) => section.title.includes(title));

  test.each([
    ["民生福祉", 0],
    ["重点工作", 1],
  ])("%s: %d", (title, share) => {
    expect(view.planShare(sectionOf(title))).toBe(share);
  });

  test("nothing is known of a section without figures", () => {
    expect(viewOf(makeReport("坚持稳中求进。")).planShare(0)).toBe(0.5);
  });
});

test("beyond the report there is nothing", () => {
  expect([view.sentence(-1), view.clause(999, 0), view.around(999)]).toEqual(["", "", ""]);
});

test("one view for each report", () => {
  expect(viewOf(report)).toBe(view);
  expect(viewOf(readSmallReport())).not.toBe(view);
});
