/**
 * Tables drawn with rules: what stands in each cell, cells that reach over rows and columns included. Tables without rules inside
 * are found elsewhere, by their columns.
 */
import type { TableCell } from "../table-lines.ts";
import { closeUp } from "./group-lines.ts";
import type { PageRun } from "./page-line.ts";
import type { PageRules, Rule } from "./page-rules.ts";

export interface RuledTable {
  left: number;
  right: number;
  top: number;
  bottom: number;
  rows: TableCell[][];
}

/** Rules closer than this are one, or touch. */
const SAME_POINTS = 2.5;
/** Part of a cell's side that has to be drawn for it to be a border. */
const DRAWN_SHARE = 0.6;
const MIN_FILLED_SHARE = 0.4;
const MIN_SIDE_POINTS = 4;

/** Tables of a page, from the top; a frame around text and the grid of a chart are none. */
export function findRuledTables(rules: PageRules, runs: readonly PageRun[]): RuledTable[] {
  return groupRules(rules)
    .flatMap((group) => readTable(group, runs) ?? [])
    .sort((a, b) => a.top - b.top);
}

interface RuleGroup {
  horizontal: Rule[];
  vertical: Rule[];
}

/** Rules that touch each other belong to one table; those of tables one below the other don't touch. */
function groupRules({ horizontal, vertical }: PageRules): RuleGroup[] {
  const rules = [
    ...merge(horizontal).map((rule) => ({ rule, isHorizontal: true })),
    ...merge(vertical).map((rule) => ({ rule, isHorizontal: false })),
  ];
  const parent = rules.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const across = rules.map((entry, i) => ({ ...entry, i }));
  for (const a of across.filter(({ isHorizontal }) => isHorizontal))
    for (const b of across.filter(({ isHorizontal }) => !isHorizontal))
      if (touches(a.rule, b.rule)) parent[root(a.i)] = root(b.i);
  const groups = new Map<number, RuleGroup>();
  for (const { rule, isHorizontal, i } of across) {
    const group = groups.get(root(i)) ?? { horizontal: [], vertical: [] };
    (isHorizontal ? group.horizontal : group.vertical).push(rule);
    groups.set(root(i), group);
  }
  return [...groups.values()].filter((group) => group.horizontal.length >= 2 && group.vertical.length >= 1);
}

function touches(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - SAME_POINTS &&
    vertical.at <= horizontal.to + SAME_POINTS &&
    horizontal.at >= vertical.from - SAME_POINTS &&
    horizontal.at <= vertical.to + SAME_POINTS
  );
}

/** Borders of neighbouring cells are drawn twice, and in pieces. */
function merge(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const same = merged.findLast(
      (other) =>
        rule.at - other.at < SAME_POINTS && rule.from <= other.to + SAME_POINTS && rule.to >= other.from - SAME_POINTS,
    );
    if (same) {
      same.from = Math.min(same.from, rule.from);
      same.to = Math.max(same.to, rule.to);
    } else merged.push({ ...rule });
  }
  return merged;
}

function readTable({ horizontal, vertical }: RuleGroup, runs: readonly PageRun[]): RuledTable | undefined {
  const [left, right] = [Math.min(...horizontal.map(({ from }) => from)), Math.max(...horizontal.map(({ to }) => to))];
  const ys = distinct(horizontal.map(({ at }) => at));
  const xs = distinct([left, ...vertical.map(({ at }) => at), right]);
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  const [height, width] = [ys.length - 1, xs.length - 1];
  if (height < 2 || width < 2) return undefined;
  const middle = (edges: readonly number[], at: number): number => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
  const isDrawn = (among: readonly Rule[], at: number, from: number, to: number): boolean =>
    among.some((rule) => Math.abs(rule.at - at) < SAME_POINTS && overlap(rule, from, to) >= (to - from) * DRAWN_SHARE);
  const taken = Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
  const rows: TableCell[][] = [];
  let filled = 0;
  for (let r = 0; r < height; r++) {
    const row: TableCell[] = [];
    for (let c = 0; c < width; c++) {
      if (taken[r]?.[c]) continue;
      let [colSpan, rowSpan] = [1, 1];
      while (
        c + colSpan < width &&
        !taken[r]?.[c + colSpan] &&
        !isDrawn(vertical, xs[c + colSpan] ?? 0, ys[r] ?? 0, ys[r + 1] ?? 0)
      )
        colSpan += 1;
      while (r + rowSpan < height && !isDrawn(horizontal, ys[r + rowSpan] ?? 0, xs[c] ?? 0, xs[c + colSpan] ?? 0))
        rowSpan += 1;
      for (let down = 0; down < rowSpan; down++)
        for (let over = 0; over < colSpan; over++) (taken[r + down] as boolean[])[c + over] = true;
      const box = { left: xs[c] ?? 0, right: xs[c + colSpan] ?? 0, top: ys[r] ?? 0, bottom: ys[r + rowSpan] ?? 0 };
      const text = textIn(box, runs);
      if (text !== "") filled += 1;
      row.push({ text, rowSpan, colSpan });
    }
    rows.push(row);
  }
  const cells = rows.flat().length;
  const several = rows.filter((row) => row.filter(({ text }) => text !== "").length >= 2).length;
  if (cells < 4 || several < 2 || filled < cells * MIN_FILLED_SHARE || middle(xs, 0) <= 0) return undefined;
  return { left, right, top, bottom, rows };
}

function overlap(rule: Rule, from: number, to: number): number {
  return Math.min(rule.to, to) - Math.max(rule.from, from);
}

/** Places of borders in order, those that are one only once. */
function distinct(places: readonly number[]): number[] {
  const result: number[] = [];
  for (const place of [...places].sort((a, b) => a - b))
    if (place - (result.at(-1) ?? Number.NEGATIVE_INFINITY) > MIN_SIDE_POINTS) result.push(place);
  return result;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Whether the middle of a run lies in a box. */
export function isInside(run: PageRun, box: Box): boolean {
  const [x, y] = [(run.x + run.end) / 2, run.y - run.size * 0.35];
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** Lines of a cell close up, as they do in a paragraph. */
function textIn(box: Box, runs: readonly PageRun[]): string {
  const inside = runs.filter((run) => isInside(run, box)).sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: PageRun[][] = [];
  for (const run of inside) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(run.y - line[0].y) <= run.size * 0.45) line.push(run);
    else lines.push([run]);
  }
  const words = lines.map((line) =>
    line
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(" "),
  );
  return closeUp(words.map(closeUp).join(" "));
}
