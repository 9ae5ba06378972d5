/** The best few of many scores. Doesn't score. */

/** A passage of the index with a score; higher is better. */
export interface ScoredPassage {
  /** `Passage.index` */
  passage: number;
  score: number;
}

/**
 * The `k` highest of `scores` for which `keep` holds, best first, equal ones by lower index.
 * @param scores one for each passage, or one for each of `indexes` when given
 */
export function highestScores(
  scores: Float32Array,
  k: number,
  keep: (passage: number, score: number) => boolean = () => true,
  indexes?: ArrayLike<number>,
): ScoredPassage[] {
  const best: ScoredPassage[] = [];
  if (k <= 0) return best;
  scores.forEach((score, position) => {
    const last = best[k - 1];
    const passage = indexes === undefined ? position : (indexes[position] ?? position);
    const candidate = { passage, score };
    if ((last !== undefined && !isBetter(candidate, last)) || !keep(passage, score)) return;
    if (best.length === k) best.pop();
    best.splice(insertionPoint(best, candidate), 0, candidate);
  });
  return best;
}

function isBetter(one: ScoredPassage, other: ScoredPassage): boolean {
  return one.score > other.score || (one.score === other.score && one.passage < other.passage);
}

function insertionPoint(best: readonly ScoredPassage[], candidate: ScoredPassage): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const held = best[middle];
    if (held !== undefined && isBetter(held, candidate)) low = middle + 1;
    else high = middle;
  }
  return low;
}
