import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCorpus, MAX_REPORT_BYTES, reportId } from "../../src/corpus/load-corpus.ts";
import { CorpusError } from "../../src/errors.ts";

const TEXT = "一、2023年工作回顾\n全县地区生产总值完成186.4亿元。\n";

let outside: string;
let folder: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), "chuchu-corpus-"));
  folder = join(outside, "corpus");
  mkdirSync(folder);
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array = TEXT): void => writeFileSync(join(folder, name), content);

describe("loadCorpus", () => {
  test("reads text and Markdown reports sorted by id, and passes over other files", async () => {
    for (const name of ["qinghe-2023.txt", "白石-2021.md", "anshan-2020.TXT"]) put(name);
    for (const name of ["README.md", ".hidden.txt", "notes.csv"]) put(name);
    mkdirSync(join(folder, "old"));
    const reports = await loadCorpus(folder);
    expect(reports.map(({ id, fileName }) => [id, fileName])).toEqual([
      ["anshan-2020", "anshan-2020.TXT"],
      ["qinghe-2023", "qinghe-2023.txt"],
      ["白石-2021", "白石-2021.md"],
    ]);
    expect(reports[0]).toMatchObject({
      text: TEXT,
      metadata: {},
      sha256: createHash("sha256").update(TEXT).digest("hex"),
    });
  });

  test("takes what the metadata file beside a report sets", async () => {
    put("qinghe-2023.txt");
    put("qinghe-2023.json", JSON.stringify({ place: "青禾县", year: 2023, reviewed: [2018, 2022] }));
    const [report] = await loadCorpus(folder);
    expect(report?.metadata).toEqual({ place: "青禾县", year: 2023, reviewed: [2018, 2022] });
  });

  test("names a report by its stem in NFC", () => {
    expect(reportId("re\u0301sume\u0301-2020.txt")).toBe("résumé-2020");
  });

  test("reads a link to a file inside the folder", async () => {
    put("a.txt");
    symlinkSync(join(folder, "a.txt"), join(folder, "b.txt"));
    expect((await loadCorpus(folder)).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test.each([
    [
      "link_outside_corpus",
      () => {
        writeFileSync(join(outside, "secret.txt"), TEXT);
        symlinkSync(join(outside, "secret.txt"), join(folder, "a.txt"));
      },
    ],
    [
      "link_outside_corpus",
      () => {
        writeFileSync(join(outside, "secret.json"), "{}");
        put("a.txt");
        symlinkSync(join(outside, "secret.json"), join(folder, "a.json"));
      },
    ],
    ["unreadable_file", () => symlinkSync(join(folder, "gone.txt"), join(folder, "a.txt"))],
    ["unreadable_file", () => mkdirSync(join(folder, "a.txt"))],
    [
      "file_too_large",
      () => {
        put("a.txt");
        truncateSync(join(folder, "a.txt"), MAX_REPORT_BYTES + 1);
      },
    ],
    ["empty_file", () => put("a.txt", "")],
    ["binary_file", () => put("a.txt", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0]))],
    ["bad_report_name", () => put("a..b.txt")],
    ["bad_report_name", () => put("-a.txt")],
    [
      "duplicate_report",
      () => {
        put("a.txt");
        put("a.md");
      },
    ],
    [
      "bad_metadata",
      () => {
        put("a.txt");
        put("a.json", "{");
      },
    ],
    [
      "bad_metadata",
      () => {
        put("a.txt");
        put("a.json", JSON.stringify({ yaer: 2023 }));
      },
    ],
  ])("refuses %s and says what to do", async (code, prepare) => {
    prepare();
    const error = await loadCorpus(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code, next: expect.stringMatching(/\.$/) });
    expect(String(error)).toMatch(/\ba\b|a\.\.b/);
  });

  test("refuses a folder that isn't there", async () => {
    await expect(loadCorpus(join(folder, "none"))).rejects.toMatchObject({ code: "no_corpus" });
  });

  test.each(["../a.txt", "a/b.txt", "..", "a\\b.txt", "con\u0000.txt", ""])("refuses the name %j", (name) => {
    expect(() => reportId(name)).toThrow(CorpusError);
  });
});
