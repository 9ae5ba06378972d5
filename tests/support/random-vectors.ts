/** Vectors for tests of nearness, the same for the same seed. Knows no text. */

/** `count` vectors in loose clusters, as vectors of texts are; not of norm 1. */
export function clusteredVectors(count: number, dimensions: number, seed = 1): number[][] {
  const random = seededRandom(seed);
  const centres = Array.from({ length: Math.ceil(count / 20) }, () => gaussianVector(dimensions, random));
  return Array.from({ length: count }, (_, i) => {
    const noise = gaussianVector(dimensions, random);
    const centre = centres[i % centres.length] ?? [];
    return noise.map((value, d) => (centre[d] ?? 0) + 0.7 * value);
  });
}

export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [dot, normA, normB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    dot += x * y;
    normA += x * x;
    normB += y * y;
  }
  return dot / Math.sqrt(normA * normB);
}

function gaussianVector(dimensions: number, random: () => number): number[] {
  return Array.from({ length: dimensions }, () => random() + random() + random() + random() - 2);
}

/** Mulberry32: numbers from 0 to below 1, the same row for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
