/** What keeping reports needs of everything else, and the reports that lie in the corpus folder. Changes nothing. */
import { type CorpusReport, loadCorpus, type OriginalFile } from "../../corpus/load-corpus.ts";
import type { Places } from "../../corpus/places.ts";
import { readReport } from "../../corpus/read-report.ts";
import type { ReportMetadata } from "../../corpus/report.ts";
import type { BuildIndexOptions, IndexSource } from "../build-index.ts";

/** A file read: its canonical text, what it says of itself beside its text, and what was odd in it. */
export interface ReadFile {
  text: string;
  /** txt, md, docx, pdf, html */
  format: string;
  metadata: Pick<ReportMetadata, "date" | "url">;
  warnings: NonNullable<OriginalFile["warnings"]>;
}

export interface Library extends Omit<BuildIndexOptions, "sources" | "fresh" | "beforeLive"> {
  corpusFolder: string;
  places(): Places;
  /** Extensions of the files that `readFile` reads, with their dot, in lower case. */
  extensions: ReadonlySet<string>;
  /** @throws CorpusError that says what to do */
  readFile(file: { bytes: Uint8Array; fileName: string }): Promise<ReadFile>;
}

/** A report of the corpus folder as the index takes it, parsed only when it must be. */
export function sourceOf(report: CorpusReport, places: () => Places): IndexSource {
  const { id, fileName: file, sha256, metadata } = report;
  return { id, file, sha256, metadata, read: async () => readReport(report, places()) };
}

/** @throws CorpusError */
export async function openSources(corpusFolder: string, places: () => Places): Promise<IndexSource[]> {
  return (await loadCorpus(corpusFolder)).map((report) => sourceOf(report, places));
}
