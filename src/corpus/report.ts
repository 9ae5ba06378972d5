/**
 * A report (报告) as it was read: canonical text, and everything found in it, each with its span.
 * Everything refers to its neighbours by index into the arrays of the same report; nothing here parses.
 */
import type { Figure } from "./figures/figure.ts";
import type { Span } from "./span.ts";

/** What a report says about itself, from its text, its file name or a metadata file. */
export interface ReportMetadata {
  title: string;
  /** Administrative place as printed, full name where known: 天河区, 甘肃省, 全国; empty when unknown. */
  place: string;
  level: "national" | "province" | "prefecture" | "county" | "unknown";
  genre: "work_report" | "communique" | "other";
  /** Year in whose beginning the report was given (a communiqué: the year it counts); 0 when unknown. */
  year: number;
  /** First and last year that the review part looks back on: [2019, 2019]; [2016, 2020] for five years. */
  reviewed: [number, number];
  /** First and last year that the targets aim at. */
  planned: [number, number];
  /** ISO date on which it was given or published. */
  date?: string;
  url?: string;
}

/** A section (章节): a printed heading and what stands under it. Section 0 is what stands before the first heading (前言). */
export interface Section extends Span {
  index: number;
  /** Whole path as printed, at most three levels: `一、(一)`, `二、(一)2.`, `前言`; an unnumbered heading is a level with its text. */
  label: string;
  /** Title of the heading without its number; empty for 前言. */
  title: string;
  /** Printed headings from the root to this section, each whole: ["一、2019年和今年以来工作回顾", "(一)突出质量效益,…"]. */
  heading: string[];
  /** 0 for 前言 and top headings, then 1, 2. */
  level: number;
  parent: number | null;
  /** Where the heading itself is printed; empty span for 前言. A heading may be the beginning of a paragraph. */
  headingSpan: Span;
  role: "body" | "table" | "annex" | "glossary";
}

/** A paragraph (段落): one line of text that isn't a heading on its own, without surrounding white space. */
export interface Paragraph extends Span {
  index: number;
  section: number;
  /** Opening topic sentence or 一是… lead that names what the paragraph is about. */
  lead?: Span;
}

/** A sentence (句): whole sentences cover their paragraph, except for white space between them. */
export interface Sentence extends Span {
  index: number;
  section: number;
  paragraph: number;
  /** Lead in force: of the paragraph, or the last 一是…/——… lead before this sentence in it. */
  lead?: Span;
  clauses: Clause[];
  /** Set when the sentence is a row of a table. */
  row?: TableRow;
}

/** A clause (分句): a part of a sentence between `，；：` with the subject that it shares with the clause before. */
export interface Clause extends Span {
  /** Words earlier in the sentence that the clause is about when it names no subject of its own ("增长8%" → 地区生产总值). */
  subject?: Span;
}

/** A row of a table: the row's own heading and its cells. */
export interface TableRow {
  /** Caption of the table, whole: 表1 2023年末周口市常住人口数及其构成. */
  caption: string;
  /** Row heading as printed, e.g. 其中：城镇; with 其中 rows, the row they belong to stands in `parent`. */
  heading: string;
  parent?: string;
  cells: (Span & { /** Column heading, e.g. 年末数（万人）. */ column: string })[];
}

/** Something odd that was met while reading; parsing goes on. */
export interface ParseWarning {
  /** 1-based line of the canonical text. */
  line: number;
  code: string;
  message: string;
}

/** Structure of a report before its figures are read. */
export interface ReportStructure {
  id: string;
  metadata: ReportMetadata;
  /** Canonical text: UTF-8 decoded, `\n` line ends, nothing else changed. */
  text: string;
  sections: Section[];
  paragraphs: Paragraph[];
  sentences: Sentence[];
  warnings: ParseWarning[];
}

/** A report as it is listed: what is known of it without its text. */
export type ListedReport = Pick<ReportStructure, "id" | "metadata">;

/** A report with its ledger of figures, in the order of the text. */
export interface Report extends ReportStructure {
  figures: Figure[];
}
