import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readGoldenSets, readJsonLines } from "../../training/golden-set.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const question = (id: string, more: object = {}): string =>
  `${JSON.stringify({ id, kind: "figure", question: "新建了几所小学？", answerable: true, ...more })}\n`;

describe("readGoldenSets", () => {
  test("every set by stem, with the text of its report", async () => {
    const folder = await folderWith({
      "b-2020.jsonl": question("b1"),
      "a-2020.jsonl": question("a1") + question("a2"),
      "a-2020.claims.jsonl": '{"id":"c1"}\n',
      "README.md": "nothing",
      "text/a-2020.txt": "新建小学3所。",
      "text/b-2020.txt": "新建小学6所。",
    });
    const sets = readGoldenSets(folder);
    expect(sets.map(({ stem, text, questions }) => [stem, text, questions.map(({ id }) => id)])).toEqual([
      ["a-2020", "新建小学3所。", ["a1", "a2"]],
      ["b-2020", "新建小学6所。", ["b1"]],
    ]);
  });

  test("what a question leaves out is empty", async () => {
    const folder = await folderWith({ "a.jsonl": question("a1", { answerable: false }), "text/a.txt": "" });
    expect(readGoldenSets(folder)[0]?.questions).toEqual([
      {
        id: "a1",
        kind: "figure",
        question: "新建了几所小学？",
        answerable: false,
        answers: [],
        must_figures: [],
        figure_values: {},
      },
    ]);
  });

  test("what it says is kept", async () => {
    const more = { must_figures: ["3所"], figure_values: { "3所": { value: 3, unit: "所" } }, turns: ["一", "二"] };
    const folder = await folderWith({ "a.jsonl": question("a1", more), "text/a.txt": "" });
    expect(readGoldenSets(folder)[0]?.questions[0]).toMatchObject(more);
  });

  test("texts may stand in folders of reports; that of the set wins", async () => {
    const reports = await folderWith({ "a.txt": "elsewhere", "b.txt": "elsewhere" });
    const folder = await folderWith({ "a.jsonl": question("a1"), "b.jsonl": question("b1"), "text/a.txt": "own" });
    expect(readGoldenSets(folder, [reports]).map(({ text }) => text)).toEqual(["own", "elsewhere"]);
  });

  test("a report that is missing is named, with where to put it", async () => {
    const folder = await folderWith({ "a-2020.jsonl": question("a1") });
    expect(() => readGoldenSets(folder)).toThrow(/a-2020.*text/u);
  });

  test("an empty folder has none", async () => {
    expect(readGoldenSets(await temporaryFolder())).toEqual([]);
  });
});

describe("readJsonLines", () => {
  test("one value a line; blank lines are none", async () => {
    const folder = await folderWith({ "x.jsonl": '{"n":1}\n\n  \n{"n":2}' });
    expect(readJsonLines(join(folder, "x.jsonl"))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test("a line that is no JSON isn't passed over", async () => {
    const folder = await folderWith({ "x.jsonl": '{"n":1}\n{"n":' });
    expect(() => readJsonLines(join(folder, "x.jsonl"))).toThrow(SyntaxError);
  });
});
