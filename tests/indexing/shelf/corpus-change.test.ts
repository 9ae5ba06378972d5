import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recoverChanges, stageChange } from "../../../src/indexing/shelf/corpus-change.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ID = "0f0e0d0c-0000-4000-8000-000000000000";

async function corpusWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
  );
}

describe("stageChange", () => {
  test("nothing is seen before it is committed, all of it afterwards", async () => {
    const folder = await corpusWith({ "a.txt": "old", "b.txt": "gone" });
    const change = await stageChange(folder, {
      put: [
        { name: "a.txt", content: "new" },
        { name: "c.docx", content: new Uint8Array([67]) },
      ],
      remove: ["b.txt", "never-there.json"],
    });
    expect((await readdir(folder)).filter((name) => !name.startsWith(".")).sort()).toEqual(["a.txt", "b.txt"]);
    await change.commit();
    expect(await contents(folder)).toEqual({ "a.txt": "new", "c.docx": "C" });
  });

  test("a change that was put off leaves nothing", async () => {
    const folder = await corpusWith({ "a.txt": "old" });
    await (await stageChange(folder, { put: [{ name: "a.txt", content: "new" }], remove: [] })).discard();
    expect(await contents(folder)).toEqual({ "a.txt": "old" });
  });

  test.each(["../a.txt", "/etc/a.txt", "b/a.txt", ".hidden", "", "a\u0000.txt", "..\\a.txt"])(
    "refuses the name %j",
    async (name) => {
      const folder = await corpusWith({});
      await expect(stageChange(folder, { put: [{ name, content: "" }], remove: [] })).rejects.toThrow();
      await expect(stageChange(folder, { put: [], remove: [name] })).rejects.toThrow();
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

describe("recoverChanges", () => {
  const LIST = JSON.stringify({ put: ["a.txt", "b.txt"], remove: ["c.txt"] });

  test.each([
    ["before anything was moved", { "0": "A", "1": "B" }, { "c.txt": "C" }],
    ["after the first was moved", { "1": "B" }, { "a.txt": "A" }],
    ["after all were moved", {}, { "a.txt": "A", "b.txt": "B" }],
  ])("finishes a change that was interrupted %s", async (_, waiting, there) => {
    const folder = await corpusWith(there);
    await mkdir(join(folder, `.change-${ID}`));
    for (const [name, content] of Object.entries({ ...waiting, "change.json": LIST })) {
      await writeFile(join(folder, `.change-${ID}`, name), content);
    }
    expect(await recoverChanges(folder)).toBe(true);
    expect(await contents(folder)).toEqual({ "a.txt": "A", "b.txt": "B" });
    expect(await recoverChanges(folder)).toBe(false);
  });

  test.each([
    ["not committed", `.change-${ID}.tmp`, LIST],
    ["without a list", `.change-${ID}`, undefined],
    ["that reaches outside", `.change-${ID}`, JSON.stringify({ put: ["../a.txt"], remove: ["../b.txt"] })],
  ])("drops a change %s", async (_, name, list) => {
    const folder = join(await temporaryFolder(), "corpus");
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, "c.txt"), "C");
    await writeFile(join(folder, "..", "b.txt"), "B");
    await writeFile(join(folder, name, "0"), "A");
    if (list !== undefined) await writeFile(join(folder, name, "change.json"), list);
    expect(await recoverChanges(folder)).toBe(true);
    expect(await contents(folder)).toEqual({ "c.txt": "C" });
    expect((await readdir(join(folder, ".."))).sort()).toEqual(["b.txt", "corpus"]);
  });
});
