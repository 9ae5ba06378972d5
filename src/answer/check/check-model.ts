/**
 * The learned part of the check: how much each signal counts when a claim is bound to a figure. Fitted by training/, read from
 * data/weights/; nothing is tuned here by hand.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { BINDING_FEATURES } from "./binding-feature-names.ts";
import type { BoundCandidate } from "./find-candidates.ts";
import type { ScoredCandidate } from "./judge.ts";

const schema = z.object({
  version: z.literal(1),
  /** Sets on which the weights were fitted. */
  fittedOn: z.string(),
  binding: z.object({
    features: z.array(z.string()).refine((names) => names.join("\n") === BINDING_FEATURES.join("\n"), {
      message: "These weights are for other signals; fit them again.",
    }),
    weights: z.array(z.number()).length(BINDING_FEATURES.length),
  }),
});

export type CheckModel = z.infer<typeof schema>;

/** Reads fitted weights; @throws ZodError when the file is no model, or one for other signals. */
export function loadCheckModel(path: string): CheckModel {
  return schema.parse(JSON.parse(readFileSync(path, "utf8")));
}

const COVERED = BINDING_FEATURES.indexOf("own words in indicator");

/** A candidate with its score. */
export function scoreCandidate(model: CheckModel, candidate: BoundCandidate): ScoredCandidate {
  return { ...candidate, score: bindingScore(model, candidate.features), covered: candidate.features[COVERED] ?? 0 };
}

/** Weighted sum of signals; comparable among the candidates of one claim. */
export function bindingScore({ binding: { weights } }: CheckModel, features: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += (weights[i] ?? 0) * (features[i] ?? 0);
  return total;
}
