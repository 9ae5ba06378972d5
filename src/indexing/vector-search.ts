/**
 * Nearest passages of an open index: exactly while that is fast, else through the HNSW graph, which is loaded when it is
 * first needed. Doesn't build either.
 */
import { highestScores, type ScoredPassage } from "./highest-scores.ts";
import type { Passage } from "./passage.ts";
import { passageId } from "./passage-file.ts";
import type { PassageRange, VectorReader } from "./search-index.ts";
import type { VectorMatrix } from "./vector-matrix.ts";
import type { HnswVectorStore } from "./vector-store.ts";

/** So many cosines of 384 numbers take 20 ms; importing and reading their graph takes half a second, for less exact results. */
const EXACT_SEARCH_MAX_PASSAGES = 50_000;
/** Below this share of allowed passages the graph visits more of them than scoring each would. */
const EXACT_SEARCH_MAX_ALLOWED_SHARE = 0.1;

export interface VectorSearchOptions {
  matrix: VectorMatrix;
  passages: readonly Passage[];
  loadGraph: () => Promise<Pick<HnswVectorStore, "nearest">>;
  /** Up to so many passages, all cosines are computed; 50,000 by default. */
  exactSearchMax?: number;
}

type Allow = (passage: number) => boolean;

export function createVectorSearch(options: VectorSearchOptions): VectorReader {
  const { matrix, passages, loadGraph, exactSearchMax = EXACT_SEARCH_MAX_PASSAGES } = options;
  let graph: Promise<Pick<HnswVectorStore, "nearest">> | undefined;
  let passageOfId: ReadonlyMap<string, number> | undefined;

  const searchGraph = async (query: ArrayLike<number>, k: number, allow?: Allow): Promise<ScoredPassage[]> => {
    graph ??= loadGraph();
    const byId = passageOfId ?? new Map(passages.map((passage) => [passageId(passage), passage.index]));
    passageOfId = byId;
    const allowId = allow && ((id: string): boolean => allow(byId.get(id) ?? -1));
    const found = (await graph).nearest(query, k, allowId).map(({ id }) => byId.get(id) ?? -1);
    const known = found.filter((passage) => passage >= 0);
    return highestScores(matrix.cosines(query, known), k, undefined, known);
  };

  return {
    dimensions: matrix.dimensions,
    count: matrix.count,
    vectorOf: (passage) => matrix.vectorOf(passage),
    cosines: (query, among) => matrix.cosines(query, among),
    async search(query, k, allow, within) {
      const all = matrix.count <= exactSearchMax;
      if (allow === undefined && within === undefined)
        return all ? highestScores(matrix.cosines(query), k) : searchGraph(query, k);
      const ranges = within ?? [{ first: 0, end: matrix.count }];
      // Listing all that is allowed takes longer than the search where that is much.
      const isAllowed: Allow = (passage) => (allow?.(passage) ?? true) && isIn(ranges, passage);
      const exactMax = Math.max(exactSearchMax, EXACT_SEARCH_MAX_ALLOWED_SHARE * matrix.count);
      const size = ranges.reduce((sum, { first, end }) => sum + end - first, 0);
      if (!all && allow === undefined && size >= exactMax) return searchGraph(query, k, isAllowed);
      const allowed = allowedPassages(ranges, allow);
      if (!all && allowed.length >= exactMax) return searchGraph(query, k, isAllowed);
      return highestScores(matrix.cosines(query, allowed), k, undefined, allowed);
    },
  };
}

function allowedPassages(ranges: readonly PassageRange[], allow: Allow | undefined): number[] {
  const allowed: number[] = [];
  for (const { first, end } of ranges) {
    for (let passage = first; passage < end; passage += 1) if (allow?.(passage) ?? true) allowed.push(passage);
  }
  return allowed;
}

/** By halving: ranges are in order and don't overlap. */
function isIn(ranges: readonly PassageRange[], passage: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= passage) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.first <= passage;
}
