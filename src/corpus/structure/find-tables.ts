/**
 * Which lines make a table: rows with cells between `|` or tabs, or (under a caption 表N) rows whose numbers are glued to their name.
 * Finds the caption and the unit line above; reads no row.
 */
import type { Line } from "./read-lines.ts";
import { readMark } from "./read-mark.ts";

export interface TableLines {
  /** Missing when nothing above names the table. */
  caption?: Line;
  /** Unit lines and header rows without cells, between caption and rows. */
  above: Line[];
  /** Rows with cells, header rows among them, and group titles between them. */
  rows: Line[];
  /** A 注：… right below the rows. */
  below: Line[];
}

const CAPTION = /^(?:附?表|续表)\s*[\d０-９一二三四五六七八九十]+/;
const UNIT_LINE = /^[（(]?\s*(?:计量)?单位\s*[:：]/;
const NOTE = /^(?:注|备注|说明|资料来源)\s*[:：]/;
const GLUED_ROW =
  /^(?:#\s*)?(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])?[^\d|。；]{1,30}?\s*[-−]?\d[\d,]*(?:\.\d+)?(?:\s+[-−]?\d[\d,.]*)*$/;
const NUMBER_CELL = /^\s*[-−]?\d[\d,]*(?:\.\d+)?[%‰]?\s*$/;
const MAX_CAPTION_CHARS = 50;
const MAX_GROUP_TITLE_CHARS = 24;
/** Lines between a caption and its first row at most. */
const MAX_LINES_ABOVE = 3;
const MIN_GLUED_ROWS = 2;

/** The caption without 表N: 2023年末周口市常住人口数及其构成. */
export function tableTitle(caption: string): string {
  return (
    caption
      .replace(
        /^(?:附?表|续表)\s*(?:[\d０-９]{1,2}(?=[^\d.]|$|(?<=\d)\d{4})|[一二三四五六七八九十]+(?!季|产|次))\s*(?:[-－—.．]\d+)?[\s:：、.．]*/,
        "",
      )
      .trim() || caption
  );
}

/** Has cells: `a | b`, or `a<tab>b` next to another such line. */
function hasCells(text: string): boolean {
  return /\s\|(?:\s|$)|^\|/.test(text);
}

export function findTables(lines: readonly Line[], skip: ReadonlySet<number>): TableLines[] {
  const written = lines.filter(({ text, index }) => text !== "" && !skip.has(index));
  const isBehindBlank = (line: Line): boolean => lines[line.index - 1]?.text === "";
  const tables: TableLines[] = [];
  let at = 0;
  while (at < written.length) {
    const end = endOfRows(written, at, isBehindBlank);
    if (end > at) {
      const after = tables.at(-1);
      const floor = after ? written.indexOf(lastLine(after)) + 1 : 0;
      const table = withSurroundings(written, at, end, floor);
      tables.push(table);
      at = end + table.below.length;
    } else at += 1;
  }
  return tables;
}

function lastLine(table: TableLines): Line {
  return (table.below.at(-1) ?? table.rows.at(-1)) as Line;
}

/** Position behind the last row of the table whose first row is at `at`; `at` when there's none. */
function endOfRows(written: readonly Line[], at: number, isBehindBlank: (line: Line) => boolean): number {
  if (isRow(written, at)) {
    let end = at + 1;
    while (
      end < written.length &&
      !(isBehindBlank(written[end] as Line) && beginsAnew(written, end)) &&
      (isRow(written, end) || (isGroupTitle(written, end) && isRow(written, end + 1)))
    )
      end += 1;
    return end;
  }
  const captioned = [1, 2, 3].some(
    (back) => CAPTION.test(written[at - back]?.text ?? "") && allAbove(written, at - back + 1, at),
  );
  if (!captioned) return at;
  let end = at;
  while (end < written.length && GLUED_ROW.test(written[end]?.text ?? "")) end += 1;
  return end - at >= MIN_GLUED_ROWS ? end : at;
}

/** Behind a blank line, cells without numbers above a row with some begin another table. */
function beginsAnew(written: readonly Line[], at: number): boolean {
  const [line, next] = [written[at], written[at + 1]];
  if (!line || !next || !isRow(written, at) || !isRow(written, at + 1)) return false;
  const numbers = (text: string): number => text.split(/[|\t]/).filter((cell) => NUMBER_CELL.test(cell)).length;
  return numbers(line.text) === 0 && numbers(next.text) > 0;
}

/** Lines between a caption and the first row: units, a header. */
function allAbove(written: readonly Line[], from: number, to: number): boolean {
  return written.slice(from, to).every(({ text }) => text.length <= MAX_CAPTION_CHARS && !/[。；]/.test(text));
}

function isRow(written: readonly Line[], at: number): boolean {
  const text = written[at]?.text ?? "";
  if (hasCells(text)) return true;
  return (
    text.includes("\t") && [at - 1, at + 1].some((other) => /\t/.test(written[other]?.text ?? "")) && !/。/.test(text)
  );
}

function isGroupTitle(written: readonly Line[], at: number): boolean {
  const text = written[at]?.text ?? "";
  return text.length <= MAX_GROUP_TITLE_CHARS && !/[。；，：]/.test(text) && !CAPTION.test(text);
}

function withSurroundings(written: readonly Line[], start: number, end: number, floor: number): TableLines {
  const caption = findCaption(written, start, floor);
  const above = written.slice(caption === undefined ? floor : caption + 1, start);
  const table: TableLines = {
    above: caption === undefined ? above.slice(-1).filter(({ text }) => UNIT_LINE.test(text)) : above,
    rows: written.slice(start, end),
    below: [],
  };
  const line = caption === undefined ? undefined : written[caption];
  if (line) table.caption = line;
  const note = written[end];
  if (note && NOTE.test(note.text) && !/\d\s*[.、]/.test(note.text.slice(0, 6))) table.below = [note];
  return table;
}

/** Position of 表N … above the rows; without one, of the short line right above them or above their unit. */
function findCaption(written: readonly Line[], start: number, floor: number): number | undefined {
  for (let at = start - 1; at >= Math.max(floor, start - MAX_LINES_ABOVE); at--) {
    const text = written[at]?.text ?? "";
    if (CAPTION.test(text)) return at;
    if (text.length > MAX_CAPTION_CHARS || /[。；！]/.test(text)) break;
  }
  const at = UNIT_LINE.test(written[start - 1]?.text ?? "") ? start - 2 : start - 1;
  const text = written[at]?.text ?? "";
  return at >= floor && isTitle(text) ? at : undefined;
}

function isTitle(text: string): boolean {
  if (text.length < 4 || text.length > MAX_CAPTION_CHARS || UNIT_LINE.test(text)) return false;
  return !/[。；！]/.test(text) && !/[：:，,、]$/.test(text) && readMark(text) === undefined;
}
