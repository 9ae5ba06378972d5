/** Weights written by hand, so that tests of what uses them don't hang on what was last fitted. Not what ships. */
import type { EvidenceModel, Head } from "../../src/retrieval/evidence-model.ts";
import { FIGURE_FEATURES, type FigureFeature } from "../../src/retrieval/figure-feature-names.ts";
import { ANSWERABLE_FEATURES } from "../../src/retrieval/rank-evidence.ts";
import { TEXT_FEATURES, type TextFeature } from "../../src/retrieval/text-features.ts";

const head = <Name extends string>(names: readonly Name[], weights: Partial<Record<Name, number>>, bias = 0): Head => ({
  features: [...names],
  weights: names.map((name) => weights[name] ?? 0),
  bias,
});

const figure = head<FigureFeature>(FIGURE_FEATURES, {
  "dense figure": 2,
  "covered by indicator": 6,
  "covered by clause": 3,
  "covered by sentence": 1,
  "indicator accounted for": 2,
  "unit equal": 1,
  "measure equal": 1,
  "measure other": -4,
  "change asked and given": 2,
  "change asked, level given": -4,
  "nothing asked, change given": -4,
  "level asked, change given": -4,
  "share asked and given": 3,
  "share given, not asked": -4,
  "period exact": 3,
  "period other": -4,
  "target asked and given": 2,
  "target asked, actual given": -4,
  "actual asked, target given": -4,
  "per head asked, not given": -4,
  "comparison base": -2,
  "qualifiers missing": -2,
  "other place missing": -4,
});

const text = head<TextFeature>(TEXT_FEATURES, {
  "dense sentence": 2,
  "covered by clause": 5,
  "covered by sentence": 3,
  "person asked, person given": 2,
  "time asked, time given": 2,
  "other place missing": -4,
  short: -1,
});

const deciding = head<(typeof ANSWERABLE_FEATURES)[number]>(
  ANSWERABLE_FEATURES,
  {
    "uncovered weight": -12,
    "unknown weight": -6,
    "figure: period other": -8,
    "figure: other place missing": -8,
    "text: other place missing": -8,
    "figure: per head asked, not given": -8,
  },
  4,
);

/** Answers what it has words for: refuses where much of the question is uncovered, or year or place are another. */
export const plainModel: EvidenceModel = {
  version: 1,
  fittedOn: "",
  figure,
  text,
  answerable: deciding,
  right: deciding,
  refuseBelow: 0.5,
  unsureBelow: 0.8,
};
