import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BuildIndexOptions, buildIndex, type IndexSource } from "../../src/indexing/build-index.ts";
import { sha256 } from "../../src/indexing/file-hash.ts";
import { indexStatus } from "../../src/indexing/index-status.ts";
import { openIndex } from "../../src/indexing/open-index.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import { verifyIndex } from "../../src/indexing/verify-index.ts";
import { createLogger } from "../../src/logger.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { makeReport } from "../support/make-report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TEXTS = {
  tianhe: "一、工作回顾\n地区生产总值达到5047.4亿元，增长8%。建成5G基站2300座，实现重点区域全覆盖。",
  yuexiu: "一、工作回顾\n新增公办幼儿园学位1.2万个，普惠性幼儿园占比达到八成以上。",
  haizhu: "一、工作回顾\n开工建设旧村改造项目三个，完成老旧小区微改造二十五个。",
};
const tokenizer = createTokenizer({ words: [] });
const logger = createLogger("silent", () => undefined);

function sourceOf(id: string, text: string): IndexSource {
  return { id, file: `${id}.txt`, sha256: sha256(text), read: async () => makeReport(text, { id }) };
}

const tianhe = sourceOf("tianhe-2020", TEXTS.tianhe);
const yuexiu = sourceOf("yuexiu-2020", TEXTS.yuexiu);
const haizhu = sourceOf("haizhu-2020", TEXTS.haizhu);

async function workshop(defaults: Partial<BuildIndexOptions> = {}) {
  const indexFolder = await temporaryFolder();
  const embedder = createHashedBigramEmbedder(64);
  const build = (sources: IndexSource[], options: Partial<BuildIndexOptions> = {}) =>
    buildIndex({ sources, indexFolder, embedder, tokenizer, settings: { parser: 1 }, logger, ...defaults, ...options });
  const snapshots = async () => (await readdir(indexFolder)).filter((name) => /^[0-9a-f]{16}$/u.test(name));
  const current = async () => (await readFile(join(indexFolder, "CURRENT"), "utf8")).trim();
  return { indexFolder, embedder, build, snapshots, current };
}

describe("buildIndex", () => {
  test("builds an index that opens, finds things and has no problem", async () => {
    const { build, indexFolder, embedder, current } = await workshop();
    const report = await build([yuexiu, tianhe]);
    expect(report).toMatchObject({ reports: 2, cached: 0, removed: 0, warnings: [], snapshot: await current() });
    expect(await verifyIndex({ indexFolder })).toMatchObject({ problems: [] });
    const index = await openIndex({ indexFolder, modelId: embedder.id });
    expect([...index.reports.keys()]).toEqual(["tianhe-2020", "yuexiu-2020"]);
    expect(index.reports.get("yuexiu-2020")?.text).toBe(TEXTS.yuexiu);
    const [best] = await index.vectors.search(await embedder.embedQuery("建成5G基站多少座"), 1);
    expect(index.passages[best?.passage ?? -1]?.text).toContain("建成5G基站2300座");
    const [lexical] = index.lexical.search([{ term: "幼儿园", weight: 1 }], 1);
    expect(index.passages[lexical?.passage ?? -1]?.report).toBe("yuexiu-2020");
    expect(report.embedded).toBe(new Set(index.passages.map(({ text }) => text)).size);
  });

  test("keeps the same snapshot for the same sources in any order, and asks the model nothing", async () => {
    const { build, embedder, snapshots } = await workshop();
    const first = await build([tianhe, yuexiu]);
    const asked = embedder.passages.length;
    const second = await build([yuexiu, tianhe]);
    expect(second).toEqual({ ...first, embedded: 0, cached: first.embedded });
    expect(embedder.passages).toHaveLength(asked);
    expect(await snapshots()).toEqual([first.snapshot]);
  });

  test("embeds only what is new, and says how much is gone", async () => {
    const { build, indexFolder, embedder } = await workshop();
    const first = await build([tianhe, yuexiu]);
    const passagesOfYuexiu = (await openIndex({ indexFolder })).passageRange("yuexiu-2020");
    embedder.passages.length = 0;
    const second = await build([tianhe, haizhu]);
    expect(embedder.passages.every((text) => TEXTS.haizhu.includes(text))).toBe(true);
    expect(second).toMatchObject({
      embedded: embedder.passages.length,
      removed: passagesOfYuexiu.end - passagesOfYuexiu.first,
    });
    expect(second.snapshot).not.toBe(first.snapshot);
    expect(await verifyIndex({ indexFolder })).toMatchObject({ problems: [] });
  });

  test("puts only new passages into the graph when little changes, and finds all of them", async () => {
    const { build, indexFolder } = await workshop();
    const many = Array.from({ length: 8 }, (_, i) =>
      sourceOf(`report-${i}`, `一、回顾\n第${i}项完成投资${i + 100}亿元，比上年增长${i}%。新建学校${i + 20}所。`),
    );
    await build([tianhe, ...many]);
    let inserted = 0;
    const onProgress: BuildIndexOptions["onProgress"] = ({ stage, total }) => {
      if (stage === "graph") inserted = total;
    };
    await build([yuexiu, ...many], { onProgress });
    const { passageRange } = await openIndex({ indexFolder });
    const { first, end } = passageRange("yuexiu-2020");
    expect(inserted).toBe(end - first);
    expect(await verifyIndex({ indexFolder })).toMatchObject({ problems: [] });
  });

  test("goes back to the snapshot before without building", async () => {
    const { build, current } = await workshop();
    const first = await build([tianhe]);
    await build([tianhe, yuexiu]);
    const again = await build([tianhe]);
    expect([again.snapshot, again.embedded, await current()]).toEqual([first.snapshot, 0, first.snapshot]);
    expect(again.removed).toBeGreaterThan(0);
  });

  test.each<[string, Partial<BuildIndexOptions>]>([
    ["settings", { settings: { parser: 2 } }],
    ["model", { embedder: { ...createHashedBigramEmbedder(64), id: "another" } }],
    ["words of the tokenizer", { tokenizer: createTokenizer({ words: ["微改造"] }) }],
  ])("another %s is another snapshot", async (_, change) => {
    const { build } = await workshop();
    const first = await build([tianhe]);
    expect((await build([tianhe], change)).snapshot).not.toBe(first.snapshot);
  });

  test("a change of the metadata beside a report is another snapshot", async () => {
    const { build } = await workshop();
    const first = await build([tianhe]);
    expect((await build([{ ...tianhe, metadata: { year: 2021 } }])).snapshot).not.toBe(first.snapshot);
    expect((await build([{ ...tianhe, metadata: {} }])).snapshot).toBe(first.snapshot);
  });

  test("keeps the snapshot before and removes older ones", async () => {
    const { build, snapshots, indexFolder } = await workshop();
    await build([tianhe]);
    const second = await build([yuexiu]);
    const third = await build([haizhu]);
    expect((await snapshots()).sort()).toEqual([second.snapshot, third.snapshot].sort());
    expect((await readdir(indexFolder)).filter((name) => name.startsWith("building"))).toEqual([]);
  });

  test.each<[string, (options: BuildIndexOptions) => Partial<BuildIndexOptions>]>([
    [
      "the model stops",
      ({ embedder }) => ({ embedder: { ...embedder, embedDocuments: () => Promise.reject(new Error("stopped")) } }),
    ],
    [
      "the model gives vectors without direction",
      ({ embedder }) => ({
        embedder: { ...embedder, embedDocuments: async (texts) => texts.map(() => new Array<number>(64).fill(0)) },
      }),
    ],
    [
      "a report can't be read",
      () => ({
        sources: [tianhe, { ...yuexiu, read: () => Promise.reject(new Error("unreadable")) }],
      }),
    ],
    [
      "a report's spans are wrong",
      () => ({
        sources: [
          tianhe,
          {
            ...yuexiu,
            read: async () => {
              const report = makeReport(TEXTS.yuexiu, {
                id: "yuexiu-2020",
                figures: [["1.2万个", { text: "1.3万个" }]],
              });
              return report;
            },
          },
        ],
      }),
    ],
    ["two reports have one id", () => ({ sources: [tianhe, { ...yuexiu, id: "tianhe-2020" }] })],
  ])("the old index goes on answering when %s", async (_, change) => {
    const { build, indexFolder, embedder, current, snapshots } = await workshop();
    const first = await build([tianhe]);
    const options = { sources: [tianhe, yuexiu], indexFolder, embedder, tokenizer, settings: { parser: 1 }, logger };
    await expect(buildIndex({ ...options, ...change(options) })).rejects.toThrow();
    expect([await current(), await snapshots()]).toEqual([first.snapshot, [first.snapshot]]);
    expect((await openIndex({ indexFolder })).snapshot).toBe(first.snapshot);
    expect((await build([tianhe, yuexiu])).reports).toBe(2);
  });

  test("a damaged snapshot is built again from the cache, and what a killed build left is removed", async () => {
    const { build, indexFolder, current } = await workshop();
    const first = await build([tianhe]);
    await cp(join(indexFolder, first.snapshot), join(indexFolder, "building-left"), { recursive: true });
    await writeFile(join(indexFolder, first.snapshot, "vectors.f32"), "damaged");
    const again = await build([tianhe]);
    expect([again.snapshot, again.embedded, await current()]).toEqual([
      `${first.snapshot}-2`,
      0,
      `${first.snapshot}-2`,
    ]);
    expect(await verifyIndex({ indexFolder })).toMatchObject({ problems: [] });
    expect(await readdir(indexFolder)).not.toContain("building-left");
  });

  test("works without its cache, and with a CURRENT that names nothing", async () => {
    const { build, indexFolder } = await workshop();
    const first = await build([tianhe]);
    await rm(join(indexFolder, "cache"), { recursive: true });
    await writeFile(join(indexFolder, "CURRENT"), "nothing");
    await build([tianhe, yuexiu]);
    expect((await openIndex({ indexFolder })).snapshot).not.toBe(first.snapshot);
  });

  test("tells the progress of every stage up to its end", async () => {
    const { build } = await workshop();
    const ends = new Map<string, boolean>();
    await build([tianhe, yuexiu], { onProgress: ({ stage, done, total }) => ends.set(stage, done === total) });
    expect([...ends]).toEqual([
      ["read", true],
      ["embed", true],
      ["graph", true],
      ["verify", true],
    ]);
  });

  test("passes on the warnings of reports, also when nothing is built", async () => {
    const { build } = await workshop();
    const warnings = [{ line: 2, code: "odd", message: "an odd line" }];
    const source = { ...tianhe, read: async () => ({ ...(await tianhe.read()), warnings }) };
    const expected = [{ report: "tianhe-2020", line: 2, code: "odd", message: "an odd line" }];
    expect((await build([source])).warnings).toEqual(expected);
    expect((await build([source])).warnings).toEqual(expected);
  });
});

describe("indexStatus", () => {
  test("compares the index with the corpus, the model and the settings", async () => {
    const { build, indexFolder, embedder } = await workshop();
    expect(await indexStatus({ indexFolder, sources: [tianhe] })).toEqual({
      state: "missing",
      unindexed: ["tianhe-2020"],
    });
    await build([tianhe, yuexiu]);
    const status = { indexFolder, modelId: embedder.id };
    expect(await indexStatus({ ...status, sources: [yuexiu, tianhe] })).toMatchObject({
      state: "current",
      unindexed: [],
    });
    expect(await indexStatus({ ...status, sources: [{ ...tianhe, sha256: "0" }, haizhu] })).toMatchObject({
      state: "stale",
      unindexed: ["haizhu-2020"],
      reports: [
        { id: "tianhe-2020", state: "changed", sentences: 2 },
        { id: "yuexiu-2020", state: "gone" },
      ],
    });
    expect(await indexStatus({ indexFolder, sources: [tianhe, yuexiu], modelId: "another" })).toMatchObject({
      state: "stale",
    });
  });
});
