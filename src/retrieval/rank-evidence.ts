/**
 * Candidates → ranked evidence with a probability that the report answers at all. The weights are learned; this only applies them.
 */

import { creditIn } from "./concepts.ts";
import type { Candidate } from "./evidence.ts";
import { type EvidenceModel, type Head, headScore, sigmoid } from "./evidence-model.ts";
import { FIGURE_FEATURES, type FigureFeature } from "./figure-feature-names.ts";
import type { Ask } from "./question.ts";
import { viewOf } from "./report-view.ts";
import type { Retrieved } from "./retrieve.ts";
import { TEXT_FEATURES } from "./text-features.ts";

export type EvidenceKind = "figure" | "text";

export interface RankedEvidence {
  ask: Ask;
  kind: EvidenceKind;
  retrieved: Retrieved;
  /** Best first; scores are of one scale within a kind. */
  ranked: Candidate[];
  /** Share of softmax mass on the best candidate and those that say the same value. */
  concentration: number;
  /** Probability that the report answers what is asked, from the second head. */
  answerable: number;
  /** Probability that the best candidate is right, from the third head. */
  right: number;
  signals: Float64Array;
}

/** Signals of the heads that decide whether to answer, and whether to warn. */
export const ANSWERABLE_FEATURES = [
  "is figure",
  "score",
  "concentration",
  "margin",
  "uncovered weight",
  "uncovered weight, indicator",
  "heaviest uncovered",
  "unknown weight",
  "known weight missing in sentence",
  "known weight missing in clause",
  "heaviest known missing in sentence",
  "heaviest known missing in clause",
  "all concepts covered",
  "concepts",
  "English",
  "several readings near",
  "dense behind the nearest",
  "words behind the best covered",
  "lexical behind the best",
  ...FIGURE_FEATURES.map((name) => `figure: ${name}`),
  ...TEXT_FEATURES.map((name) => `text: ${name}`),
] as const;

const evidenceKind = (ask: Ask): EvidenceKind => (ask.shape === "figure" ? "figure" : "text");

/** Ranks what was retrieved for one thing asked. */
export function rankEvidence(
  retrieved: Retrieved,
  model: EvidenceModel,
  kind = evidenceKind(retrieved.signals.ask),
): RankedEvidence {
  const head = kind === "figure" ? model.figure : model.text;
  const ranked = retrieved.candidates
    .filter(({ figure }) => (figure !== undefined) === (kind === "figure"))
    .map((candidate) => ({ ...candidate, score: headScore(head, candidate.features) }))
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  preferAskedTime(ranked);
  const concentration = concentrationOf(ranked);
  const signals = answerableSignals(retrieved, ranked, kind, concentration);
  const probability = (of: Head): number => (ranked.length === 0 ? 0 : sigmoid(headScore(of, signals)));
  const [answerable, right] = [probability(model.answerable), probability(model.right)];
  return { ask: retrieved.signals.ask, kind, retrieved, ranked, concentration, answerable, right, signals };
}

/** Does the best figure's indicator have all words of what is asked? */
export function namesAllAsked({ ranked: [best], retrieved }: RankedEvidence): boolean {
  const covered = best?.figure ? (best.features[FIGURE_FEATURES.indexOf("covered by indicator")] ?? 0) : 0;
  return retrieved.signals.concepts.length > 0 && covered >= NAMED;
}
const NAMED = 0.99;

/** How far below the best a figure of the asked time may score and still go before it. In units of the learned score. */
const TIME_MARGIN = 8;

/** A figure of another time gives way to one of the asked time that names as much of what is asked. */
function preferAskedTime(ranked: Candidate[]): void {
  const [best] = ranked;
  const of = ({ features }: Candidate, name: FigureFeature): number => features[FIGURE_FEATURES.indexOf(name)] ?? 0;
  if (!best?.figure || of(best, "period other") === 0) return;
  const at = ranked.findIndex(
    (candidate) =>
      best.score - candidate.score <= TIME_MARGIN &&
      of(candidate, "period exact") + of(candidate, "period ends there") > 0 &&
      of(candidate, "measure other") <= of(best, "measure other") &&
      of(candidate, "covered by indicator") >= of(best, "covered by indicator") - 0.02,
  );
  const [preferred] = at > 0 ? ranked.splice(at, 1) : [];
  if (preferred) ranked.unshift({ ...preferred, score: best.score });
}

function concentrationOf(ranked: readonly Candidate[]): number {
  const [best] = ranked;
  if (!best) return 0;
  let same = 0;
  let all = 0;
  for (const candidate of ranked) {
    const mass = Math.exp(candidate.score - best.score);
    all += mass;
    const alike = best.figure
      ? candidate.figure?.value === best.figure.value && candidate.figure.unit === best.figure.unit
      : candidate.sentence.index === best.sentence.index;
    if (alike) same += mass;
  }
  return same / all;
}

/** Slots of the dense, worded and lexical signals of a clause. */
const OF_A_CLAUSE = ["dense clause", "covered by clause", "lexical clause"] as const;
const BEHIND: Record<EvidenceKind, readonly number[]> = {
  figure: OF_A_CLAUSE.map((name) => FIGURE_FEATURES.indexOf(name)),
  text: OF_A_CLAUSE.map((name) => TEXT_FEATURES.indexOf(name)),
};

/** How far the best candidate is behind the highest of all in one signal, 0 when it has the highest. */
function behind(ranked: readonly Candidate[], slot: number): number {
  const own = ranked[0]?.features[slot] ?? 0;
  return ranked.reduce((most, { features }) => Math.max(most, features[slot] ?? 0), own) - own;
}

function answerableSignals(
  { signals }: Retrieved,
  ranked: readonly Candidate[],
  kind: EvidenceKind,
  concentration: number,
): Float64Array {
  const values = new Float64Array(ANSWERABLE_FEATURES.length);
  const [best, second] = ranked;
  if (!best) return values;
  const view = viewOf(best.report);
  const whole = `${view.sentence(best.sentence.index)} ${view.around(best.sentence.index)}`;
  const indicator = best.figure
    ? `${view.indicator(best.figure.index)} ${view.clause(best.sentence.index, best.figure.clause)}`
    : whole;
  const missing = (text: string): number[] =>
    signals.concepts.filter((concept) => creditIn(concept, text) < 0.5).map(({ weight }) => weight);
  const knownMissing = (text: string): number[] =>
    signals.concepts.filter((concept) => !concept.unknown && creditIn(concept, text) < 0.5).map(({ weight }) => weight);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const uncovered = missing(whole);
  const general = [
    kind === "figure" ? 1 : 0,
    best.score,
    concentration,
    second ? Math.min(5, best.score - second.score) : 5,
    sum(uncovered),
    sum(missing(indicator)),
    Math.max(0, ...uncovered),
    sum(signals.concepts.filter(({ unknown }) => unknown).map(({ weight }) => weight)),
    sum(knownMissing(view.sentence(best.sentence.index))),
    sum(knownMissing(indicator)),
    Math.max(0, ...knownMissing(view.sentence(best.sentence.index))),
    Math.max(0, ...knownMissing(indicator)),
    uncovered.length === 0 ? 1 : 0,
    signals.concepts.length,
    signals.english ? 1 : 0,
    ranked.filter(({ score }) => best.score - score < 1).length,
    ...BEHIND[kind].map((slot) => behind(ranked, slot)),
  ];
  values.set(general);
  values.set(best.features, general.length + (kind === "figure" ? 0 : FIGURE_FEATURES.length));
  return values;
}
