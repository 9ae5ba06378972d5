/** What commands need of everything behind them, opened piece by piece. main.ts makes the real one, tests a recording one. */
import type { ExplainingDesk } from "../../answer/create-desk.ts";
import type { ReceiptCheck } from "../../answer/receipts/recheck-receipt.ts";
import type { ChatSettings } from "../../config.ts";
import type { Report } from "../../corpus/report.ts";
import type { BuildProgress, BuildReport } from "../../indexing/build-index.ts";
import type { GarbageReport } from "../../indexing/collect-garbage.ts";
import type { IndexStatus } from "../../indexing/index-status.ts";
import type { AddOutcome, AddRequest } from "../../indexing/shelf/add-reports.ts";
import type { Finding } from "../../indexing/shelf/examine-library.ts";
import type { UpdateOutcome } from "../../indexing/shelf/update-index.ts";
import type { IndexVerification } from "../../indexing/verify-index.ts";
import type { Logger } from "../../logger.ts";
import type { CommandChanges } from "../command-changes.ts";
import type { Edition } from "../edition.ts";
import type { ConfiguredChat } from "../run-chats.ts";

export type ShowProgress = (progress: BuildProgress) => void;

export interface Backend {
  /** As configured: NO_COLOR, FORCE_COLOR; absent: what the terminal has. */
  readonly colors?: boolean;
  /** As configured. */
  readonly corpusFolder: string;
  /** Answers are kept, so that their receipts can be checked again. */
  readonly keepsAnswers?: boolean;
  /** @throws IndexError when the index is missing, damaged or built otherwise */
  openDesk(): Promise<ExplainingDesk>;
  /** Reports of the index by id, in order of ids; each is read when it is asked for. @throws IndexError */
  openReports(): Promise<ReadonlyMap<string, Report>>;
  /** The live snapshot, for chats that stay up. @throws IndexError */
  openEdition(): Promise<Edition>;
  /** Name of the live snapshot; undefined when nothing was built yet. @throws IndexError */
  liveSnapshot(): Promise<string | undefined>;
  /** Brings the index up to date with the corpus; `fresh` builds everything but vectors anew. */
  buildIndex(onProgress: ShowProgress, request?: { fresh: boolean }): Promise<UpdateOutcome>;
  addReports(request: AddRequest, onProgress: ShowProgress): Promise<AddOutcome>;
  /** Nothing when it was only tried. @throws ConfigurationError `report_unknown` */
  removeReports(
    ids: readonly string[],
    request: { dryRun: boolean },
    onProgress: ShowProgress,
  ): Promise<BuildReport | undefined>;
  /** Nothing when it was only tried. @throws ConfigurationError `report_unknown`; IndexError `report_exists` */
  renameReport(
    ids: { from: string; to: string },
    request: { dryRun: boolean },
    onProgress: ShowProgress,
  ): Promise<BuildReport | undefined>;
  /** A report file that isn't in the index, as it would be read. @throws CorpusError */
  readReportFile(path: string): Promise<Report>;
  examineLibrary(): Promise<Finding[]>;
  collectGarbage(request: { all: boolean }): Promise<GarbageReport>;
  /** Calls when reports in the corpus folder change, until the signal is given. */
  watchCorpus(options: { onChange(): Promise<void>; onReady(): void; signal: AbortSignal }): Promise<void>;
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
  /** A kept answer against today's index. @throws ConfigurationError when it wasn't kept; IndexError */
  recheckReceipt(id: string): Promise<ReceiptCheck>;
}
