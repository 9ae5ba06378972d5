import { describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../../src/answer/answer.ts";
import { DRAFT_MAX_CHARS } from "../../../src/chat/read-question.ts";
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

      3 个数据：1 个一致，1 个不符，1 个报告中没有。

        ✔ 5047.4亿元
          与报告一致。
          《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
          │ 全年实现地区生产总值5047.4亿元,增长8%。

        ✘ 9%
          文稿为9%，报告为8%。
          《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
          │ 全年实现地区生产总值5047.4亿元,增长8%。

        ? 12个
          报告没有提到新建公园。
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
      "天气很好。\n\n文稿里没有数据。\n",
    );
  });

  test.each([
    [["check"], "usage"],
    [["check", " \u200b"], "draft_empty"],
    [["check", "长".repeat(DRAFT_MAX_CHARS + 1)], "draft_too_long"],
    [["check", "文稿", "--batch", "-"], "usage"],
  ])("%# is wrong usage", async (args, code) => {
    const run = await runCommand(args.concat("--json"));
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({ error: { code } });
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
