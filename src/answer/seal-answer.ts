/** Gives an answer its receipt (回执). Keeps nothing. */
import { createHash } from "node:crypto";
import type { Answer } from "./answer.ts";

/** Characters of a receipt. */
const RECEIPT_CHARS = 16;

/**
 * The answer with its receipt: a hash of question, snapshot and answer, so the same question on the same index has the same one.
 * @param prompt version of the prompt by which a language model worded it
 */
export function sealAnswer(answer: Answer, turns: readonly string[], snapshot: string, prompt?: string): Answer {
  const facts = [turns, snapshot, answer.text, answer.figures, ...(prompt === undefined ? [] : [prompt])];
  const hash = createHash("sha256").update(JSON.stringify(facts));
  return { ...answer, receipt: hash.digest("hex").slice(0, RECEIPT_CHARS) };
}
