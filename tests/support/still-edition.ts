/** A live edition that never changes by itself, on a recording desk; a test may put another one in its place. */
import type { Edition } from "../../src/chat/edition.ts";
import type { LiveEdition } from "../../src/chat/live-edition.ts";
import type { Report } from "../../src/corpus/report.ts";
import { makeReport } from "./make-report.ts";
import { createRecordingDesk, type RecordingDesk } from "./recording-desk.ts";

export interface StillEdition extends LiveEdition {
  edition: Edition;
  closed: boolean;
}

export function createStillEdition({
  desk = createRecordingDesk(),
  reports = [makeReport("全年实现地区生产总值5047.4亿元。")],
  snapshot = "5f0c5f0c5f0c5f0c",
}: {
  desk?: RecordingDesk;
  reports?: Report[];
  snapshot?: string;
} = {}): StillEdition {
  const live: StillEdition = {
    edition: { snapshot, desk, reports: new Map(reports.map((report) => [report.id, report])) },
    closed: false,
    current: () => live.edition,
    look: async () => {},
    reload: async () => false,
    close() {
      live.closed = true;
    },
  };
  return live;
}
