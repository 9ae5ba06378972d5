/** What a snapshot of the index says about itself. Doesn't read or check the files it names. */
import type { ReportMetadata } from "../corpus/report.ts";

/** Raised when the files of a snapshot change their form; an index of another version is refused and built again. */
export const INDEX_FORMAT_VERSION = 1;

/** A source report in the snapshot. */
export interface ManifestReport {
  id: string;
  /** File name in the corpus folder. */
  source: string;
  /** Of the source file as received. */
  sha256: string;
  /** Without opening the report: enough to choose reports by place and year. */
  metadata: ReportMetadata;
  sections: number;
  sentences: number;
  figures: number;
  passages: number;
  warnings: number;
}

/** A file of the snapshot, relative to its folder. */
export interface ManifestFile {
  path: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  formatVersion: number;
  /** Name of the snapshot's folder: the first 16 hex digits of the hash of sources, model and fingerprint. */
  snapshot: string;
  /** `Embedder.id` */
  model: string;
  /** Length of a vector. */
  dimensions: number;
  /** Hash of all settings that decide what is built. */
  fingerprint: string;
  /** ISO time at which the snapshot was built. */
  created: string;
  reports: ManifestReport[];
  /** Number of passages. */
  passages: number;
  files: ManifestFile[];
}
