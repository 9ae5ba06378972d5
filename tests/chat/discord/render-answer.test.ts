/** Answers as they go to Discord, whole: one of each kind, long ones, buttons. */
import { ComponentType } from "discord.js";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { payloadFaults } from "../../../src/chat/discord/check-payload.ts";
import { ACCENTS, type Payload } from "../../../src/chat/discord/payload.ts";
import { type AnswerOptions, renderAnswer } from "../../../src/chat/discord/render-answer.ts";
import { linkPages } from "../../../src/chat/link-pages.ts";
import { presentAnswer } from "../../../src/chat/present-answer.ts";
import { drawPayload } from "../../support/discord/draw-payload.ts";
import { makeAnswer, makeCitation } from "../../support/recording-desk.ts";

const QUESTION = "2019年地区生产总值是多少？";

function render(answer: Answer, options: Partial<AnswerOptions> = {}): Payload {
  const payload = renderAnswer(answer, presentAnswer(answer), {
    question: QUESTION,
    snapshot: "5f0c5f0c5f0c5f0c",
    isPrivate: false,
    language: "zh-CN",
    ...options,
  });
  expect(payloadFaults(payload)).toEqual([]);
  return payload;
}

const labels = (payload: Payload): string[] =>
  [...drawPayload(payload).matchAll(/^\[(.*)\]$/gmu)].flatMap(([, names = ""]) => names.split("] ["));
const accentOf = ({ components: [first] }: Payload): unknown =>
  first?.type === ComponentType.Container ? first.accent_color : undefined;

const SECOND = makeCitation({
  n: 2,
  section: "一、(四)",
  heading: ["一、2019年工作回顾", "(四)社会事业全面进步"],
  lead: "就业",
  start: 200,
  end: 210,
  quote: "新增就业6.2万人。",
  figures: ["6.2万人"],
});
const AMBIGUOUS = makeAnswer({
  status: "ambiguous",
  text: "报告里的数不止一种口径：\n地区生产总值：5047.4亿元[1]。\n新增就业：6.2万人[2]。",
  citations: [makeCitation(), SECOND],
});
const NOT_FOUND = makeAnswer({
  status: "not_found",
  text: "报告里没有提到“大熊猫”的这项内容。\n报告里最接近的内容：\n“新增就业6.2万人。”[1]",
  figures: [],
  citations: [],
  related: [{ ...SECOND, n: 1 }],
});

describe("looks", () => {
  test("answered: the figure bold, one source, its sentence with the figure marked", () => {
    const payload = render(makeAnswer());
    expect(accentOf(payload)).toBe(ACCENTS.answered);
    expect(drawPayload(payload)).toMatchInlineSnapshot(`
      "-# 问：2019年地区生产总值是多少？
      2019年地区生产总值为**5047.4亿元**。\\[1\\]
      ———
      \\[1\\] **《2020年示例区政府工作报告》 一、(一)**
      -# 一、2019年工作回顾 › (一)综合实力稳步提升
      > 全年实现地区生产总值**5047.4亿元**,增长8%。
      [原文] [追问] [👍] [👎]"
    `);
  });

  test("ambiguous: each reading with its source, the report named once", () => {
    const payload = render(AMBIGUOUS);
    expect(accentOf(payload)).toBe(ACCENTS.ambiguous);
    expect(drawPayload(payload)).toMatchInlineSnapshot(`
      "-# 问：2019年地区生产总值是多少？
      报告里的数不止一种口径：
      地区生产总值：**5047.4亿元**\\[1\\]。
      新增就业：6.2万人\\[2\\]。
      ———
      \\[1\\] **《2020年示例区政府工作报告》 一、(一)**
      -# 一、2019年工作回顾 › (一)综合实力稳步提升
      > 全年实现地区生产总值**5047.4亿元**,增长8%。
      \\[2\\] **一、(四)**
      -# 一、2019年工作回顾 › (四)社会事业全面进步 › 段首：就业
      > 新增就业**6.2万人**。
      [原文] [全部出处] [追问] [👍] [👎]"
    `);
  });

  test("not found: what comes nearest, quoted once", () => {
    const payload = render(NOT_FOUND, { question: "有多少只大熊猫？" });
    expect(accentOf(payload)).toBe(ACCENTS.not_found);
    expect(drawPayload(payload)).toMatchInlineSnapshot(`
      "-# 问：有多少只大熊猫？
      报告里没有提到“大熊猫”的这项内容。
      报告里最接近的内容：
      “新增就业6.2万人。”\\[1\\]
      ———
      \\[1\\] **《2020年示例区政府工作报告》 一、(四)**
      -# 一、2019年工作回顾 › (四)社会事业全面进步 › 段首：就业
      [原文] [追问] [👍] [👎]"
    `);
  });

  test("with page addresses, sources are links", () => {
    const answer = linkPages(makeAnswer(), "https://example.org/r/{report}#{start}");
    expect(drawPayload(render(answer))).toMatch(
      /\[\*\*《2020年示例区政府工作报告》 一、\(一\)\*\*\]\(<https:[^>]+>\)/u,
    );
  });
});

describe("buttons", () => {
  test.each<[string, Answer, Partial<AnswerOptions>, string[]]>([
    ["of one source", makeAnswer(), {}, ["原文", "追问", "👍", "👎"]],
    ["of several", AMBIGUOUS, {}, ["原文", "全部出处", "追问", "👍", "👎"]],
    ["of a private answer", AMBIGUOUS, { isPrivate: true }, ["原文", "全部出处", "追问", "公开", "👍", "👎"]],
    ["where threads are read", makeAnswer(), { takesThread: true }, ["原文", "追问", "开子区", "👍", "👎"]],
    [
      "private, where threads are read",
      makeAnswer(),
      { takesThread: true, isPrivate: true },
      ["原文", "追问", "公开", "👍", "👎"],
    ],
    ["where no votes are kept", makeAnswer(), { withoutVotes: true }, ["原文", "追问"]],
    ["without sources", makeAnswer({ citations: [], figures: [], text: "没有。" }), {}, ["追问", "👍", "👎"]],
    ["for who reads traditional script", AMBIGUOUS, { language: "zh-TW" }, ["原文", "全部出處", "追問", "👍", "👎"]],
    ["for who reads English", makeAnswer(), { language: "en" }, ["Original text", "Ask on", "👍", "👎"]],
  ])("%s", (_, answer, options, expected) => {
    expect(labels(render(answer, options))).toEqual(expected);
  });
});

describe("what is long", () => {
  test("more sources than are read on a phone stand behind a button", () => {
    const citations = Array.from({ length: 8 }, (_, i) => makeCitation({ n: i + 1, quote: `第${i + 1}句，100亿元。` }));
    const drawn = drawPayload(render(makeAnswer({ citations })));
    expect(drawn).toContain("第3句，100亿元。");
    expect(drawn).not.toContain("第4句");
    expect(drawn).toContain("另有 5 处出处");
  });

  test("a sentence that doesn't fit is left out whole", () => {
    const quote = `${"很长的句子，".repeat(700)}5047.4亿元。`;
    const drawn = drawPayload(render(makeAnswer({ citations: [makeCitation({ quote })] })));
    expect(drawn).not.toContain("很长的句子");
    expect(drawn).toContain("另有 1 处出处");
  });

  test("an answer that doesn't fit goes into a file, whole", () => {
    const text = Array.from({ length: 200 }, (_, i) => `第${i}项的数据是${i}.5亿元，增长${i}%[1]。`).join("\n");
    const payload = render(makeAnswer({ text }));
    expect(payload.files?.map(({ name }) => name)).toEqual(["answer.txt"]);
    expect(String(payload.files?.[0]?.attachment)).toContain(text);
    expect(drawPayload(payload)).toContain("全文见附件");
  });

  test("a long question is shown by its beginning", () => {
    const drawn = drawPayload(render(makeAnswer(), { question: "请问新增就业6.2万人，".repeat(100) }));
    expect(drawn.split("\n")[0]).toMatch(/6\.2万人……$/u);
  });
});

test("what people and reports write is shown as it is", () => {
  const answer = makeAnswer({
    text: "**@everyone** <@1> [这里](https://a.example)：5047.4亿元[1]。",
    citations: [makeCitation({ title: "# 标题 @here", quote: "> `码` ||藏|| 5047.4亿元" })],
  });
  const drawn = drawPayload(render(answer, { question: "<#1> -# ~~删~~" }));
  expect(drawn.replace(/\\[^\w\s]/gu, "").replaceAll("**5047.4亿元**", "")).not.toMatch(/@|<|\|\||`|~~|\]\(/u);
});
