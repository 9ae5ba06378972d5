/**
 * Canonical text → structure of a report: sections, paragraphs, sentences, clauses, rows of tables. Pure; never throws on any text.
 * Doesn't read figures or metadata itself.
 */
import type { ParseWarning, ReportMetadata, ReportStructure, Section } from "./report.ts";
import type { Span } from "./span.ts";
import { buildSections, type TableSpan } from "./structure/build-sections.ts";
import { findContents } from "./structure/find-contents.ts";
import { findFurniture } from "./structure/find-furniture.ts";
import { findHeadings, type Heading } from "./structure/find-headings.ts";
import { findOddities } from "./structure/find-oddities.ts";
import { findRecordTables, type RecordTable } from "./structure/find-record-tables.ts";
import { findTables, type TableLines, tableTitle } from "./structure/find-tables.ts";
import { type Line, readLines } from "./structure/read-lines.ts";
import { type Block, readParagraphs, sectionOfLine } from "./structure/read-paragraphs.ts";
import { type RowLine, readTable } from "./structure/read-table.ts";

export interface ReportSource {
  id: string;
  /** Canonical text, see decodeText. */
  text: string;
  metadata: ReportMetadata;
}

export function parseStructure({ id, text, metadata }: ReportSource): ReportStructure {
  const lines = readLines(text);
  const skip = new Set([...findFurniture(lines), ...findContents(lines)]);
  const tables = findTables(lines, skip);
  const records = findRecordTables(lines, skip);
  const taken = takenLines(skip, tables, records);
  const headings = findHeadings(lines, (index) => taken.has(index));
  const sections = buildSections(headings, tables.flatMap(tableSpan), text.length);
  const warnings: ParseWarning[] = [];
  const rows = new Map(tables.flatMap((table) => readTable(text, table, warnings)).map((row) => [row.line.index, row]));
  const blocks = findBlocks({ lines, skip, headings, sections, rows, records });
  const { paragraphs, sentences } = readParagraphs(text, blocks);
  warnings.push(...findOddities(lines, headings));
  warnings.sort((a, b) => a.line - b.line);
  return { id, metadata, text, sections, paragraphs, sentences, warnings };
}

function takenLines(
  skip: ReadonlySet<number>,
  tables: readonly TableLines[],
  records: readonly RecordTable[],
): Set<number> {
  const taken = new Set(skip);
  for (const { caption, above, rows, below } of tables) {
    for (const line of [...(caption ? [caption] : []), ...above, ...rows, ...below]) taken.add(line.index);
  }
  for (const { header, records: found } of records) {
    for (const line of [...header, ...found.flatMap((record) => record.lines)]) taken.add(line.index);
  }
  return taken;
}

function tableSpan(table: TableLines): TableSpan[] {
  const { caption, rows, below } = table;
  const last = below.at(-1) ?? rows.at(-1);
  if (!caption || !last) return [];
  return [
    {
      start: caption.start,
      end: last.end,
      caption: spanOf(caption),
      printed: caption.text,
      title: tableTitle(caption.text),
    },
  ];
}

interface Found {
  lines: readonly Line[];
  skip: ReadonlySet<number>;
  headings: readonly Heading[];
  sections: readonly Section[];
  rows: ReadonlyMap<number, RowLine>;
  records: readonly RecordTable[];
}

/** Everything that is text: paragraphs, rows, and headings that are all there is of their section. */
function findBlocks({ lines, skip, headings, sections, rows, records }: Found): Block[] {
  const headed = new Map(headings.map((heading) => [heading.line.index, heading]));
  const captions = new Set(sections.filter(({ role }) => role === "table").map(({ headingSpan }) => headingSpan.start));
  const recordOf = new Map(
    records.flatMap((table) => table.records).flatMap((record) => record.lines.map((line) => [line.index, record])),
  );
  const blocks: Block[] = [];
  let headingEnd = 0;
  for (const line of lines) {
    if (line.text === "" || skip.has(line.index) || line.end <= headingEnd || captions.has(line.start)) continue;
    const section = sectionOfLine(sections, line);
    const record = recordOf.get(line.index);
    if (record) {
      if (record.start === line.start) {
        const caption = sections[section]?.title ?? "";
        blocks.push({ ...spanOf(record), section, row: { ...record.row, caption }, cells: record.lines.map(spanOf) });
      }
      continue;
    }
    const row = rows.get(line.index);
    const heading = headed.get(line.index);
    if (heading && heading.end >= line.end) {
      headingEnd = heading.end;
      if (!isText(heading, lines, headed, rows)) continue;
    }
    const start = heading?.role !== "body" && heading ? heading.end : line.start;
    const block: Block = { start: skipSpace(line, start), end: line.end, section };
    if (heading?.role === "body") block.headed = true;
    if (row?.row) {
      block.row = row.row;
      block.cells = row.cells;
    }
    blocks.push(block);
  }
  return blocks;
}

/** A numbered line that is an item of a list rather than a heading: it ends like a sentence, or nothing stands below it. */
function isText(
  heading: Heading,
  lines: readonly Line[],
  headed: ReadonlyMap<number, Heading>,
  rows: ReadonlyMap<number, RowLine>,
): boolean {
  if (!heading.mark) return false;
  const isItem = heading.mark.style.startsWith("arabic") && /[。；;！]$/.test(heading.line.text);
  if (isItem) return true;
  const next = lines.slice(heading.line.index + 1).find(({ text }) => text !== "");
  if (!next) return true;
  const below = headed.get(next.index);
  return below !== undefined && !rows.has(next.index) && below.rank <= heading.rank;
}

function skipSpace(line: Line, start: number): number {
  return start + (/^[\s:：]*/.exec(line.text.slice(start - line.start))?.[0].length ?? 0);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
