/** What commands need of everything behind them, opened piece by piece. main.ts makes the real one, tests a recording one. */
import type { ExplainingDesk } from "../../answer/create-desk.ts";
import type { ChatSettings } from "../../config.ts";
import type { Report } from "../../corpus/report.ts";
import type { BuildProgress, BuildReport } from "../../indexing/build-index.ts";
import type { IndexStatus } from "../../indexing/index-status.ts";
import type { IndexVerification } from "../../indexing/verify-index.ts";
import type { Logger } from "../../logger.ts";
import type { CommandChanges } from "../command-changes.ts";
import type { Edition } from "../edition.ts";
import type { ConfiguredChat } from "../run-chats.ts";

export interface Backend {
  /** As configured: NO_COLOR, FORCE_COLOR; absent: what the terminal has. */
  readonly colors?: boolean;
  /** @throws IndexError when the index is missing, damaged or built otherwise */
  openDesk(): Promise<ExplainingDesk>;
  /** Reports of the index by id, in order of ids; each is read when it is asked for. @throws IndexError */
  openReports(): Promise<ReadonlyMap<string, Report>>;
  /** The live snapshot, for chats that stay up. @throws IndexError */
  openEdition(): Promise<Edition>;
  /** Name of the live snapshot; undefined when nothing was built yet. @throws IndexError */
  liveSnapshot(): Promise<string | undefined>;
  /** Brings the index up to date with the corpus. */
  buildIndex(onProgress: (progress: BuildProgress) => void): Promise<BuildReport>;
  /** @throws IndexError when the index is damaged or of another format */
  indexStatus(): Promise<IndexStatus>;
  /** Checks each file of the index. @throws IndexError when there is none */
  verifyIndex(): Promise<IndexVerification>;
  readonly logger: Logger;
  readonly chatSettings: ChatSettings;
  /** Those that a token is configured for. */
  readonly chats: readonly ConfiguredChat[];
  /** Registers Discord's commands in a server, or everywhere. @throws ChuchuError, ConfigurationError `discord_not_configured` */
  deployDiscord(guild: string | undefined): Promise<CommandChanges>;
}
