/**
 * The learned part: how much each signal counts when evidence is chosen, and how sure the choice is.
 * The numbers are fitted by `npm run train` and read from data/weights/; nothing is tuned here by hand.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

const headSchema = z.object({
  features: z.array(z.string()),
  weights: z.array(z.number()),
  bias: z.number().default(0),
});
const modelSchema = z.object({
  version: z.literal(1),
  /** Sets on which the weights were fitted. */
  fittedOn: z.string(),
  figure: headSchema,
  text: headSchema,
  answerable: headSchema,
  /** Of the same signals: is the best evidence right? */
  right: headSchema,
  /** Below this probability a question is answered with "the report does not say". */
  refuseBelow: z.number(),
  /** An answer whose evidence is right with a probability below this carries the note `unsure`. */
  unsureBelow: z.number(),
});

export type EvidenceModel = z.infer<typeof modelSchema>;
export type Head = z.infer<typeof headSchema>;

/** Reads fitted weights; @throws ZodError when the file is not a model. */
export function loadEvidenceModel(path: string): EvidenceModel {
  return modelSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Weighted sum of signals. */
export function headScore(head: Head, features: ArrayLike<number>): number {
  let total = head.bias;
  for (let i = 0; i < head.weights.length; i++) total += (head.weights[i] ?? 0) * (features[i] ?? 0);
  return total;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
