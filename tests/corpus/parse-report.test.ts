import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseStructure } from "../../src/corpus/parse-report.ts";
import type { ReportStructure, Sentence } from "../../src/corpus/report.ts";
import { type Span, sliceSpan } from "../../src/corpus/span.ts";
import { UNKNOWN_METADATA } from "../support/unknown-metadata.ts";

const parse = (text: string): ReportStructure => parseStructure({ id: "report", text, metadata: UNKNOWN_METADATA });

/** Label of the section in which the sentence with these words stands. */
function labelOf(report: ReportStructure, words: string): string | undefined {
  const sentence = report.sentences.find((found) => sliceSpan(report.text, found).includes(words));
  return sentence && report.sections[sentence.section]?.label;
}

function sentenceWith(report: ReportStructure, words: string): Sentence | undefined {
  return report.sentences.find((found) => sliceSpan(report.text, found).includes(words));
}

describe("sections", () => {
  test("the same （一） under 一 and under 二 has another label", () => {
    const report = parse("一、回顾\n（一）工业\n产值增长8%。\n二、安排\n（一）农业\n粮食增产2%。");
    expect([labelOf(report, "产值"), labelOf(report, "粮食")]).toEqual(["一、(一)", "二、(一)"]);
  });

  test("a fourth level stays with the third", () => {
    const report = parse("一、总\n（一）分\n1.细\n（1）更细\n投资3亿元。");
    expect(labelOf(report, "投资")).toBe("一、(一)1.");
  });

  test("what stands before the first heading is 前言, also when there's nothing", () => {
    expect(parse("各位代表：\n请审议。\n一、回顾\n增长。").sections[0]).toMatchObject({
      label: "前言",
      start: 0,
      end: 11,
    });
    expect(parse("一、回顾\n增长。").sections[0]).toMatchObject({ label: "前言", start: 0, end: 0 });
  });

  test("closing paragraphs stay in the last section", () => {
    const report = parse(
      "一、回顾\n（一）运行规范\n依法行政。\n新冠肺炎疫情发生以来，全区投入抗疫资金3亿元。\n二、安排\n增长5%。",
    );
    expect(labelOf(report, "抗疫")).toBe("一、(一)");
  });

  test.each([
    ["1.便民工程，新建公厕3处。", "1."],
    ["2.责任单位：民政局", "2."],
  ])("an item of a list is text in a section of its own: %s", (item, label) => {
    const report = parse(`一、实事\n${item}\n二、自身建设\n我们将廉洁奉公。`);
    expect(labelOf(report, item.slice(2, 6))).toBe(`一、${label}`);
  });

  test("a heading with its text below is no text itself", () => {
    const report = parse("一、回顾\n（一）突出质量效益，经济实力稳中有进。\n地区生产总值5047.4亿元。");
    expect(report.sentences.map((sentence) => sliceSpan(report.text, sentence))).toEqual(["地区生产总值5047.4亿元。"]);
  });

  test.each([
    "一是扩大内需，着力提振消费",
    "第一，转变职能",
    "——农村改革继续深入",
    "[1]三个一批：签约一批",
    "重点做好六个方面的工作：",
  ])("no heading: %s", (line) => {
    const report = parse(`一、安排\n${line}\n全年实施重点项目460个，年度计划投资980亿元，加快形成实物工作量。`);
    expect(report.sections.map(({ label }) => label)).toEqual(["前言", "一、"]);
  });
});

describe("printed lines that aren't paragraphs", () => {
  const sentence = "全市上下坚定信心、团结奋斗，地区生产总值增长6.1%，主要经济指标增速位居全省前列，";
  const paragraphs = [..."一二三四五六"].flatMap((number, i) => [
    `（${number}）第${i + 1}项工作取得新的进展`,
    `${sentence.repeat(9 + i)}成效明显。新增企业${i + 12}家，完成投资${i + 3}.5亿元。`,
  ]);
  const report = parse(paragraphs.join("\n"));
  const unbroken = (found: ReportStructure): string[] =>
    found.sentences.map((span) => sliceSpan(found.text, span).replaceAll("\n", ""));

  test("lines broken at a page's width are joined again", () => {
    const wrapped = parse(paragraphs.flatMap((paragraph) => paragraph.match(/.{1,38}/g) ?? []).join("\n"));
    expect(wrapped.sections.map(({ label }) => label)).toEqual(report.sections.map(({ label }) => label));
    expect(unbroken(wrapped)).toEqual(unbroken(report));
  });

  test("a whole report in one line is parted at its numbers", () => {
    const line = parse(paragraphs.join("").replaceAll("进展", "进展。"));
    expect(line.sections.map(({ label, title }) => [label, title])).toEqual(
      report.sections.map(({ label, title }) => [label, title]),
    );
  });
});

describe("leads", () => {
  test("the opening topic sentence leads its paragraph and not itself", () => {
    const report = parse("一、安排\n着力构建现代产业体系。落地5个项目。新增企业30家。");
    expect(report.paragraphs.map(({ lead }) => lead && sliceSpan(report.text, lead))).toEqual(["着力构建现代产业体系"]);
    expect(report.sentences.map(({ lead }) => lead && sliceSpan(report.text, lead))).toEqual([
      undefined,
      "着力构建现代产业体系",
      "着力构建现代产业体系",
    ]);
  });

  test("the last point before a sentence is its lead", () => {
    const report = parse("一、安排\n抓好四个重点。一是把龙头做强。引进企业3家。二是把基地做大，新增面积2万亩。");
    expect(sliceSpan(report.text, sentenceWith(report, "3家")?.lead ?? NOWHERE)).toBe("一是把龙头做强");
    expect(sliceSpan(report.text, sentenceWith(report, "2万亩")?.lead ?? NOWHERE)).toBe("二是把基地做大");
  });

  test.each([
    "全年地区生产总值增长8%。增速全市第一。",
    "今年是十分关键的一年。我们要奋力争先。",
    "各位代表！让我们携手前行。",
  ])("no lead: %s", (line) => {
    expect(parse(`一、安排\n${line}`).paragraphs[0]?.lead).toBeUndefined();
  });
});

describe("tables", () => {
  test("a table between two paragraphs is a section of its own and leaves the section around it whole", () => {
    const report = parse("一、综合\n人口增长。\n表1 人口\n指标 | 年末数\n城镇 | 150\n就业增长。");
    expect(["人口增长", "城镇", "就业增长"].map((words) => labelOf(report, words))).toEqual(["一、", "人口", "一、"]);
  });

  test("numbered rows are no headings", () => {
    const report = parse("一、综合\n物价稳定。\n表1 物价\n | 上涨（%）\n1.食品 | 2.6\n（1）粮食 | 1.2");
    expect(report.sections.map(({ label }) => label)).toEqual(["前言", "一、", "物价"]);
  });

  test.each([
    ["a row with too many cells", "指标 | 数\n城镇 | 1 | 2 | 3\n乡村 | 1", "table_columns"],
    ["a number that is none", "指标 | 数\n城镇 | 5.24.6\n乡村 | 1", "odd_number"],
  ])("warns of %s with its line", (_, rows, code) => {
    expect(parse(`一、综合\n表1 人口\n${rows}`).warnings).toContainEqual(expect.objectContaining({ code, line: 4 }));
  });
});

describe("warnings", () => {
  test.each([
    ["numbering_jump", "一、回顾\n增长。\n三、安排\n增长。", 3],
    ["lost_characters", "一、回顾\n全\ufffd增长。", 2],
    ["no_headings", `${"全年地区生产总值增长。".repeat(150)}`, 1],
    ["long_line", `一、回顾\n${"全年地区生产总值增长。".repeat(400)}`, 2],
  ])("%s", (code, text, line) => {
    expect(parse(text).warnings).toEqual([{ code, line, message: expect.stringMatching(/\S/) }]);
  });
});

const NOWHERE: Span = { start: 0, end: 0 };
const WORDS = [
  ..."一二三、（）()[]。！？；，：“”《》|\t\n\n\n 　.1235%#",
  "一、",
  "（一）",
  "1.",
  "第一部分",
  "附件1",
  "名词解释",
  "注：",
  "表1 人口",
  "单位：万人",
  "指标 | 数",
  " | ",
  "其中：",
  "增长8%",
  "地区生产总值",
  "一是",
  "——",
  "各位代表：",
  "&nbsp;",
  "??",
  "目录",
  "……3",
  "## ",
  "全市上下团结奋斗，主要指标增速位居全省前列，人民生活水平不断提高，社会保持稳定。",
];
const reportLike = fc.string({ unit: fc.constantFrom(...WORDS), maxLength: 120 });
const anything = fc.oneof(reportLike, fc.string({ unit: "binary", maxLength: 200 }));

describe("any text", () => {
  test("is read without an exception, and every span lies in it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const report = parse(text);
        const spans = [
          ...report.sections,
          ...report.paragraphs,
          ...report.sentences,
          ...report.sentences.flatMap(inner),
        ];
        for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
        expect(report.sections.map(({ index }) => index)).toEqual(report.sections.map((_, i) => i));
        expect(report.warnings.every(({ line }) => line >= 1 && line <= text.split("\n").length)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("sentences cover their paragraph but for white space, and clauses their sentence", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { paragraphs, sentences } = parse(text);
        for (const paragraph of paragraphs) {
          const own = sentences.filter((sentence) => sentence.paragraph === paragraph.index);
          expect(gaps(text, paragraph, own)).toBe("");
        }
        for (const sentence of sentences) {
          expect(sentence.clauses.map(({ start }) => start)).toEqual([
            sentence.start,
            ...sentence.clauses.slice(0, -1).map(({ end }) => end),
          ]);
          expect(sentence.clauses.at(-1)?.end).toBe(sentence.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("every section lies in its parent and begins with its heading", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { sections } = parse(text);
        for (const { parent, start, end, headingSpan } of sections.slice(1)) {
          expect(headingSpan.start).toBe(start);
          const outer = parent === null ? { start: 0, end: text.length } : sections[parent];
          expect(outer && outer.start <= start && end <= outer.end).toBe(true);
        }
      }),
    );
  });
});

function inner({ clauses, lead, row }: Sentence): Span[] {
  const subjects = clauses.flatMap(({ subject }) => subject ?? []);
  return [...clauses, ...subjects, ...(lead ? [lead] : []), ...(row?.cells ?? [])];
}

/** What of a paragraph stands in none of its sentences, without white space; "overlap" when two of them overlap. */
function gaps(text: string, paragraph: Span, sentences: readonly Span[]): string {
  let at = paragraph.start;
  let rest = "";
  for (const { start, end } of sentences) {
    if (start < at) return "overlap";
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at, paragraph.end)).trim();
}
