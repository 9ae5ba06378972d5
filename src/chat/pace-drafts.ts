/**
 * Shows an answer that is being written in a chat where each showing is an edit: the newest draft only, one at a time, at most one a
 * second. Draws nothing.
 */
import { setTimeout as delay } from "node:timers/promises";

/** From the end of one edit to the beginning of the next. Of Discord's edits of one answer five in five seconds pass. */
const DRAFT_INTERVAL_MS = 1_000;

export interface DraftPacer<D> {
  /** Shows it once its time has come, unless there is a newer one by then. */
  push(draft: D): void;
  /**
   * No draft is shown any more. Resolves when none is on its way and, unless the answer is in a hurry, when the last has stood for its second.
   * Never rejects.
   */
  end(options?: { inHurry: boolean }): Promise<void>;
}

/**
 * The first draft waits its second too: a quick answer is shown once, whole.
 * @param show after it rejects once, no more drafts are shown
 */
export function paceDrafts<D>(
  show: (draft: D) => Promise<void>,
  intervalMs: number = DRAFT_INTERVAL_MS,
): DraftPacer<D> {
  let next: { draft: D } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let showing: Promise<void> | undefined;
  let ended = false;
  let shown = false;
  let last = performance.now();

  /** Timers may fire a millisecond early. */
  const waitMs = (): number => Math.max(0, Math.ceil(last + intervalMs - performance.now()) + 1);
  const showNext = async (): Promise<void> => {
    const { draft } = next ?? {};
    next = undefined;
    timer = undefined;
    if (draft === undefined) return;
    shown = true;
    try {
      await show(draft);
    } catch {
      ended = true;
    }
    last = performance.now();
    showing = undefined;
    plan();
  };
  const plan = (): void => {
    if (ended || next === undefined || timer !== undefined || showing !== undefined) return;
    timer = setTimeout(() => {
      showing = showNext();
    }, waitMs());
  };
  return {
    push(draft) {
      next = { draft };
      plan();
    },
    async end({ inHurry } = { inHurry: false }) {
      ended = true;
      clearTimeout(timer);
      await showing;
      if (shown && !inHurry) await delay(waitMs());
    },
  };
}
