/** Signals that compare candidates of one claim with each other; the others look at one candidate alone. Weighs nothing. */

import type { Sentence } from "../../corpus/report.ts";
import { BINDING_FEATURES, type BindingFeature } from "./binding-feature-names.ts";
import type { Claim } from "./claim.ts";
import { compareValues, isEqual } from "./compare-values.ts";
import type { FigureOfReport } from "./figure-of-report.ts";

/** Of a candidate with the claim's number: how much better the best candidate with another number is told by the words. Fills in place. */
export function addRivalry(claim: Claim, candidates: readonly (FigureOfReport & { features: Float64Array })[]): void {
  addMates(claim, candidates);
  addDistances(candidates);
  const rivals = candidates.filter(({ figure }) => {
    const relation = compareValues(claim, figure);
    return !isEqual(relation) && relation !== "apart";
  });
  const owners = candidates.filter(({ figure }) => isEqual(compareValues(claim, figure)));
  for (const [from, to] of RIVALRY) {
    const best = rivals.reduce(
      (most, { features }) => Math.max(most, isBeside(features) ? (features[from] ?? 0) : 0),
      0,
    );
    for (const { features } of owners) features[to] = Math.max(0, best - (features[from] ?? 0));
  }
  // No slip of the pen where the words suit a figure with this very number as well.
  const suits = owners.reduce((most, { features }) => Math.max(most, features[CLAUSE_WORDS] ?? 0), -1);
  for (const { features } of rivals) {
    if ((features[CLAUSE_WORDS] ?? 0) <= suits) for (const slip of NEAR_MISSES) features[slip] = 0;
  }
}

/** How far each stands behind the one that the claim's words tell best. */
function addDistances(candidates: readonly { features: Float64Array }[]): void {
  const best = candidates.reduce((most, { features }) => Math.max(most, features[CLAUSE_WORDS] ?? 0), 0);
  for (const { features } of candidates) features[SAYS_MORE] = best - (features[CLAUSE_WORDS] ?? 0);
}

/** Of figures of one sentence that measure the same: how much better the best of them is told by the claim's words. */
function addMates(claim: Claim, candidates: readonly (FigureOfReport & { features: Float64Array })[]): void {
  const best = new Map<Sentence, number>();
  const held = candidates.filter(({ figure }) => compareValues(claim, figure) !== "apart");
  for (const { sentence, features } of held) {
    best.set(sentence, Math.max(best.get(sentence) ?? 0, features[INDICATOR_WORDS] ?? 0));
  }
  for (const { sentence, features } of held) {
    features[TOLD_BESIDE] = (best.get(sentence) ?? 0) - (features[INDICATOR_WORDS] ?? 0);
  }
}

const at = (name: BindingFeature): number => BINDING_FEATURES.indexOf(name);
const CLAUSE_WORDS = at("own words in clause");
const NEAR_MISSES = [at("near miss"), at("near miss, words missing")];
const RIVALRY = [
  [at("own words in clause"), at("equal, a rival's clause says more")],
  [at("own words in indicator"), at("equal, a rival's indicator says more")],
  [at("indicator accounted by clause"), at("equal, a rival is accounted for")],
] as const;
const [INDICATOR_WORDS, TOLD_BESIDE] = [at("own words in indicator"), at("told better beside it")];
const SAYS_MORE = at("another's clause says more");
const TIME_OTHER = at("time other");
const [CHANGE_FOR_LEVEL, LEVEL_FOR_CHANGE] = [at("change for level"), at("level for change")];
const isBeside = (features: Float64Array): boolean =>
  !features[TIME_OTHER] && !features[CHANGE_FOR_LEVEL] && !features[LEVEL_FOR_CHANGE];
