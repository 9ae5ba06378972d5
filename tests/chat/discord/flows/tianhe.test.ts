/** The real desk on the report that ships, through Discord: what people ask there, and 50 of them at once. */
import { beforeAll, describe, expect, test } from "vitest";
import type { LiveEdition } from "../../../../src/chat/live-edition.ts";
import { openTianhe } from "../../../answer/ask-tianhe.ts";
import { readMarkup } from "../../../support/discord/read-markup.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { sitDown } from "./places.ts";
import { startBot } from "./start-bot.ts";

/** What a phone shows without much scrolling. */
const SHORT_CHARS = 600;
const ASKERS = 50;
const ACKNOWLEDGED_MS = 1_000;
const ANSWERED_MS = 2_000;
const PROCESSORS = 2;
/** On a machine that has other things to do. */
const PATIENCE_MS = 20_000;

let live: LiveEdition;

beforeAll(async () => {
  const edition = { snapshot: "5f0c5f0c5f0c5f0c", ...(await openTianhe()) };
  live = { current: () => edition, look: async () => {}, reload: async () => false, close: () => {} };
});

describe("asked in Discord", () => {
  test.each([
    ["2019年天河区地区生产总值是多少？", "5047.4亿元", "前言|一、"],
    ["新增公办学位多少个？", "个", "一、|二、"],
    ["今年一季度GDP增长多少？", "%", "一、"],
    ["去年财政收入多少", "亿元", "一、|前言"],
  ])("%s", async (question, figure, section) => {
    const { fake, faults } = await startBot({ live });
    const reply = textOf(await sitDown(fake, "a server").slash("ask", { question }).reply());
    const { shown, marks } = readMarkup(reply);
    expect(marks.some(({ kind, text }) => kind === "bold" && text.includes(figure))).toBe(true);
    expect(shown).toContain("《");
    expect(shown).toMatch(new RegExp(section, "u"));
    expect(shown.length).toBeLessThan(SHORT_CHARS);
    expect(faults()).toEqual([]);
  });

  test("what the report doesn't say is told so, with the nearest it does", async () => {
    const { fake, faults } = await startBot({ live });
    const reply = textOf(await sitDown(fake, "a DM").slash("ask", { question: "2018年常住人口是多少？" }).reply());
    expect(reply).toMatch(/没有/);
    expect(faults()).toEqual([]);
  });

  test("a conversation: mention, reply, button, and the paragraph", async () => {
    const { fake, faults } = await startBot({ live });
    const li = sitDown(fake, "a thread");
    const answer = await li.answerTo(li.say("2019年地区生产总值是多少？", { mention: true }));
    const next = await li.answerTo(li.say("那2020年的目标呢？", { replyTo: answer }));
    expect(textOf(next)).toMatch(/%/);
    const paragraph = await li.click(answer, "原文").reply();
    expect(textOf(paragraph)).toContain("5047.4亿元");
    const followed = await li.submit(li.click(answer, "追问"), "增长了多少？");
    expect(textOf(await followed.reply())).toMatch(/%/);
    expect(faults()).toEqual([]);
  });

  test("a draft is checked figure by figure", async () => {
    const { fake, faults } = await startBot({ live });
    const li = sitDown(fake, "a server");
    const reply = textOf(
      await li.slash("check", { text: "2019年，天河区实现地区生产总值5047.4亿元，增长9%。" }).reply(),
    );
    expect(reply).toContain("5047.4亿元");
    expect(reply).toMatch(/9%/);
    expect(faults()).toEqual([]);
  });

  test("the figures as a table, whole in the file", async () => {
    const { fake, faults } = await startBot({ live });
    const reply = await sitDown(fake, "a server").slash("figures").reply();
    const csv = await (await fetch(String(reply.attachments[0]?.url))).text();
    expect(csv.trim().split("\n").length).toBeGreaterThan(100);
    expect(faults()).toEqual([]);
  });
});

test("50 askers at once are acknowledged within a second and answered within two of two processors", async () => {
  const { fake, faults } = await startBot({ live });
  const channel = fake.guild().channel();
  const questions = [
    "2019年地区生产总值是多少？",
    "新增公办学位多少个？",
    "2020年GDP目标增长多少？",
    "一般公共预算收入多少？",
    "城镇新增就业多少人？",
  ];
  const people = Array.from({ length: ASKERS }, (_, i) => fake.user(`u${i}`).at(channel));
  const before = process.cpuUsage();
  const sent = people.map((person, i) => person.slash("ask", { question: `${questions[i % questions.length]}` }));
  const acknowledged = await Promise.all(sent.map((one) => one.acknowledged()));
  await Promise.all(sent.map((one) => one.reply(PATIENCE_MS)));
  const { user, system } = process.cpuUsage(before);
  expect(Math.max(...acknowledged.map(({ afterMs }) => afterMs))).toBeLessThan(ACKNOWLEDGED_MS);
  // The fake's part and other work of the machine would count by the clock.
  expect((user + system) / 1000 / PROCESSORS).toBeLessThan(ANSWERED_MS);
  expect(faults()).toEqual([]);
});
