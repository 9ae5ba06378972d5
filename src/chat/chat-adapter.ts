/** What a chat is to the rest: something that starts and stops, and what it's handed to work with. Knows no platform. */
import type { IndexStatus } from "../indexing/index-status.ts";
import type { Logger } from "../logger.ts";
import type { ChatTurns } from "./chat-turns.ts";
import type { FeedbackFile } from "./feedback-file.ts";

/** How long `stop` may take to finish what is under way. */
export const STOP_GRACE_MS = 10_000;

export interface ChatAdapter {
  /** As it's called in logs and in the health page: `discord`. */
  readonly name: string;
  /** Resolves once questions can reach it. @throws ChuchuError that names the cause; then nothing is left open */
  start(): Promise<void>;
  /**
   * Takes nothing new, finishes what is under way for at most STOP_GRACE_MS, says goodbye to the platform. May be called
   * before `start`, and again; never rejects.
   */
  stop(): Promise<void>;
  /** Whether questions can reach it now: false before `start`, while it reconnects, and after `stop`. */
  isConnected(): boolean;
}

/** What an adapter is made with. */
export interface ChatParts {
  turns: ChatTurns;
  /** Absent when nothing is to be kept: then no votes are asked for. */
  feedback?: FeedbackFile;
  /** For maintainers. @throws IndexError */
  indexStatus(): Promise<IndexStatus>;
  logger: Logger;
  /** To be called when a started chat can't go on by itself (its token was revoked, say); the process then stops. */
  fail(error: unknown): void;
}

/** How main.ts makes an adapter: `createDiscordAdapter` of discord/create-discord-adapter.ts. Connects nothing yet. */
export type CreateChat<Settings> = (settings: Settings, parts: ChatParts) => ChatAdapter;
