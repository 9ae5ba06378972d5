/** A backend for tests of commands: it records what is opened, and gives what the test put in. */
import type { ReceiptCheck } from "../../src/answer/receipts/recheck-receipt.ts";
import type { Backend } from "../../src/chat/cli/backend.ts";
import type { CommandChanges } from "../../src/chat/command-changes.ts";
import type { ConfiguredChat } from "../../src/chat/run-chats.ts";
import type { Report } from "../../src/corpus/report.ts";
import type { BuildReport } from "../../src/indexing/build-index.ts";
import type { GarbageReport } from "../../src/indexing/collect-garbage.ts";
import type { IndexStatus } from "../../src/indexing/index-status.ts";
import type { AddOutcome, AddRequest, RefusedFile } from "../../src/indexing/shelf/add-reports.ts";
import type { Finding } from "../../src/indexing/shelf/examine-library.ts";
import type { IndexVerification } from "../../src/indexing/verify-index.ts";
import { createLogger } from "../../src/logger.ts";
import { makeReport } from "./make-report.ts";
import { createRecordingDesk, type RecordingDesk } from "./recording-desk.ts";

export interface RecordingBackend extends Backend {
  readonly calls: string[];
}

export interface BackendParts {
  desk?: RecordingDesk;
  /** Thrown by everything that needs the index. */
  indexError?: Error;
  /** Thrown by the first calls of openDesk and openEdition. */
  openErrors?: Error[];
  /** Thrown by indexStatus. */
  statusError?: Error;
  reports?: Report[];
  status?: IndexStatus;
  summary?: BuildReport;
  refused?: RefusedFile[];
  addition?: (request: AddRequest) => Partial<AddOutcome>;
  findings?: Finding[];
  garbage?: GarbageReport;
  verification?: IndexVerification;
  receipt?: ReceiptCheck;
  keepsAnswers?: boolean;
  colors?: boolean;
  chats?: ConfiguredChat[];
  /** What `discord deploy` says has changed. */
  deployed?: CommandChanges;
  /** Thrown instead. */
  deployError?: Error;
}

const REPORT = makeReport("全年实现地区生产总值5047.4亿元。");
const STATUS = {
  state: "current",
  snapshot: "5f0c",
  model: "e5-small-zh-en",
  created: "2020-06-11T08:00:00Z",
  fingerprint: "f",
  passages: 12,
  bytes: 1,
  cacheBytes: 1,
  reports: [
    {
      id: REPORT.id,
      source: "shili-2020.txt",
      sha256: "00",
      metadataSha256: "",
      path: "reports/shili-2020.json",
      metadata: REPORT.metadata,
      sections: 1,
      sentences: 4,
      figures: 2,
      passages: 12,
      warnings: 0,
      state: "same",
    },
  ],
  unindexed: [],
} satisfies IndexStatus;
/** Of an answer that is still the same. */
export const RECEIPT: ReceiptCheck = {
  receipt: "0f1e2d3c",
  at: "2020-06-11T08:00:00.000Z",
  question: "2019年地区生产总值是多少？",
  mode: "desk",
  rebuilt: false,
  consistent: true,
  changes: [],
};
const SUMMARY: BuildReport = { snapshot: "5f0c", reports: 1, embedded: 12, cached: 0, removed: 0, warnings: [] };

export function createRecordingBackend(parts: BackendParts = {}): RecordingBackend {
  const calls: string[] = [];
  const openErrors = [...(parts.openErrors ?? [])];
  const reports = parts.reports ?? [REPORT];
  const needIndex = (name: string): void => {
    calls.push(name);
    if (parts.indexError !== undefined) throw parts.indexError;
  };
  return {
    calls,
    corpusFolder: "corpus",
    ...(parts.colors === undefined ? {} : { colors: parts.colors }),
    async openDesk() {
      needIndex("openDesk");
      const error = openErrors.shift();
      if (error !== undefined) throw error;
      return parts.desk ?? createRecordingDesk();
    },
    async openReports() {
      needIndex("openReports");
      return new Map(reports.map((report) => [report.id, report]));
    },
    async openEdition() {
      needIndex("openEdition");
      const error = openErrors.shift();
      if (error !== undefined) throw error;
      const desk = parts.desk ?? createRecordingDesk();
      return { snapshot: STATUS.snapshot, desk, reports: new Map(reports.map((report) => [report.id, report])) };
    },
    async liveSnapshot() {
      return STATUS.snapshot;
    },
    logger: createLogger("silent", () => {}),
    chatSettings: { userPerMinute: 20, guildPerMinute: 300 },
    chats: parts.chats ?? [],
    async deployDiscord(guild) {
      calls.push(`deployDiscord ${guild ?? "everywhere"}`);
      if (parts.deployError !== undefined) throw parts.deployError;
      const changes = parts.deployed ?? { created: [], changed: [], removed: [], unchanged: [] };
      return { ...changes, ...(guild === undefined ? {} : { guild }) };
    },
    async buildIndex(onProgress) {
      calls.push("buildIndex");
      onProgress({ stage: "embed", done: 6, total: 12 });
      return { ...(parts.summary ?? SUMMARY), refused: parts.refused ?? [] };
    },
    async addReports(request, onProgress) {
      calls.push("addReports");
      onProgress({ stage: "read", done: 1, total: 1 });
      const outcome = { added: [], refused: [], passedOver: [], dryRun: request.dryRun };
      return { ...SUMMARY, ...outcome, ...parts.addition?.(request) };
    },
    async removeReports(ids, { dryRun }) {
      calls.push(`removeReports ${ids.join(" ")}`);
      return dryRun ? undefined : (parts.summary ?? SUMMARY);
    },
    async renameReport({ from, to }, { dryRun }) {
      calls.push(`renameReport ${from} ${to}`);
      return dryRun ? undefined : (parts.summary ?? SUMMARY);
    },
    async readReportFile() {
      calls.push("readReportFile");
      return REPORT;
    },
    async examineLibrary() {
      calls.push("examineLibrary");
      return parts.findings ?? [];
    },
    async collectGarbage({ all }) {
      calls.push(`collectGarbage ${all}`);
      return parts.garbage ?? { snapshots: 0, vectors: 0, bytes: 0 };
    },
    async watchCorpus({ onReady, onChange }) {
      calls.push("watchCorpus");
      onReady();
      await onChange();
    },
    async indexStatus() {
      calls.push("indexStatus");
      if (parts.statusError !== undefined) throw parts.statusError;
      return parts.status ?? STATUS;
    },
    ...(parts.keepsAnswers === undefined ? {} : { keepsAnswers: parts.keepsAnswers }),
    async recheckReceipt(id) {
      needIndex(`recheckReceipt ${id}`);
      return parts.receipt ?? { ...RECEIPT, receipt: id };
    },
    async verifyIndex() {
      calls.push("verifyIndex");
      return parts.verification ?? { files: 7, problems: [] };
    },
  };
}
