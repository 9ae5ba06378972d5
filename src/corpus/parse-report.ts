/**
 * Canonical text → structure of a report: sections, paragraphs, sentences, clauses. Pure; never throws on any text.
 * Doesn't read figures or metadata itself.
 */
import type { Paragraph, ReportMetadata, ReportStructure, Section, Sentence } from "./report.ts";
import { buildSections } from "./structure/build-sections.ts";
import { findHeadings } from "./structure/find-headings.ts";
import { type Line, readLines } from "./structure/read-lines.ts";
import { splitClauses } from "./structure/split-clauses.ts";
import { splitSentences } from "./structure/split-sentences.ts";

export interface ReportSource {
  id: string;
  /** Canonical text, see decodeText. */
  text: string;
  metadata: ReportMetadata;
}

export function parseStructure({ id, text, metadata }: ReportSource): ReportStructure {
  const lines = readLines(text);
  const sections = buildSections(findHeadings(lines), text);
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  let section = 0;
  for (const line of lines) {
    while (section + 1 < sections.length && (sections[section + 1]?.start ?? 0) <= line.start) section += 1;
    if (line.text === "" || isHeadingOnly(line, sections[section])) continue;
    const paragraph = { index: paragraphs.length, section, start: line.start, end: line.end };
    paragraphs.push(paragraph);
    for (const span of splitSentences(text, line)) {
      const clauses = splitClauses(text, span);
      sentences.push({ ...span, index: sentences.length, section, paragraph: paragraph.index, clauses });
    }
  }
  return { id, metadata, text, sections, paragraphs, sentences, warnings: [] };
}

function isHeadingOnly(line: Line, section: Section | undefined): boolean {
  return section?.headingSpan.start === line.start && section.headingSpan.end === line.end;
}
