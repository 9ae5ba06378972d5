/**
 * Canonical text → structure of a report: sections, paragraphs, sentences, clauses, rows of tables. Pure; never throws on any text.
 * Doesn't read figures or metadata itself.
 */
import type { ParseWarning, ReportMetadata, ReportStructure } from "./report.ts";
import type { Span } from "./span.ts";
import { buildSections, type TableSpan } from "./structure/build-sections.ts";
import { findBlocks } from "./structure/find-blocks.ts";
import { findContents } from "./structure/find-contents.ts";
import { findFurniture } from "./structure/find-furniture.ts";
import { findHeadings } from "./structure/find-headings.ts";
import { findOddities } from "./structure/find-oddities.ts";
import { findRecordTables, type RecordTable } from "./structure/find-record-tables.ts";
import { findTables, type TableLines, tableTitle } from "./structure/find-tables.ts";
import { partLines } from "./structure/part-lines.ts";
import { readLines } from "./structure/read-lines.ts";
import { readParagraphs } from "./structure/read-paragraphs.ts";
import { readTable } from "./structure/read-table.ts";

export interface ReportSource {
  id: string;
  /** Canonical text, see decodeText. */
  text: string;
  metadata: ReportMetadata;
}

export function parseStructure({ id, text, metadata }: ReportSource): ReportStructure {
  const lines = partLines(text, readLines(text));
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

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
