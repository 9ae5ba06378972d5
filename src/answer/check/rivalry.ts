/** Signals that compare candidates of one claim with each other; the others look at one candidate alone. Weighs nothing. */
import { BINDING_FEATURES, type BindingFeature } from "./binding-features.ts";
import type { Claim } from "./claim.ts";
import { compareValues, isEqual } from "./compare-values.ts";
import type { FigureOfReport } from "./figure-of-report.ts";

/** Of a candidate with the claim's number: how much better the best candidate with another number is told by the words. Fills in place. */
export function addRivalry(claim: Claim, candidates: readonly (FigureOfReport & { features: Float64Array })[]): void {
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
}

const at = (name: BindingFeature): number => BINDING_FEATURES.indexOf(name);
const RIVALRY = [
  [at("own words in clause"), at("equal, a rival's clause says more")],
  [at("own words in indicator"), at("equal, a rival's indicator says more")],
  [at("indicator accounted by clause"), at("equal, a rival is accounted for")],
] as const;
const TIME_OTHER = at("time other");
const [CHANGE_FOR_LEVEL, LEVEL_FOR_CHANGE] = [at("change for level"), at("level for change")];
const isBeside = (features: Float64Array): boolean =>
  !features[TIME_OTHER] && !features[CHANGE_FOR_LEVEL] && !features[LEVEL_FOR_CHANGE];
