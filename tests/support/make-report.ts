/**
 * Small reports for tests of what comes after parsing. Knows only the plainest layout:
 * a line that begins with 一、 or （一） is a heading, every other line a paragraph; the figures are those named.
 */
import type { Figure } from "../../src/corpus/figures/figure.ts";
import type { Clause, Report, ReportMetadata, Section, Sentence } from "../../src/corpus/report.ts";

export interface MakeReportOptions {
  id?: string;
  metadata?: Partial<ReportMetadata>;
  /** Figures by their text, in order of the text: `["8%", { indicator: "地区生产总值", direction: "up" }]`. */
  figures?: [text: string, details: Partial<Figure>][];
}

const METADATA: ReportMetadata = {
  title: "2020年示例区政府工作报告",
  place: "示例区",
  level: "county",
  genre: "work_report",
  year: 2020,
  reviewed: [2019, 2019],
  planned: [2020, 2020],
};
const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)(?<title>.*)$/u;

/** A clause without a subject of its own (`增长8%`, `下降2%`) shares what stands before the last verb of the first clause. */
const SUBJECTLESS = /^(?:同比)?(?:增长|下降|提高)/u;

export function makeReport(text: string, options: MakeReportOptions = {}): Report {
  const report: Report = {
    id: options.id ?? "shili-2020",
    metadata: { ...METADATA, ...options.metadata },
    text,
    sections: [sectionAt(0, "前言", "", 0)],
    paragraphs: [],
    sentences: [],
    figures: [],
    warnings: [],
  };
  for (const match of text.matchAll(/[^\n]+/gu)) addLine(report, match.index, match[0]);
  let from = 0;
  for (const [figureText, details] of options.figures ?? []) {
    const start = text.indexOf(figureText, from);
    if (start < 0) throw new Error(`The report doesn't hold ${figureText} after ${from}.`);
    from = start + figureText.length;
    report.figures.push(figureAt(report, start, figureText, details));
  }
  return report;
}

function addLine(report: Report, start: number, line: string): void {
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const label = line.slice(0, line.length - (heading.groups?.title ?? "").length);
    report.sections.push(sectionAt(report.sections.length, label, heading.groups?.title ?? "", start, line));
    return;
  }
  const section = report.sections.length - 1;
  const paragraph = report.paragraphs.length;
  report.paragraphs.push({ index: paragraph, section, start, end: start + line.length });
  for (const match of line.matchAll(/[^。]+。?/gu)) {
    const at = start + match.index;
    const sentence: Sentence = {
      index: report.sentences.length,
      section,
      paragraph,
      start: at,
      end: at + match[0].length,
      clauses: clausesOf(match[0], at),
    };
    report.sentences.push(sentence);
  }
}

function clausesOf(sentence: string, at: number): Clause[] {
  const first = /^(.*?)(?:增长|下降|达到|完成)/u.exec(sentence)?.[1] ?? "";
  return [...sentence.matchAll(/[^，；]+[，；]?/gu)].map((match) => {
    const span = { start: at + match.index, end: at + match.index + match[0].length };
    const shares = match.index > 0 && first !== "" && SUBJECTLESS.test(match[0]);
    return shares ? { ...span, subject: { start: at, end: at + first.length } } : span;
  });
}

function sectionAt(index: number, label: string, title: string, start: number, line = ""): Section {
  return {
    index,
    label,
    title,
    heading: line === "" ? [] : [line],
    level: 0,
    parent: null,
    headingSpan: { start, end: start + line.length },
    role: "body",
    start,
    end: start + line.length,
  };
}

function figureAt(report: Report, start: number, text: string, details: Partial<Figure>): Figure {
  const end = start + text.length;
  const sentence = report.sentences.find((candidate) => candidate.start <= start && end <= candidate.end);
  if (sentence === undefined) throw new Error(`${text} stands in no sentence.`);
  return {
    index: report.figures.length,
    text,
    value: Number.parseFloat(text),
    unit: text.replace(/^[\d.]+/u, ""),
    qualifier: "",
    numeral: "arabic",
    indicator: "",
    indicatorSpans: [],
    period: "2019",
    kind: "actual",
    aspect: "level",
    section: sentence.section,
    sentence: sentence.index,
    clause: Math.max(
      0,
      sentence.clauses.findIndex((clause) => clause.start <= start && end <= clause.end),
    ),
    start,
    end,
    ...details,
  };
}
