/** Every configured chat from its start to its end: what they share, their health page, and a stop that loses nothing. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatSettings } from "../config.ts";
import type { IndexStatus } from "../indexing/index-status.ts";
import type { Logger } from "../logger.ts";
import { createAskLimits } from "./ask-limits.ts";
import { type ChatAdapter, type ChatParts, STOP_GRACE_MS } from "./chat-adapter.ts";
import { type ChatTurns, createChatTurns } from "./chat-turns.ts";
import { createConversationHistory } from "./conversation-history.ts";
import { createFeedbackFile } from "./feedback-file.ts";
import { type HealthServer, startHealthServer } from "./health-server.ts";
import type { LiveEdition } from "./live-edition.ts";

/** Beyond what adapters take themselves: then the process goes without them. */
const STOP_LIMIT_MS = STOP_GRACE_MS + 2_000;

export type StopSignal = "SIGTERM" | "SIGINT";

/** A chat that the configuration has a token for. */
export interface ConfiguredChat {
  name: string;
  create(parts: ChatParts): Promise<ChatAdapter>;
}

export interface RunChatsParts {
  chats: readonly ConfiguredChat[];
  settings: ChatSettings;
  live: LiveEdition;
  /** @throws IndexError */
  indexStatus(): Promise<IndexStatus>;
  logger: Logger;
  /** Calls back once, when the process is asked to stop. */
  onStop(listener: (signal: StopSignal) => void): void;
  onStarted(names: string[]): void;
  onStopping(signal: StopSignal): void;
}

/**
 * Runs until it's asked to stop, or a chat fails. Resolves to the exit code: 1 when answers were still under way when the time
 * to finish them was over.
 * @throws ChuchuError when a chat can't start, or can't go on
 */
export async function runChats(parts: RunChatsParts): Promise<0 | 1> {
  const end = awaitEnd(parts);
  const shared = shareTurns(parts);
  const adapters = await createAdapters(parts, shared, end.fail);
  let health: HealthServer | undefined;
  try {
    health = await openHealth(parts, adapters);
    const started = Promise.all(adapters.map((adapter) => adapter.start())).then(() => {
      parts.onStarted(adapters.map(({ name }) => name));
    });
    const signal = (await Promise.race([started, end.signal])) ?? (await end.signal);
    parts.onStopping(signal);
    const stopped = await stopAll(adapters);
    return stopped && (await isIdle(shared.turns)) ? 0 : 1;
  } catch (error) {
    await stopAll(adapters);
    throw error;
  } finally {
    parts.live.close();
    await health?.close();
  }
}

interface End {
  /** Rejects when a chat fails. */
  signal: Promise<StopSignal>;
  fail(error: unknown): void;
}

function awaitEnd({ onStop }: RunChatsParts): End {
  let fail: (error: unknown) => void = () => {};
  const signal = new Promise<StopSignal>((resolve, reject) => {
    fail = reject;
    onStop(resolve);
  });
  // A chat may fail while others are still starting: whoever waits then is told all the same.
  signal.catch(() => undefined);
  return { signal, fail };
}

function shareTurns({ settings, live, logger }: RunChatsParts): Pick<ChatParts, "turns" | "feedback"> {
  const feedback = settings.feedbackFile === undefined ? {} : { feedback: createFeedbackFile(settings.feedbackFile) };
  const turns = createChatTurns({
    live,
    history: createConversationHistory(),
    limits: createAskLimits(settings),
    logger,
    ...feedback,
    ...(settings.pageUrl === undefined ? {} : { pageUrl: settings.pageUrl }),
    ...(settings.keepsAnswers ? { keepsAnswers: true } : {}),
    ...(settings.asksModel ? { asksModel: true } : {}),
  });
  return { turns, ...feedback };
}

function createAdapters(
  { chats, indexStatus, logger }: RunChatsParts,
  shared: Pick<ChatParts, "turns" | "feedback">,
  fail: (error: unknown) => void,
): Promise<ChatAdapter[]> {
  return Promise.all(chats.map((chat) => chat.create({ ...shared, indexStatus, logger, fail })));
}

async function openHealth(
  { settings, live }: RunChatsParts,
  adapters: readonly ChatAdapter[],
): Promise<HealthServer | undefined> {
  if (settings.healthPort === undefined) return undefined;
  return startHealthServer(settings.healthPort, () => ({
    snapshot: live.current().snapshot,
    chats: Object.fromEntries(
      adapters.map((adapter) => [adapter.name, adapter.isConnected() ? "connected" : "waiting"] as const),
    ),
  }));
}

/** False when one of them didn't come to an end. */
async function stopAll(adapters: readonly ChatAdapter[]): Promise<boolean> {
  const stopped = Promise.all(adapters.map((adapter) => adapter.stop())).then(() => true);
  return Promise.race([stopped, sleep(STOP_LIMIT_MS, false, { ref: false })]);
}

/** Whether nothing was left unanswered. */
const isIdle = (turns: ChatTurns): Promise<boolean> =>
  Promise.race([turns.idle().then(() => true), sleep(0, false, { ref: false })]);
