/** Evidence (证据): what may answer a thing asked, with the signals that speak for it. Types only; scores come from the model. */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Report, Sentence } from "../corpus/report.ts";

/** A sentence that may answer, and in it one figure when a figure is asked. */
export interface Candidate {
  report: Report;
  sentence: Sentence;
  figure?: Figure;
  /** Signals in the order of the feature names of its kind. */
  features: Float64Array;
  score: number;
}

/** Scores of one retriever for sentences, best first; for `--explain` and for recall. */
export interface RankedSentences {
  retriever: "dense" | "lexical" | "ledger" | "fused";
  sentences: { report: string; sentence: number; score: number }[];
}
