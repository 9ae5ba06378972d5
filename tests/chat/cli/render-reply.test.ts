import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { renderReply } from "../../../src/chat/cli/render-reply.ts";
import { messagesFor } from "../../../src/chat/messages/messages-for.ts";
import { presentAnswer } from "../../../src/chat/present-answer.ts";
import { makeAnswer, makeCitation } from "../../support/recording-desk.ts";

const draw = (answer: Answer, options: { width?: number; colors?: boolean } = {}): string =>
  renderReply(presentAnswer(answer), {
    width: Number.POSITIVE_INFINITY,
    colors: false,
    messages: messagesFor(answer.language),
    ...options,
  });

const LONG_QUOTE =
  "全年实现地区生产总值5047.4亿元,增长8%,总量连续十三年位居全市第一;一般公共预算收入76.8亿元,增长5.4%。";

describe("renderReply", () => {
  test("in a pipe: plain text, one line for each quote", () => {
    expect(draw(makeAnswer())).toMatchInlineSnapshot(`
      "2019年地区生产总值为5047.4亿元。[1]

      [1] 《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
          │ 全年实现地区生产总值5047.4亿元,增长8%。
      "
    `);
  });

  test("in a narrow terminal: lines are broken behind their margin", () => {
    const answer = makeAnswer({ citations: [makeCitation({ quote: LONG_QUOTE, lead: "突出质量效益。" })] });
    expect(draw(answer, { width: 46 })).toMatchInlineSnapshot(`
      "2019年地区生产总值为5047.4亿元。[1]

      [1] 《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
          段首：突出质量效益。
          │ 全年实现地区生产总值5047.4亿元,增长8%,总
          │ 量连续十三年位居全市第一;一般公共预算收
          │ 入76.8亿元,增长5.4%。
      "
    `);
  });

  test("not found: the nearest under a title of its own", () => {
    const related = [makeCitation({ quote: "增长8%。", figures: ["8%"] })];
    const text = "报告里没有2018年的地区生产总值。";
    expect(draw(makeAnswer({ status: "not_found", text, figures: [], citations: [], related }))).toMatchInlineSnapshot(`
      "报告里没有2018年的地区生产总值。

      [1] 《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
          │ 增长8%。
      "
    `);
  });

  test("not found, and the text shows the nearest: only its place follows", () => {
    const related = [makeCitation({ quote: "增长8%。", figures: ["8%"] })];
    const text = "报告里没有2018年的地区生产总值。\n报告里最接近的内容：\n“增长8%。”[1]";
    expect(draw(makeAnswer({ status: "not_found", text, figures: [], citations: [], related }))).toMatchInlineSnapshot(`
      "报告里没有2018年的地区生产总值。
      报告里最接近的内容：
      “增长8%。”[1]

      [1] 《2020年示例区政府工作报告》 一、(一)
          一、2019年工作回顾 › (一)综合实力稳步提升
      "
    `);
  });

  test("a cell of a table shows its row and column, a quote of two lines stays behind its gutter", () => {
    const cell = {
      heading: ["表1"],
      section: "表1",
      row: "其中：城镇",
      column: "年末数（万人）",
      quote: "城镇\t12\n乡村\t3",
      figures: [],
    };
    expect(draw(makeAnswer({ language: "en", citations: [makeCitation(cell)] }))).toMatchInlineSnapshot(`
      "2019年地区生产总值为5047.4亿元。[1]

      [1] 《2020年示例区政府工作报告》 表1
          Row: 其中：城镇
          Column: 年末数（万人）
          │ 城镇	12
          │ 乡村	3
      "
    `);
  });

  test("with colours the figure is bold, and without the codes the text is the same", () => {
    const coloured = draw(makeAnswer(), { colors: true });
    expect(coloured).toContain("\u001b[1m\u001b[36m5047.4亿元\u001b[39m\u001b[22m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(draw(makeAnswer()));
  });

  test("control characters of a report or a question don't reach the terminal", () => {
    const hostile = "清屏\u001b[2J反转\u202e蜂鸣\u0007\u009b31m";
    const drawn = draw(makeAnswer({ text: hostile, citations: [makeCitation({ quote: hostile, title: hostile })] }));
    expect(drawn).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(drawn).toContain("清屏\ufffd[2J反转\ufffd蜂鸣\ufffd\ufffd31m");
  });
});
