/** The signals of "the report doesn't say", in the same list as those of a figure. Weighs nothing. */
import { coverage, creditIn } from "../../retrieval/concepts.ts";
import { viewOf } from "../../retrieval/report-view.ts";
import { BINDING_FEATURES, type BindingFeature } from "./binding-features.ts";
import type { Claim } from "./claim.ts";
import type { ClaimWords } from "./claim-words.ts";
import type { FigureOfReport } from "./figure-of-report.ts";

/** A word that a text accounts for no better than this is missing from it. */
const MISSING_CREDIT = 0.5;

/** Values of {@link BINDING_FEATURES} for "the report doesn't say". */
export function noneFeatures(claim: Claim, words: ClaimWords, candidates: readonly FigureOfReport[]): Float64Array {
  const sentences = [...new Set(candidates.map(({ report, sentence }) => viewOf(report).sentence(sentence.index)))];
  const missing = words.own
    .filter((concept) => sentences.every((text) => creditIn(concept, text) < MISSING_CREDIT))
    .reduce((sum, { weight }) => sum + weight, 0);
  const covered = sentences.reduce((best, text) => Math.max(best, coverage(words.own, text)), 0);
  const values: Partial<Record<BindingFeature, number>> = {
    none: 1,
    "none: missing words": missing,
    "none: uncovered words": 1 - covered,
    "none: English": claim.english ? 1 : 0,
  };
  return Float64Array.from(BINDING_FEATURES, (name) => values[name] ?? 0);
}
