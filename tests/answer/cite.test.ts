import { describe, expect, test } from "vitest";
import { CitationList, citationOf } from "../../src/answer/cite.ts";
import type { Report, Sentence } from "../../src/corpus/report.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";

const report = readSmallReport(undefined, { url: "https://example.org/report" });
const table = readSmallReport(
  `2020年示例县统计公报
表1 2019年末示例县人口数及其构成
| 指标 | 年末数（万人） | 比重（%） |
| --- | --- | --- |
| 常住人口 | 58.3 | 100 |
| 其中：城镇 | 31.2 | 53.5 |
`,
  {},
  "table",
);

function sentenceWith(words: string, of: Report = report): Sentence {
  const sentence = of.sentences.find(({ start, end }) => of.text.slice(start, end).includes(words));
  if (!sentence) throw new Error(`No sentence with ${words}.`);
  return sentence;
}

describe("citationOf", () => {
  test("has the section's whole path, its headings, and the sentence as printed", () => {
    expect(citationOf(report, sentenceWith("新建小学3所"), 2)).toEqual({
      n: 2,
      report: "shili-2020",
      title: "2020年示例县政府工作报告",
      section: "一、(二)",
      heading: ["一、2019年工作回顾", "（二）民生福祉不断增进"],
      start: report.text.indexOf("新建小学3所"),
      end: report.text.indexOf("4600个。") + "4600个。".length,
      quote: "新建小学3所、幼儿园8所，新增公办学位4600个。",
      figures: [],
      url: "https://example.org/report",
    });
  });

  test("every sentence is quoted verbatim", () => {
    for (const of of [report, table]) {
      for (const sentence of of.sentences) {
        const { quote, start, end } = citationOf(of, sentence, 1);
        expect(quote).toBe(of.text.slice(start, end));
        expect(quote).not.toBe("");
      }
    }
  });

  test("a cell of a table names its row and column; without a column only the row", () => {
    const sentence = sentenceWith("31.2", table);
    expect(citationOf(table, sentence, 1, "年末数（万人）")).toMatchObject({
      row: sentence.row?.heading,
      column: "年末数（万人）",
    });
    expect(sentence.row?.heading).toContain("城镇");
    expect(citationOf(table, sentence, 1)).not.toHaveProperty("column");
  });

  test("what a report has not, its citation has not", () => {
    const citation = citationOf(readSmallReport(), sentenceWith("新建小学3所"), 1);
    for (const field of ["url", "lead", "row", "column"]) expect(citation).not.toHaveProperty(field);
  });
});

describe("CitationList", () => {
  const schools = sentenceWith("新建小学3所");
  const trees = sentenceWith("造林2.6万亩");

  test("numbers from 1, in the order of first use", () => {
    const list = new CitationList();
    expect([list.cite({ report, sentence: trees }), list.cite({ report, sentence: schools })]).toEqual([1, 2]);
    expect(list.all.map(({ n }) => n)).toEqual([1, 2]);
  });

  test("a sentence cited again is the same citation, with each of its figures once", () => {
    const list = new CitationList();
    for (const figure of ["3所", "8所", "3所"]) expect(list.cite({ report, sentence: schools, figure })).toBe(1);
    expect(list.cite({ report, sentence: schools })).toBe(1);
    expect(list.all).toHaveLength(1);
    expect(list.all[0]?.figures).toEqual(["3所", "8所"]);
  });

  test("two cells of a row are two citations", () => {
    const list = new CitationList();
    const sentence = sentenceWith("31.2", table);
    const cells = ["年末数（万人）", "比重（%）"].map((column) => list.cite({ report: table, sentence, column }));
    expect(cells).toEqual([1, 2]);
  });

  test("sentences of two reports are two citations", () => {
    const list = new CitationList();
    const other = readSmallReport(undefined, {}, "other");
    expect([report, other].map((of) => list.cite({ report: of, sentence: sentenceWith("造林2.6万亩", of) }))).toEqual([
      1, 2,
    ]);
  });
});
