/**
 * A file that was read → the report as the corpus folder will hold it: the original, its canonical text, its metadata.
 * Writes nothing; says which files there are to be.
 */
import { extname } from "node:path";
import {
  type CorpusReport,
  checkMetadata,
  type MetadataOverrides,
  type OriginalFile,
} from "../../corpus/load-corpus.ts";
import type { ReportMetadata } from "../../corpus/report.ts";
import { sha256 } from "../file-hash.ts";
import type { CorpusChange } from "./corpus-change.ts";
import type { ReadFile } from "./library.ts";

export interface ShelvedReport {
  /** As loadCorpus will give it. */
  report: CorpusReport;
  files: CorpusChange["put"];
}

const TEXT_FORMATS = new Set(["txt", "md"]);

/** A text stays one file, as received; of others the original is kept and its text stands beside it. */
export function shelveReport(id: string, file: ReadFile & { bytes: Uint8Array }, of: ReportMetadata): ShelvedReport {
  const metadata = storable(of, id);
  if (TEXT_FORMATS.has(file.format)) {
    const fileName = `${id}.${file.format}`;
    const report = { id, fileName, sha256: sha256(file.bytes), text: file.text, metadata };
    return { report, files: [{ name: fileName, content: file.bytes }, metadataFile(id, metadata)] };
  }
  const source: OriginalFile = {
    file: `${id}.${file.format}`,
    sha256: sha256(file.bytes),
    format: file.format,
    ...(file.warnings.length === 0 ? {} : { warnings: file.warnings }),
  };
  const fileName = `${id}.txt`;
  return {
    report: { id, fileName, sha256: sha256(file.text), text: file.text, metadata, source },
    files: [
      { name: source.file, content: file.bytes },
      { name: fileName, content: file.text },
      metadataFile(id, metadata, source),
    ],
  };
}

/** Names of the files that belong to a report of the corpus folder; some needn't be there. */
export function filesOf({ id, fileName, source }: Pick<CorpusReport, "id" | "fileName" | "source">): string[] {
  const stem = fileName.slice(0, -extname(fileName).length);
  return [fileName, `${stem}.json`, ...(source === undefined ? [] : [source.file]), questionsFile(id)];
}

/** Golden questions about a report, which it must still answer before an index with it goes live. */
export function questionsFile(id: string): string {
  return `${id}.questions.jsonl`;
}

export function metadataFile(
  id: string,
  metadata: MetadataOverrides,
  source?: OriginalFile,
): { name: string; content: string } {
  const content = { ...metadata, ...(source === undefined ? {} : { source }) };
  return { name: `${id}.json`, content: `${JSON.stringify(content, undefined, 2)}\n` };
}

/** What isn't known isn't stored: a later version may be able to tell it. */
export function storable(metadata: ReportMetadata, id: string): MetadataOverrides {
  const known = Object.entries(metadata).filter(([key, value]) => {
    if (value === "" || value === "unknown" || (metadata.year === 0 && (key === "reviewed" || key === "planned")))
      return false;
    try {
      checkMetadata({ [key]: value }, id);
      return true;
    } catch {
      return false;
    }
  });
  return checkMetadata(Object.fromEntries(known), id).metadata;
}
