import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCorpus } from "../../../src/corpus/load-corpus.ts";
import { openIndex } from "../../../src/indexing/open-index.ts";
import { type AddRequest, addReports } from "../../../src/indexing/shelf/add-reports.ts";
import { removeReports, renameReport } from "../../../src/indexing/shelf/remove-reports.ts";
import { updateIndex } from "../../../src/indexing/shelf/update-index.ts";
import { verifyIndex } from "../../../src/indexing/verify-index.ts";
import { giveFile, makeLibrary, reportText } from "../../support/make-library.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TIANHE = reportText("天河区", 2020);

async function workshop() {
  const folder = await temporaryFolder();
  const library = await makeLibrary(folder);
  const add = (files: string[], request: Partial<AddRequest> = {}) =>
    addReports({ files, metadata: {}, replace: false, dryRun: false, ...request }, library);
  const give = (name: string, content: string | Uint8Array) => giveFile(folder, name, content);
  const inCorpus = async () => (await readdir(library.corpusFolder)).sort();
  const reports = async () => [...(await openIndex(library)).reports.keys()];
  return { folder, library, add, give, inCorpus, reports };
}

describe("addReports", () => {
  test("a text becomes a report that is in the corpus and in the index, and nothing is left to do", async () => {
    const { library, add, give, inCorpus, reports } = await workshop();
    const outcome = await add([await give("tianhe-2020.txt", TIANHE)]);
    expect(outcome.added).toMatchObject([
      { id: "tianhe-2020", file: "tianhe-2020.txt", metadata: { place: "天河区", level: "county", year: 2020 } },
    ]);
    expect(await inCorpus()).toEqual(["tianhe-2020.json", "tianhe-2020.txt"]);
    expect(await readFile(join(library.corpusFolder, "tianhe-2020.txt"), "utf8")).toBe(TIANHE);
    expect(await reports()).toEqual(["tianhe-2020"]);
    expect(await updateIndex(library)).toMatchObject({ snapshot: outcome.snapshot, embedded: 0, removed: 0 });
    expect(await verifyIndex(library)).toMatchObject({ problems: [] });
  });

  test("another format: the original is untouched, its text and metadata stand beside it", async () => {
    const { library, add, give, inCorpus, reports } = await workshop();
    const outcome = await add([await give("tianhe-2020.docx", `PACKED${TIANHE}`)]);
    expect(await inCorpus()).toEqual(["tianhe-2020.docx", "tianhe-2020.json", "tianhe-2020.txt"]);
    expect(await readFile(join(library.corpusFolder, "tianhe-2020.docx"), "utf8")).toBe(`PACKED${TIANHE}`);
    expect(await readFile(join(library.corpusFolder, "tianhe-2020.txt"), "utf8")).toBe(TIANHE);
    const [report] = await loadCorpus(library.corpusFolder);
    expect(report).toMatchObject({
      metadata: { year: 2020, url: "https://example.org/a" },
      source: { file: "tianhe-2020.docx", format: "docx", warnings: [{ code: "picture" }] },
    });
    expect(outcome.added[0]?.warnings).toMatchObject([{ code: "picture", count: 1 }]);
    expect(await reports()).toEqual(["tianhe-2020"]);
    expect(await updateIndex(library)).toMatchObject({ snapshot: outcome.snapshot, embedded: 0, refused: [] });
  });

  test("what the maintainer says wins over what was read, and moves the years along", async () => {
    const { library, add, give } = await workshop();
    const metadata = { title: "报告", place: "广东省", year: 2024, date: "2024-01-23", url: "https://example.org/b" };
    await add([await give("a.docx", TIANHE)], { id: "guangdong-2024", metadata });
    expect((await loadCorpus(library.corpusFolder))[0]).toMatchObject({
      id: "guangdong-2024",
      metadata: { ...metadata, level: "province", reviewed: [2023, 2023], planned: [2024, 2024] },
    });
  });

  test.each([
    ["the same id", "tianhe-2020.txt", reportText("越秀区", 2021)],
    ["the same place and year", "other.txt", TIANHE.replace("2300座", "2301座")],
  ])("%s is refused, and takes its place when it is told to", async (_, name, text) => {
    const { library, add, give, reports } = await workshop();
    const first = await add([await give("tianhe-2020.txt", TIANHE)]);
    const path = await give(name, text);
    await expect(add([path])).rejects.toMatchObject({ code: "report_exists", fields: { report: "tianhe-2020" } });
    expect((await openIndex(library)).snapshot).toBe(first.snapshot);
    const outcome = await add([path], { replace: true });
    expect(outcome.added).toMatchObject([{ replaced: ["tianhe-2020"] }]);
    expect(await reports()).toEqual([name.replace(".txt", "")]);
    expect(await updateIndex(library)).toMatchObject({ snapshot: outcome.snapshot });
  });

  test("of several files those that can't be added are told, the others are added", async () => {
    const { add, give, reports, folder } = await workshop();
    await give("a.txt", reportText("天河区", 2020));
    await give("b.txt", reportText("越秀区", 2020));
    await give("c.docx", "broken");
    await give("d.txt", reportText("天河区", 2020, 7));
    await give("e.xyz", "other");
    await give("README.md", "about");
    const outcome = await add([join(folder, "given")]);
    expect(outcome.added.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(outcome.refused.map(({ file, error }) => [file, error.code])).toEqual([
      ["c.docx", "damaged_file"],
      ["d.txt", "report_exists"],
    ]);
    expect(outcome.passedOver).toEqual(["README.md", "e.xyz"]);
    expect(await reports()).toEqual(["a", "b"]);
  });

  test("a trial changes nothing and tells what there would be", async () => {
    const { library, folder, add, give } = await workshop();
    const path = await give("tianhe-2020.txt", TIANHE);
    const trial = await add([path], { dryRun: true });
    expect(await readdir(folder)).toEqual(["corpus", "given"]);
    expect(library.embedder.passages).toEqual([]);
    const { dryRun, ...outcome } = await add([path]);
    expect({ ...trial, dryRun }).toEqual({ ...outcome, dryRun });
  });

  test.each([
    ["../outside", "bad_report_name"],
    ["a/b", "bad_report_name"],
    ["..", "bad_report_name"],
    [".hidden", "bad_report_name"],
    ["a\\b", "bad_report_name"],
    ["a\u0000b", "bad_report_name"],
    ["\u202eabc", "bad_report_name"],
    ["x".repeat(200), "bad_report_name"],
    ["", "bad_report_name"],
  ])("the id %j is refused", async (id, code) => {
    const { add, give, folder } = await workshop();
    await expect(add([await give("a.txt", TIANHE)], { id })).rejects.toMatchObject({ code });
    expect((await readdir(folder)).sort()).toEqual(["corpus", "given"]);
  });

  test("links, folders without reports and what isn't there are refused with a reason", async () => {
    const { add, give, folder } = await workshop();
    const path = await give("a.txt", TIANHE);
    await symlink(path, join(folder, "link.txt"));
    await mkdir(join(folder, "empty"));
    await expect(add([join(folder, "link.txt")])).rejects.toMatchObject({ code: "link_refused" });
    await expect(add([join(folder, "empty")])).rejects.toMatchObject({ code: "folder_empty" });
    await expect(add([join(folder, "nothing.txt")])).rejects.toMatchObject({ code: "file_missing" });
    await expect(add([path, join(folder, "given")], { id: "x" })).resolves.toMatchObject({ added: [{ id: "x" }] });
  });

  test("a date or an address that can't be one is refused", async () => {
    const { add, give } = await workshop();
    const path = await give("a.txt", TIANHE);
    for (const metadata of [{ date: "2020-13-01" }, { url: "javascript:alert(1)" }, { year: 12 }]) {
      await expect(add([path], { metadata })).rejects.toMatchObject({ code: "bad_metadata" });
    }
  });

  test("a failed build leaves corpus and index as they were", async () => {
    const { library, add, give, inCorpus } = await workshop();
    const first = await add([await give("tianhe-2020.txt", TIANHE)]);
    const embedder = { ...library.embedder, embedDocuments: () => Promise.reject(new Error("stopped")) };
    const request = { files: [await give("yuexiu.txt", reportText("越秀区", 2020))], metadata: {} };
    const failing = addReports({ ...request, replace: false, dryRun: false }, { ...library, embedder });
    await expect(failing).rejects.toThrow("stopped");
    const examined = addReports(
      { ...request, replace: false, dryRun: false },
      { ...library, examine: async () => [{ code: "golden", where: "yuexiu", message: "多少？" }] },
    );
    await expect(examined).rejects.toMatchObject({ code: "index_not_verified", fields: { count: 1 } });
    expect(await inCorpus()).toEqual(["tianhe-2020.json", "tianhe-2020.txt"]);
    expect((await openIndex(library)).snapshot).toBe(first.snapshot);
  });
});

describe("originals dropped into the corpus folder", () => {
  test("are read at the next build, and again when they change; metadata beside them stay", async () => {
    const { library, reports } = await workshop();
    const path = join(library.corpusFolder, "tianhe-2020.docx");
    await writeFile(path, TIANHE);
    await writeFile(join(library.corpusFolder, "scan.docx"), "broken");
    const first = await updateIndex(library);
    expect(first.refused).toMatchObject([{ file: "scan.docx", error: { code: "damaged_file" } }]);
    expect(await reports()).toEqual(["tianhe-2020"]);
    await writeFile(path, TIANHE.replace("2300座", "2400座"));
    await updateIndex(library);
    expect((await openIndex(library)).reports.get("tianhe-2020")?.text).toContain("2400座");
  });
});

describe("removeReports, renameReport", () => {
  test("nothing of a removed report is left in the folder, in the live snapshot, nor after gc anywhere", async () => {
    const { library, add, give, inCorpus } = await workshop();
    await add([
      await give("tianhe-2020.docx", TIANHE),
      await give("yuexiu-2020.txt", reportText("越秀区", 2020, 3333)),
    ]);
    expect(await removeReports(["yuexiu-2020"], library, { dryRun: true })).toBeUndefined();
    const outcome = await removeReports(["yuexiu-2020"], library, { dryRun: false });
    expect(outcome?.removed).toBeGreaterThan(0);
    expect((await inCorpus()).filter((name) => name.includes("yuexiu"))).toEqual([]);
    expect(await filesWith("越秀区", join(library.indexFolder, outcome?.snapshot ?? ""))).toEqual([]);
    const { collectGarbage } = await import("../../../src/indexing/collect-garbage.ts");
    expect(await collectGarbage({ indexFolder: library.indexFolder, all: true })).toMatchObject({ snapshots: 1 });
    expect(await filesWith("越秀区", library.indexFolder)).toEqual([]);
    expect(await verifyIndex(library)).toMatchObject({ problems: [] });
    await expect(removeReports(["yuexiu-2020"], library, { dryRun: false })).rejects.toMatchObject({
      code: "report_unknown",
    });
  });

  test("a renamed report keeps what was known of it, its original too", async () => {
    const { library, add, give, inCorpus, reports } = await workshop();
    const outcome = await add([await give("tianhe-2020.docx", TIANHE)]);
    const embedded = library.embedder.passages.length;
    await renameReport({ from: "tianhe-2020", to: "gz-tianhe" }, library, { dryRun: false });
    expect(await inCorpus()).toEqual(["gz-tianhe.docx", "gz-tianhe.json", "gz-tianhe.txt"]);
    expect(await reports()).toEqual(["gz-tianhe"]);
    expect(library.embedder.passages).toHaveLength(embedded);
    const [report] = await loadCorpus(library.corpusFolder);
    expect(report?.metadata).toEqual(outcome.added[0]?.metadata);
    expect(await updateIndex(library)).toMatchObject({ embedded: 0, refused: [], removed: 0 });
  });
});

async function filesWith(text: string, folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const));
  return contents.flatMap(([path, content]) => (content.includes(text) ? [path] : []));
}
