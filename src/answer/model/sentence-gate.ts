/** Judges the sentences of an answer one after the other while it is written. Draws and shows none. */
import { type AskedAnswer, type GateTools, gateSentence, type PassedSentence } from "./gate-sentence.ts";
import type { SentenceFault } from "./wording-trace.ts";
import type { WrittenSentence } from "./written-sentences.ts";

export interface SentenceGate {
  /** Takes the sentences there are so far; those known already are passed over. */
  take(sentences: readonly WrittenSentence[]): void;
  /** Nothing is judged any more: another answer goes out. */
  stop(): void;
  /** When all that was taken is judged. */
  done(): Promise<{ passed: PassedSentence[]; removed: SentenceFault[] }>;
}

/** @param onPassed gets the sentences that passed so far, each time there is one more */
export function createSentenceGate(
  asked: AskedAnswer,
  tools: GateTools,
  onPassed?: (passed: readonly PassedSentence[]) => void,
): SentenceGate {
  const passed: PassedSentence[] = [];
  const removed: SentenceFault[] = [];
  let taken = 0;
  let stopped = false;
  let judged: Promise<void> = Promise.resolve();
  const judge = async (sentence: WrittenSentence): Promise<void> => {
    if (stopped) return;
    const result = await gateSentence(sentence, passed, asked, tools);
    if ("fault" in result) return void removed.push(result.fault);
    passed.push(result);
    if (!stopped) onPassed?.(passed);
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
