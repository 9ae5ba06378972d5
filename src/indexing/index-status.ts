/** What there is in an index, and what has changed in the corpus since. Reads the manifest only; checks nothing. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { IndexSource } from "./build-index.ts";
import { CACHE_FOLDER } from "./embedding-cache.ts";
import { lockHolder } from "./index-lock.ts";
import type { ManifestReport } from "./manifest.ts";
import { readLiveManifest } from "./open-index.ts";

/** `changed`: the source or its metadata differs; `gone`: the source isn't in the corpus any more. */
export type SourceState = "same" | "changed" | "gone";

export interface IndexStatus {
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
  sources: readonly Pick<IndexSource, "id" | "sha256" | "metadataSha256">[];
}

/** @throws IndexError `index_missing`, `index_damaged`, `index_other_format` */
export async function indexStatus({ indexFolder, sources }: IndexStatusOptions): Promise<IndexStatus> {
  const { manifest } = await readLiveManifest(indexFolder);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const stateOf = ({ id, sha256, metadataSha256 }: ManifestReport): SourceState => {
    const source = byId.get(id);
    if (source === undefined) return "gone";
    return source.sha256 === sha256 && (source.metadataSha256 ?? "") === metadataSha256 ? "same" : "changed";
  };
  const indexed = new Set(manifest.reports.map(({ id }) => id));
  const builder = await lockHolder(indexFolder);
  return {
    snapshot: manifest.snapshot,
    created: manifest.created,
    model: manifest.model,
    fingerprint: manifest.fingerprint,
    passages: manifest.passages,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    cacheBytes: await bytesIn(join(indexFolder, CACHE_FOLDER)),
    reports: manifest.reports.map((report) => ({ ...report, state: stateOf(report) })),
    unindexed: sources.filter(({ id }) => !indexed.has(id)).map(({ id }) => id),
    ...(builder && { builder }),
  };
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
