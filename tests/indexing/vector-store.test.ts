import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document } from "@langchain/core/documents";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChuchuError } from "../../src/errors.ts";
import { HnswVectorStore } from "../../src/indexing/vector-store.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { clusteredVectors, cosine } from "../support/random-vectors.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const embedder = createHashedBigramEmbedder(64);
const documentsFor = (count: number): Document[] =>
  Array.from({ length: count }, (_, i) => new Document({ pageContent: `text ${i}`, metadata: { even: i % 2 === 0 } }));
const idsFor = (count: number): string[] => Array.from({ length: count }, (_, i) => `id-${i}`);

/** A store of `count` vectors in `dimensions`, with the ids `id-0` … */
async function storeOf(vectors: number[][]): Promise<HnswVectorStore> {
  const store = new HnswVectorStore(embedder);
  await store.addVectors(vectors, documentsFor(vectors.length), { ids: idsFor(vectors.length) });
  return store;
}

function bruteForce(vectors: readonly number[][], query: number[], k: number): string[] {
  return vectors
    .map((vector, i) => ({ id: `id-${i}`, score: cosine(vector, query) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, k)
    .map(({ id }) => id);
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chuchu-store-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("searching", () => {
  test("recall@10 against brute force is at least 0.99", async () => {
    const vectors = clusteredVectors(2000, 48);
    const store = await storeOf(vectors);
    const queries = clusteredVectors(100, 48, 7);
    let found = 0;
    for (const query of queries) {
      const nearest = new Set(store.nearest(query, 10).map(({ id }) => id));
      found += bruteForce(vectors, query, 10).filter((id) => nearest.has(id)).length;
    }
    expect(found / (10 * queries.length)).toBeGreaterThanOrEqual(0.99);
  });

  test("distances are exact, and the nearest comes first", async () => {
    const vectors = clusteredVectors(200, 16);
    const store = await storeOf(vectors);
    const [query = []] = clusteredVectors(1, 16, 3);
    const nearest = store.nearest(query, 5);
    expect(nearest.map(({ id }) => id)).toEqual(bruteForce(vectors, query, 5));
    for (const { id, distance } of nearest) {
      expect(distance).toBeCloseTo(1 - cosine(vectors[Number(id.slice(3))] ?? [], query), 5);
    }
  });

  test("only allowed entries are found", async () => {
    const store = await storeOf(clusteredVectors(300, 16));
    const nearest = store.nearest(clusteredVectors(1, 16, 3)[0] ?? [], 10, (id) => id.endsWith("7"));
    expect(nearest).toHaveLength(10);
    expect(nearest.every(({ id }) => id.endsWith("7"))).toBe(true);
  });

  test("an empty store finds nothing, and one with less than k entries finds all", async () => {
    expect(new HnswVectorStore(embedder).nearest([1, 0], 5)).toEqual([]);
    expect(await new HnswVectorStore(embedder).similaritySearch("增长", 5)).toEqual([]);
    const store = await storeOf([
      [1, 0],
      [0, 1],
    ]);
    expect(store.nearest([1, 0.1], 5).map(({ id }) => id)).toEqual(["id-0", "id-1"]);
  });

  test("works as a LangChain store: documents in, documents with metadata out", async () => {
    const store = await HnswVectorStore.fromTexts(
      ["新增学位1.2万个", "建成5G基站2300座", "新改建公园三个"],
      [{ n: 0 }, { n: 1 }, { n: 2 }],
      embedder,
    );
    const [best] = await store.asRetriever(1).invoke("5G基站有多少座");
    expect(best?.metadata).toEqual({ n: 1 });
    const even = await store.similaritySearch("5G基站有多少座", 3, (document) => document.metadata.n !== 1);
    expect(even.map(({ metadata }) => metadata.n).sort()).toEqual([0, 2]);
  });
});

describe("changing", () => {
  test("a deleted entry is never found again, and its place is used by the next", async () => {
    const vectors = clusteredVectors(50, 16);
    const store = await storeOf(vectors);
    await store.delete({ ids: ["id-3", "id-4", "unknown"] });
    expect(store.size).toBe(48);
    expect(store.nearest(vectors[3] ?? [], 50).map(({ id }) => id)).not.toContain("id-3");
    await store.addVectors([vectors[3] ?? []], documentsFor(1), { ids: ["new"] });
    expect(store.nearest(vectors[3] ?? [], 1)[0]?.id).toBe("new");
    expect(store.index.getCurrentCount()).toBe(50);
  });

  test("nothing of a deleted vector is saved, and the others are found as before", async () => {
    const axis = (d: number): number[] => Array.from({ length: 16 }, (_, i) => (i === d ? 1 : 0));
    const bytesOf = (vector: number[]): Buffer => Buffer.from(Float32Array.from(vector).buffer);
    const store = await storeOf([...Array.from({ length: 16 }, (_, d) => axis(d)), ...clusteredVectors(200, 16)]);
    await store.delete({ ids: ["id-7"] });
    const folder = await temporaryFolder();
    await store.save(folder);
    const name = (await readdir(folder)).find((candidate) => candidate.endsWith(".hnsw")) ?? "";
    const saved = await readFile(join(folder, name));
    expect([saved.includes(bytesOf(axis(6))), saved.includes(bytesOf(axis(7)))]).toEqual([true, false]);
    const loaded = await HnswVectorStore.load(folder);
    for (const d of [0, 6, 8, 15]) expect(loaded.nearest(axis(d), 1)[0]).toMatchObject({ id: `id-${d}`, distance: 0 });
    expect(loaded.nearest(axis(7), 216).map(({ id }) => id)).not.toContain("id-7");
  });

  test("an id that is there is replaced, with its document", async () => {
    const store = await storeOf([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    await store.addVectors([[0, 0, 1]], [new Document({ pageContent: "replaced" })], { ids: ["id-0"] });
    expect(store.size).toBe(2);
    const [[document, distance] = []] = await store.similaritySearchVectorWithScore([0, 0, 1], 1);
    expect([document?.pageContent, distance]).toEqual(["replaced", 0]);
    expect(store.nearest([1, 0, 0], 2).every((entry) => entry.distance === 1)).toBe(true);
  });

  test("grows beyond its first capacity", async () => {
    const store = await storeOf(clusteredVectors(1500, 8));
    expect(store.size).toBe(1500);
  });

  test.each([
    ["NaN", "model_output_invalid", [Number.NaN, 1, 0]],
    ["infinity", "model_output_invalid", [Number.POSITIVE_INFINITY, 1, 0]],
    ["zero", "model_output_invalid", [0, 0, 0]],
    ["fewer numbers", "vector_invalid", [1, 0]],
    ["more numbers", "vector_invalid", [1, 0, 0, 0]],
  ])("a vector with %s is refused, and nothing of its batch is added", async (_, code, vector) => {
    const store = await storeOf([[1, 0, 0]]);
    const batch = store.addVectors([[0, 1, 0], vector], documentsFor(2), { ids: ["a", "b"] });
    await expect(batch).rejects.toMatchObject({ code });
    expect(store.size).toBe(1);
    expect(() => store.nearest(vector, 1)).toThrow(ChuchuError);
  });
});

describe("saving and loading", () => {
  test("a loaded store finds the same, keeps its ef, its deletions and its free places", async () => {
    const vectors = clusteredVectors(300, 16);
    const store = await storeOf(vectors);
    await store.delete({ ids: ["id-7", "id-8"] });
    await store.save(folder);
    const loaded = await HnswVectorStore.load(folder, embedder, { dimensions: 16 });
    expect(loaded.index.getEf()).toBe(100);
    expect(loaded.ids()).toEqual(store.ids());
    for (const query of clusteredVectors(20, 16, 9))
      expect(loaded.nearest(query, 10)).toEqual(store.nearest(query, 10));
    expect(await loaded.similaritySearchVectorWithScore(vectors[5] ?? [], 3)).toEqual(
      (await store.similaritySearchVectorWithScore(vectors[5] ?? [], 3)).map(([document, distance]) => [
        new Document({ ...document, id: expect.any(String) }),
        distance,
      ]),
    );
    await loaded.addVectors([vectors[7] ?? []], documentsFor(1), { ids: ["again"] });
    expect(loaded.index.getCurrentCount()).toBe(300);
    expect(loaded.nearest(vectors[7] ?? [], 1)[0]?.id).toBe("again");
  });

  test("an empty store can be saved, loaded and filled", async () => {
    await new HnswVectorStore(embedder, { dimensions: 2 }).save(folder);
    const loaded = await HnswVectorStore.load(folder, embedder);
    expect(loaded.nearest([1, 0], 3)).toEqual([]);
    await loaded.addVectors([[1, 0]], documentsFor(1), { ids: ["first"] });
    expect(loaded.nearest([1, 0], 3)).toEqual([{ id: "first", distance: 0 }]);
  });

  test("saving again leaves one store in the folder", async () => {
    const store = await storeOf([
      [1, 0],
      [0, 1],
    ]);
    await store.save(folder);
    await store.delete({ ids: ["id-0"] });
    await store.save(folder);
    expect(await readdir(folder)).toHaveLength(3);
    expect((await HnswVectorStore.load(folder, embedder)).ids()).toEqual(["id-1"]);
  });

  const fileOf = async (stem: string): Promise<string> =>
    join(folder, (await readdir(folder)).find((name) => name.startsWith(stem)) ?? "");
  const changeManifest = async (changes: Record<string, unknown>): Promise<void> => {
    const path = join(folder, "manifest.json");
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...changes }));
  };
  test.each<[string, string, () => Promise<unknown>]>([
    ["no manifest", "index_missing", () => rm(join(folder, "manifest.json"))],
    ["a manifest of another program", "index_damaged", () => changeManifest({ format: "other" })],
    ["a manifest cut short", "index_damaged", () => truncate(join(folder, "manifest.json"), 20)],
    ["a graph cut short", "index_damaged", async () => truncate(await fileOf("graph"), 500)],
    ["a graph replaced by something else", "index_damaged", async () => writeFile(await fileOf("graph"), "graph")],
    ["no graph", "index_damaged", async () => rm(await fileOf("graph"))],
    ["entries cut short", "index_damaged", async () => truncate(await fileOf("entries"), 5)],
    ["another space", "index_damaged", () => changeManifest({ space: "l2" })],
    ["a manifest with another length of vectors", "index_damaged", () => changeManifest({ dimensions: 16 })],
    ["a manifest with another count", "index_damaged", () => changeManifest({ count: 4 })],
  ])("a folder with %s is refused", async (_, code, damage) => {
    await (await storeOf(clusteredVectors(5, 8))).save(folder);
    await damage();
    await expect(HnswVectorStore.load(folder, embedder)).rejects.toMatchObject({ name: "IndexError", code });
  });

  test("a store of another model is refused", async () => {
    await (await storeOf(clusteredVectors(5, 8))).save(folder);
    await expect(HnswVectorStore.load(folder, embedder, { dimensions: 16 })).rejects.toMatchObject({
      code: "index_other_model",
    });
  });
});
