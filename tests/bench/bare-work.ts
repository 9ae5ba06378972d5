/**
 * What any answer costs at the least: cut the question into words, embed it, search its vector once in an HNSW graph over the same
 * vectors, score its words once by BM25. Answers nothing.
 */
import hnswlib from "hnswlib-node";
import type { SearchIndex } from "../../src/indexing/search-index.ts";
import type { Tokenizer } from "../../src/indexing/tokenize.ts";
import type { Embedder } from "../../src/models/embedder.ts";
import { time } from "./timing.ts";

const NEIGHBOURS = 10;
const M = 16;
const EF_CONSTRUCTION = 200;
const EF_SEARCH = 100;

/** Milliseconds of each part. */
export interface BareTimes {
  tokenise: number;
  embed: number;
  hnsw: number;
  bm25: number;
  all: number;
}

export interface BareWorkParts {
  index: SearchIndex;
  embedder: Pick<Embedder, "embedQuery">;
  tokenizer: Tokenizer;
}

export function createBareWork({
  index,
  embedder,
  tokenizer,
}: BareWorkParts): (question: string) => Promise<BareTimes> {
  const { vectors, lexical } = index;
  const graph = new hnswlib.HierarchicalNSW("cosine", vectors.dimensions);
  graph.initIndex({ maxElements: vectors.count, m: M, efConstruction: EF_CONSTRUCTION });
  for (let i = 0; i < vectors.count; i++) graph.addPoint(Array.from(vectors.vectorOf(i)), i);
  graph.setEf(EF_SEARCH);
  return async (question) => {
    const terms = await time(() => tokenizer.terms(question));
    const vector = await time(() => embedder.embedQuery(question));
    const hnsw = await time(() => graph.searchKnn(vector.result, Math.min(NEIGHBOURS, vectors.count)));
    const bm25 = await time(() =>
      lexical.search(
        terms.result.map((term) => ({ term, weight: 1 })),
        NEIGHBOURS,
      ),
    );
    const all = terms.ms + vector.ms + hnsw.ms + bm25.ms;
    return { tokenise: terms.ms, embed: vector.ms, hnsw: hnsw.ms, bm25: bm25.ms, all };
  };
}
