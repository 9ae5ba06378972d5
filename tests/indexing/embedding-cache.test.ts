import { appendFile, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { embedTexts } from "../../src/indexing/embed-texts.ts";
import { openEmbeddingCache } from "../../src/indexing/embedding-cache.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MODEL = { id: "model@1", dimensions: 3 };
const ENTRIES = [
  { text: "新增学位1.2万个", vector: [1, 0, 0] },
  { text: "增长8%", vector: [0, 1, 0] },
];

async function filledCache(): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder();
  await (await openEmbeddingCache(folder, MODEL)).add(ENTRIES);
  const [name = ""] = await readdir(folder);
  return { folder, path: join(folder, name) };
}

describe("openEmbeddingCache", () => {
  test("gives back what was added, at once and when opened again", async () => {
    const folder = await temporaryFolder();
    const cache = await openEmbeddingCache(folder, MODEL);
    expect(cache.get("增长8%")).toBeUndefined();
    await cache.add(ENTRIES);
    for (const opened of [cache, await openEmbeddingCache(folder, MODEL)]) {
      expect([...(opened.get("增长8%") ?? [])]).toEqual([0, 1, 0]);
      expect(opened.get("增长9%")).toBeUndefined();
      expect(opened.size).toBe(2);
    }
  });

  test("another model sees nothing of it", async () => {
    const { folder } = await filledCache();
    const other = await openEmbeddingCache(folder, { ...MODEL, id: "model@2" });
    expect(other.get("增长8%")).toBeUndefined();
  });

  test("a tail that was cut short is dropped, and adding goes on after the whole records", async () => {
    const { folder, path } = await filledCache();
    await truncate(path, (await stat(path)).size - 5);
    const cache = await openEmbeddingCache(folder, MODEL);
    expect([cache.get("新增学位1.2万个")?.[0], cache.get("增长8%")]).toEqual([1, undefined]);
    await cache.add([{ text: "下降2%", vector: [0, 0, 1] }]);
    const again = await openEmbeddingCache(folder, MODEL);
    expect([again.get("新增学位1.2万个")?.[0], again.get("下降2%")?.[2], again.size]).toEqual([1, 1, 2]);
  });

  test("a changed record counts as not there, the others stay", async () => {
    const { folder, path } = await filledCache();
    const bytes = await readFile(path);
    bytes.writeFloatLE(0.5, 16 + 32);
    await writeFile(path, bytes);
    const cache = await openEmbeddingCache(folder, MODEL);
    expect([cache.get("新增学位1.2万个"), cache.get("增长8%")?.[1]]).toEqual([undefined, 1]);
  });

  test.each([
    ["empty", ""],
    ["of another form", "not a cache, but long enough to hold a header"],
  ])("a file that is %s is replaced", async (_, content) => {
    const { folder, path } = await filledCache();
    await writeFile(path, content);
    const cache = await openEmbeddingCache(folder, MODEL);
    expect(cache.size).toBe(0);
    await cache.add(ENTRIES);
    expect((await openEmbeddingCache(folder, MODEL)).size).toBe(2);
  });

  test("bytes after the last whole record don't make the next ones unreadable", async () => {
    const { folder, path } = await filledCache();
    await appendFile(path, "torn");
    await (await openEmbeddingCache(folder, MODEL)).add([{ text: "下降2%", vector: [0, 0, 1] }]);
    expect((await openEmbeddingCache(folder, MODEL)).size).toBe(3);
  });
});

describe("embedTexts", () => {
  test("asks the model once for each new text, shortest first, and gives vectors in the order of the texts", async () => {
    const embedder = createHashedBigramEmbedder(16);
    const cache = await openEmbeddingCache(await temporaryFolder(), embedder);
    const texts = ["实际利用外资增长18.6%", "增长8%", "实际利用外资增长18.6%"];
    const progress: [number, number][] = [];
    const first = await embedTexts(texts, { embedder, cache, onProgress: (...step) => progress.push(step) });
    expect(embedder.passages).toEqual(["增长8%", "实际利用外资增长18.6%"]);
    expect([first.embedded, first.cached]).toEqual([2, 0]);
    expect(first.vectors[0]).toEqual(first.vectors[2]);
    expect(progress).toEqual([
      [0, 2],
      [2, 2],
    ]);
    const second = await embedTexts([...texts, "下降2%"], { embedder, cache });
    expect([second.embedded, second.cached]).toEqual([1, 2]);
    expect(embedder.passages).toHaveLength(3);
    expect(Array.from(second.vectors[1] ?? [])).toEqual(Array.from(first.vectors[1] ?? [], Math.fround));
  });

  test("what was embedded before the model failed is not asked for again", async () => {
    const embedder = createHashedBigramEmbedder(16);
    const folder = await temporaryFolder();
    const texts = Array.from({ length: 80 }, (_, i) => `完成投资${i + 100}亿元`);
    let calls = 0;
    const failing = {
      ...embedder,
      async embedDocuments(batch: string[]) {
        calls += 1;
        if (calls > 2) throw new Error("model stopped");
        return embedder.embedDocuments(batch);
      },
    };
    const cache = await openEmbeddingCache(folder, embedder);
    await expect(embedTexts(texts, { embedder: failing, cache })).rejects.toThrow("model stopped");
    const result = await embedTexts(texts, { embedder, cache: await openEmbeddingCache(folder, embedder) });
    expect([result.cached, result.embedded]).toEqual([64, 16]);
  });
});
