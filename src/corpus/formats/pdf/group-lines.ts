/**
 * Runs of a page → lines in reading order, one column of text after the other. Doesn't tell tables from text.
 */
import { NOTE_MARK } from "../line-text.ts";
import type { LineSegment, PageLine, PageRun } from "./page-line.ts";
import type { PageRuns } from "./page-runs.ts";

/** Of the font's size: baselines closer than this are one line; gaps wider than this part a line. */
const SAME_LINE_EM = 0.45;
const WIDE_GAP_EM = 1.05;
/** A character set apart for looks belongs to the one before: 粮　食. */
const SPREAD_GAP_EM = 2.6;
const SPREAD_LEFT = /(?:^|[#＃、.．\s])\p{Script=Han}$/u;
const SPREAD_RIGHT = /^\p{Script=Han}$/u;
/** Of the line's size: what is smaller is raised or lowered, and a mark of a note then is no part of the text. */
const RAISED_SIZE = 0.8;
/** A gutter between two columns of text: lines on both sides, hardly any across. */
const GUTTER_FROM = 0.35;
const GUTTER_TO = 0.65;
const MIN_GUTTER_EM = 1.2;
const MIN_COLUMN_LINES = 6;
const MIN_FULL_SHARE = 0.6;
const FULL_OF_COLUMN = 0.8;
const MAX_ACROSS = 0.25;

export function groupLines({ runs, width }: PageRuns, page: number): PageLine[] {
  const gutter = findGutter(runs, width);
  if (gutter === undefined) return linesOf(runs, page);
  // What reaches over the gutter, a title or a table, ends the columns above it.
  const rows = linesOf(runs, page);
  const result: PageLine[] = [];
  let band: PageRun[] = [];
  const flush = (): void => {
    const sides = [band.filter(({ end }) => end <= gutter + 1), band.filter(({ end }) => end > gutter + 1)];
    for (const [i, side] of sides.entries())
      result.push(...linesOf(side, page).map((line) => ({ ...line, column: i + 1 })));
    band = [];
  };
  for (const row of rows) {
    const own = runs.filter((run) => isOn(run, row));
    if (own.some((run) => run.x < gutter - 1 && run.end > gutter + 1)) {
      flush();
      result.push(row);
    } else band.push(...own);
  }
  flush();
  return result;
}

function isOn(run: PageRun, row: PageLine): boolean {
  return Math.abs(run.y - row.y) <= Math.max(run.size, row.size) * SAME_LINE_EM;
}

function linesOf(runs: readonly PageRun[], page: number): PageLine[] {
  const rows: { runs: PageRun[]; largest: PageRun }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(run.y - row.largest.y) <= Math.max(run.size, row.largest.size) * SAME_LINE_EM) {
      row.runs.push(run);
      if (run.size > row.largest.size) row.largest = run;
    } else rows.push({ runs: [run], largest: run });
  }
  return rows.map((row) => lineOf(row.runs, page));
}

function lineOf(all: readonly PageRun[], page: number): PageLine {
  const size = Math.max(...all.map((run) => run.size));
  const isRaisedMark = (run: PageRun): boolean => run.size < size * RAISED_SIZE && NOTE_MARK.test(run.text);
  const runs = all.filter((run) => !isRaisedMark(run)).sort((a, b) => a.x - b.x);
  const segments: LineSegment[] = [];
  for (const run of runs) {
    const last = segments.at(-1);
    const gap = last ? run.x - last.end : 0;
    if (!last || parts(last.text, run.text, gap / size))
      segments.push({ text: run.text.trim(), x: run.x, end: run.end });
    else {
      last.text += (gap > size * 0.15 ? " " : "") + run.text;
      last.end = Math.max(last.end, run.end);
    }
  }
  for (const segment of segments) segment.text = closeUp(segment.text);
  const [first] = runs;
  const end = Math.max(...runs.map((run) => run.end));
  const y = runs.reduce((sum, run) => sum + run.y, 0) / runs.length;
  const x = first?.x ?? 0;
  return { page, y, x, end, size, segments, column: 0 };
}

function parts(left: string, right: string, gapEm: number): boolean {
  if (gapEm <= WIDE_GAP_EM) return false;
  return !(gapEm <= SPREAD_GAP_EM && SPREAD_LEFT.test(left) && SPREAD_RIGHT.test(right.trim().slice(0, 2)));
}

/** Spaces stay between words of letters only: 增长 7.52 万人 → 增长7.52万人. */
export function closeUp(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/(?<=[^\p{ASCII}]) |(?<!^(?:附?表|续表|图)\d{1,2}(?:[-.]\d{1,2})?) (?=[^\p{ASCII}])/gu, "")
    .replace(/(?<=\d) (?=[.,%‰])|(?<=\d[.,]) (?=\d)/gu, "")
    .trim();
}

/** x of a gutter with text columns on both sides. */
function findGutter(runs: readonly PageRun[], width: number): number | undefined {
  const size = median(runs.map((run) => run.size));
  let best: { x: number; across: number } | undefined;
  for (let x = width * GUTTER_FROM; x <= width * GUTTER_TO; x += 2) {
    const half = (size * MIN_GUTTER_EM) / 2;
    const across = runs.filter((run) => run.x < x + half && run.end > x - half).length;
    if (best === undefined || across < best.across) best = { x, across };
  }
  if (best === undefined || best.across > runs.length * MAX_ACROSS) return undefined;
  const { x } = best;
  const sides = [runs.filter((run) => run.end <= x), runs.filter((run) => run.x >= x)];
  return sides.every((side) => isColumn(linesOf(side, 0))) ? x : undefined;
}

/** Running text fills its column; cells of a table don't. */
function isColumn(lines: readonly PageLine[]): boolean {
  if (lines.length < MIN_COLUMN_LINES) return false;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ end }) => end));
  const full = lines.filter(
    ({ x, end, segments }) => segments.length === 1 && end - x >= (right - left) * FULL_OF_COLUMN,
  );
  return full.length >= lines.length * MIN_FULL_SHARE;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
