/**
 * `index gc`: what no index needs any more is removed: old snapshots, what killed builds left, vectors of texts that are gone.
 * Never touches the live snapshot or the corpus folder.
 */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readCurrent, SNAPSHOT_NAME } from "./current-snapshot.ts";
import { CACHE_FOLDER, cacheFile, openEmbeddingCache } from "./embedding-cache.ts";
import { withIndexLock } from "./index-lock.ts";
import { LEFTOVER } from "./make-live.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { readPrevious } from "./previous-snapshot.ts";
import { refusingToWrite } from "./refuse-to-write.ts";

export interface GarbageOptions {
  indexFolder: string;
  /** Also the snapshot before the live one, and vectors of other models. */
  all: boolean;
}

export interface GarbageReport {
  /** Folders that were removed. */
  snapshots: number;
  /** Vectors that were dropped from the cache; those in files of other models aren't counted. */
  vectors: number;
  /** Bytes that are free now. */
  bytes: number;
}

/** @throws IndexError `index_locked`, `index_unwritable` */
export function collectGarbage({ indexFolder, all }: GarbageOptions): Promise<GarbageReport> {
  return refusingToWrite(indexFolder, () =>
    withIndexLock(indexFolder, async () => {
      const before = await bytesBelow(indexFolder);
      const current = await readCurrent(indexFolder).catch(() => undefined);
      const kept = await keptSnapshots(indexFolder, all ? 1 : 2);
      const names = (await readdir(indexFolder)).filter((name) => SNAPSHOT_NAME.test(name) || LEFTOVER.test(name));
      const removed = names.filter((name) => kept.every((other) => other.name !== name));
      // Without a live snapshot nothing tells what is needed.
      const isSafe = current !== undefined && kept.some(({ name }) => name === current);
      if (isSafe) for (const name of removed) await rm(join(indexFolder, name), { recursive: true, force: true });
      const vectors = isSafe ? await pruneCache(indexFolder, kept, all) : 0;
      const bytes = Math.max(0, before - (await bytesBelow(indexFolder)));
      return { snapshots: isSafe ? removed.length : 0, vectors, bytes };
    }),
  );
}

interface KeptSnapshot {
  name: string;
  manifest: Manifest;
}

/** The live one, then the newest of the others. */
async function keptSnapshots(indexFolder: string, count: number): Promise<KeptSnapshot[]> {
  const current = await readCurrent(indexFolder).catch(() => undefined);
  const snapshots: KeptSnapshot[] = [];
  for (const name of (await readdir(indexFolder)).filter((candidate) => SNAPSHOT_NAME.test(candidate))) {
    const manifest = await readManifest(join(indexFolder, name)).catch(() => undefined);
    if (manifest !== undefined) snapshots.push({ name, manifest });
  }
  const rank = ({ name, manifest }: KeptSnapshot): string => `${name === current ? 1 : 0}${manifest.created}`;
  return snapshots.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, count);
}

async function pruneCache(indexFolder: string, kept: readonly KeptSnapshot[], all: boolean): Promise<number> {
  const folder = join(indexFolder, CACHE_FOLDER);
  const textsOf = new Map<string, { dimensions: number; texts: Set<string> }>();
  for (const { name, manifest } of kept) {
    const known = textsOf.get(manifest.model) ?? { dimensions: manifest.dimensions, texts: new Set() };
    const snapshot = await readPrevious(join(indexFolder, name));
    if (snapshot === undefined) return 0;
    for (const text of snapshot.texts()) known.texts.add(text);
    textsOf.set(manifest.model, known);
  }
  let dropped = 0;
  for (const [id, { dimensions, texts }] of textsOf) {
    dropped += await (await openEmbeddingCache(folder, { id, dimensions })).keepOnly(texts);
  }
  const ours = [...textsOf.keys()].map(cacheFile);
  const others = (await readdir(folder).catch(() => [])).filter((name) => !ours.includes(name));
  for (const name of others) if (all || name.endsWith(".tmp")) await rm(join(folder, name), { force: true });
  return dropped;
}

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (path) => (await stat(path).catch(() => undefined))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}
