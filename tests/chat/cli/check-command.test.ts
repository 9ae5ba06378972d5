import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../../src/answer/answer.ts";
import { DRAFT_FILE_MAX_BYTES } from "../../../src/chat/read-draft-file.ts";
import { DRAFT_MAX_CHARS } from "../../../src/chat/read-question.ts";
import { makeDocx, paragraph } from "../../support/make-zip.ts";
import { createRecordingDesk, makeCitation } from "../../support/recording-desk.ts";
import { runCommand } from "../../support/run-command.ts";

const DRAFT = "示例区地区生产总值达5047.4亿元，增长9%，新建公园12个。";

const checked = (text: string, verdict: CheckedFigure["verdict"], details: Partial<CheckedFigure>): CheckedFigure => {
  const start = DRAFT.indexOf(text);
  return { text, start, end: start + text.length, verdict, note: "", ...details };
};
const FIGURES = [
  checked("5047.4亿元", "match", { note: "与报告一致。", citation: makeCitation() }),
  checked("9%", "mismatch", {
    reason: "digits",
    reportFigure: "8%",
    note: "文稿为9%，报告为8%。",
    citation: makeCitation(),
  }),
  checked("12个", "not_found", { reason: "absent", note: "报告没有提到新建公园。" }),
];
const desk = (figures = FIGURES) => createRecordingDesk(undefined, () => ({ figures }));

describe("check", () => {
  test("shows the draft with its figures marked, a summary, and each figure with its place", async () => {
    const recording = desk();
    const { code, out, err } = await runCommand(["check", DRAFT, "--report", "shili-2020"], { desk: recording });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(recording.checked).toEqual([{ text: DRAFT, report: "shili-2020" }]);
    expect(out).toMatchInlineSnapshot(`
      "示例区地区生产总值达5047.4亿元✔，增长9%✘，新建公园12个?。

      3 个数字：1 个一致，1 个不符，1 个报告中没有。
      ✘ 9%  文稿为9%，报告为8%。  《2020年示例区政府工作报告》一、(一)：“全年实现地区生产总值5047.4亿元,增长8%。”
      ? 12个  报告没有提到新建公园。
      ✔ 5047.4亿元  《2020年示例区政府工作报告》一、(一)：“全年实现地区生产总值5047.4亿元,增长8%。”
      "
    `);
  });

  test("--json prints the check as one JSON value", async () => {
    const { code, out } = await runCommand(["check", DRAFT, "--json"], { desk: desk() });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ figures: FIGURES });
  });

  test.each([
    ["--strict and a figure that isn't a match", ["--strict"], FIGURES, 3],
    ["--strict and none such", ["--strict"], FIGURES.slice(0, 1), 0],
    ["no --strict", [], FIGURES, 0],
  ])("%s: exit code", async (_, options, figures, code) => {
    expect((await runCommand(["check", DRAFT, ...options], { desk: desk(figures) })).code).toBe(code);
  });

  test("a draft without figures", async () => {
    expect((await runCommand(["check", "天气很好。"], { desk: desk([]) })).out).toBe(
      "天气很好。\n\n文稿里没有数字。\n",
    );
  });

  test.each([
    [["check"], "usage"],
    [["check", " \u200b"], "draft_empty"],
    [["check", "长".repeat(DRAFT_MAX_CHARS + 1)], "draft_too_long"],
    [["check", "文稿", "--batch", "-"], "usage"],
    [["check", "文稿", "--file", "-"], "usage"],
    [["check", "--file", "-", "--batch", "-"], "usage"],
    [["check", "--file", "nowhere/draft.docx"], "file_unreadable"],
    [["check", "--file", "src"], "file_unreadable"],
    [["check", "--file", "package.json", "文稿"], "usage"],
  ])("%# is wrong usage", async (args, code) => {
    const run = await runCommand(args.concat("--json"));
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ error: { code } });
  });

  describe("a draft that comes another way", () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "draft-"));
      await writeFile(join(folder, "draft.txt"), `\ufeff${DRAFT}\r\n`);
      await writeFile(join(folder, "draft.md"), `# 快讯\n\n${DRAFT}\n`);
      await writeFile(join(folder, "draft.docx"), makeDocx(paragraph("快讯") + paragraph(DRAFT)));
      await writeFile(join(folder, "empty.txt"), "\n");
      await writeFile(join(folder, "large.txt"), Buffer.alloc(DRAFT_FILE_MAX_BYTES + 1, 0x20));
    });
    afterAll(() => rm(folder, { recursive: true }));

    test.each([
      ["draft.txt", `${DRAFT}\n`],
      ["draft.md", `# 快讯\n\n${DRAFT}\n`],
      ["draft.docx", `快讯\n${DRAFT}\n`],
    ])("--file %s", async (name, text) => {
      const recording = desk();
      const { code, out } = await runCommand(["check", "--file", join(folder, name), "--strict", "--json"], {
        desk: recording,
      });
      expect(recording.checked).toEqual([{ text }]);
      expect(JSON.parse(out)).toEqual({ figures: FIGURES });
      expect(code).toBe(3);
    });

    test.each([
      ["empty.txt", "draft_file_empty", "里没有文字"],
      ["large.txt", "draft_file_too_large", "超过 10 MB"],
      ["missing.txt", "file_unreadable", "ENOENT"],
    ])("--file %s: %s", async (name, code, words) => {
      const run = await runCommand(["check", "--file", join(folder, name), "--json"]);
      expect(run.code).toBe(2);
      expect(JSON.parse(run.out)).toMatchObject({ error: { code } });
      expect(run.err).toContain(words);
      expect(run.backend.calls).toEqual([]);
    });

    test.each([
      ["-", ["check", "-"]],
      ["--file -", ["check", "--file", "-"]],
      ["nothing, when something is piped in", ["check"]],
    ])("%s is standard input", async (_, args) => {
      const recording = desk();
      const bytes = Buffer.from(DRAFT);
      // A character of three bytes is cut in two.
      const run = await runCommand(args, {
        desk: recording,
        terminal: { input: [bytes.subarray(0, 7), bytes.subarray(7)] },
      });
      expect(run).toMatchObject({ code: 0, err: "" });
      expect(recording.checked).toEqual([{ text: DRAFT }]);
    });

    test("a Word document may be piped in, and nothing at all is an empty draft", async () => {
      const recording = desk();
      const input = [makeDocx(paragraph(DRAFT))];
      await runCommand(["check"], { desk: recording, terminal: { input } });
      expect(recording.checked).toEqual([{ text: `${DRAFT}\n` }]);
      const run = await runCommand(["check", "--json"], { terminal: { input: [] } });
      expect(JSON.parse(run.out)).toMatchObject({ error: { code: "draft_file_empty" } });
    });
  });

  test.each([
    ["天河地區生產總值5047.4億元。", "1 個數字：0 個一致，1 個不符，0 個報告中沒有。", "：「"],
    ["Tianhe's GDP grew 9%.", "1 figure: 0 right, 1 wrong, 0 not in the report.", ": “"],
  ])("words around %s are in the language of the draft", async (draft, summary, quote) => {
    const figures = [checked("9%", "mismatch", { note: "…", citation: makeCitation() })];
    const { out } = await runCommand(["check", draft], { desk: desk(figures), language: "zh-CN" });
    expect(out).toContain(summary);
    expect(out).toContain(`《2020年示例区政府工作报告》一、(一)${quote}`);
  });

  test("--batch answers each line, in order", async () => {
    const input = ['{"id":1,"text":"增长9%。"}\n{"id":2}\n{"id":3,"text":"天气","report":"a"}\n'];
    const recording = desk();
    const { code, out } = await runCommand(["check", "--batch", "-", "--report", "b"], {
      desk: recording,
      terminal: { input },
    });
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 1, answer: { figures: FIGURES } },
      { id: 2, error: { code: "line_without_text" } },
      { id: 3, answer: { figures: FIGURES } },
    ]);
    expect(code).toBe(1);
    expect(recording.checked.map(({ report }) => report)).toEqual(["b", "a"]);
  });
});
