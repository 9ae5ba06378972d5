/** What came of asking a language model, for logs and receipts. Decides nothing. */
import type { FailureReason } from "../../models/language-model.ts";

/** Why a sentence was removed: see `gateSentence`. */
export type SentenceFault =
  | "markup"
  | "language"
  | "citation"
  | "figure"
  | "period"
  | "kind"
  | "direction"
  | "qualifier"
  | "indicator"
  | "computed"
  | "number"
  | "year"
  | "place"
  | "name"
  | "claim"
  | "words"
  | "check";

/**
 * Why the desk's own answer went out: what failed at the endpoint, `malformed` (no JSON of the form asked for), `rambling` (more than
 * was asked), `silent` (nothing written), `asked_figure` (what was asked didn't pass the gate), `gate` (nothing passed), `budget` (the user's
 * is used up), `busy` (too many wait for the model), `stopped` (who asked can't wait any longer), `failed` (a fault in here).
 */
export type GivenUpReason =
  | FailureReason
  | "malformed"
  | "rambling"
  | "silent"
  | "asked_figure"
  | "gate"
  | "budget"
  | "busy"
  | "stopped"
  | "failed";

export interface WordingTrace {
  /** `openai:qwen-plus`. */
  model: string;
  /** `answer.zh@3f2a9c1b`. */
  prompt: string;
  /** Absent when the model's words went out. */
  gaveUp?: GivenUpReason;
  /** Faults of the sentences that were removed. */
  removed: SentenceFault[];
  /** The follow-up as the model made it whole, when that was asked instead. Text of a question: never logged. */
  rewritten?: string;
  inputTokens: number;
  outputTokens: number;
  /** From the question to the end of the model's work. */
  ms: number;
}
