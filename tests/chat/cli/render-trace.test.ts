import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { renderTrace } from "../../../src/chat/cli/render-trace.ts";
import { messagesFor } from "../../../src/chat/messages/messages-for.ts";
import type { Trace, TracedSentence } from "../../../src/chat/present-trace.ts";

const sentence = (score: number, text: string): TracedSentence => ({
  report: "shili-2020",
  section: "一、(一)",
  text,
  start: 0,
  end: text.length,
  score,
});
const SHORT = "全年实现地区生产总值5047.4亿元,增长8%。";
const LONG = `${SHORT}${"一般公共预算收入76.8亿元。".repeat(8)}`;
const TRACE: Trace = {
  text: "地区生产总值",
  answerable: 0.973,
  lists: [
    { retriever: "dense", sentences: [sentence(0.912, SHORT), sentence(0.4, LONG)] },
    { retriever: "lexical", sentences: [] },
  ],
  candidates: [{ ...sentence(12.5, SHORT), figure: "5047.4亿元" }],
};

describe("renderTrace", () => {
  test("lists, then candidates, best first", () => {
    expect(renderTrace([TRACE], Number.POSITIVE_INFINITY, messagesFor("zh-CN"))).toMatchInlineSnapshot(`
      "
      过程
        “地区生产总值” 有答案的把握 0.97
        语义
            0.912  一、(一)  全年实现地区生产总值5047.4亿元,增长8%。
            0.400  一、(一)  全年实现地区生产总值5047.4亿元,增长8%。一般公共预算收入76.8亿元。一般公共预算收入76.8亿元。一般公共…
        字词
        候选
           12.500  一、(一)  5047.4亿元  全年实现地区生产总值5047.4亿元,增长8%。
      "
    `);
  });

  test("a line of a terminal is not wider than it", () => {
    const lines = renderTrace([TRACE], 60, messagesFor("en")).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
    expect(lines.some((line) => line.endsWith("…"))).toBe(true);
  });

  test("nothing was searched", () => {
    expect(renderTrace([], 80, messagesFor("en"))).toBe("\nNothing was searched: this is no question.\n");
  });
});
