/**
 * Which row a row of a table is a part of: 其中：城镇 under 全市常住人口, 鲜菜 under 一、食品烟酒.
 * Says nothing where print and sums don't decide it.
 */
import type { RawRow } from "./read-table.ts";

const PART = /^(?:#|＃|\*|其中\s*[:：]?|其\s*中\s*[:：])/;
const OF_TOTAL = /^(?:在)?(?:总计|合计|总量)中\s*[:：]/;
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,2}[）)])/;
/** Parts add up to their whole within this share of it. */
const SUM_TOLERANCE = 0.005;

/** Heading of the parent of each row, or undefined; `headings` are the rows' own. */
export function findParents(rows: readonly RawRow[], headings: readonly string[]): (string | undefined)[] {
  const values = rows.map(firstValue);
  const parents = new Array<string | undefined>(rows.length).fill(undefined);
  const numbered = headings.some((heading) => NUMBERED.test(heading) && !PART.test(heading));
  let whole: number | undefined;
  let group: number | undefined;
  headings.forEach((heading, i) => {
    if (isGroupTitle(rows[i])) {
      whole = i;
      group = i;
    } else if (OF_TOTAL.test(heading)) {
      parents[i] = headings[0];
      group = 0;
    } else if (PART.test(heading)) {
      const nested = i > 0 && PART.test(headings[i - 1] ?? "") && isLess(values[i], values[i - 1]);
      const of = nested ? i - 1 : whole;
      if (of === undefined) return;
      parents[i] = headings[of];
      for (const part of restOfSum(headings, values, i, of)) parents[part] = headings[of];
      if (numbered) group = of === whole ? whole : undefined;
    } else if (numbered && NUMBERED.test(heading)) {
      whole = i;
      group = undefined;
    } else if (group !== undefined) parents[i] = headings[group];
    else if (parents[i] === undefined) whole = i;
  });
  return parents;
}

/** Rows after the first part that make up the whole together with it. */
function restOfSum(
  headings: readonly string[],
  values: readonly (number | undefined)[],
  first: number,
  whole: number,
): number[] {
  const total = values[whole];
  let sum = values[first] ?? Number.NaN;
  if (total === undefined || total === 0) return [];
  const rest: number[] = [];
  for (
    let i = first + 1;
    i < headings.length && !PART.test(headings[i] ?? "") && Math.abs(sum) < Math.abs(total);
    i++
  ) {
    rest.push(i);
    sum += values[i] ?? Number.NaN;
    if (Math.abs(sum - total) <= Math.abs(total) * SUM_TOLERANCE) return rest;
  }
  return [];
}

function isGroupTitle(row: RawRow | undefined): boolean {
  return row?.cells.slice(1).every(({ text }) => text === "") ?? false;
}

function firstValue(row: RawRow): number | undefined {
  for (const { text } of row.cells.slice(1)) {
    const value = Number(text.normalize("NFKC").replace(/[,%‰]/g, "").replace("−", "-"));
    if (text !== "" && !Number.isNaN(value)) return value;
  }
  return undefined;
}

function isLess(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a < b;
}
