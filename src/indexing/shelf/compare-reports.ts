/** What changed between two reports: two versions of one, or two years of one place. Compares what was read; reads nothing. */
import { diffArrays } from "diff";
import type { Figure } from "../../corpus/figures/figure.ts";
import type { Report, Sentence } from "../../corpus/report.ts";

export interface ReportDifference {
  figures: {
    /** The same indicator with another value. */
    changed: { old: Figure; new: Figure }[];
    removed: Figure[];
    added: Figure[];
    /** Number of figures that are the same. */
    same: number;
  };
  sentences: {
    removed: Sentence[];
    added: Sentence[];
    same: number;
  };
}

/**
 * Figures are held against each other by indicator, unit, aspect and kind, and by their period counted from the report's own
 * year: the GDP of the year before in the report of 2020 against that in the report of 2021.
 */
export function compareReports(older: Report, newer: Report): ReportDifference {
  return { figures: compareFigures(older, newer), sentences: compareSentences(older, newer) };
}

function compareFigures(older: Report, newer: Report): ReportDifference["figures"] {
  const found: ReportDifference["figures"] = { changed: [], removed: [], added: [], same: 0 };
  const waiting = new Map<string, Figure[]>();
  for (const figure of counted(older)) {
    const key = keyOf(figure, older);
    waiting.set(key, [...(waiting.get(key) ?? []), figure]);
  }
  for (const figure of counted(newer)) {
    const rivals = waiting.get(keyOf(figure, newer)) ?? [];
    const equal = rivals.findIndex((rival) => sameValue(rival, figure));
    const [rival] = rivals.splice(Math.max(0, equal), 1);
    if (rival === undefined) found.added.push(figure);
    else if (sameValue(rival, figure)) found.same += 1;
    else found.changed.push({ old: rival, new: figure });
  }
  found.removed = [...waiting.values()].flat().sort((a, b) => a.start - b.start);
  return found;
}

/** What only counts parts of the text says nothing about a place. */
function counted({ figures }: Report): Figure[] {
  return figures.filter(({ kind }) => kind !== "count");
}

function keyOf({ indicator, unit, aspect, kind, period }: Figure, { metadata: { year } }: Report): string {
  const relative = period.replace(/\d{4}/gu, (printed) => String(Number(printed) - year));
  return [indicator, unit, aspect, kind, relative].join("\n");
}

function sameValue(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.direction === b.direction && a.qualifier === b.qualifier;
}

/** In the order of the text; white space doesn't count. */
function compareSentences(older: Report, newer: Report): ReportDifference["sentences"] {
  const found: ReportDifference["sentences"] = { removed: [], added: [], same: 0 };
  const [before, after] = [older, newer].map((report) => report.sentences.map((sentence) => wordsOf(sentence, report)));
  let [oldAt, newAt] = [0, 0];
  for (const { added, removed, value } of diffArrays(before ?? [], after ?? [])) {
    const count = value.length;
    if (added) found.added.push(...newer.sentences.slice(newAt, newAt + count));
    else if (removed) found.removed.push(...older.sentences.slice(oldAt, oldAt + count));
    else found.same += count;
    if (!added) oldAt += count;
    if (!removed) newAt += count;
  }
  return found;
}

function wordsOf({ start, end }: Sentence, { text }: Report): string {
  return text.slice(start, end).replace(/\s+/gu, "");
}
