/**
 * The files of one snapshot's folder → an open index. Checks sizes of all files and hashes of the small ones; hashing
 * everything is `verifySnapshot`'s work. Doesn't know which snapshot is the live one.
 */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { damaged } from "./array-file.ts";
import { sha256 } from "./file-hash.ts";
import { lazyReports } from "./lazy-reports.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { listedFile, type Manifest } from "./manifest.ts";
import type { Passage } from "./passage.ts";
import { PASSAGES_FILE, unpackPassages } from "./passage-file.ts";
import type { PassageRange, SearchIndex } from "./search-index.ts";
import { VECTORS_FILE, VectorMatrix } from "./vector-matrix.ts";
import { createVectorSearch } from "./vector-search.ts";
import type { HnswVectorStore } from "./vector-store.ts";

export const LEXICAL_FILE = "lexical.bin";
export const GRAPH_FOLDER = "graph";
export const REPORTS_FOLDER = "reports";
/** Hashing so much takes about a millisecond. */
const HASHED_WHEN_OPENED_MAX_BYTES = 1_000_000;

/**
 * @param folder of the snapshot that `manifest` was read from
 * @throws IndexError `index_damaged`
 */
export async function openSnapshot(folder: string, manifest: Manifest): Promise<SearchIndex> {
  const [passageBytes, lexicalBytes, vectorBytes] = await Promise.all([
    ...[PASSAGES_FILE, LEXICAL_FILE, VECTORS_FILE].map((path) => readListed(folder, manifest, path)),
    checkSizes(folder, manifest),
  ]);
  const reportIds = manifest.reports.map(({ id }) => id);
  const passages = unpackPassages(passageBytes ?? new Uint8Array(), reportIds);
  if (passages.length !== manifest.passages) throw damaged(PASSAGES_FILE, "holds another number of passages");
  const lexical = LexicalIndex.load(lexicalBytes ?? new Uint8Array());
  if (lexical.count !== passages.length) throw damaged(LEXICAL_FILE, "holds another number of passages");
  const matrix = VectorMatrix.load(vectorBytes ?? new Uint8Array(), passages.length, manifest.dimensions);
  return {
    snapshot: manifest.snapshot,
    manifest,
    reports: lazyReports(folder, manifest),
    listed: manifest.reports,
    passages,
    ...passageLookup(passages, manifest),
    lexical,
    vectors: createVectorSearch({ matrix, passages, loadGraph: () => loadGraph(folder, manifest.dimensions) }),
  };
}

/** The HNSW graph of a snapshot, whose entries have `passageId`s. Loads LangChain. */
export async function loadGraph(folder: string, dimensions: number): Promise<HnswVectorStore> {
  const { HnswVectorStore } = await import("./vector-store.ts");
  return HnswVectorStore.load(join(folder, GRAPH_FOLDER), undefined, { dimensions });
}

async function checkSizes(folder: string, manifest: Manifest): Promise<undefined> {
  await Promise.all(
    manifest.files.map(async ({ path, bytes }) => {
      const size = (await stat(join(folder, path)).catch(() => undefined))?.size;
      if (size === undefined) throw damaged(path, "is missing");
      if (size !== bytes) throw damaged(path, "is cut short or was changed");
    }),
  );
}

async function readListed(folder: string, manifest: Manifest, path: string): Promise<Uint8Array> {
  const file = listedFile(manifest, path);
  const bytes = await readFile(join(folder, path)).catch((error: unknown) => {
    throw damaged(path, "is missing", error);
  });
  if (bytes.length !== file.bytes) throw damaged(path, "is cut short or was changed");
  if (bytes.length <= HASHED_WHEN_OPENED_MAX_BYTES && sha256(bytes) !== file.sha256) throw damaged(path, "was changed");
  return bytes;
}

/** Passages lie in order of reports and, within a report, of sentences. */
function passageLookup(
  passages: readonly Passage[],
  manifest: Manifest,
): Pick<SearchIndex, "passagesOf" | "passageRange"> {
  const ranges = new Map<string, PassageRange>();
  let first = 0;
  for (const { id, passages: count } of manifest.reports) {
    ranges.set(id, { first, end: first + count });
    first += count;
  }
  const passageRange = (report: string): PassageRange => ranges.get(report) ?? { first: 0, end: 0 };
  return {
    passageRange,
    passagesOf(report, sentence) {
      const range = passageRange(report);
      const start = firstPassage(passages, range, (passage) => passage.sentence >= sentence);
      const end = firstPassage(passages, { first: start, end: range.end }, (passage) => passage.sentence > sentence);
      return passages.slice(start, end);
    },
  };
}

/** By halving; `reached` is false and then true in the range. */
function firstPassage(
  passages: readonly Passage[],
  range: PassageRange,
  reached: (passage: Passage) => boolean,
): number {
  let { first, end } = range;
  while (first < end) {
    const middle = (first + end) >> 1;
    const passage = passages[middle];
    if (passage !== undefined && reached(passage)) end = middle;
    else first = middle + 1;
  }
  return first;
}
