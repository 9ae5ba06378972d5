/** The edition that new questions are answered from; a new one takes its place when the live snapshot changes. Builds nothing. */
import type { Logger } from "../logger.ts";
import type { Edition } from "./edition.ts";

/** Half of what may pass until a new snapshot answers, opening included. */
const LOOK_INTERVAL_MS = 500;

/** Of any report: they make the desk read its reports, and the runtime compile what answers. */
const FIRST_QUESTIONS = [
  "地区生产总值是多少？",
  "新增就業多少人？",
  "How much did GDP grow?",
  "财政收入比上年增长多少？",
];

export interface LiveEditionParts {
  /** Opens the live snapshot. @throws IndexError */
  openEdition(): Promise<Edition>;
  /** Name of the live snapshot; undefined when there is none. @throws IndexError */
  liveSnapshot(): Promise<string | undefined>;
  logger: Logger;
  intervalMs?: number;
}

export interface LiveEdition {
  /** To be held until a question is answered: it stays what it is. */
  current(): Edition;
  /**
   * Looks now instead of in a moment. Resolves to whether a new edition answers.
   * @throws IndexError when there is another snapshot and it can't be used; the edition before goes on answering
   */
  reload(): Promise<boolean>;
  close(): void;
}

/** @throws IndexError when the first edition can't be opened */
export async function openLiveEdition(parts: LiveEditionParts): Promise<LiveEdition> {
  const { openEdition, liveSnapshot, logger } = parts;
  const open = async (questions: readonly string[]): Promise<Edition> => {
    const opened = await openEdition();
    const { desk, ownDesk = desk } = opened;
    for (const question of questions) await ownDesk.ask({ turns: [question] });
    return opened;
  };
  let edition = await open(FIRST_QUESTIONS);
  let refused: string | undefined;
  let looking: Promise<boolean> | undefined;

  const look = async (): Promise<boolean> => {
    const live = await liveSnapshot();
    if (live === undefined || live === edition.snapshot) return false;
    refused = live;
    const next = await open(FIRST_QUESTIONS.slice(0, 1));
    edition = next;
    refused = undefined;
    logger.info("a new index answers", { snapshot: next.snapshot, reports: next.reports.size });
    return true;
  };
  const reload = (): Promise<boolean> => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  let told: string | undefined;
  /** A snapshot that couldn't be opened is tried again only when somebody asks for it; nothing is told twice in a row. */
  const watch = async (): Promise<void> => {
    try {
      if (refused !== undefined && (await liveSnapshot()) === refused) return;
      await reload();
      told = undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== told) logger.warn("the new index can't be used; the one before goes on answering", { reason });
      told = reason;
    }
  };
  const timer = setInterval(() => void watch(), parts.intervalMs ?? LOOK_INTERVAL_MS);
  timer.unref();
  return { current: () => edition, reload, close: () => clearInterval(timer) };
}
