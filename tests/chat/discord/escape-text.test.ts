import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bold, escapeText, quoted, unescapeText } from "../../../src/chat/discord/escape-text.ts";

describe("escapeText", () => {
  test.each([
    ["@everyone 看", "\\@everyone 看"],
    ["<@123456789012345678>", "\\<\\@123456789012345678\\>"],
    ["**粗** _斜_ ~~删~~ `码` ||藏||", "\\*\\*粗\\*\\* \\_斜\\_ \\~\\~删\\~\\~ \\`码\\` \\|\\|藏\\|\\|"],
    ["[骗](https://a.example/x)", "\\[骗\\](https\\:\\/\\/a\\.example\\/x)"],
    ["discord.gg/abc", "discord\\.gg\\/abc"],
    ["# 标题\n- 项\n1. 甲\n> 引", "\\# 标题\n\\- 项\n1\\. 甲\n\\> 引"],
    ["-# 小字", "-\\# 小字"],
    ["<t:1700000000:R> :smile:", "\\<t\\:1700000000\\:R\\> \\:smile\\:"],
    ["a\u202eb\u200bc\u0007", "abc"],
  ])("%j is shown as it is", (given, escaped) => {
    expect(escapeText(given)).toBe(escaped);
  });

  test.each(["5047.4亿元", "-0.3%", "20:50:30", "3%—5%", "2016-2020年", "一、(一)突出质量效益,经济实力稳中有进。"])(
    "figures and headings stay readable: %s",
    (text) => {
      expect(escapeText(text)).toBe(text);
    },
  );

  test("what is escaped is read back", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."甲a1 .:/\\*_~`|<>[]#@-+\n") }), (text) => {
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
    );
  });

  test("no sign that Discord reads stands bare", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a1 .:/\\*_~`|<>[]#@甲") }), (text) => {
        expect(escapeText(text).replace(/\\[^0-9A-Za-z\s]/gu, " ")).not.toMatch(/[\\*_~`|<>[\]#@]|:\/\/|[a-z]\.[a-z]/u);
      }),
    );
  });
});

test("quotes stand behind bars, empty text is never bold", () => {
  expect(quoted("甲\n乙")).toBe("> 甲\n> 乙");
  expect([bold(""), bold(" "), bold("甲")]).toEqual(["", " ", "**甲**"]);
});
