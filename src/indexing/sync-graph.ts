/** The HNSW graph of a new snapshot, grown out of the one before where that saves work. Doesn't save it. */

import type { Passage } from "./passage.ts";
import { passageId } from "./passage-file.ts";
import type { HnswVectorStore } from "./vector-store.ts";

export interface SyncGraphOptions {
  /** Graph of the snapshot before, with vectors of the same model. */
  base: HnswVectorStore | undefined;
  passages: readonly Passage[];
  /** One for each passage. */
  vectors: readonly ArrayLike<number>[];
  dimensions: number;
  onProgress: (done: number, total: number) => void;
}

/** Changing more of a graph than this costs more, and finds less, than building it anew. */
const MAX_CHANGED_SHARE = 0.5;
const BATCH_SIZE = 256;
/** Points that are gone stay as steps on the way to others; with more of them than this the ways become poor. */
const MAX_GONE_SHARE = 0.1;

/** A graph whose entries are the passages, by `passageId`. */
export async function syncGraph(options: SyncGraphOptions): Promise<HnswVectorStore> {
  const { passages, vectors, dimensions, onProgress } = options;
  const { HnswVectorStore } = await import("./vector-store.ts");
  const ids = passages.map(passageId);
  const present = new Set(ids);
  const gone = options.base?.ids().filter((id) => !present.has(id)) ?? [];
  const kept = new Set(options.base?.ids().filter((id) => present.has(id)));
  const changed = gone.length + passages.length - kept.size;
  const left = (options.base?.deleted ?? 0) + gone.length - (passages.length - kept.size);
  const isWorthIt = changed <= MAX_CHANGED_SHARE * passages.length && left <= MAX_GONE_SHARE * passages.length;
  const store = options.base !== undefined && isWorthIt ? options.base : HnswVectorStore.ofVectors(dimensions);
  if (store === options.base) await store.delete({ ids: gone });
  else kept.clear();
  const added = passages.filter((_, i) => !kept.has(ids[i] ?? ""));
  for (let start = 0; start < added.length; start += BATCH_SIZE) {
    const batch = added.slice(start, start + BATCH_SIZE);
    await store.addVectors(
      batch.map(({ index }) => Array.from(vectors[index] ?? [])),
      batch.map(({ index, text, ...metadata }) => ({ pageContent: text, metadata })),
      { ids: batch.map(({ index }) => ids[index] ?? "") },
    );
    onProgress(Math.min(start + BATCH_SIZE, added.length), added.length);
  }
  return store;
}
