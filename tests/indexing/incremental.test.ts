import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIndex, type IndexSource } from "../../src/indexing/build-index.ts";
import { buildPassages } from "../../src/indexing/build-passages.ts";
import { sha256 } from "../../src/indexing/file-hash.ts";
import { openIndex } from "../../src/indexing/open-index.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import { verifyIndex } from "../../src/indexing/verify-index.ts";
import { createLogger } from "../../src/logger.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { makeReport } from "../support/make-report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const tokenizer = createTokenizer({ words: [] });
const logger = createLogger("silent", () => undefined);
const PARAGRAPHS = Array.from(
  { length: 12 },
  (_, i) => `第${i + 1}项工程完成投资${100 + i}亿元，比上年增长${i + 2}%。新建学校${i + 20}所，新增学位${i + 3}万个。`,
);

/** Each report is a choice of paragraphs, so reports share some. */
const corpus = fc.dictionary(
  fc.constantFrom("a-2020", "b-2020", "c-2021"),
  fc.uniqueArray(fc.nat(PARAGRAPHS.length - 1), { minLength: 1, maxLength: 5 }),
  { minKeys: 1, noNullPrototype: true },
);

function sourcesOf(reports: Record<string, number[]>): IndexSource[] {
  return Object.entries(reports).map(([id, chosen]) => {
    const text = ["一、工作回顾", ...chosen.map((i) => PARAGRAPHS[i] ?? "")].join("\n");
    return { id, file: `${id}.txt`, sha256: sha256(text), read: async () => makeReport(text, { id }) };
  });
}

async function textsOf(sources: readonly IndexSource[]): Promise<Set<string>> {
  const reports = await Promise.all(sources.map((source) => source.read()));
  return new Set(reports.flatMap(buildPassages).map(({ text }) => text));
}

describe("builds one after the other", () => {
  test("each embeds what no build before it has, once, and its index is the one a build from nothing gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(corpus, { minLength: 2, maxLength: 3 }), async (states) => {
        const indexFolder = await temporaryFolder();
        const embedder = createHashedBigramEmbedder(32);
        const common = { embedder, tokenizer, settings: { parser: 1 }, logger };
        const known = new Set<string>();
        for (const state of states) {
          const sources = sourcesOf(state);
          embedder.passages.length = 0;
          const built = await buildIndex({ ...common, sources, indexFolder });
          const texts = await textsOf(sources);
          const fresh = [...texts].filter((text) => !known.has(text));
          expect([...embedder.passages].sort()).toEqual(fresh.sort());
          expect(built).toMatchObject({ embedded: fresh.length, cached: texts.size - fresh.length });
          for (const text of texts) known.add(text);
        }
        const last = sourcesOf(states.at(-1) ?? {});
        const otherFolder = await temporaryFolder();
        const fresh = await buildIndex({ ...common, sources: last, indexFolder: otherFolder });
        const [index, other] = await Promise.all([indexFolder, otherFolder].map((folder) => openIndexIn(folder)));
        expect(index).toEqual(other);
        expect(index?.snapshot).toBe(fresh.snapshot);
        expect(await verifyIndex({ indexFolder })).toMatchObject({ problems: [] });
      }),
      { numRuns: 4 },
    );
  });

  test("an edited paragraph is all that is embedded, an unchanged run embeds nothing", async () => {
    const indexFolder = await temporaryFolder();
    const embedder = createHashedBigramEmbedder(32);
    const build = (sources: IndexSource[]) =>
      buildIndex({ sources, indexFolder, embedder, tokenizer, settings: { parser: 1 }, logger });
    const paragraphs = PARAGRAPHS.join("\n");
    const edited = paragraphs.replace("新增学位5万个", "新增学位50万个");
    const source = (text: string): IndexSource => ({
      ...{ id: "a-2020", file: "a-2020.txt", sha256: sha256(text) },
      read: async () => makeReport(text, { id: "a-2020" }),
    });
    const before = await textsOf([source(paragraphs)]);
    await build([source(paragraphs)]);
    embedder.passages.length = 0;
    expect(await build([source(paragraphs)])).toMatchObject({ embedded: 0, removed: 0 });
    expect(embedder.passages).toEqual([]);
    await build([source(edited)]);
    expect(embedder.passages.length).toBeGreaterThan(0);
    expect(embedder.passages.every((text) => text.includes("50万个") && !before.has(text))).toBe(true);
  });

  test("reports that haven't changed aren't parsed again, unless the readers have", async () => {
    const indexFolder = await temporaryFolder();
    const parsed: string[] = [];
    const sources = sourcesOf({ "a-2020": [1, 2], "b-2020": [3] }).map((source) => ({
      ...source,
      read: async () => {
        parsed.push(source.id);
        return source.read();
      },
    }));
    const common = { indexFolder, embedder: createHashedBigramEmbedder(32), tokenizer, logger };
    await buildIndex({ ...common, sources: sources.slice(0, 1), settings: { parser: 1 } });
    await buildIndex({ ...common, sources, settings: { parser: 1 } });
    expect(parsed).toEqual(["a-2020", "b-2020"]);
    await buildIndex({ ...common, sources, settings: { parser: 2 } });
    expect(parsed).toEqual(["a-2020", "b-2020", "a-2020", "b-2020"]);
  });

  test("a rebuild leaves the live snapshot in place until its own is whole", async () => {
    const indexFolder = await temporaryFolder();
    const common = {
      indexFolder,
      embedder: createHashedBigramEmbedder(32),
      tokenizer,
      logger,
      settings: { parser: 1 },
    };
    const sources = sourcesOf({ "a-2020": [1, 2] });
    const first = await buildIndex({ ...common, sources });
    let opened: string | undefined;
    const beforeLive = async (): Promise<void> => {
      opened = (await openIndexIn(indexFolder)).snapshot;
    };
    const again = await buildIndex({ ...common, sources, fresh: true, beforeLive });
    expect([opened, again.snapshot, again.embedded]).toEqual([first.snapshot, `${first.snapshot}-2`, 0]);
    expect(await buildIndex({ ...common, sources })).toMatchObject({ snapshot: again.snapshot });
  });
});

async function openIndexIn(indexFolder: string) {
  const { snapshot, passages, reports } = await openIndex({ indexFolder });
  return { snapshot, passages, reports: [...reports.values()] };
}
