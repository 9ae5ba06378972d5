/** A thread under an answer, where the intent lets the bot read along: opened by a button, asked in without a mention. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { INTENT } from "../../../support/discord/fake-gateway.ts";
import type { FakePerson } from "../../../support/discord/fake-user.ts";
import type { FakeMessage } from "../../../support/discord/fake-world.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { createRecordingDesk } from "../../../support/recording-desk.ts";
import { sitDown } from "./places.ts";
import { openFlowEdition, startBot } from "./start-bot.ts";

const QUESTION = "2019年地区生产总值是多少？";
const BUTTON = "开子区";
const READS_ALONG = { privileged: INTENT.messageContent, messageContent: true };

async function openAnswer(options: Parameters<typeof startBot>[0] = READS_ALONG, question = QUESTION) {
  const desk = createRecordingDesk();
  const bot = await startBot({ live: openFlowEdition(desk), ...options });
  const li = sitDown(bot.fake, "a server");
  return { bot, desk, li, answer: await li.slash("ask", { question }).reply() };
}

/** Takes a seat in the thread of an answer. */
function follow(
  bot: Awaited<ReturnType<typeof openAnswer>>["bot"],
  person: FakePerson,
  answer: FakeMessage,
): FakePerson {
  const thread = bot.fake.world.channels.get(answer.id);
  if (thread === undefined) throw new Error("There's no thread under the answer.");
  return bot.fake.user(`${person.user.username} in the thread`).at(thread);
}

describe("a thread under an answer", () => {
  test("opens by its button; questions in it go on from the answer, without a mention", async () => {
    const { bot, desk, li, answer } = await openAnswer();
    const told = await li.click(answer, BUTTON).reply();
    expect(textOf(told)).toContain(`<#${answer.id}>`);
    const inside = follow(bot, li, answer);
    expect(inside.channel.name).toBe(QUESTION);
    const reply = await inside.answerTo(inside.say("那2020年呢？"));
    expect(textOf(reply)).toContain("5047.4亿元");
    await inside.answerTo(inside.say("那2021年呢？"));
    const turns = desk.asked.map((request) => request.turns);
    expect(turns).toEqual([[QUESTION], [QUESTION, "那2020年呢？"], [QUESTION, "那2020年呢？", "那2021年呢？"]]);
    expect(bot.faults()).toEqual([]);
  });

  test("goes on after a restart", async () => {
    const { bot, desk, li, answer } = await openAnswer();
    await li.click(answer, BUTTON).reply();
    await bot.restart();
    const inside = follow(bot, li, answer);
    await inside.answerTo(inside.say("那2020年呢？"));
    expect(desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
    expect(bot.faults()).toEqual([]);
  });

  test("is there once: who presses again is shown the way", async () => {
    const { bot, li, answer } = await openAnswer();
    const [first, second] = [await li.click(answer, BUTTON).reply(), await li.click(answer, BUTTON).reply()];
    expect(textOf(second)).toBe(textOf(first));
    expect(bot.fake.world.channels.size).toBe(2);
  });

  test("has a name that Discord takes, whatever was asked", async () => {
    const { bot, li, answer } = await openAnswer(READS_ALONG, `${"天河区的".repeat(40)}\n@everyone 收入多少？`);
    await li.click(answer, BUTTON).reply();
    expect(follow(bot, li, answer).channel.name?.length).toBeLessThanOrEqual(100);
    expect(bot.faults()).toEqual([]);
  });

  test("isn't opened where the bot may not write: it says so", async () => {
    const { bot, li, answer } = await openAnswer();
    li.channel.botMayWrite = false;
    expect(textOf(await li.click(answer, BUTTON).reply())).not.toContain("<#");
    expect(bot.fake.world.channels.size).toBe(1);
  });

  test.each(["a thread", "a DM", "someone else's server"] as const)("isn't offered in %s", async (place) => {
    const bot = await startBot(READS_ALONG);
    const li = sitDown(bot.fake, place);
    const answer = await li.slash("ask", { question: QUESTION }).reply();
    expect(() => li.click(answer, BUTTON)).toThrow("No button");
  });

  test("isn't offered without the intent, nor under a private answer", async () => {
    const { li, answer } = await openAnswer({});
    expect(() => li.click(answer, BUTTON)).toThrow("No button");
    const reading = await openAnswer();
    const hidden = await reading.li.slash("ask", { question: QUESTION, private: true }).reply();
    expect(() => reading.li.click(hidden, BUTTON)).toThrow("No button");
  });

  test("takes a mention too, and answers it once", async () => {
    const { bot, desk, li, answer } = await openAnswer();
    await li.click(answer, BUTTON).reply();
    const inside = follow(bot, li, answer);
    await inside.answerTo(inside.say("那2020年呢？", { mention: true }));
    await sleep(100);
    expect(desk.asked.length).toBe(2);
    expect(bot.faults()).toEqual([]);
  });
});
