/** A backend for tests of commands: it records what is opened, and gives what the test put in. */
import type { Backend, IndexStatus, IndexSummary, IndexVerification } from "../../src/chat/cli/backend.ts";
import type { Report } from "../../src/corpus/report.ts";
import { makeReport } from "./make-report.ts";
import { createRecordingDesk, type RecordingDesk } from "./recording-desk.ts";

export interface RecordingBackend extends Backend {
  readonly calls: string[];
}

export interface BackendParts {
  desk?: RecordingDesk;
  /** Thrown by everything that needs the index. */
  indexError?: Error;
  reports?: Report[];
  status?: IndexStatus;
  summary?: IndexSummary;
  verification?: IndexVerification;
  colors?: boolean;
}

const STATUS: IndexStatus = {
  state: "current",
  snapshot: "5f0c",
  model: "e5-small-zh-en",
  created: "2020-06-11T08:00:00Z",
  passages: 12,
  reports: [{ id: "shili-2020", title: "2020年示例区政府工作报告", sentences: 4, figures: 2 }],
};
const SUMMARY: IndexSummary = { snapshot: "5f0c", reports: 1, embedded: 12, cached: 0, removed: 0, warnings: [] };

export function createRecordingBackend(parts: BackendParts = {}): RecordingBackend {
  const calls: string[] = [];
  const reports = parts.reports ?? [makeReport("全年实现地区生产总值5047.4亿元。")];
  const needIndex = (name: string): void => {
    calls.push(name);
    if (parts.indexError !== undefined) throw parts.indexError;
  };
  return {
    calls,
    ...(parts.colors === undefined ? {} : { colors: parts.colors }),
    async openDesk() {
      needIndex("openDesk");
      return parts.desk ?? createRecordingDesk();
    },
    async openReports() {
      needIndex("openReports");
      return new Map(reports.map((report) => [report.id, report]));
    },
    async buildIndex(onProgress) {
      calls.push("buildIndex");
      onProgress({ done: 6, total: 12 });
      return parts.summary ?? SUMMARY;
    },
    async indexStatus() {
      calls.push("indexStatus");
      return parts.status ?? STATUS;
    },
    async verifyIndex() {
      calls.push("verifyIndex");
      return parts.verification ?? { files: 7, problems: [] };
    },
  };
}
