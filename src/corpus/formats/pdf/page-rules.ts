/**
 * Straight lines drawn on a page of a PDF: borders of tables, and thin boxes that pass for them. Makes no table of them.
 * Paths as pdf.js lists them: a run of numbers, each step led by what it does (src/shared/util.js, DrawOPS).
 */
import type { PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import { multiply } from "./page-runs.ts";

/** A horizontal rule at `at` from `from` to `to`, or a vertical one; points from the top left. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

export interface PageRules {
  horizontal: Rule[];
  vertical: Rule[];
  /** Pictures are drawn on the page. */
  hasPicture: boolean;
}

/** Numbers of operations in the list, by name. */
export type Operations = Readonly<Record<string, number>>;

const MOVE = 0;
const LINE = 1;
/** How many numbers follow a step: move, line, cubic curve, quadratic curve, close. */
const ARGUMENTS = [2, 2, 6, 4, 0];
const CURVES = new Set([2, 3]);
/** A rule isn't further off the straight than this, and a box no thicker. */
const STRAIGHT_POINTS = 1;
const THIN_POINTS = 3;
const MIN_RULE_POINTS = 4;
const MAX_RULES = 20_000;

interface Point {
  x: number;
  y: number;
}

export async function readPageRules(page: PDFPageProxy, ops: Operations): Promise<PageRules> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: PageRules = { horizontal: [], vertical: [], hasPicture: false };
  const saved: number[][] = [];
  let matrix: number[] = [...page.getViewport({ scale: 1 }).transform];
  const pictures = new Set([ops.paintImageXObject, ops.paintInlineImageXObject, ops.paintImageMaskXObject]);
  fnArray.forEach((operation, i) => {
    const args: unknown = argsArray[i];
    if (operation === ops.save) saved.push(matrix);
    else if (operation === ops.restore) matrix = saved.pop() ?? matrix;
    else if (operation === ops.transform) matrix = multiply(matrix, numbersOf(args));
    else if (operation === ops.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = multiply(matrix, numbersOf(Array.isArray(args) ? args[0] : undefined));
    } else if (operation === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operation === ops.constructPath) addPath(found, pathOf(args), matrix);
    else if (pictures.has(operation)) found.hasPicture = true;
  });
  return found;
}

function pathOf(args: unknown): ArrayLike<number> {
  const data: unknown = Array.isArray(args) ? args[1] : undefined;
  const [path] = Array.isArray(data) ? data : [];
  return ArrayBuffer.isView(path) ? (path as Float32Array) : [];
}

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];
}

/** Each stretch of a path between moves: a thin box is one rule, any other its straight sides. */
function addPath(found: PageRules, path: ArrayLike<number>, matrix: readonly number[]): void {
  let points: Point[] = [];
  const flush = (): void => {
    if (points.length >= 2) addStretch(found, points);
    points = [];
  };
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? MOVE;
    const length = ARGUMENTS[step] ?? 0;
    if (step === MOVE) flush();
    if (CURVES.has(step)) flush();
    if (step === MOVE || step === LINE) points.push(place(matrix, path[at + 1] ?? 0, path[at + 2] ?? 0));
    else if (length === 0 && points[0]) points.push(points[0]);
    at += length + 1;
  }
  flush();
}

function place(m: readonly number[], x: number, y: number): Point {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

function addStretch(found: PageRules, points: readonly Point[]): void {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN_POINTS || right - left <= THIN_POINTS) {
    addRule(
      found,
      { x: left, y: (top + bottom) / 2 },
      { x: right, y: (top + bottom) / 2 },
      right - left >= bottom - top,
    );
    if (right - left < bottom - top)
      addRule(found, { x: (left + right) / 2, y: top }, { x: (left + right) / 2, y: bottom }, true);
    return;
  }
  points.slice(1).forEach((to, i) => {
    const from = points[i];
    if (from) addRule(found, from, to, true);
  });
}

function addRule(found: PageRules, a: Point, b: Point, isWanted: boolean): void {
  if (!isWanted || found.horizontal.length + found.vertical.length >= MAX_RULES) return;
  const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  if (dy <= STRAIGHT_POINTS && dx >= MIN_RULE_POINTS)
    found.horizontal.push({ at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
  else if (dx <= STRAIGHT_POINTS && dy >= MIN_RULE_POINTS)
    found.vertical.push({ at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
}
