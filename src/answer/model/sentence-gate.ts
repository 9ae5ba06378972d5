/** Shows an answer while it is written: sentences that passed, at most once a second. What doesn't pass is never shown. */

import { drawSentences } from "./compose-worded.ts";
import { type AskedAnswer, type GateTools, gateSentence, type PassedSentence } from "./gate-sentence.ts";
import type { SentenceFault } from "./wording-trace.ts";
import type { WrittenSentence } from "./written-sentences.ts";

/** Chats refuse edits that come faster. */
const UPDATE_MS = 1000;

export interface SentenceGate {
  /** Takes the sentences there are so far; those known already are passed over. */
  take(sentences: readonly WrittenSentence[]): void;
  /** Nothing is shown any more: another answer goes out. */
  stop(): void;
  /** When all that was taken is judged. */
  done(): Promise<{ passed: PassedSentence[]; removed: SentenceFault[] }>;
}

/** @param onDraft gets the words so far; what it throws is dropped. @param now milliseconds */
export function createSentenceGate(
  asked: AskedAnswer,
  tools: GateTools,
  onDraft?: (draft: string) => void,
  now: () => number = Date.now,
): SentenceGate {
  const passed: PassedSentence[] = [];
  const removed: SentenceFault[] = [];
  let taken = 0;
  let stopped = false;
  let shown = Number.NEGATIVE_INFINITY;
  let judged: Promise<void> = Promise.resolve();
  const judge = async (sentence: WrittenSentence): Promise<void> => {
    if (stopped) return;
    const result = await gateSentence(sentence, passed, asked, tools);
    if ("fault" in result) return void removed.push(result.fault);
    passed.push(result);
    if (stopped || onDraft === undefined || now() - shown < UPDATE_MS) return;
    shown = now();
    try {
      onDraft(drawSentences(passed, asked.answer.language === "en"));
    } catch {
      // A chat that can't show a draft still gets the answer.
    }
  };
  return {
    take(sentences) {
      const fresh = sentences.slice(taken);
      taken += fresh.length;
      for (const sentence of fresh) judged = judged.then(() => judge(sentence));
      judged.catch(() => {});
    },
    stop() {
      stopped = true;
    },
    async done() {
      await judged;
      return { passed, removed };
    },
  };
}
