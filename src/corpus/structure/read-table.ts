/**
 * Rows of one table: their headings, the rows they belong to, and cells under their column headings.
 * Doesn't read numbers beyond what tells a header from a row and a part from its whole.
 */
import type { ParseWarning, TableRow } from "../report.ts";
import type { Span } from "../span.ts";
import { findParents } from "./find-row-parents.ts";
import type { TableLines } from "./find-tables.ts";
import { type Columns, readColumns, splitUnit } from "./read-columns.ts";
import type { Line } from "./read-lines.ts";
import { trimSpan } from "./split-sentences.ts";

export interface RowLine {
  line: Line;
  /** Missing for a header row, a unit line or a group title. */
  row?: TableRow;
  /** Spans of all cells with the heading's, for clauses. */
  cells: Span[];
}

/** A row as printed: its cells, empty ones too. */
export interface RawRow {
  line: Line;
  cells: (Span & { text: string })[];
}

const NUMBER = /^[-−+]?\d[\d,]*(?:\.\d+)?[%‰]?$/;
/** A number, or what a number became when it was copied: 5.24.6. */
const STARTS_AS_NUMBER = /^[-−+]?\d[\d.,]*[%‰]?$/;
const YEAR = /^(?:19|20)\d{2}年?$/;
const GLUED_NUMBERS = /\s*([-−]?\d[\d,]*(?:\.\d+)?(?:\s+[-−]?\d[\d,.]*)*)$/;

function isNumber(text: string): boolean {
  return NUMBER.test(text.normalize("NFKC"));
}

/** Rows with their lines in order; headers, unit lines and notes come without `row`. */
export function readTable(text: string, table: TableLines, warnings: ParseWarning[]): RowLine[] {
  const caption = table.caption?.text ?? "";
  const raw = table.rows.map((line) => readRow(text, line));
  const headerCount = countHeaders(raw);
  const header = headerCount > 0 ? raw.slice(0, headerCount) : [];
  const rows = raw.slice(headerCount);
  const headerCells =
    header.length > 0 ? header.map(({ cells }) => cells.map((cell) => cell.text)) : gluedHeader(table);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = readColumns(headerCells, width);
  const parents = findParents(
    rows,
    rows.map((row) => nameOf(row, columns).name),
  );
  const read = rows.map((row, i): RowLine => {
    checkRow(row, width, columns.names.length, warnings);
    return rowLine(row, caption, columns, parents[i]);
  });
  const plain = [...table.above, ...header.map(({ line }) => line)].map((line) => ({ line, cells: [] }));
  return [...plain, ...read, ...table.below.map((line) => ({ line, cells: [] }))];
}

/** Position of the cell that names the row: behind the running number where there is one. */
function headingAt(row: RawRow, columns: Columns): number {
  return /^序\s*号$/.test(columns.names[0] ?? "") && row.cells.length > 2 ? 1 : 0;
}

/** The row's name, and its unit where that is glued to it. */
function nameOf(row: RawRow, columns: Columns): { name: string; unit?: Span } {
  const heading = row.cells[headingAt(row, columns)];
  if (!heading) return { name: "" };
  const unit = columns.unitColumn === undefined ? undefined : splitUnit(heading.text);
  if (!unit) return { name: heading.text };
  return { name: heading.text.slice(0, unit.at).trimEnd(), unit: { start: heading.start + unit.at, end: heading.end } };
}

function rowLine(row: RawRow, caption: string, columns: Columns, parent: string | undefined): RowLine {
  const at = headingAt(row, columns);
  const { name, unit } = nameOf(row, columns);
  const written = row.cells.filter(({ text }) => text !== "");
  const cells = row.cells
    .map(({ start, end, text }, i) => ({ start, end, text, column: columns.names[i] ?? "", isHeading: i === at }))
    .filter(({ text, isHeading }) => text !== "" && !isHeading)
    .map(({ start, end, column }) => ({ start, end, column }));
  if (unit) cells.unshift({ ...unit, column: columns.unitColumn ?? "" });
  if (cells.length === 0) return { line: row.line, cells: written };
  const found: TableRow = { caption, heading: name, cells };
  if (parent !== undefined) found.parent = parent;
  return { line: row.line, row: found, cells: written };
}

function readRow(text: string, line: Line): RawRow {
  if (/[|\t]/.test(line.text)) return { line, cells: splitCells(text, line) };
  const glued = GLUED_NUMBERS.exec(line.text);
  if (!glued?.[1]) return { line, cells: [{ start: line.start, end: line.end, text: line.text }] };
  const name = trimSpan(text, { start: line.start, end: line.start + glued.index });
  const numbers = { start: line.end - glued[1].length, end: line.end };
  const cells = [...glued[1].matchAll(/\S+/g)].map((match) => ({
    start: numbers.start + match.index,
    end: numbers.start + match.index + match[0].length,
    text: match[0],
  }));
  return { line, cells: [{ ...name, text: text.slice(name.start, name.end) }, ...cells] };
}

function splitCells(text: string, line: Line): RawRow["cells"] {
  const separator = line.text.includes("|") ? "|" : "\t";
  const cells: RawRow["cells"] = [];
  let start = line.start;
  for (const part of line.text.split(separator)) {
    const span = trimSpan(text, { start, end: start + part.length });
    cells.push({ ...span, text: text.slice(span.start, span.end) });
    start += part.length + 1;
  }
  const fenced = line.text.startsWith("|") && line.text.endsWith("|") && cells.length > 2;
  return fenced ? cells.slice(1, -1) : cells;
}

/** Header rows hold no numbers but years, and something follows them. */
function countHeaders(rows: readonly RawRow[]): number {
  const isHeader = ({ cells }: RawRow): boolean =>
    cells.length > 1 &&
    cells.slice(1).every(({ text }) => text === "" || !STARTS_AS_NUMBER.test(text) || YEAR.test(text));
  let count = 0;
  while (count < Math.min(3, rows.length - 1) && isHeader(rows[count] as RawRow)) count += 1;
  const numbers = rows.some(({ cells }) => cells.slice(1).some(({ text }) => isNumber(text)));
  return numbers ? count : Math.min(1, count);
}

/** A header of one cell above rows without separators: 类别指数（以上年为100）. */
function gluedHeader(table: TableLines): string[][] {
  const header = table.above.findLast(({ text }) => !/单位\s*[:：]/.test(text));
  const names = header ? /^(类别|指标(?:名称)?|项目|产品名称|名称|品名|地区|行业)(.+)$/.exec(header.text) : null;
  return names?.[1] && names[2] ? [[names[1], names[2].trim()]] : [];
}

function checkRow(row: RawRow, width: number, columns: number, warnings: ParseWarning[]): void {
  const line = row.line.number;
  if (columns > 0 && row.cells.length > columns) {
    warnings.push({
      line,
      code: "table_columns",
      message: `${row.cells.length} cells under ${columns} column headings.`,
    });
  }
  for (const { text } of row.cells.slice(1)) {
    if (/^[-−]?\d+(?:\.\d+){2,}$/.test(text))
      warnings.push({ line, code: "odd_number", message: `${text} is no number; left as printed.` });
  }
  if (width === 1) warnings.push({ line, code: "table_row", message: "A row of a table without cells." });
}
