/** The reader of Discord's markup finds what it must, and takes a backslash for what it is. */
import { describe, expect, test } from "vitest";
import { readMarkup } from "./read-markup.ts";

const kindsOf = (text: string): string[] => readMarkup(text).marks.map(({ kind }) => kind);

describe("readMarkup", () => {
  test.each([
    ["**粗**", ["bold"], "粗"],
    ["*斜* _斜_", ["italic", "italic"], "斜 斜"],
    ["__下__ ~~删~~ ||藏||", ["underline", "strike", "spoiler"], "下 删 藏"],
    ["`码` ```\n块\n```", ["code", "code"], "码 \n块\n"],
    ["# 题\n-# 小\n- 项\n1. 项", ["heading", "subtext", "list", "list"], "题\n小\n项\n项"],
    ["> 甲\n> **乙**\n丙", ["bold", "quote"], "甲\n乙\n丙"],
    [">>> 甲\n乙", ["quote"], "甲\n乙"],
    ["[字](https://a.example)", ["masked link"], "字"],
    ["[**字**](<https://a.example/x>)", ["masked link", "bold"], "字"],
    ["看 https://a.example/b 和 discord.gg/abc", ["link", "link"], "看 https://a.example/b 和 discord.gg/abc"],
    [
      "@everyone <@123> <@&1> <#1> </ask:1>",
      ["mention", "mention", "mention", "mention", "mention"],
      "@everyone <@123> <@&1> <#1> </ask:1>",
    ],
    [
      "<:a:1> <a:bb:2> :smile: <t:1:R> 20:100:30",
      ["emoji", "emoji", "emoji", "timestamp", "emoji"],
      "<:a:1> <a:bb:2> :smile: <t:1:R> 20:100:30",
    ],
  ])("%j", (text, kinds, shown) => {
    expect([kindsOf(text), readMarkup(text).shown]).toEqual([kinds, shown]);
  });

  test.each([
    "\\*\\*粗\\*\\*",
    "\\# 题",
    "\\> 引",
    "http\\://a.example",
    "\\@everyone",
    "\\<\\@123\\>",
    "5047.4亿元",
    "20:50:30",
    "a * b",
    "-0.3%",
  ])("%j has none", (text) => {
    expect(kindsOf(text)).toEqual([]);
  });
});
