/** An open index as retrieval sees it: everything that was built, read only. Opening and building are done elsewhere. */
import type { ListedReport, Report } from "../corpus/report.ts";
import type { ScoredPassage } from "./highest-scores.ts";
import type { LexicalIndex } from "./lexical-index.ts";
import type { Manifest } from "./manifest.ts";
import type { Passage } from "./passage.ts";

/** Passage indexes `[first, end)`. */
export interface PassageRange {
  first: number;
  end: number;
}

export interface SearchIndex {
  /** Name of the snapshot; two indexes with the same name give the same answers. */
  readonly snapshot: string;
  readonly manifest: Manifest;
  /** By report id, in order of ids. A report is read from its file when it is first asked for. */
  readonly reports: ReadonlyMap<string, Report>;
  /** All reports in the same order, without reading any. */
  readonly listed: readonly ListedReport[];
  readonly passages: readonly Passage[];
  /** Passages of one sentence: the sentence itself first, then clauses, then figures; empty when there is none. */
  passagesOf(report: string, sentence: number): readonly Passage[];
  /** Passage indexes that belong to a report; an empty range for an unknown id. */
  passageRange(report: string): PassageRange;
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
   * @param within ranges in order, without overlaps, outside which nothing is looked at
   */
  search(
    query: ArrayLike<number>,
    k: number,
    allow?: (passage: number) => boolean,
    within?: readonly PassageRange[],
  ): Promise<ScoredPassage[]>;
}
