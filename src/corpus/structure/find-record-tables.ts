/**
 * Tables that lost their cells' borders and became one line a cell: records that begin with 1, 2, 3 … alone on a line.
 * Only such runs of short lines; a numbered list has its number and its words on one line.
 */
import type { TableRow } from "../report.ts";
import type { Span } from "../span.ts";
import type { Line } from "./read-lines.ts";
import { readMark } from "./read-mark.ts";

export interface TableRecord extends Span {
  lines: Line[];
  row: TableRow;
}

export interface RecordTable {
  header: Line[];
  records: TableRecord[];
}

const MIN_RECORDS = 2;
const MIN_CELLS = 2;
const MAX_CELLS = 30;
const MAX_HEADER_LINES = 20;
const MAX_HEADER_CHARS = 8;
const STOPS = /^附\s*[件表录]|^(?:名词解释|注释?)[:：]?$/;
const MONEY = /\d(?:\.\d+)?\s*[百千万亿]*元$/;
const DATE = /^(?:\d{4}年|\d{1,2}月)/;

export function findRecordTables(lines: readonly Line[], skip: ReadonlySet<number>): RecordTable[] {
  const written = lines.filter(({ text, index }) => text !== "" && !skip.has(index));
  const tables: RecordTable[] = [];
  for (let at = 0; at < written.length; at++) {
    if (written[at]?.text !== "1") continue;
    const starts = recordStarts(written, at);
    if (starts.length < MIN_RECORDS) continue;
    const table = readRecords(written, starts);
    tables.push(table);
    at = written.indexOf(table.records.at(-1)?.lines.at(-1) as Line);
  }
  return tables;
}

/** Positions of the lines 1, 2, 3 … from `at` on. */
function recordStarts(written: readonly Line[], at: number): number[] {
  const starts = [at];
  for (let next = 2; ; next++) {
    const last = starts.at(-1) ?? at;
    const end = Math.min(last + MAX_CELLS + 1, written.length);
    let found: number | undefined;
    for (let i = last + MIN_CELLS + 1; i < end && found === undefined; i++)
      if (written[i]?.text === String(next)) found = i;
    if (found === undefined || written.slice(last + 1, found).some(({ text }) => stops(text))) return starts;
    starts.push(found);
  }
}

function readRecords(written: readonly Line[], starts: readonly number[]): RecordTable {
  const first = starts[0] ?? 0;
  const longest = Math.max(...starts.slice(1).map((start, i) => start - (starts[i] ?? 0)));
  let headerStart = first;
  while (headerStart > first - MAX_HEADER_LINES && isHeaderCell(written[headerStart - 1])) headerStart -= 1;
  const header = written.slice(headerStart, first);
  const columns = columnNames(header);
  const records = starts.map((start, i) => {
    const next = starts[i + 1];
    return readRecord(written.slice(start, next ?? endOfLast(written, start, longest)), columns);
  });
  return { header, records };
}

function endOfLast(written: readonly Line[], start: number, longest: number): number {
  let end = start + 1;
  while (end < written.length && end < start + longest && !stops(written[end]?.text ?? "")) end += 1;
  return end;
}

function stops(text: string): boolean {
  return STOPS.test(text) || readMark(text) !== undefined;
}

function isHeaderCell(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= MAX_HEADER_CHARS &&
    !/[\d。，；：、]/.test(line.text) &&
    !STOPS.test(line.text)
  );
}

/** 序/号 and 完成/时限 were broken over two lines each. */
function columnNames(header: readonly Line[]): string[] {
  const names: string[] = [];
  let half = "";
  for (const { text } of header) {
    if (text.length > 2 || (half !== "" && half.length !== text.length)) {
      if (half !== "") names.push(half);
      half = "";
    }
    if (text.length > 2) names.push(text);
    else if (half === "") half = text;
    else {
      names.push(half + text);
      half = "";
    }
  }
  return half === "" ? names : [...names, half];
}

function readRecord(lines: Line[], columns: readonly string[]): TableRecord {
  const [number, name, ...rest] = lines as [Line, Line, ...Line[]];
  const last = lines.at(-1) ?? number;
  const cells = rest.map((line, i) => ({ start: line.start, end: line.end, column: columnOf(line.text, i, columns) }));
  const row: TableRow = { caption: "", heading: name.text, cells };
  return { start: number.start, end: last.end, lines, row };
}

/** The cell behind the name has the next heading; further ones are told by what they hold, since cells may be missing. */
function columnOf(text: string, position: number, columns: readonly string[]): string {
  if (position === 0) return columns[2] ?? "";
  if (MONEY.test(text)) return columns.find((column) => /投资|金额|资金|经费/.test(column)) ?? "";
  if (DATE.test(text)) return columns.find((column) => /时限|时间|日期|期限/.test(column)) ?? "";
  return "";
}
