import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { collectGarbage } from "../../../src/indexing/collect-garbage.ts";
import { withIndexLock } from "../../../src/indexing/index-lock.ts";
import { openIndex } from "../../../src/indexing/open-index.ts";
import { addReports } from "../../../src/indexing/shelf/add-reports.ts";
import { examineLibrary } from "../../../src/indexing/shelf/examine-library.ts";
import { updateIndex } from "../../../src/indexing/shelf/update-index.ts";
import { watchCorpus } from "../../../src/indexing/shelf/watch-corpus.ts";
import { verifyIndex } from "../../../src/indexing/verify-index.ts";
import { giveFile, makeLibrary, reportText } from "../../support/make-library.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function filledLibrary() {
  const folder = await temporaryFolder();
  const library = await makeLibrary(folder);
  await writeFile(join(library.corpusFolder, "tianhe-2020.txt"), reportText("天河区", 2020));
  const { snapshot } = await updateIndex(library);
  const file = await giveFile(folder, "yuexiu-2021.txt", reportText("越秀区", 2021));
  const add = () => addReports({ files: [file], metadata: {}, replace: false, dryRun: false }, library);
  return { folder, library, snapshot, add };
}

describe("what stands in the way of writing", () => {
  test("another writer: a clear error, nothing changed, and afterwards it works", async () => {
    const { library, snapshot, add } = await filledLibrary();
    await withIndexLock(library.indexFolder, async () => {
      await expect(add()).rejects.toMatchObject({ code: "index_locked", fields: { pid: process.pid } });
    });
    expect(await readdir(library.corpusFolder)).toEqual(["tianhe-2020.txt"]);
    expect((await openIndex(library)).snapshot).toBe(snapshot);
    expect(await add()).toMatchObject({ reports: 2 });
  });

  test("another index of the same folder being written: a clear error, nothing changed, and afterwards it works", async () => {
    const { folder, library } = await filledLibrary();
    const file = await giveFile(folder, "liwan-2021.txt", reportText("荔湾区", 2021));
    const other = { ...library, indexFolder: join(folder, "other-index") };
    const add = () => addReports({ files: [file], metadata: {}, replace: false, dryRun: false }, other);
    await withIndexLock(library.corpusFolder, async () => {
      await expect(add()).rejects.toMatchObject({ code: "index_locked" });
      await expect(updateIndex(library)).rejects.toMatchObject({ code: "index_locked" });
    });
    expect(await readdir(library.corpusFolder)).toEqual(["tianhe-2020.txt"]);
    expect(await add()).toMatchObject({ reports: 2 });
  });

  test("two writers at once: one of them is told, the other's report is there", async () => {
    const { library, add } = await filledLibrary();
    const outcomes = await Promise.allSettled([add(), add()]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
    expect(reasons).toEqual(["index_locked"]);
    expect((await openIndex(library)).reports.size).toBe(2);
    expect(await verifyIndex(library)).toMatchObject({ problems: [] });
  });

  test("no more room: the error says so, the old index answers, nothing is left over", async () => {
    const { folder, library, snapshot } = await filledLibrary();
    const before = await readdir(library.indexFolder);
    // A limit on the size of files is met by every write like a full disk, with EFBIG for ENOSPC.
    const script = fileURLToPath(new URL("../../support/add-once.ts", import.meta.url));
    const command = `ulimit -f 16; exec "$0" --import "$1" "$2" "$3"`;
    const child = spawn("sh", ["-c", command, process.execPath, import.meta.resolve("tsx"), script, folder], {
      env: { PATH: process.env.PATH ?? "", TSX_DISABLE_CACHE: "1" },
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(JSON.parse(said)).toEqual({ code: "index_unwritable", reason: "EFBIG" });
    expect(await readdir(library.corpusFolder)).toEqual(["tianhe-2020.txt"]);
    expect((await readdir(library.indexFolder)).sort()).toEqual(before.sort());
    expect((await openIndex(library)).snapshot).toBe(snapshot);
  });

  test("a folder that can't be one", async () => {
    const { folder, library } = await filledLibrary();
    await writeFile(join(folder, "file"), "");
    const request = { files: [join(folder, "given")], metadata: {}, replace: false, dryRun: false };
    await expect(addReports(request, { ...library, indexFolder: join(folder, "file", "index") })).rejects.toMatchObject(
      {
        code: "index_unwritable",
        fields: { reason: "ENOTDIR" },
      },
    );
    expect(await readdir(library.corpusFolder)).toEqual(["tianhe-2020.txt"]);
  });
});

describe("collectGarbage", () => {
  test("keeps the live snapshot and the one before, and every vector that they need", async () => {
    const { library, snapshot, add } = await filledLibrary();
    const { snapshot: live } = await add();
    await mkdir(join(library.indexFolder, "building-left"));
    expect(await collectGarbage({ indexFolder: library.indexFolder, all: false })).toMatchObject({
      snapshots: 1,
      vectors: 0,
    });
    expect((await readdir(library.indexFolder)).sort()).toEqual(["CURRENT", "cache", live, snapshot].sort());
    await updateIndex(library, { fresh: true });
    await collectGarbage({ indexFolder: library.indexFolder, all: true });
    library.embedder.passages.length = 0;
    expect(await updateIndex(library, { fresh: true })).toMatchObject({ embedded: 0 });
    expect(library.embedder.passages).toEqual([]);
  });

  test("removes nothing when it can't tell what is needed", async () => {
    const { library } = await filledLibrary();
    await writeFile(join(library.indexFolder, "CURRENT"), "odd\n");
    const names = await readdir(library.indexFolder);
    expect(await collectGarbage({ indexFolder: library.indexFolder, all: true })).toEqual({
      snapshots: 0,
      vectors: 0,
      bytes: 0,
    });
    expect(await readdir(library.indexFolder)).toEqual(names);
  });
});

describe("examineLibrary", () => {
  const examine = async (folder: string, changes = {}) => {
    const { embedder, ...library } = await makeLibrary(folder, changes);
    const findings = await examineLibrary({ ...library, openEmbedder: async () => embedder });
    return findings.map((finding) => (finding.code === "error" ? finding.error.code : finding.code));
  };

  test("a library in order", async () => {
    const { folder } = await filledLibrary();
    expect(await examine(folder)).toEqual(["corpus", "model", "index"]);
  });

  test("everything that may have to be mended", async () => {
    const { folder, library } = await filledLibrary();
    const put = (name: string, content: string) => writeFile(join(library.corpusFolder, name), content);
    await put("copy.txt", reportText("天河区", 2020));
    await put("unknown.txt", "没有标题的文字。");
    await put("new.docx", reportText("荔湾区", 2020));
    await mkdir(join(library.indexFolder, "building-left"));
    expect(await examine(folder)).toEqual([
      "corpus",
      "same_identity",
      "metadata_unknown",
      "unread_original",
      "model",
      "index_stale",
      "index",
      "leftovers",
    ]);
    expect(await examine(folder, { settings: { parser: 2 } })).toContain("index_other_settings");
    await put("tianhe-2020.json", "{");
    expect((await examine(folder))[0]).toBe("bad_metadata");
  });
});

describe("watchCorpus", () => {
  test("tells of a file once it is there, and ends when it is told to", async () => {
    const { library } = await filledLibrary();
    const end = new AbortController();
    const seen: string[][] = [];
    await watchCorpus({
      corpusFolder: library.corpusFolder,
      signal: end.signal,
      onReady: () => void writeFile(join(library.corpusFolder, "liwan-2020.txt"), reportText("荔湾区", 2020)),
      async onChange() {
        await updateIndex(library);
        seen.push([...(await openIndex(library)).reports.keys()]);
        end.abort();
      },
    });
    expect(seen).toEqual([["liwan-2020", "tianhe-2020"]]);
    expect(await readFile(join(library.indexFolder, "CURRENT"), "utf8")).toMatch(/^[0-9a-f]{16}\n$/);
  });
});
