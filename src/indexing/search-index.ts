/** An open index as retrieval sees it: everything that was built, read only. Opening and building are done elsewhere. */
import type { Report } from "../corpus/report.ts";
import type { ScoredPassage } from "./highest-scores.ts";
import type { LexicalIndex } from "./lexical-index.ts";
import type { Manifest } from "./manifest.ts";
import type { Passage } from "./passage.ts";

export interface SearchIndex {
  /** Name of the snapshot; two indexes with the same name give the same answers. */
  readonly snapshot: string;
  readonly manifest: Manifest;
  /** By report id, in order of ids. A report is read from its file when it is first asked for. */
  readonly reports: ReadonlyMap<string, Report>;
  readonly passages: readonly Passage[];
  /** Passages of one sentence: the sentence itself first, then clauses, then figures; empty when there is none. */
  passagesOf(report: string, sentence: number): readonly Passage[];
  /** Range `[first, end)` of passage indexes that belong to a report; empty for an unknown id. */
  passageRange(report: string): { first: number; end: number };
  readonly lexical: LexicalIndex;
  readonly vectors: VectorReader;
}

/** Vectors of passages, by passage index. All have norm 1. */
export interface VectorReader {
  readonly dimensions: number;
  /** Number of passages. */
  readonly count: number;
  /** A view of the stored vector; not to be written to. */
  vectorOf(passage: number): Float32Array;
  /**
   * Exact cosine of a vector with every passage, or with each of `passages` in their order.
   * @param query `dimensions` finite numbers, of any norm but 0
   */
  cosines(query: ArrayLike<number>, passages?: ArrayLike<number>): Float32Array;
  /**
   * The `k` passages nearest by cosine, best first; `score` is the cosine. Exact for small indexes and small allowed
   * sets, else through HNSW.
   */
  search(query: ArrayLike<number>, k: number, allow?: (passage: number) => boolean): Promise<ScoredPassage[]>;
}
