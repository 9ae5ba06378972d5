/**
 * Sources → a new snapshot of the index, made live only when it is whole and has been verified. Until then, and when it
 * fails, the old one answers. Doesn't read the corpus folder: sources are handed in.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../corpus/report.ts";
import { IndexError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Embedder } from "../models/embedder.ts";
import { buildPassages } from "./build-passages.ts";
import { readCurrent, replaceCurrent } from "./current-snapshot.ts";
import { embedTexts } from "./embed-texts.ts";
import { CACHE_FOLDER, openEmbeddingCache } from "./embedding-cache.ts";
import { sha256 } from "./file-hash.ts";
import { withIndexLock } from "./index-lock.ts";
import { buildingFolder, makeLive, removeLeftovers, removeOldSnapshots } from "./make-live.ts";
import {
  INDEX_FORMAT_VERSION,
  type IndexSettings,
  indexFingerprint,
  type Manifest,
  metadataHash,
  readManifest,
} from "./manifest.ts";
import { openSnapshot } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { type PreviousSnapshot, readPrevious } from "./previous-snapshot.ts";
import type { Tokenizer } from "./tokenize.ts";
import { verifySnapshot } from "./verify-snapshot.ts";
import { type SnapshotSource, writeSnapshot } from "./write-snapshot.ts";

/** A report file that is to be in the index. */
export interface IndexSource {
  id: string;
  /** Name of the file in the corpus folder. */
  file: string;
  /** Of the file as received, in hex. */
  sha256: string;
  /** What a metadata file beside it sets, as JSON would hold it; a change builds the report again. */
  metadata?: object;
  /** Reads and parses it; only called when the index must be built. */
  read(): Promise<Report>;
}

export interface BuildProgress {
  stage: "read" | "embed" | "graph" | "verify";
  done: number;
  total: number;
}

export interface BuildIndexOptions {
  sources: readonly IndexSource[];
  indexFolder: string;
  embedder: Embedder;
  tokenizer: Tokenizer;
  settings: IndexSettings;
  logger: Logger;
  onProgress?: (progress: BuildProgress) => void;
}

export interface BuildReport {
  snapshot: string;
  /** Number of reports in the index. */
  reports: number;
  /** Number of different texts that were embedded. */
  embedded: number;
  /** Number of different texts whose vectors were there already. */
  cached: number;
  /** Number of passages of the snapshot before that are gone or have changed. */
  removed: number;
  warnings: { report: string; line: number; message: string }[];
}

/**
 * With the same sources, settings and model as the live snapshot, that one is verified and kept.
 * @throws IndexError `index_locked`, `index_duplicate_report`, `index_not_verified`; what a source or the embedder throws
 */
export function buildIndex(options: BuildIndexOptions): Promise<BuildReport> {
  return withIndexLock(options.indexFolder, () => buildLocked(options));
}

async function buildLocked(options: BuildIndexOptions): Promise<BuildReport> {
  const { indexFolder, logger } = options;
  const sources = inOrder(options.sources);
  const identity = identify(sources, options);
  await removeLeftovers(indexFolder);
  const current = await readCurrent(indexFolder).catch(() => undefined);
  const previous = current === undefined ? undefined : await readPrevious(join(indexFolder, current));
  const folder = join(indexFolder, identity.snapshot);
  const kept = await wholeManifest(folder);
  if (kept !== undefined) {
    if (current !== identity.snapshot) await replaceCurrent(indexFolder, identity.snapshot);
    logger.info("index kept", { snapshot: identity.snapshot });
    return reportOnKept(folder, kept, current === identity.snapshot ? undefined : previous);
  }
  const building = buildingFolder(indexFolder);
  try {
    const { manifest, report } = await buildSnapshot(building, { ...options, sources, identity, previous });
    await makeLive(indexFolder, building, manifest.snapshot);
    await removeOldSnapshots(indexFolder, [manifest.snapshot, current]);
    logger.info("index built", { snapshot: manifest.snapshot, reports: report.reports, embedded: report.embedded });
    return report;
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

type Identity = Pick<Manifest, "formatVersion" | "snapshot" | "model" | "dimensions" | "fingerprint">;
type SnapshotRequest = BuildIndexOptions & { identity: Identity; previous: PreviousSnapshot | undefined };

async function buildSnapshot(
  building: string,
  request: SnapshotRequest,
): Promise<{ manifest: Manifest; report: BuildReport }> {
  const { embedder, tokenizer, indexFolder, identity, previous } = request;
  const progress = (stage: BuildProgress["stage"]) => (done: number, total: number) =>
    request.onProgress?.({ stage, done, total });
  const sources = await readSources(request.sources, progress("read"));
  const passages = numberedPassages(sources);
  const cache = await openEmbeddingCache(join(indexFolder, CACHE_FOLDER), embedder);
  const texts = passages.map(({ text }) => text);
  const { vectors, embedded, cached } = await embedTexts(texts, { embedder, cache, onProgress: progress("embed") });
  const manifest = await writeSnapshot(building, {
    identity,
    sources,
    passages,
    vectors,
    tokenizer,
    baseGraph: previous?.manifest.model === embedder.id ? await previous.loadGraph() : undefined,
    onProgress: progress("graph"),
  });
  progress("verify")(0, 1);
  await refuseProblems(building);
  progress("verify")(1, 1);
  return {
    manifest,
    report: {
      snapshot: manifest.snapshot,
      reports: sources.length,
      embedded,
      cached,
      removed: previous === undefined ? 0 : previous.countGone(passages),
      warnings: sources.flatMap(({ report }) => warningsOf(report)),
    },
  };
}

function numberedPassages(sources: readonly SnapshotSource[]): Passage[] {
  return sources.flatMap(({ report }) => buildPassages(report)).map((passage, index) => ({ index, ...passage }));
}

async function readSources(
  sources: readonly IndexSource[],
  onProgress: (done: number, total: number) => void,
): Promise<SnapshotSource[]> {
  const read: SnapshotSource[] = [];
  for (const source of sources) {
    const report = await source.read();
    if (report.id !== source.id) throw new TypeError(`The source ${source.id} gave a report with the id ${report.id}.`);
    read.push({ file: source.file, sha256: source.sha256, metadataSha256: metadataHash(source.metadata), report });
    onProgress(read.length, sources.length);
  }
  return read;
}

function identify(sources: readonly IndexSource[], options: BuildIndexOptions): Identity {
  const { embedder } = options;
  const fingerprint = indexFingerprint(options.settings, options.tokenizer);
  const parts = sources.map((source) => [source.id, source.file, source.sha256, metadataHash(source.metadata)]);
  const all = [INDEX_FORMAT_VERSION, embedder.id, embedder.dimensions, fingerprint, parts];
  return {
    formatVersion: INDEX_FORMAT_VERSION,
    snapshot: sha256(JSON.stringify(all)).slice(0, 16),
    model: embedder.id,
    dimensions: embedder.dimensions,
    fingerprint,
  };
}

function inOrder(sources: readonly IndexSource[]): IndexSource[] {
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1));
  const duplicate = sorted.find(({ id }, i) => sorted[i + 1]?.id === id);
  if (duplicate === undefined) return sorted;
  throw new IndexError({
    code: "index_duplicate_report",
    message: `Two files have the report id ${duplicate.id}.`,
    next: "Give one of them another id with `--id`, or remove it.",
    fields: { report: duplicate.id },
  });
}

/** The manifest of a snapshot in which nothing is wrong; undefined when there is none. */
async function wholeManifest(folder: string): Promise<Manifest | undefined> {
  const manifest = await readManifest(folder).catch(() => undefined);
  if (manifest === undefined || (await verifySnapshot(folder)).length > 0) return undefined;
  return manifest;
}

async function reportOnKept(
  folder: string,
  manifest: Manifest,
  previous: PreviousSnapshot | undefined,
): Promise<BuildReport> {
  const { reports, passages } = await openSnapshot(folder, manifest);
  return {
    snapshot: manifest.snapshot,
    reports: manifest.reports.length,
    embedded: 0,
    cached: new Set(passages.map(({ text }) => text)).size,
    removed: previous === undefined ? 0 : previous.countGone(passages),
    warnings: [...reports.values()].flatMap(warningsOf),
  };
}

async function refuseProblems(building: string): Promise<void> {
  const problems = await verifySnapshot(building);
  if (problems.length === 0) return;
  throw new IndexError({
    code: "index_not_verified",
    message: `The index that was built has ${problems.length} problems, so the old one was kept.`,
    next: "Run the command again; if it fails again, report it with the problems.",
    fields: { problems: problems.slice(0, 5) },
  });
}

function warningsOf(report: Report): BuildReport["warnings"] {
  return report.warnings.map(({ line, message }) => ({ report: report.id, line, message }));
}
