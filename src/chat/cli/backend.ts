/** What commands need of everything behind them, opened piece by piece. main.ts makes the real one, tests a recording one. */
import type { ExplainingDesk } from "../../answer/create-desk.ts";
import type { ReceiptCheck } from "../../answer/receipts/recheck-receipt.ts";
import type { Report } from "../../corpus/report.ts";
import type { BuildProgress, BuildReport } from "../../indexing/build-index.ts";
import type { IndexStatus } from "../../indexing/index-status.ts";
import type { IndexVerification } from "../../indexing/verify-index.ts";

export interface Backend {
  /** As configured: NO_COLOR, FORCE_COLOR; absent: what the terminal has. */
  readonly colors?: boolean;
  /** Answers are kept, so that their receipts can be checked again. */
  readonly keepsAnswers?: boolean;
  /** @throws IndexError when the index is missing, damaged or built otherwise */
  openDesk(): Promise<ExplainingDesk>;
  /** Reports of the index by id, in order of ids; each is read when it is asked for. @throws IndexError */
  openReports(): Promise<ReadonlyMap<string, Report>>;
  /** Brings the index up to date with the corpus. */
  buildIndex(onProgress: (progress: BuildProgress) => void): Promise<BuildReport>;
  /** @throws IndexError when the index is damaged or of another format */
  indexStatus(): Promise<IndexStatus>;
  /** Checks each file of the index. @throws IndexError when there is none */
  verifyIndex(): Promise<IndexVerification>;
  /** A kept answer against today's index. @throws ConfigurationError when it wasn't kept; IndexError */
  recheckReceipt(id: string): Promise<ReceiptCheck>;
}
