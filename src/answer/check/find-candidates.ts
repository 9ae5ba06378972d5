/**
 * The figures of the reports that a claim may be about: those near its words and its meaning, and those of the same number.
 * Each gets its signals; none is chosen here.
 */
import type { Report, Sentence } from "../../corpus/report.ts";
import type { Passage } from "../../indexing/passage.ts";
import type { SearchIndex } from "../../indexing/search-index.ts";
import { viewOf } from "../../retrieval/report-view.ts";
import { bindingFeatures, type Closeness } from "./binding-features.ts";
import type { Claim } from "./claim.ts";
import type { ClaimWords } from "./claim-words.ts";
import { compareValues, isEqual } from "./compare-values.ts";
import type { FigureOfReport } from "./figure-of-report.ts";
import { addRivalry } from "./rivalry.ts";

export interface BoundCandidate extends FigureOfReport {
  /** In the order of `BINDING_FEATURES`. */
  features: Float64Array;
}

const LIST_LENGTH = 48;
/** At most this many figures of the same number are looked at beside those that words find. */
const MAX_EQUAL = 40;

export interface CandidateTools {
  index: SearchIndex;
  reports: readonly Report[];
  /** All figures of the reports, for a search by number. */
  figures: readonly FigureOfReport[];
}

/** @param vector of the claim's question */
export async function findCandidates(
  claim: Claim,
  words: ClaimWords,
  vector: readonly number[],
  tools: CandidateTools,
): Promise<BoundCandidate[]> {
  const { index, reports } = tools;
  const ids = new Set(reports.map(({ id }) => id));
  const allow = (passage: number): boolean => ids.has(index.passages[passage]?.report ?? "");
  const all = ids.size === index.reports.size;
  const dense = await index.vectors.search(vector, LIST_LENGTH, all ? undefined : allow);
  const scores = index.lexical.scores(words.lexical);
  const found = new Map<string, FigureOfReport>();
  const add = (each: FigureOfReport): void => void found.set(`${each.report.id} ${each.figure.index}`, each);
  const addSentence = (report: Report | undefined, sentence: Sentence | undefined): void => {
    if (!report || !sentence) return;
    for (const figure of viewOf(report).figuresOf(sentence.index)) {
      const it = report.figures[figure];
      if (it) add({ report, sentence, figure: it });
    }
  };
  const passages = [...dense.map(({ passage }) => passage), ...highest(scores, LIST_LENGTH, all ? undefined : allow)];
  for (const number of passages) {
    const passage = index.passages[number];
    const report = passage && index.reports.get(passage.report);
    addSentence(report, report?.sentences[passage?.sentence ?? -1]);
  }
  tools.figures
    .filter(({ report, figure }) => ids.has(report.id) && isEqual(compareValues(claim, figure)))
    .slice(0, MAX_EQUAL)
    .forEach(add);
  const best = Math.max(1e-6, ...passages.map((number) => scores[number] ?? 0));
  const closeness = closenessIn(index, vector, scores, best);
  const candidates = [...found.values()]
    .sort((a, b) => (a.report === b.report ? a.figure.index - b.figure.index : a.report.id < b.report.id ? -1 : 1))
    .map((each) => ({ ...each, features: bindingFeatures(claim, words, each, closeness(each)) }));
  addRivalry(claim, candidates);
  return candidates;
}

function highest(scores: Float32Array, k: number, allow?: (passage: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < scores.length; i++) if ((scores[i] ?? 0) > 0 && (allow?.(i) ?? true)) found.push(i);
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, k);
}

/** Closeness of a figure's own passages; those of its sentence are computed once. */
function closenessIn(
  index: SearchIndex,
  vector: readonly number[],
  scores: Float32Array,
  best: number,
): (each: FigureOfReport) => Closeness {
  const known = new Map<string, { passages: readonly Passage[]; cosines: Float32Array }>();
  return ({ report, sentence, figure }) => {
    const key = `${report.id} ${sentence.index}`;
    let entry = known.get(key);
    if (!entry) {
      const passages = index.passagesOf(report.id, sentence.index);
      entry = {
        passages,
        cosines: index.vectors.cosines(
          vector,
          passages.map((passage) => passage.index),
        ),
      };
      known.set(key, entry);
    }
    const { passages, cosines } = entry;
    const at = (position: number): { dense: number; lexical: number } => {
      const place = Math.max(position, 0);
      return { dense: cosines[place] ?? 0, lexical: (scores[passages[place]?.index ?? -1] ?? 0) / best };
    };
    const own = at(passages.findIndex(({ kind, part }) => kind === "figure" && part === figure.index));
    const clause = at(
      passages.findIndex(({ kind, start, end }) => kind === "clause" && start <= figure.start && figure.end <= end),
    );
    const whole = at(0);
    return {
      dense: { figure: own.dense, clause: clause.dense, sentence: whole.dense },
      lexical: { figure: own.lexical, clause: clause.lexical, sentence: whole.lexical },
    };
  };
}
