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
  /**
   * @param work may call `letGo` when it only waits for something outside the process: then the next one begins
   * @throws ChuchuError `too_busy` when too many wait already; and what the work throws
   */
  add<T>(work: (letGo: () => void) => Promise<T>): Promise<T>;
  /** Resolves once nothing waits and nothing is under way, work that has let go included. */
  idle(): Promise<void>;
}

/** @param waiting how many may wait */
export function createAskQueue(waiting: number = WAITING_MAX): AskQueue {
  // An answer keeps the processor, the embedder's part included: side by side they would take as long, and hold the loop longer.
  const queue = new PQueue({ concurrency: 1 });
  const outside = new Set<Promise<unknown>>();
  const takeTurn = async <T>(work: (letGo: () => void) => Promise<T>): Promise<{ result: Promise<T> }> => {
    // Lets what has arrived meanwhile be acknowledged before the next answer takes the processor.
    await setImmediate();
    let letGo = (): void => {};
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const result = work(letGo);
    const settled = result.then(
      () => {},
      () => {},
    );
    outside.add(settled);
    void settled.then(() => outside.delete(settled));
    await Promise.race([settled, released]);
    return { result };
  };
  return {
    async add(work) {
      if (queue.size >= waiting) {
        throw new ChuchuError({
          code: "too_busy",
          message: "Too many questions wait for their answer.",
          next: "Ask again in a moment.",
        });
      }
      const { result } = await queue.add(() => takeTurn(work));
      return result;
    },
    async idle() {
      await queue.onIdle();
      await Promise.all(outside);
    },
  };
}
