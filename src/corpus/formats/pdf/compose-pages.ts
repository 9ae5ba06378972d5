/**
 * Lines of all pages → lines of canonical text: tables as rows, the rest as paragraphs, notes from the feet of pages at the end.
 */
import { tableLines } from "../table-lines.ts";
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
  const composed: string[] = [];
  let at = 0;
  for (const { start, end, rows } of findTableRuns(lines)) {
    composed.push(...joinParagraphs(lines.slice(at, start)));
    composed.push(...tableLines(rows.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1 })))));
    at = end;
  }
  composed.push(...joinParagraphs(lines.slice(at)));
  return notes.length === 0 ? composed : [...composed, "注释", ...joinParagraphs(notes)];
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
