/** What commands need of everything behind them, opened piece by piece. main.ts makes the real one, tests a recording one. */
import type { Desk } from "../../answer/desk.ts";
import type { Report } from "../../corpus/report.ts";

export interface Backend {
  /** As configured: NO_COLOR, FORCE_COLOR; absent: what the terminal has. */
  readonly colors?: boolean;
  /** @throws IndexError when the index is missing, damaged or stale */
  openDesk(): Promise<Desk>;
  /** Reports of the index by id, in order of ids; each is read when it is asked for. @throws IndexError */
  openReports(): Promise<ReadonlyMap<string, Report>>;
  /** Brings the index up to date with the corpus. */
  buildIndex(onProgress: (progress: IndexProgress) => void): Promise<IndexSummary>;
  indexStatus(): Promise<IndexStatus>;
  /** Checks each file of the index. */
  verifyIndex(): Promise<IndexVerification>;
}

export interface IndexProgress {
  /** Passages embedded so far, of those that need it. */
  done: number;
  total: number;
}

/** DESIGN.md, Contract: what `chuchu index --json` prints. */
export interface IndexSummary {
  snapshot: string;
  reports: number;
  embedded: number;
  cached: number;
  removed: number;
  warnings: { report: string; line: number; message: string }[];
}

export interface IndexStatus {
  state: "current" | "stale" | "missing";
  snapshot?: string;
  model?: string;
  /** ISO time. */
  created?: string;
  passages?: number;
  reports: { id: string; title: string; sentences: number; figures: number }[];
}

export interface IndexVerification {
  files: number;
  /** One sentence each; empty when the index is whole. */
  problems: string[];
}
