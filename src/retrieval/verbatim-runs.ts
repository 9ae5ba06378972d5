/**
 * What of a question stands word for word in a report: 青藏铁路, 扫黑除恶, 冉庄污水处理厂. People say everyday things in their own
 * words but names as they are, so a run that a report has elsewhere and a candidate lacks speaks against it. Weighs no candidate.
 */
import type { Tokenizer } from "../indexing/tokenize.ts";
import type { Concept } from "./concepts.ts";
import type { ReportView } from "./report-view.ts";

/** A longest run of characters that the question and the report share. */
export interface VerbatimRun {
  text: string;
  /** More for longer and for rarer ones, above 0. */
  weight: number;
  /** Terms that are equal to it: GDP and 地区生产总值. */
  equals: readonly string[];
}

/** A question's words as one report prints them. */
export interface Verbatim {
  runs: readonly VerbatimRun[];
  /** Surfaces of the concepts that the report prints as they are. */
  printed: ReadonlySet<string>;
}

const SHORTEST = 3;
const LONGEST = 12;
/** Function words at the edge of a run say nothing. */
const EDGE =
  /^[的了是在有和与及等个共都也又将要被把对为到从多少几年月日各其该这那]+|[的了是在有和与及等个共都也又将要被把对为到从多少几年月日各其该这那]+$/gu;
const CHARACTER = /[\p{Script=Han}a-z0-9.]/u;

export interface VerbatimTools {
  tokenizer: Pick<Tokenizer, "cut">;
  stopWords: ReadonlySet<string>;
}

/** Reads a question's words in each report once. */
export function verbatimReader(
  asked: string,
  concepts: readonly Concept[],
  { tokenizer, stopWords }: VerbatimTools,
): (view: ReportView) => Verbatim {
  const words = tokenizer.cut(asked);
  const boundaries = wordBoundaries(words);
  // GDP增长 names GDP; 增长 is how it's asked, and no run goes over it.
  const topic = words.map((word) => (word.length > 1 && stopWords.has(word) ? " ".repeat(word.length) : word)).join("");
  const known = new Map<ReportView, Verbatim>();
  return (view) => {
    const before = known.get(view);
    if (before) return before;
    const surfaces = concepts.map(({ surface }) => surface);
    const printed = new Set(surfaces.filter((surface) => surface.length > 1 && view.whole.includes(surface)));
    const verbatim = { runs: verbatimRuns(topic, view, boundaries, concepts), printed };
    known.set(view, verbatim);
    return verbatim;
  };
}

/** Places of a text where its words begin or end. */
function wordBoundaries(words: readonly string[]): ReadonlySet<number> {
  const places = new Set([0]);
  let at = 0;
  for (const word of words) {
    at += word.length;
    places.add(at);
  }
  return places;
}

/** The longest runs of whole words of `topic` (folded) that stand in the report, in order, none within another. */
function verbatimRuns(
  topic: string,
  view: ReportView,
  boundaries: ReadonlySet<number>,
  concepts: readonly Concept[],
): VerbatimRun[] {
  const runs: VerbatimRun[] = [];
  let reached = 0;
  for (let start = 0; start + SHORTEST <= topic.length; start++) {
    if (!boundaries.has(start)) continue;
    let end = start;
    while (
      end < topic.length &&
      end - start < LONGEST &&
      CHARACTER.test(topic[end] ?? "") &&
      (end - start < SHORTEST - 1 || view.whole.includes(topic.slice(start, end + 1)))
    )
      end++;
    while (end > start && !boundaries.has(end)) end--;
    if (end <= reached || end - start < SHORTEST) continue;
    reached = end;
    const text = topic.slice(start, end).replace(EDGE, "");
    if (text.length < SHORTEST) continue;
    runs.push({ text, weight: (text.length - 1) * rarity(text, view.whole), equals: equalsOf(text, concepts) });
  }
  return runs;
}

function equalsOf(text: string, concepts: readonly Concept[]): string[] {
  const concept = concepts.find(({ surface }) => surface.includes(text));
  return (concept?.needles ?? []).filter(({ relation }) => relation === "equal").map((needle) => needle.text);
}

const stands = ({ text: run, equals }: VerbatimRun, text: string): boolean =>
  text.includes(run) || equals.some((equal) => text.includes(equal));

/** 1 for a run that stands there once, falling as it's printed more often. */
function rarity(text: string, whole: string): number {
  let count = 0;
  for (let at = whole.indexOf(text); at >= 0 && count < 8; at = whole.indexOf(text, at + text.length)) count++;
  return 1 / Math.sqrt(Math.max(1, count));
}

/** Weight of the runs that a text has, of all; 0 when there are none. */
export function runsIn(runs: readonly VerbatimRun[], text: string): number {
  let all = 0;
  let found = 0;
  for (const run of runs) {
    all += run.weight;
    if (stands(run, text)) found += run.weight;
  }
  return all === 0 ? 0 : found / all;
}

/** Weight of the heaviest run that a text lacks, at most about 1. */
export function heaviestRunMissing(runs: readonly VerbatimRun[], text: string): number {
  let heaviest = 0;
  for (const run of runs) if (run.weight > heaviest && !stands(run, text)) heaviest = run.weight;
  return Math.min(1.5, heaviest / 5);
}
