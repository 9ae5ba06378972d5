/**
 * Which lines of a PDF are rows of a table, and what stands in which of its columns. Rows come out as cells; captions are left to others.
 */
import { lineText } from "../line-text.ts";
import { type LineSegment, lineWords, type PageLine } from "./page-line.ts";

/** Lines `start` to before `end` are a table. */
export interface TableRun {
  start: number;
  end: number;
  rows: string[][];
}

interface Column {
  x: number;
  end: number;
}

const NUMBER = /^[-−+]?\d[\d,]*(?:\.\d+)?[%‰]?$/;
const MIN_ROWS = 2;
const MIN_NUMBER_SHARE = 0.3;
/** Lines with one segment between rows: group titles, and cells broken over two lines. */
const MAX_SINGLES = 2;
const MAX_SINGLE_CHARS = 30;
const SENTENCE = /[。；]$/u;

export function findTableRuns(lines: readonly PageLine[]): TableRun[] {
  const runs: TableRun[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = endOfRun(lines, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const found = lines.slice(at, end);
    if (isTable(found)) runs.push({ start: at, end, rows: readRows(found) });
    at = end;
  }
  return runs;
}

function isRow(line: PageLine | undefined): boolean {
  return line !== undefined && line.segments.length >= 2;
}

function endOfRun(lines: readonly PageLine[], start: number): number {
  if (!isRow(lines[start])) return start;
  let end = start + 1;
  for (;;) {
    let singles = 0;
    while (singles < MAX_SINGLES && isSingle(lines[end + singles])) singles += 1;
    if (!isRow(lines[end + singles])) return end;
    end += singles + 1;
  }
}

/** Short, and no line of running text, which begins at the margin or fills its column. */
function isSingle(line: PageLine | undefined): boolean {
  if (line === undefined || line.segments.length !== 1) return false;
  const words = lineWords(line);
  return words.length <= MAX_SINGLE_CHARS && !SENTENCE.test(words) && !/^(?:附?表|续表)\s*\d/u.test(words);
}

function isTable(lines: readonly PageLine[]): boolean {
  const rows = lines.filter(isRow);
  if (rows.length < MIN_ROWS) return false;
  // Numbers in place of names: the labels of a chart.
  const nameless = rows.filter(
    ({ segments }) => NUMBER.test(segments[0]?.text ?? "") && !/^(?:19|20)\d{2}$/.test(segments[0]?.text ?? ""),
  );
  if (nameless.length > rows.length / 2) return false;
  const numbered = rows.filter(({ segments }) => segments.slice(1).some(({ text }) => NUMBER.test(text)));
  if (numbered.length >= rows.length * MIN_NUMBER_SHARE && numbered.length >= MIN_ROWS) return true;
  // Tables of words: many columns, or many rows with the same number of cells.
  const width = widthOf(rows);
  return (
    rows.length >= 4 &&
    width >= 2 &&
    rows.filter(({ segments }) => segments.length === width).length >= rows.length * 0.6
  );
}

/** Most frequent number of cells, the larger of two. */
function widthOf(rows: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const { segments } of rows) counts.set(segments.length, (counts.get(segments.length) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= Math.max(1, rows.length * 0.25));
  return Math.max(2, ...frequent.map(([width]) => width));
}

function readRows(lines: readonly PageLine[]): string[][] {
  const columns = columnsOf(lines);
  const rows: string[][] = [];
  const header = new Set<string>();
  lines.forEach((line, i) => {
    const cells = assign(line.segments, columns);
    const key = cells.join("|");
    const isFirstOfPage = i > 0 && lines[i - 1]?.page !== line.page;
    if (rows.length < 3 && !cells.slice(1).some((cell) => NUMBER.test(cell))) header.add(key);
    else if (header.has(key) && (isFirstOfPage || header.size > 1)) return;
    if (line.segments.length === 1 && continues(line, lines[i - 1], cells)) appendTo(rows.at(-1), cells);
    else rows.push(cells);
  });
  return rows;
}

/** The rest of a cell that was broken: close under its row, and not at the place where names of rows begin. */
function continues(line: PageLine, before: PageLine | undefined, cells: readonly string[]): boolean {
  if (!before || before.page !== line.page || cells[0] !== "") return false;
  return line.y - before.y < line.size * 1.6;
}

function appendTo(row: string[] | undefined, cells: readonly string[]): void {
  cells.forEach((cell, i) => {
    if (row && cell !== "") row[i] = `${row[i] ?? ""}${cell}`;
  });
}

/** Columns by the rows with the usual number of cells: from the leftmost beginning to the rightmost end of each. */
function columnsOf(lines: readonly PageLine[]): Column[] {
  const rows = lines.filter(isRow);
  const width = widthOf(rows);
  const typical = rows.filter(({ segments }) => segments.length === width);
  const numbered = typical.filter(({ segments }) => segments.slice(1).some(({ text }) => NUMBER.test(text)));
  const models = numbered.length > 0 ? numbered : typical;
  return Array.from({ length: width }, (_, c) => ({
    x: Math.min(...models.map(({ segments }) => segments[c]?.x ?? Number.POSITIVE_INFINITY)),
    end: Math.max(...models.map(({ segments }) => segments[c]?.end ?? 0)),
  }));
}

/** Cells of a line, each in the column that it overlaps most or is nearest to, in order. */
function assign(segments: readonly LineSegment[], columns: readonly Column[]): string[] {
  const cells = columns.map(() => "");
  if (segments.length === columns.length) return segments.map(({ text }) => lineText(text));
  let from = 0;
  segments.forEach((segment, i) => {
    const left = segments.length - i - 1;
    const to = Math.max(from, columns.length - 1 - left);
    let best = from;
    for (let c = from; c <= to; c++) if (closeness(segment, columns[c]) > closeness(segment, columns[best])) best = c;
    const text = lineText(segment.text);
    cells[best] = cells[best] === "" ? text : `${cells[best]} ${text}`;
    from = Math.min(best + 1, columns.length - 1);
  });
  return cells;
}

/** Overlap in points, or how far apart, as a negative number. */
function closeness(segment: LineSegment, column: Column | undefined): number {
  if (!column) return Number.NEGATIVE_INFINITY;
  const overlap = Math.min(segment.end, column.end) - Math.max(segment.x, column.x);
  if (overlap > 0) return overlap;
  return -Math.abs((segment.x + segment.end) / 2 - (column.x + column.end) / 2);
}
