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
  /** Name of the live snapshot; undefined when there is none. Takes well under a millisecond. @throws IndexError */
  liveSnapshot(): Promise<string | undefined>;
  logger: Logger;
  /**
   * For a process that many people ask: looks by itself, and lets each edition answer before anybody asks it. Without it only `look` and
   * `reload` look.
   */
  isWatched?: boolean;
  intervalMs?: number;
}

export interface LiveEdition {
  /** To be held until a question is answered: it stays what it is. */
  current(): Edition;
  /** Looks now; a new snapshot that can't be used is told in the log once, and the edition before goes on answering. Never rejects. */
  look(): Promise<void>;
  /**
   * Looks now, and tries a snapshot again that couldn't be used. Resolves to whether a new edition answers.
   * @throws IndexError when there is another snapshot and it can't be used; the edition before goes on answering
   */
  reload(): Promise<boolean>;
  close(): void;
}

/** @throws IndexError when the first edition can't be opened */
export async function openLiveEdition(parts: LiveEditionParts): Promise<LiveEdition> {
  const { openEdition, liveSnapshot, logger, isWatched = false } = parts;
  const open = async (questions: readonly string[]): Promise<Edition> => {
    const opened = await openEdition();
    const { desk, ownDesk = desk } = opened;
    if (isWatched) for (const question of questions) await ownDesk.ask({ turns: [question] });
    return opened;
  };
  let edition = await open(FIRST_QUESTIONS);
  let refused: string | undefined;
  let opening: Promise<boolean> | undefined;

  const goOver = async (): Promise<boolean> => {
    const live = await liveSnapshot();
    if (live === undefined || live === edition.snapshot) return false;
    refused = live;
    edition = await open(FIRST_QUESTIONS.slice(0, 1));
    refused = undefined;
    logger.info("a new index answers", { snapshot: edition.snapshot, reports: edition.reports.size });
    return true;
  };
  const reload = (): Promise<boolean> => {
    opening ??= goOver().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  let told: string | undefined;
  /** A snapshot that couldn't be opened is tried again only when somebody asks for it; nothing is told twice in a row. */
  const look = async (): Promise<void> => {
    try {
      if (refused !== undefined && opening === undefined && (await liveSnapshot()) === refused) return;
      await reload();
      told = undefined;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== told) logger.warn("the new index can't be used; the one before goes on answering", { reason });
      told = reason;
    }
  };
  const timer = isWatched ? setInterval(() => void look(), parts.intervalMs ?? LOOK_INTERVAL_MS) : undefined;
  timer?.unref();
  return { current: () => edition, look, reload, close: () => clearInterval(timer) };
}
