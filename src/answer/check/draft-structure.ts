/** A draft as a report without headings, so that the readers of reports read it. Knows no report and reads no figure. */
import type { ReportMetadata, ReportStructure } from "../../corpus/report.ts";
import type { Span } from "../../corpus/span.ts";
import { readParagraphs } from "../../corpus/structure/read-paragraphs.ts";

/** A draft has no years of its own; what 去年 means is said by the report it is held against. */
export const NO_CALENDAR: ReportMetadata = {
  title: "",
  place: "",
  level: "unknown",
  genre: "other",
  year: 0,
  reviewed: [0, 0],
  planned: [0, 0],
};

/** One section that holds everything: a draft's lines are paragraphs, never headings or furniture. */
export function readStructure(text: string): ReportStructure {
  const blocks = [...text.matchAll(/[^\n]*\S[^\n]*/gu)]
    .flatMap((line) => cutLong(text, { start: line.index, end: line.index + line[0].length }))
    .map((span) => ({ section: 0, ...span }));
  const whole = { start: 0, end: text.length, headingSpan: { start: 0, end: 0 }, heading: [], label: "", title: "" };
  const section = { index: 0, level: 0, parent: null, role: "body" as const, ...whole };
  return { id: "", metadata: NO_CALENDAR, text, sections: [section], ...readParagraphs(text, blocks), warnings: [] };
}

/** What is read together is bounded, so that no draft takes long: a longer line is cut where a sentence or a clause ends. */
const READ_TOGETHER_CHARS = 1500;

function cutLong(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let at = start;
  while (end - at > READ_TOGETHER_CHARS) {
    const piece = text.slice(at, at + READ_TOGETHER_CHARS);
    const stop = /^.*[。！？；]/su.exec(piece) ?? /^.*[，、,;\s]/su.exec(piece);
    const next = at + (stop?.[0].length ?? piece.length);
    pieces.push({ start: at, end: next });
    at = next;
  }
  return [...pieces, { start: at, end }];
}
