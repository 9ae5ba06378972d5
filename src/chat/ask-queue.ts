/**
 * Work waits here for its turn, one after the other, so that many at once neither starve the connection nor pile up. Answers
 * nothing itself.
 */
import { setImmediate } from "node:timers/promises";
import PQueue from "p-queue";
import { ChuchuError } from "../errors.ts";

/** At some 25 ms an answer nobody waits longer than five seconds. */
const WAITING_MAX = 200;

export interface AskQueue {
  /** @throws ChuchuError `too_busy` when too many wait already; and what the work throws */
  add<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/** @param waiting how many may wait */
export function createAskQueue(waiting: number = WAITING_MAX): AskQueue {
  // An answer keeps the processor, the embedder's part included: side by side they would take as long, and hold the loop longer.
  const queue = new PQueue({ concurrency: 1 });
  return {
    async add(work) {
      if (queue.size >= waiting) {
        throw new ChuchuError({
          code: "too_busy",
          message: "Too many questions wait for their answer.",
          next: "Ask again in a moment.",
        });
      }
      return queue.add(async () => {
        // Lets what has arrived meanwhile be acknowledged before the next answer takes the processor.
        await setImmediate();
        return work();
      });
    },
    idle: () => queue.onIdle(),
  };
}
