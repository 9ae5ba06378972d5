/** Metadata of a report of which nothing is known, for tests that don't look at it. */
import type { ReportMetadata } from "../../src/corpus/report.ts";

export const UNKNOWN_METADATA: ReportMetadata = {
  title: "",
  place: "",
  level: "unknown",
  genre: "other",
  year: 0,
  reviewed: [0, 0],
  planned: [0, 0],
};
