import { describe, expect, test } from "vitest";
import { presentAnswer } from "../../src/chat/present-answer.ts";
import type { Line } from "../../src/chat/reply.ts";
import { makeAnswer, makeCitation } from "../support/recording-desk.ts";

const textOf = (lines: Line[]): string => lines.map((line) => line.map((run) => run.text).join("")).join("\n");

describe("presentAnswer", () => {
  test("the asked figure and the citation marks stand out", () => {
    expect(presentAnswer(makeAnswer()).lines).toEqual([
      [
        { text: "2019年地区生产总值为" },
        { text: "5047.4亿元", mark: "figure" },
        { text: "。" },
        { text: "[1]", mark: "citation" },
      ],
    ]);
  });

  test("the quote is the citation's, word for word", () => {
    const [source] = presentAnswer(makeAnswer()).sources;
    expect(source?.quote).toContainEqual({ text: "5047.4亿元", mark: "figure" });
    expect(textOf([source?.quote ?? []])).toBe(makeCitation().quote);
  });

  test("a quote that the text shows whole isn't shown again", () => {
    const text = `报告原文：“${makeCitation().quote}”[1]`;
    expect(presentAnswer(makeAnswer({ text })).sources.map((source) => source.quote)).toEqual([[]]);
  });

  test("a title gets its marks once", () => {
    const citations = ["示例区政府工作报告", "《示例区政府工作报告》"].map((title) => makeCitation({ title }));
    const titles = presentAnswer(makeAnswer({ citations })).sources.map((source) => source.title);
    expect(titles).toEqual(["《示例区政府工作报告》", "《示例区政府工作报告》"]);
  });

  test("a note that the text doesn't show is added, one that it shows isn't", () => {
    const said = { code: "near" as const, text: "报告的说法是“新能源公交车”。" };
    const unsaid = { code: "unsure" as const, text: "请核对原文。" };
    const text = `共831辆。[1]\n${said.text}`;
    expect(textOf(presentAnswer(makeAnswer({ text, notes: [said, unsaid] })).lines)).toBe(`${text}\n${unsaid.text}`);
  });

  test("not found: what is related becomes sources of its own", () => {
    const related = [makeCitation({ quote: "增长8%。", figures: ["8%"] })];
    const reply = presentAnswer(makeAnswer({ status: "not_found", figures: [], citations: [], related }));
    expect(reply).toMatchObject({ status: "not_found", sources: [] });
    expect(reply.related.map((source) => textOf([source.quote]))).toEqual(["增长8%。"]);
  });

  test("lead, row and column of a citation are kept", () => {
    const place = { lead: "着力稳增长。", row: "其中：城镇", column: "年末数（万人）", url: "https://example.org/r" };
    expect(presentAnswer(makeAnswer({ citations: [makeCitation(place)] })).sources[0]).toMatchObject(place);
  });
});
