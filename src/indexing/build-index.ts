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
import { withIndexLock } from "./index-lock.ts";
import {
  buildingFolder,
  findWhole,
  giveName,
  removeLeftovers,
  removeOldSnapshots,
  type WholeSnapshot,
} from "./make-live.ts";
import { type IndexSettings, type Manifest, metadataHash } from "./manifest.ts";
import { openSnapshot } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { type PreviousSnapshot, readPrevious } from "./previous-snapshot.ts";
import { refusingToWrite } from "./refuse-to-write.ts";
import type { SearchIndex } from "./search-index.ts";
import { identifySnapshot, type SnapshotIdentity } from "./snapshot-identity.ts";
import type { Tokenizer } from "./tokenize.ts";
import { type IndexProblem, verifySnapshot } from "./verify-snapshot.ts";
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
  /** Builds everything but vectors anew, also when the live snapshot is whole and up to date. */
  fresh?: boolean;
  /** What else must hold of the new index before anybody reads it. */
  examine?: (index: SearchIndex) => Promise<IndexProblem[]>;
  /** Runs once the new snapshot is whole and verified, before readers see it; when it throws, they never do. */
  beforeLive?: () => Promise<void>;
}

export interface BuildReport {
  /** As CURRENT names it. */
  snapshot: string;
  /** Number of reports in the index. */
  reports: number;
  /** Number of different texts that were embedded. */
  embedded: number;
  /** Number of different texts whose vectors were there already. */
  cached: number;
  /** Number of passages of the snapshot before that are gone or have changed. */
  removed: number;
  /** `line` is 1-based, of the canonical text; `code` is stable, `message` English. */
  warnings: { report: string; line: number; code: string; message: string }[];
}

/**
 * With the same sources, settings and model as the live snapshot, that one is verified and kept.
 * @throws IndexError `index_locked`, `index_duplicate_report`, `index_not_verified`, `index_unwritable`; what a source or the
 *   embedder throws
 */
export function buildIndex(options: BuildIndexOptions): Promise<BuildReport> {
  return refusingToWrite(options.indexFolder, () =>
    withIndexLock(options.indexFolder, () => buildIndexLocked(options)),
  );
}

/** The same for whoever holds the lock of the index already. */
export async function buildIndexLocked(options: BuildIndexOptions): Promise<BuildReport> {
  const { indexFolder, logger, beforeLive } = options;
  const sources = inOrder(options.sources);
  const identity = identifySnapshot({ ...options, sources });
  await removeLeftovers(indexFolder);
  const current = await readCurrent(indexFolder).catch(() => undefined);
  const previous = current === undefined ? undefined : await readPrevious(join(indexFolder, current));
  const whole = options.fresh ? undefined : await findWhole(indexFolder, identity.snapshot, current);
  if (whole !== undefined) {
    await beforeLive?.();
    if (current !== whole.name) await replaceCurrent(indexFolder, whole.name);
    logger.info("index kept", { snapshot: whole.name });
    return reportOnKept(indexFolder, whole, current === whole.name ? undefined : previous);
  }
  const building = buildingFolder(indexFolder);
  try {
    const report = await buildSnapshot(building, { ...options, sources, identity, previous });
    const name = await giveName(indexFolder, building, identity.snapshot);
    await beforeLive?.();
    await replaceCurrent(indexFolder, name);
    await removeOldSnapshots(indexFolder, [name, current]);
    logger.info("index built", { snapshot: name, reports: report.reports, embedded: report.embedded });
    return { snapshot: name, ...report };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

type SnapshotRequest = BuildIndexOptions & { identity: SnapshotIdentity; previous: PreviousSnapshot | undefined };

async function buildSnapshot(building: string, request: SnapshotRequest): Promise<Omit<BuildReport, "snapshot">> {
  const { embedder, tokenizer, indexFolder, identity, fresh } = request;
  const previous = fresh ? undefined : request.previous;
  const began = performance.now();
  const stages: Partial<Record<BuildProgress["stage"], number>> = {};
  const progress = (stage: BuildProgress["stage"]) => (done: number, total: number) => {
    stages[stage] ??= Math.round(performance.now() - began);
    request.onProgress?.({ stage, done, total });
  };
  const sources = await readSources(request.sources, {
    previous: previous?.manifest.fingerprint === identity.fingerprint ? previous : undefined,
    onProgress: progress("read"),
  });
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
  await refuseProblems(building, manifest, request.examine);
  progress("verify")(1, 1);
  request.logger.debug("index built aside", { beganMs: stages, tookMs: Math.round(performance.now() - began) });
  return {
    reports: sources.length,
    embedded,
    cached,
    removed: request.previous === undefined ? 0 : request.previous.countGone(passages),
    warnings: sources.flatMap(({ report }) => warningsOf(report)),
  };
}

function numberedPassages(sources: readonly SnapshotSource[]): Passage[] {
  return sources.flatMap(({ report }) => buildPassages(report)).map((passage, index) => ({ index, ...passage }));
}

async function readSources(
  sources: readonly IndexSource[],
  { previous, onProgress }: { previous: PreviousSnapshot | undefined; onProgress(done: number, total: number): void },
): Promise<SnapshotSource[]> {
  const read: SnapshotSource[] = [];
  for (const source of sources) {
    const report = (await previous?.reportOf(source)) ?? (await source.read());
    if (report.id !== source.id) throw new TypeError(`The source ${source.id} gave a report with the id ${report.id}.`);
    read.push({ file: source.file, sha256: source.sha256, metadataSha256: metadataHash(source.metadata), report });
    onProgress(read.length, sources.length);
  }
  return read;
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

async function reportOnKept(
  indexFolder: string,
  { name, manifest }: WholeSnapshot,
  previous: PreviousSnapshot | undefined,
): Promise<BuildReport> {
  const { reports, passages } = await openSnapshot(join(indexFolder, name), manifest);
  return {
    snapshot: name,
    reports: manifest.reports.length,
    embedded: 0,
    cached: new Set(passages.map(({ text }) => text)).size,
    removed: previous === undefined ? 0 : previous.countGone(passages),
    warnings: [...reports.values()].flatMap(warningsOf),
  };
}

async function refuseProblems(
  building: string,
  manifest: Manifest,
  examine: BuildIndexOptions["examine"],
): Promise<void> {
  const problems = await verifySnapshot(building);
  if (problems.length === 0 && examine !== undefined) {
    problems.push(...(await examine(await openSnapshot(building, manifest))));
  }
  if (problems.length === 0) return;
  throw new IndexError({
    code: "index_not_verified",
    message: `The index that was built has ${problems.length} problems, so the old one was kept.`,
    next: "Run the command again; if it fails again, report it with the problems.",
    fields: { count: problems.length, problems: problems.slice(0, 5) },
  });
}

function warningsOf(report: Report): BuildReport["warnings"] {
  return report.warnings.map((warning) => ({ report: report.id, ...warning }));
}
