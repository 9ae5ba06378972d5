import { appendFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildIndex } from "../../src/indexing/build-index.ts";
import { sha256 } from "../../src/indexing/file-hash.ts";
import { openIndex } from "../../src/indexing/open-index.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import { verifyIndex } from "../../src/indexing/verify-index.ts";
import { createLogger } from "../../src/logger.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { makeReport } from "../support/make-report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const embedder = createHashedBigramEmbedder(64);
const tokenizer = createTokenizer({ words: [] });
const TEXT =
  "各位代表：\n一、工作回顾\n地区生产总值达到5047.4亿元，增长8%。新增公办幼儿园学位1.2万个，占比达到八成以上。\n二、主要目标\n建成5G基站2300座。";

async function build(reports: Record<string, string> = { "tianhe-2020": TEXT }) {
  const indexFolder = await temporaryFolder();
  const sources = Object.entries(reports).map(([id, text]) => ({
    id,
    file: `${id}.txt`,
    sha256: sha256(text),
    read: async () => makeReport(text, { id, figures: [["5047.4亿元", { indicator: "地区生产总值" }]] }),
  }));
  const logger = createLogger("silent", () => undefined);
  const { snapshot } = await buildIndex({ sources, indexFolder, embedder, tokenizer, settings: {}, logger });
  return { indexFolder, folder: join(indexFolder, snapshot) };
}

async function changeManifest(folder: string, changes: Record<string, unknown>): Promise<void> {
  const path = join(folder, "manifest.json");
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...changes }));
}

/** Changes one byte in the middle, keeping the size. */
async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

describe("openIndex", () => {
  test("passages are found by sentence, the sentence itself first", async () => {
    const { indexFolder } = await build({ "a-2020": TEXT, "b-2020": TEXT });
    const index = await openIndex({ indexFolder });
    for (const id of ["a-2020", "b-2020"]) {
      const report = index.reports.get(id);
      for (const sentence of report?.sentences ?? []) {
        const passages = index.passagesOf(id, sentence.index);
        expect(passages[0]?.kind).toBe("sentence");
        expect(passages).toEqual(index.passages.filter((p) => p.report === id && p.sentence === sentence.index));
      }
    }
    expect(index.passagesOf("a-2020", 99)).toEqual([]);
    expect(index.passagesOf("unknown", 0)).toEqual([]);
    expect(index.passageRange("unknown")).toEqual({ first: 0, end: 0 });
  });

  test("a report is the one that was built, whichever way it is reached", async () => {
    const { indexFolder } = await build({ "a-2020": TEXT, "b-2020": `${TEXT}完成投资三亿元。` });
    const { reports } = await openIndex({ indexFolder });
    expect(reports.size).toBe(2);
    expect(reports.get("a-2020")).toEqual(
      makeReport(TEXT, { id: "a-2020", figures: [["5047.4亿元", { indicator: "地区生产总值" }]] }),
    );
    expect([...reports].map(([id, { id: own }]) => [id, own])).toEqual([
      ["a-2020", "a-2020"],
      ["b-2020", "b-2020"],
    ]);
    expect([...reports.values()][1]).toBe(reports.get("b-2020"));
    expect([reports.get("c"), reports.has("c"), reports.has("a-2020")]).toEqual([undefined, false, true]);
  });

  test.each<[string, string, (paths: { indexFolder: string; folder: string }) => Promise<unknown>]>([
    ["no index folder", "index_missing", ({ indexFolder }) => rm(indexFolder, { recursive: true })],
    ["no CURRENT", "index_missing", ({ indexFolder }) => rm(join(indexFolder, "CURRENT"))],
    ["an empty CURRENT", "index_damaged", ({ indexFolder }) => writeFile(join(indexFolder, "CURRENT"), "")],
    [
      "a CURRENT that leads elsewhere",
      "index_damaged",
      ({ indexFolder }) => writeFile(join(indexFolder, "CURRENT"), "../elsewhere"),
    ],
    ["no snapshot", "index_damaged", ({ folder }) => rm(folder, { recursive: true })],
    ["no manifest", "index_damaged", ({ folder }) => rm(join(folder, "manifest.json"))],
    ["a manifest cut short", "index_damaged", ({ folder }) => truncate(join(folder, "manifest.json"), 100)],
    ["a manifest of something else", "index_damaged", ({ folder }) => writeFile(join(folder, "manifest.json"), "{}")],
    ["another format", "index_other_format", ({ folder }) => changeManifest(folder, { formatVersion: 99 })],
    ["no report in it", "index_empty", ({ folder }) => changeManifest(folder, { reports: [] })],
    ["vectors cut short", "index_damaged", ({ folder }) => truncate(join(folder, "vectors.f32"), 64)],
    ["empty passages", "index_damaged", ({ folder }) => truncate(join(folder, "passages.bin"), 0)],
    ["no lexical index", "index_damaged", ({ folder }) => rm(join(folder, "lexical.bin"))],
    ["no report file", "index_damaged", ({ folder }) => rm(join(folder, "reports/0.json"))],
    ["a changed passage file", "index_damaged", ({ folder }) => flipByte(join(folder, "passages.bin"))],
    ["another number of passages", "index_damaged", ({ folder }) => changeManifest(folder, { passages: 1 })],
    ["another length of vectors", "index_damaged", ({ folder }) => changeManifest(folder, { dimensions: 32 })],
  ])("an index with %s is refused with %s", async (_, code, damage) => {
    const paths = await build();
    await damage(paths);
    const opening = openIndex({ indexFolder: paths.indexFolder });
    await expect(opening).rejects.toMatchObject({ name: "IndexError", code });
    await expect(opening).rejects.toThrow("`chuchu index");
  });

  test("an index of another model or other settings is refused", async () => {
    const { indexFolder } = await build();
    const { manifest } = await openIndex({ indexFolder, modelId: embedder.id });
    const { fingerprint } = manifest;
    await expect(openIndex({ indexFolder, modelId: "other" })).rejects.toMatchObject({ code: "index_other_model" });
    await expect(openIndex({ indexFolder, modelId: embedder.id, fingerprint: "other" })).rejects.toMatchObject({
      code: "index_other_settings",
    });
    expect((await openIndex({ indexFolder, modelId: embedder.id, fingerprint })).manifest).toEqual(manifest);
  });

  test("a changed report is refused when it's asked for", async () => {
    const { indexFolder, folder } = await build();
    await flipByte(join(folder, "reports/0.json"));
    const { reports } = await openIndex({ indexFolder });
    expect(() => reports.get("tianhe-2020")).toThrow("chuchu index");
  });
});

describe("verifyIndex", () => {
  test("finds any changed, missing or foreign file", async () => {
    const { indexFolder, folder } = await build();
    expect(await verifyIndex({ indexFolder })).toEqual({ files: 7, problems: [] });
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      const original = await readFile(path);
      await appendFile(path, "x");
      expect((await verifyIndex({ indexFolder })).problems, `${name} appended to`).not.toEqual([]);
      await rm(path);
      expect((await verifyIndex({ indexFolder })).problems, `${name} removed`).not.toEqual([]);
      await writeFile(path, original);
    }
    await writeFile(join(folder, "notes.txt"), "foreign");
    expect((await verifyIndex({ indexFolder })).problems).toMatchObject([{ code: "file_unknown", where: "notes.txt" }]);
  });

  test("finds spans and counts that can't be right, although every hash is", async () => {
    const { indexFolder, folder } = await build();
    const path = join(folder, "reports/0.json");
    const report = JSON.parse(await readFile(path, "utf8"));
    report.figures[0].text = "5048.4亿元";
    report.sentences[0].end += 5000;
    report.sections.pop();
    const changed = JSON.stringify(report);
    await writeFile(path, changed);
    const { files } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    const entry = { path: "reports/0.json", bytes: Buffer.byteLength(changed), sha256: sha256(changed) };
    await changeManifest(folder, { files: [...files.filter((f: { path: string }) => f.path !== entry.path), entry] });
    const { problems } = await verifyIndex({ indexFolder });
    expect(problems.map(({ code }) => code).sort()).toEqual(["count", "span", "span"]);
    expect(problems.every(({ where }) => where === "tianhe-2020")).toBe(true);
  });

  test("throws when there's no index, and reports a CURRENT that is none", async () => {
    const { indexFolder } = await build();
    await writeFile(join(indexFolder, "CURRENT"), "none");
    expect((await verifyIndex({ indexFolder })).problems).toMatchObject([{ code: "unreadable", where: "CURRENT" }]);
    await rm(join(indexFolder, "CURRENT"));
    await expect(verifyIndex({ indexFolder })).rejects.toMatchObject({ code: "index_missing" });
  });
});
