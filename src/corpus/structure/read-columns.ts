/**
 * Column headings of a table from its header rows, also when the publisher glued them together.
 */

export interface Columns {
  /** One for each cell of a row; empty where the header has none. */
  names: string[];
  /** Heading of the unit column when units are glued to the rows' names: 钢材吨 | 1577693. */
  unitColumn?: string;
}

const UNIT_HEADING = /^(?:计量)?单\s*位$/;
const UNIT =
  /(?:百|千|万|亿|万亿)*(?:重量箱|千瓦时|立方米|平方米|平方公里|标准箱|吨公里|人公里|人次|千瓦|千升|千克|公里|公顷|吨|克|升|米|亩|人|户|家|个|件|台|辆|架|艘|只|头|羽|匹|条|张|册|部|套|箱|元|美元|双|块|支|份|所|座|口|床|项|次|%|％|‰)$/;

/** `header`: cells of each header row; `width`: cells of the longest row below. */
export function readColumns(header: readonly (readonly string[])[], width: number): Columns {
  if (header.length === 0) return { names: [] };
  const rows = header.map((cells) => (cells.length === width ? cells.map(joinSpaced) : spread(cells, width)));
  const glued = header.length === 1 ? unitGluedToName(header[0] ?? [], width) : undefined;
  if (glued) return glued;
  const filled = rows.map((cells, i) => (i < rows.length - 1 ? fillForward(cells) : cells));
  const names = Array.from({ length: Math.max(...filled.map((cells) => cells.length)) }, (_, column) =>
    [...new Set(filled.map((cells) => cells[column] ?? ""))].join(""),
  );
  return { names };
}

/** Where the unit begins that is printed behind a row's name. */
export function splitUnit(heading: string): { at: number } | undefined {
  const unit = UNIT.exec(heading);
  return unit && unit.index >= 1 ? { at: unit.index } : undefined;
}

/** Cells of a header with too few cells, parted at white space when that gives the right number. */
function spread(cells: readonly string[], width: number): string[] {
  const parts = cells.flatMap(parted);
  return parts.length === width ? parts : cells.map(joinSpaced);
}

function unitGluedToName(cells: readonly string[], width: number): Columns | undefined {
  const parts = cells.flatMap(parted);
  const unit = parts[1];
  if (parts.length !== width + 1 || unit === undefined || !UNIT_HEADING.test(unit)) return undefined;
  return { names: [parts[0] ?? "", ...parts.slice(2)], unitColumn: unit };
}

/** 单位 产 量 比上年增长（%） → 单位, 产量, 比上年增长（%）. */
function parted(cell: string): string[] {
  const joined = joinSpaced(cell);
  return joined === "" ? [""] : joined.split(/\s+/);
}

/** 产 量 → 产量. */
function joinSpaced(cell: string): string {
  return cell.trim().replace(/(?<=(?:^|\s)\p{Script=Han})\s+(?=\p{Script=Han}(?:\s|$))/gu, "");
}

/** A heading over several columns is printed once. */
function fillForward(cells: readonly string[]): string[] {
  let last = "";
  return cells.map((cell, i) => {
    if (cell !== "" || i === 0) last = cell;
    return i === 0 ? cell : last;
  });
}
