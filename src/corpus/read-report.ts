/** A report file of the corpus → the report with its structure and its ledger. Puts the readers together; reads no file. */
import { readLedger } from "./figures/read-ledger.ts";
import type { CorpusReport } from "./load-corpus.ts";
import { parseStructure } from "./parse-report.ts";
import type { Places } from "./places.ts";
import { readMetadata } from "./read-metadata.ts";
import type { Report } from "./report.ts";

/** What the metadata file sets wins over what the text says of itself. Never throws on any text. */
export function readReport(source: Omit<CorpusReport, "sha256">, places: Places): Report {
  const { id, text, fileName } = source;
  const metadata = { ...readMetadata(text, fileName, places), ...source.metadata };
  const structure = parseStructure({ id, text, metadata });
  return { ...structure, figures: readLedger(structure) };
}
