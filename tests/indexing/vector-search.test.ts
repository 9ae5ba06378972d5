import { describe, expect, test } from "vitest";
import type { Passage } from "../../src/indexing/passage.ts";
import { passageId } from "../../src/indexing/passage-file.ts";
import { VectorMatrix } from "../../src/indexing/vector-matrix.ts";
import { createVectorSearch } from "../../src/indexing/vector-search.ts";
import { HnswVectorStore } from "../../src/indexing/vector-store.ts";
import { clusteredVectors, cosine } from "../support/random-vectors.ts";

const DIMENSIONS = 24;
const vectors = clusteredVectors(600, DIMENSIONS);
const passages = vectors.map((_, index): Passage => {
  return {
    index,
    kind: "clause",
    report: "r",
    section: 0,
    sentence: index,
    part: 0,
    start: index,
    end: index,
    text: "",
  };
});
const queries = clusteredVectors(30, DIMENSIONS, 5);

async function graphOfAll(): Promise<HnswVectorStore> {
  const store = HnswVectorStore.ofVectors(DIMENSIONS);
  await store.addVectors(
    vectors,
    passages.map(({ text }) => ({ pageContent: text, metadata: {} })),
    { ids: passages.map(passageId) },
  );
  return store;
}

function expected(query: number[], k: number, allow: (passage: number) => boolean): number[] {
  return passages
    .filter(({ index }) => allow(index))
    .sort((a, b) => cosine(vectors[b.index] ?? [], query) - cosine(vectors[a.index] ?? [], query))
    .slice(0, k)
    .map(({ index }) => index);
}

const matrix = VectorMatrix.from(vectors, DIMENSIONS);
const allowances: [string, ((passage: number) => boolean) | undefined][] = [
  ["all", undefined],
  ["half", (passage) => passage % 2 === 0],
  ["few", (passage) => passage % 40 === 0],
  ["none", () => false],
];

describe("createVectorSearch", () => {
  test.each(allowances)("exactly, with %s allowed", async (_, allow) => {
    const loadGraph = () => Promise.reject(new Error("the graph isn't needed"));
    const search = createVectorSearch({ matrix, passages, loadGraph });
    for (const query of queries) {
      const found = await search.search(query, 10, allow);
      expect(found.map(({ passage }) => passage)).toEqual(expected(query, 10, allow ?? (() => true)));
      for (const { passage, score } of found) expect(score).toBeCloseTo(cosine(vectors[passage] ?? [], query), 5);
    }
  });

  test.each(allowances)("through the graph, with %s allowed, loading it once at most", async (_, allow) => {
    let loads = 0;
    const graph = await graphOfAll();
    const loadGraph = async () => {
      loads += 1;
      return graph;
    };
    const search = createVectorSearch({ matrix, passages, loadGraph, exactSearchMax: 100 });
    let [right, all] = [0, 0];
    for (const query of queries) {
      const found = await search.search(query, 10, allow);
      const wanted = new Set(expected(query, 10, allow ?? (() => true)));
      right += found.filter(({ passage }) => wanted.has(passage)).length;
      all += wanted.size;
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    }
    expect(right).toBeGreaterThanOrEqual(0.99 * all);
    expect(loads).toBeLessThanOrEqual(1);
  });

  test.each([
    ["exactly", 600],
    ["through the graph", 100],
  ])("%s, within ranges only", async (_, exactSearchMax) => {
    const search = createVectorSearch({ matrix, passages, loadGraph: graphOfAll, exactSearchMax });
    const within = [
      { first: 20, end: 260 },
      { first: 300, end: 599 },
    ];
    const isIn = (passage: number): boolean => within.some(({ first, end }) => first <= passage && passage < end);
    for (const query of queries) {
      const found = (await search.search(query, 5, undefined, within)).map(({ passage }) => passage);
      expect(found.every(isIn)).toBe(true);
      expect(found[0]).toBe(expected(query, 1, isIn)[0]);
      const even = await search.search(query, 5, (passage) => passage % 2 === 0, [{ first: 7, end: 40 }]);
      expect(even.map(({ passage }) => passage)).toEqual(expected(query, 5, (i) => i % 2 === 0 && i >= 7 && i < 40));
    }
  });

  test("cosines of all or of some passages, and the vectors themselves", () => {
    const search = createVectorSearch({ matrix, passages, loadGraph: graphOfAll });
    const [query = []] = queries;
    const all = search.cosines(query);
    expect(all).toHaveLength(600);
    expect(search.cosines(query, [7, 3])).toEqual(Float32Array.of(all[7] ?? 0, all[3] ?? 0));
    expect(all[7]).toBeCloseTo(cosine(vectors[7] ?? [], query), 5);
    expect(cosine(search.vectorOf(7), vectors[7] ?? [])).toBeCloseTo(1, 5);
    expect(search.vectorOf(7)).toHaveLength(DIMENSIONS);
    expect(() => search.cosines([1, 2])).toThrow("2 numbers instead of 24");
  });
});
