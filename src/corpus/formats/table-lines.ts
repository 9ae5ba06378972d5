/**
 * Cells of a table with their spans over rows and columns → lines with ` | ` between cells, as the reader of tables takes them.
 * Knows no markup, and reads no number.
 */
import { cellText } from "./line-text.ts";

export interface TableCell {
  text: string;
  /** 1 and more. */
  rowSpan: number;
  colSpan: number;
}

const MAX_COLUMNS = 200;
const MAX_ROWS = 20_000;
const NUMBER = /^[-−+]?\d[\d,]*(?:\.\d+)?[%‰]?$/;
const YEAR = /^(?:19|20)\d{2}年?$/;
const BROKEN_HEADER = /(?<=[\p{Script=Han}）)]) (?=[\p{Script=Han}（(])/gu;
const MAX_HEADER_ROWS = 4;
const MAX_CAPTION_CHARS = 60;

/** A place of the grid: a cell's text where it begins, or a mark of what reaches over it from above or from the left. */
interface Place {
  text: string;
  from: "own" | "above" | "left";
}

const EMPTY: Place = { text: "", from: "own" };

/** Rows over the whole width at the top and at the bottom become lines of their own: the caption, the unit, notes. */
export function tableLines(rows: readonly (readonly TableCell[])[]): string[] {
  const grid = withoutEmpty(layOut(rows.slice(0, MAX_ROWS)));
  const wide = grid.map((row) => wideText(row));
  const first = wide.indexOf(undefined);
  if (first === -1) return wide.filter((text) => text !== undefined);
  const last = wide.lastIndexOf(undefined);
  const isCaption = wide.slice(0, first).every((text) => text !== undefined && text.length <= MAX_CAPTION_CHARS);
  const start = isCaption ? first : 0;
  const body = joinStubs(stackHalves(grid.slice(start, last + 1)));
  return [
    ...wide.slice(0, start).flatMap((text) => text ?? []),
    ...body.map((row) => row.map(({ text }) => text).join(" | ")),
    ...wide.slice(last + 1).flatMap((text) => text ?? []),
  ];
}

function layOut(rows: readonly (readonly TableCell[])[]): Place[][] {
  const grid: Place[][] = rows.map(() => []);
  rows.forEach((cells, r) => {
    let c = 0;
    for (const cell of cells) {
      while (grid[r]?.[c] !== undefined) c += 1;
      const text = cellText(cell.text);
      const [height, width] = [Math.min(cell.rowSpan, rows.length - r), Math.min(cell.colSpan, MAX_COLUMNS - c)];
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) {
          const row = grid[r + down];
          if (row)
            row[c + right] = { text: right > 0 ? "" : text, from: right > 0 ? "left" : down > 0 ? "above" : "own" };
        }
      }
      c += width;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? EMPTY));
}

/** Without rows and columns that hold nothing of their own. */
function withoutEmpty(grid: readonly Place[][]): Place[][] {
  const rows = grid.filter((row) => row.some(({ text, from }) => text !== "" && from === "own"));
  const width = rows[0]?.length ?? 0;
  const kept = Array.from({ length: width }, (_, c) => rows.some((row) => (row[c]?.text ?? "") !== ""));
  return rows.map((row) => row.filter((_, c) => kept[c]));
}

/** Text of a row that is one cell over all columns; a table of one column has none but such rows. */
function wideText(row: readonly Place[]): string | undefined {
  const [first, ...rest] = row;
  if (first === undefined || first.from !== "own") return undefined;
  return rest.every(({ from }) => from === "left") ? first.text : undefined;
}

/** A table printed in two or three parts side by side, each under the same header, becomes one below the other. */
function stackHalves(grid: readonly Place[][]): Place[][] {
  const [header = [], ...rows] = grid;
  const parts = [2, 3].find((count) => {
    const width = header.length / count;
    return (
      width >= 2 &&
      Number.isInteger(width) &&
      header.every(({ text }, c) => text !== "" && text === header[c % width]?.text)
    );
  });
  if (parts === undefined) return [...grid];
  const width = header.length / parts;
  const stacked = Array.from({ length: parts }, (_, part) =>
    rows.map((row) => row.slice(part * width, (part + 1) * width)),
  );
  return [header.slice(0, width), ...stacked.flat().filter((row) => row.some(({ text }) => text !== ""))];
}

/**
 * A name that stands once for several rows is printed with each of them, so that a row says by itself what it is: the second of
 * 第一产业 over 农业, 林业 becomes 第一产业：林业. A number over several rows counts once, in its first row.
 */
function joinStubs(grid: readonly Place[][]): Place[][] {
  const headers = countHeaders(grid);
  const body = grid.slice(headers);
  const isGrouped = body.some((row) => row[0]?.from === "above" && !isNumber(row[0].text));
  const isSecondName = body.every((row) => !isNumber(row[1]?.text ?? ""));
  const joins = isGrouped && isSecondName && (grid[0]?.length ?? 0) > 2;
  return grid.map((row, r) => {
    if (r < headers) return joins ? joinPair(row.map(asHeader)) : row.map(asHeader);
    const own = row.map((place) => (place.from === "above" && isNumber(place.text) ? EMPTY : place));
    return joins ? joinPair(own) : own;
  });
}

/** What a header's cell covers below itself isn't printed again; its words may be broken over lines, which leaves spaces. */
function asHeader(place: Place): Place {
  return place.from === "above" ? EMPTY : { ...place, text: place.text.replace(BROKEN_HEADER, "") };
}

function joinPair([first = EMPTY, second = EMPTY, ...rest]: readonly Place[]): Place[] {
  const words = [...new Set([first.text, second.text])].filter((text) => text !== "");
  return [{ text: words.join("："), from: "own" }, ...rest];
}

function countHeaders(grid: readonly Place[][]): number {
  let count = 0;
  while (count < Math.min(MAX_HEADER_ROWS, grid.length - 1) && isHeader(grid[count] ?? [])) count += 1;
  return Math.max(1, count);
}

function isHeader(row: readonly Place[]): boolean {
  return row.slice(1).every(({ text }) => !isNumber(text) || YEAR.test(text));
}

function isNumber(text: string): boolean {
  return NUMBER.test(text.normalize("NFKC"));
}
