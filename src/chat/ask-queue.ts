/** Questions wait here for their turn, so that many at once neither starve the connection nor pile up. Decides no order but first come. */
import { setImmediate } from "node:timers/promises";
import PQueue from "p-queue";
import { ChuchuError } from "../errors.ts";

/** Answered side by side: while one waits for the embedder's threads, another one is composed. */
const CONCURRENT = 4;
/** At some 30 ms an answer nobody waits longer than six seconds. */
const WAITING_MAX = 200;

export interface AskQueue {
  /** @throws ChuchuError `too_busy` when too many wait already; and what the work throws */
  add<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

export function createAskQueue({ concurrent = CONCURRENT, waiting = WAITING_MAX } = {}): AskQueue {
  const queue = new PQueue({ concurrency: concurrent });
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
