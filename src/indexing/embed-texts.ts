/** Texts → vectors, each different text embedded once at most. Doesn't know where the texts come from. */
import type { Embedder } from "../models/embedder.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";
import { checkedVector } from "./vector-matrix.ts";

export interface EmbeddedTexts {
  /** One for each text, in order; equal texts share one. */
  vectors: ArrayLike<number>[];
  /** Number of different texts that the model was asked for. */
  embedded: number;
  /** Number of different texts whose vector was kept from before. */
  cached: number;
}

export interface EmbedTextsOptions {
  embedder: Embedder;
  cache: EmbeddingCache;
  /** Called after each batch, with the number of different texts that are done. */
  onProgress?: (done: number, total: number) => void;
}

/** Small enough that an interruption loses little, since every batch goes into the cache. */
const BATCH_SIZE = 32;

/**
 * In order of length, so that texts of one batch need little padding.
 * @throws IndexError or ModelError for vectors that `checkedVector` refuses
 */
export async function embedTexts(texts: readonly string[], options: EmbedTextsOptions): Promise<EmbeddedTexts> {
  const { embedder, cache, onProgress } = options;
  const vectorOf = new Map<string, ArrayLike<number>>();
  const missing: string[] = [];
  for (const text of new Set(texts)) {
    const kept = cache.get(text);
    if (kept === undefined) missing.push(text);
    else vectorOf.set(text, kept);
  }
  const cached = vectorOf.size;
  const total = cached + missing.length;
  missing.sort((a, b) => a.length - b.length);
  onProgress?.(cached, total);
  for (let start = 0; start < missing.length; start += BATCH_SIZE) {
    const batch = missing.slice(start, start + BATCH_SIZE);
    const vectors = await embedder.embedDocuments(batch);
    // Checked before they're kept: a bad vector in the cache would make every later build fail.
    const entries = batch.map((text, i) => ({ text, vector: checkedVector(vectors[i] ?? [], embedder.dimensions) }));
    for (const { text, vector } of entries) vectorOf.set(text, vector);
    await cache.add(entries);
    onProgress?.(vectorOf.size, total);
  }
  return { vectors: texts.map((text) => vectorOf.get(text) ?? []), embedded: missing.length, cached };
}
