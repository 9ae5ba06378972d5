/** Where a column of running text begins and ends on a page, told by its lines. Looks at no words. */
import type { PageLine } from "./page-line.ts";

export interface Margins {
  left: number;
  right: number;
}

/** Beginnings closer than this are one. */
const SAME_POINTS = 3;
/** Part of the lines that begin at the margin at least; the others are indented, centred or hang out. */
const MIN_SHARE = 0.2;
/** A page with fewer lines takes the margins of the same column on all pages. */
const MIN_LINES = 5;

/** Margins by page and column. */
export function columnMargins(lines: readonly PageLine[]): (line: PageLine) => Margins {
  const text = lines.filter(({ table, segments }) => table === undefined && segments.length === 1);
  const columns = groupBy(text, ({ column }) => column);
  const pages = groupBy(text, keyOf);
  const known = new Map<string | number, Margins>();
  return (line) => {
    const own = pages.get(keyOf(line)) ?? [];
    const key = own.length >= MIN_LINES ? keyOf(line) : line.column;
    const margins = known.get(key) ?? marginsOf(own.length >= MIN_LINES ? own : (columns.get(line.column) ?? own));
    known.set(key, margins);
    return margins;
  };
}

function keyOf({ page, column }: PageLine): string {
  return `${page} ${column}`;
}

function groupBy<K>(lines: readonly PageLine[], keyOfLine: (line: PageLine) => K): Map<K, PageLine[]> {
  const groups = new Map<K, PageLine[]>();
  for (const line of lines) groups.set(keyOfLine(line), [...(groups.get(keyOfLine(line)) ?? []), line]);
  return groups;
}

/** The leftmost place at which many lines begin; the place that all but a tenth of the lines stay within. */
function marginsOf(lines: readonly PageLine[]): Margins {
  const starts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const left = starts.find(
    (x) => starts.filter((other) => Math.abs(other - x) <= SAME_POINTS).length >= lines.length * MIN_SHARE,
  );
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b);
  return { left: left ?? starts[0] ?? 0, right: ends[Math.round((ends.length - 1) * 0.9)] ?? 0 };
}
