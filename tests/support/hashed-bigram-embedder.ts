/**
 * An embedder for tests that needs no model: characters and character bigrams, hashed into a vector.
 * Texts that share words are near each other, in Chinese too; it knows nothing of meaning.
 */
import type { Embedder } from "../../src/models/embedder.ts";

/** An embedder that remembers what it was asked. */
export interface RecordingEmbedder extends Embedder {
  /** Passages embedded so far, in order. */
  readonly passages: string[];
  /** Questions embedded so far, in order. */
  readonly queries: string[];
}

/** Deterministic vectors with norm 1; bigrams weigh twice as much as single characters. */
export function createHashedBigramEmbedder(dimensions = 256): RecordingEmbedder {
  const passages: string[] = [];
  const queries: string[] = [];
  return {
    id: `hashed-bigram-${dimensions}`,
    dimensions,
    passages,
    queries,
    async embedDocuments(texts) {
      passages.push(...texts);
      return texts.map((text) => hashedVector(text, dimensions));
    },
    async embedQuery(text) {
      queries.push(text);
      return hashedVector(text, dimensions);
    },
  };
}

function hashedVector(text: string, dimensions: number): number[] {
  const characters = [...text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "")];
  const vector = new Array<number>(dimensions).fill(0);
  const add = (gram: string, weight: number): void => {
    const hash = fnv1a(gram);
    const at = hash % dimensions;
    vector[at] = (vector[at] ?? 0) + (hash >>> 31 === 0 ? weight : -weight);
  };
  characters.forEach((character, i) => {
    add(character, 1);
    const next = characters[i + 1];
    if (next !== undefined) add(character + next, 2);
  });
  const norm = Math.hypot(...vector);
  if (norm === 0) return vector.map((_, i) => (i === 0 ? 1 : 0));
  return vector.map((value) => value / norm);
}

/** FNV-1a over UTF-16 code units, with a last mix so that near strings fall far apart. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
