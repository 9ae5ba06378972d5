/**
 * Lines of all pages → lines of canonical text: tables as rows, the rest as paragraphs, notes from the feet of pages at the end.
 */
import { type TableCell, tableLines } from "../table-lines.ts";
import { columnMargins } from "./column-margins.ts";
import { findTableRuns } from "./find-table-runs.ts";
import { joinParagraphs } from "./join-paragraphs.ts";
import { lineWords, type PageLine } from "./page-line.ts";

/** A note at the foot of a page is set in smaller type and begins with its mark. */
const NOTE_SIZE = 0.9;
const NOTE_MARK = /^(?:\[\d{1,3}\]|[①-⑳]|[*＊†])/u;

export function composePages(pages: readonly (readonly PageLine[])[]): string[] {
  const size = usualSize(pages.flat());
  const notes: PageLine[] = [];
  const lines: PageLine[] = [];
  for (const page of pages) {
    const from = notesStart(page, size);
    lines.push(...page.slice(0, from));
    notes.push(...page.slice(from));
  }
  const margins = columnMargins(pages.flat());
  const composed: string[] = [];
  let at = 0;
  const textTo = (end: number): void => {
    composed.push(...joinParagraphs(lines.slice(at, end), margins));
  };
  for (const { start, end, rows } of findTables(lines)) {
    textTo(start);
    composed.push(...tableLines(rows));
    at = end;
  }
  textTo(lines.length);
  return notes.length === 0 ? composed : [...composed, "注释", ...joinParagraphs(notes, margins)];
}

interface Table {
  start: number;
  end: number;
  rows: TableCell[][];
}

/** Those drawn with rules, a table that goes on over the page being one, and those told by their columns in between. */
function findTables(lines: readonly PageLine[]): Table[] {
  const tables: Table[] = [];
  let at = 0;
  const byColumns = (to: number): void => {
    for (const { start, end, rows } of findTableRuns(lines.slice(at, to)))
      tables.push({ start: at + start, end: at + end, rows: rows.map((row) => row.map(cellOf)) });
  };
  lines.forEach(({ table }, i) => {
    if (table === undefined) return;
    byColumns(i);
    const last = tables.at(-1);
    if (last && last.end === i && widthOf(last.rows) === widthOf(table)) {
      last.rows.push(...withoutRepeated(table, last.rows));
      last.end = i + 1;
    } else tables.push({ start: i, end: i + 1, rows: [...table] });
    at = i + 1;
  });
  byColumns(lines.length);
  return tables;
}

function cellOf(text: string): TableCell {
  return { text, rowSpan: 1, colSpan: 1 };
}

function widthOf([row = []]: readonly (readonly TableCell[])[]): number {
  return row.reduce((sum, { colSpan }) => sum + colSpan, 0);
}

/** The header that is printed again on the next page is left out. */
function withoutRepeated(rows: readonly TableCell[][], above: readonly TableCell[][]): TableCell[][] {
  const words = (row: readonly TableCell[] | undefined): string => (row ?? []).map(({ text }) => text).join("|");
  let repeated = 0;
  while (repeated < rows.length && words(rows[repeated]) === words(above[repeated])) repeated += 1;
  return rows.slice(repeated);
}

/** Size in which most characters are set. */
function usualSize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + lineWords(line).length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Position of the first line of notes at the foot of a page, or the number of lines. */
function notesStart(page: readonly PageLine[], size: number): number {
  let start = page.length;
  let mark = page.length;
  while (start > 0 && (page[start - 1]?.size ?? size) < size * NOTE_SIZE && page[start - 1]?.segments.length === 1) {
    start -= 1;
    const line = page[start];
    if (line && NOTE_MARK.test(lineWords(line))) mark = start;
  }
  return mark;
}
