/** One file that is to be added → the report it would be. Writes nothing, and doesn't know what else is there. */
import { basename } from "node:path";
import { reportId } from "../../corpus/load-corpus.ts";
import type { ReportMetadata } from "../../corpus/report.ts";
import { completeMetadata, type GivenMetadata } from "./complete-metadata.ts";
import type { Library, ReadFile } from "./library.ts";
import { readGivenFile } from "./open-given-files.ts";
import { type ShelvedReport, shelveReport } from "./shelve-report.ts";

export interface PlannedReport {
  /** Name of the file, as given. */
  file: string;
  format: string;
  metadata: ReportMetadata;
  warnings: ReadFile["warnings"];
  shelved: ShelvedReport;
}

/** @throws CorpusError for a file that can't be read, or whose name or `id` can't name a report */
export async function planReport(
  path: string,
  { id: wanted, metadata: given }: { id?: string; metadata: GivenMetadata },
  { readFile, places }: Pick<Library, "readFile" | "places">,
): Promise<PlannedReport> {
  const fileName = basename(path);
  // An id is checked as what it'll be: the stem of a file.
  const id = reportId(wanted === undefined ? fileName : `${wanted}.txt`);
  const bytes = await readGivenFile(path);
  const read = await readFile({ bytes, fileName });
  // What the text says of itself goes before what a page or a file says of it.
  const metadata = { ...read.metadata, ...completeMetadata({ text: read.text, fileName }, given, places()) };
  const { format, warnings } = read;
  return { file: fileName, format, metadata, warnings, shelved: shelveReport(id, { ...read, bytes }, metadata) };
}
