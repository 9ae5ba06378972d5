/** What there is in an index, and what has changed in the corpus since. Reads the manifest only; checks nothing. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { IndexSource } from "./build-index.ts";
import { readCurrent } from "./current-snapshot.ts";
import { CACHE_FOLDER } from "./embedding-cache.ts";
import { lockHolder } from "./index-lock.ts";
import { type ManifestReport, metadataHash } from "./manifest.ts";
import { readLiveManifest } from "./open-index.ts";

/** `changed`: the source or its metadata differs; `gone`: the source isn't in the corpus any more. */
export type SourceState = "same" | "changed" | "gone";

export type IndexStatus = MissingIndex | BuiltIndex;

/** Nothing was built yet. */
export interface MissingIndex {
  state: "missing";
  /** Ids of all sources. */
  unindexed: string[];
  builder?: { pid: number; host: string };
}

export interface BuiltIndex {
  /** `stale`: another build would give another index. */
  state: "current" | "stale";
  snapshot: string;
  /** ISO time at which it was built. */
  created: string;
  model: string;
  fingerprint: string;
  passages: number;
  /** Of the live snapshot. */
  bytes: number;
  /** Of the vectors kept for later builds. */
  cacheBytes: number;
  reports: (ManifestReport & { state: SourceState })[];
  /** Ids of sources that aren't in the index yet. */
  unindexed: string[];
  /** The process that is building now. */
  builder?: { pid: number; host: string };
}

export interface IndexStatusOptions {
  indexFolder: string;
  /** What lies in the corpus now. */
  sources: readonly Pick<IndexSource, "id" | "sha256" | "metadata">[];
  /** The model and the settings in force, as for `openIndex`. */
  modelId?: string;
  fingerprint?: string;
}

/** @throws IndexError `index_damaged`, `index_other_format` */
export async function indexStatus(options: IndexStatusOptions): Promise<IndexStatus> {
  const { indexFolder, sources } = options;
  const holder = await lockHolder(indexFolder);
  const builder = holder === undefined ? {} : { builder: holder };
  if ((await readCurrent(indexFolder)) === undefined) {
    return { state: "missing", unindexed: sources.map(({ id }) => id), ...builder };
  }
  const { manifest } = await readLiveManifest(indexFolder);
  const reports = manifest.reports.map((report) => ({ ...report, state: stateOf(report, sources) }));
  const unindexed = sources.map(({ id }) => id).filter((id) => manifest.reports.every((report) => report.id !== id));
  const isCurrent =
    unindexed.length === 0 &&
    reports.every(({ state }) => state === "same") &&
    manifest.model === (options.modelId ?? manifest.model) &&
    manifest.fingerprint === (options.fingerprint ?? manifest.fingerprint);
  return {
    state: isCurrent ? "current" : "stale",
    snapshot: manifest.snapshot,
    created: manifest.created,
    model: manifest.model,
    fingerprint: manifest.fingerprint,
    passages: manifest.passages,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    cacheBytes: await bytesIn(join(indexFolder, CACHE_FOLDER)),
    reports,
    unindexed,
    ...builder,
  };
}

function stateOf(report: ManifestReport, sources: IndexStatusOptions["sources"]): SourceState {
  const source = sources.find(({ id }) => id === report.id);
  if (source === undefined) return "gone";
  const isSame = source.sha256 === report.sha256 && metadataHash(source.metadata) === report.metadataSha256;
  return isSame ? "same" : "changed";
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
