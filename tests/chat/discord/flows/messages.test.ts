/** Conversation by messages: mentions, replies, DMs, threads; and whom the bot leaves alone. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { INTENT } from "../../../support/discord/fake-gateway.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { createRecordingDesk } from "../../../support/recording-desk.ts";
import { sitDown } from "./places.ts";
import { openFlowEdition, startBot } from "./start-bot.ts";

const QUESTION = "2019年地区生产总值是多少？";
/** Longer than an answer takes. */
const SILENCE_MS = 150;

async function openBot(options: Parameters<typeof startBot>[0] = {}) {
  const desk = createRecordingDesk();
  return { ...(await startBot({ live: openFlowEdition(desk), ...options })), desk };
}

describe.each(["a server", "a thread", "a DM"] as const)("in %s", (place) => {
  test("a mention is answered as a reply, and a reply goes on from the answer", async () => {
    const { fake, desk, faults } = await openBot();
    const li = sitDown(fake, place);
    const asked = li.say(QUESTION, { mention: place !== "a DM" });
    const answer = await li.answerTo(asked);
    expect(answer.reference?.id).toBe(asked.id);
    expect(textOf(answer)).toContain("**5047.4亿元**");
    await li.answerTo(li.say("那2020年呢？", { replyTo: answer }));
    expect(desk.asked.map(({ turns }) => turns)).toEqual([[QUESTION], [QUESTION, "那2020年呢？"]]);
    expect(faults()).toEqual([]);
  });

  test("a reply still goes on after a restart", async () => {
    const desk = createRecordingDesk();
    const bot = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(bot.fake, place);
    const answer = await li.answerTo(li.say(QUESTION, { mention: true }));
    await bot.restart();
    await li.answerTo(li.say("那2020年呢？", { replyTo: answer }));
    expect(desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
    expect(bot.faults()).toEqual([]);
  });

  test("/ask and a mention are one conversation, and one answer each", async () => {
    const { fake, desk, faults } = await openBot();
    const li = sitDown(fake, place);
    await li.slash("ask", { question: QUESTION }).reply();
    await li.answerTo(li.say("那2020年呢？", { mention: true }));
    await sleep(SILENCE_MS);
    expect(desk.asked.map(({ turns }) => turns)).toEqual([[QUESTION], [QUESTION, "那2020年呢？"]]);
    expect([...fake.world.messages.values()].filter(({ author }) => author.bot).length).toBe(2);
    expect(faults()).toEqual([]);
  });

  test("only our name, and nothing else, is answered with what to ask", async () => {
    const { fake, desk, faults } = await openBot();
    const li = sitDown(fake, place);
    expect(textOf(await li.answerTo(li.say("", { mention: true })))).toMatch(/请问/);
    expect(desk.asked).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

describe("left alone are", () => {
  async function expectSilence(say: (bot: Awaited<ReturnType<typeof openBot>>) => void, options = {}) {
    const bot = await openBot(options);
    say(bot);
    await sleep(SILENCE_MS);
    expect(bot.desk.asked).toEqual([]);
    expect([...bot.fake.world.messages.values()].filter(({ author }) => author.id === bot.fake.world.bot.id)).toEqual(
      [],
    );
    expect(bot.faults()).toEqual([]);
  }

  test("people who talk to each other", () =>
    expectSilence(({ fake }) => void sitDown(fake, "a server").say(QUESTION)));

  test("bots, whatever they say", () =>
    expectSilence(({ fake }) => {
      const bot = fake.user("other", { bot: true });
      bot.at(fake.guild().channel()).say(QUESTION, { mention: true });
    }));

  test("@everyone", () =>
    expectSilence(({ fake }) => void sitDown(fake, "a server").say("@everyone 地区生产总值多少？")));

  test("places where the bot isn't", () =>
    expectSilence(({ fake }) => void sitDown(fake, "someone else's server").say(QUESTION, { mention: true })));

  test("threads of others, even when the bot may read them", () =>
    expectSilence(({ fake }) => void sitDown(fake, "a thread").say(QUESTION), {
      privileged: INTENT.messageContent,
      messageContent: true,
    }));
});

test("a reply whose ping was switched off can't be read without the intent, and isn't guessed at", async () => {
  const { fake, desk, faults } = await openBot();
  const li = sitDown(fake, "a server");
  const answer = await li.answerTo(li.say(QUESTION, { mention: true }));
  li.say("那2020年呢？", { replyTo: answer, ping: false });
  await sleep(SILENCE_MS);
  expect(desk.asked.length).toBe(1);
  expect(faults()).toEqual([]);
});

describe("with the intent", () => {
  const INTENTS = { privileged: INTENT.messageContent, messageContent: true };

  /** A thread that the bot opened under an answer. */
  async function openThread() {
    const bot = await openBot(INTENTS);
    const li = sitDown(bot.fake, "a server");
    const answer = await li.answerTo(li.say(QUESTION, { mention: true }));
    const said = textOf(await li.click(answer, "开子区").reply());
    const thread = bot.fake.world.channels.get(answer.id);
    if (thread === undefined) throw new Error(`No thread; the bot says ${said}`);
    return { ...bot, answer, said, thread, inside: bot.fake.user("wang").at(thread), li };
  }

  test("a thread that the bot opened needs no mention, and goes on from its answer", async () => {
    const { desk, faults, answer, said, thread, inside } = await openThread();
    expect(said).toContain(`<#${answer.id}>`);
    expect(thread.name).toBe(QUESTION);
    await inside.answerTo(inside.say("那2020年呢？"));
    await inside.answerTo(inside.say("2021年呢？"));
    expect(desk.asked.map(({ turns }) => turns)).toEqual([
      [QUESTION],
      [QUESTION, "那2020年呢？"],
      [QUESTION, "那2020年呢？", "2021年呢？"],
    ]);
    expect(faults()).toEqual([]);
  });

  test("answers inside a thread offer none", async () => {
    const { inside, faults } = await openThread();
    const answer = await inside.answerTo(inside.say(QUESTION));
    expect(() => inside.click(answer, "开子区")).toThrow("No button");
    expect(faults()).toEqual([]);
  });

  test("pressing twice says where it is", async () => {
    const { li, answer, said } = await openThread();
    expect(textOf(await li.click(answer, "开子区").reply())).toBe(said);
  });

  test("the thread goes on from its answer after a restart", async () => {
    const bot = await openThread();
    await bot.restart();
    await bot.inside.answerTo(bot.inside.say("那2020年呢？"));
    expect(bot.desk.asked.at(-1)?.turns).toEqual([QUESTION, "那2020年呢？"]);
  });

  test("a private answer offers none", async () => {
    const { fake, faults } = await openBot(INTENTS);
    const li = sitDown(fake, "a server");
    const answer = await li.slash("ask", { question: QUESTION, private: true }).reply();
    expect(() => li.click(answer, "开子区")).toThrow("No button");
    expect(faults()).toEqual([]);
  });
});

test("without the intent no thread is offered", async () => {
  const { fake } = await openBot();
  const li = sitDown(fake, "a server");
  const answer = await li.answerTo(li.say(QUESTION, { mention: true }));
  expect(() => li.click(answer, "开子区")).toThrow("No button");
});

test("a message that's gone before it's answered gets its answer in the channel", async () => {
  const { fake, faults } = await openBot();
  const li = sitDown(fake, "a server");
  const asked = li.say(QUESTION, { mention: true });
  asked.deleted = true;
  expect(textOf(await li.answerTo(asked))).toContain("5047.4亿元");
  expect(faults()).toEqual([]);
});

test("where the bot may not write, a line goes to the log and nothing else happens", async () => {
  const { fake, log } = await openBot();
  const channel = fake.guild().channel("只读", { botMayWrite: false });
  fake.user("li").at(channel).say(QUESTION, { mention: true });
  await sleep(SILENCE_MS);
  expect(log.filter((line) => /message failed|Missing Permissions/.test(line)).length).toBe(1);
  const li = sitDown(fake, "a DM");
  expect(textOf(await li.answerTo(li.say(QUESTION)))).toContain("5047.4亿元");
});
