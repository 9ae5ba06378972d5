/** When things go wrong: gateway and REST faults, late answers, bad tokens, and a stop with answers under way. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { deployCommands } from "../../../../src/chat/discord/deploy-commands.ts";
import { INTENT } from "../../../support/discord/fake-gateway.ts";
import { untilOnline } from "../../../support/discord/until.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { createRecordingDesk, makeAnswer } from "../../../support/recording-desk.ts";
import { sitDown } from "./places.ts";
import { createSlowDesk } from "./slow-desk.ts";
import { type Bot, openFlowEdition, startBot } from "./start-bot.ts";

const QUESTION = "2019年地区生产总值是多少？";

describe("the gateway", () => {
  test.each<[string, (bot: Bot) => void]>([
    ["is cut", ({ fake }) => fake.gateway.cut()],
    ["asks to reconnect", ({ fake }) => fake.gateway.askReconnect()],
    ["closes with an error of its own", ({ fake }) => fake.gateway.close(4000)],
  ])("%s: the bot resumes and answers what came meanwhile, once", async (_, disturb) => {
    const bot = await startBot();
    const li = sitDown(bot.fake, "a server");
    await li.slash("ask", { question: QUESTION }).reply();
    disturb(bot);
    await untilOnline(bot.fake, false);
    const asked = li.say(QUESTION, { mention: true });
    expect(textOf(await li.answerTo(asked))).toContain("5047.4亿元");
    expect(bot.fake.gateway.received.map(({ op }) => op)).toEqual([2, 6]);
    expect(bot.adapter.isConnected()).toBe(true);
    expect(bot.faults()).toEqual([]);
  });

  test("is cut while an answer is under way: it still arrives, by REST", async () => {
    const { desk, begun, release } = createSlowDesk();
    const bot = await startBot({ live: openFlowEdition(desk) });
    const sent = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    await begun;
    bot.fake.gateway.cut();
    release();
    expect(textOf(await sent.reply())).toContain("5047.4亿元");
    expect(bot.faults()).toEqual([]);
  });

  test("revokes the token: the chat gives up and says why", async () => {
    const bot = await startBot();
    bot.fake.gateway.close(4004);
    await expect.poll(() => bot.failures.length).toBe(1);
    expect(bot.failures[0]).toMatchObject({ code: "discord_bad_token" });
  });
});

describe("REST", () => {
  test.each([
    ["429 for the callback", { path: /callback$/, status: 429, retryAfterSeconds: 0.2 }],
    ["502 for the callback", { path: /callback$/, status: 502 }],
    ["429 for the edit, twice", { path: /@original$/, status: 429, retryAfterSeconds: 0.1, times: 2 }],
    ["500 for the edit", { path: /@original$/, status: 500 }],
    ["a broken connection for the edit", { path: /@original$/, status: 0 }],
    ["a global 429", { path: /@original$/, status: 429, retryAfterSeconds: 0.1, global: true }],
  ])("%s is got over", async (_, fault) => {
    const bot = await startBot();
    bot.fake.fail(fault);
    const sent = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    expect(textOf(await sent.reply())).toContain("5047.4亿元");
  });

  test("an edit that never succeeds is told about in the log with its interaction, and the next one is answered", async () => {
    const bot = await startBot();
    bot.fake.fail({ path: /@original$/, status: 500, times: 8 });
    const li = sitDown(bot.fake, "a server");
    const lost = li.slash("ask", { question: QUESTION });
    await expect.poll(() => bot.log.some((line) => line.includes(lost.data.id)), { timeout: 8_000 }).toBe(true);
    await expect
      .poll(() => bot.fake.world.exchanges.filter(({ status }) => status === 500).length, { timeout: 8_000 })
      .toBe(8);
    expect(textOf(await li.slash("ask", { question: QUESTION }).reply())).toContain("5047.4亿元");
  });

  test("an interaction that can't be answered in time leaves one line with its id", async () => {
    const bot = await startBot();
    bot.fake.fail({ path: /callback$/, delayMs: 20 });
    const late = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    bot.fake.advance(3_500);
    await expect.poll(() => bot.log.filter((line) => line.includes(late.data.id)).length).toBe(1);
    await sleep(50);
    expect(bot.log.filter((line) => line.includes(late.data.id)).length).toBe(1);
    expect(bot.fake.world.exchanges.filter(({ path }) => path.includes(late.data.id)).length).toBe(1);
  });

  test("an answer that comes after 15 minutes leaves one line too", async () => {
    const { desk, begun, release } = createSlowDesk();
    const bot = await startBot({ live: openFlowEdition(desk) });
    const { data } = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    await begun;
    bot.fake.advance(15 * 60_000 + 1);
    release();
    await expect.poll(() => bot.log.filter((line) => line.includes(data.id)).length).toBe(1);
    await sleep(50);
    expect(bot.log.filter((line) => line.includes(data.id)).length).toBe(1);
  });

  test("suggestions that come too late leave one line, and typing goes on", async () => {
    const bot = await startBot();
    const li = sitDown(bot.fake, "a server");
    bot.fake.fail({ path: /callback$/, status: 404 });
    li.complete("figures", { indicator: "生" }).catch(() => undefined);
    await expect.poll(() => bot.log.length).toBe(1);
    expect((await li.complete("figures", { indicator: "生产" })).length).toBe(1);
  });

  test("a mention whose reply is refused for a while is answered", async () => {
    const bot = await startBot();
    bot.fake.fail({ method: "POST", path: /messages$/, status: 503 });
    const li = sitDown(bot.fake, "a server");
    expect(textOf(await li.answerTo(li.say(QUESTION, { mention: true })))).toContain("5047.4亿元");
  });
});

describe("starting", () => {
  test.each<[string, Parameters<typeof startBot>[0], string]>([
    ["a bad token", { token: "MTIz.abc.secret-of-this-test" }, "discord_bad_token"],
    ["an intent that wasn't granted", { messageContent: true }, "discord_intents_refused"],
  ])("%s is named, without the token", async (_, options, code) => {
    const bot = await startBot({ ...options, isOffline: true });
    const error = await bot.adapter.start().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(`${JSON.stringify(error)} ${String(error)} ${bot.log.join("\n")}`).not.toContain(bot.settings.token);
    expect(bot.adapter.isConnected()).toBe(false);
  });

  test("commands of a server and everywhere are registered, then nothing changes", async () => {
    const { fake, settings } = await startBot({ isOffline: true });
    const { id } = fake.guild();
    for (const scope of [undefined, id]) {
      const first = await deployCommands(settings, scope);
      const again = await deployCommands(settings, scope);
      expect([first.created.length, first.unchanged.length]).toEqual([9, 0]);
      expect([again.created.length, again.changed.length, again.removed.length, again.unchanged.length]).toEqual([
        0, 0, 0, 9,
      ]);
    }
    expect(fake.world.exchanges.filter(({ status }) => status >= 400)).toEqual([]);
  });

  test("deploying with a bad token says so", async () => {
    const { settings } = await startBot({ isOffline: true });
    await expect(deployCommands({ ...settings, token: "bad" })).rejects.toMatchObject({ code: "discord_bad_token" });
  });

  test("the token is never in the log", async () => {
    const bot = await startBot({ privileged: INTENT.messageContent });
    const li = sitDown(bot.fake, "a server");
    bot.fake.fail({ path: /@original$/, status: 500 });
    await li.slash("ask", { question: QUESTION }).reply();
    const { token: interactionToken } = li.slash("help").data;
    expect(bot.log.join("\n")).not.toContain(bot.fake.token);
    expect(bot.log.join("\n")).not.toContain(interactionToken);
  });
});

describe("stopping", () => {
  test("finishes the answers under way, says goodbye, and takes nothing new", async () => {
    const { desk, begun, release } = createSlowDesk();
    const bot = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(bot.fake, "a server");
    const wang = bot.fake.user("wang").at(li.channel);
    const [slash, said] = [li.slash("ask", { question: QUESTION }), wang.say(QUESTION, { mention: true })];
    await begun;
    const stopped = bot.adapter.stop();
    const refused = li.slash("ask", { question: "晚了" });
    release();
    await stopped;
    expect(textOf(await slash.reply())).toContain("5047.4亿元");
    expect(textOf(await wang.answerTo(said))).toContain("5047.4亿元");
    expect(refused.data.answer).toBeUndefined();
    expect(bot.fake.gateway.connected()).toBe(0);
    expect(desk.asked.length).toBe(2);
  });
});

test("an answer that fails is told in words, privately or not as it was asked", async () => {
  const desk = createRecordingDesk(() => {
    throw new Error("secret insides");
  });
  const bot = await startBot({ live: openFlowEdition(desk) });
  const reply = await sitDown(bot.fake, "a server").slash("ask", { question: QUESTION }).reply();
  expect(textOf(reply)).not.toContain("secret");
  expect(bot.faults()).toEqual([]);
});

test("who asks too often is told so, kindly and in time", async () => {
  const bot = await startBot({ live: openFlowEdition(createRecordingDesk(() => makeAnswer())), userPerMinute: 2 });
  const li = sitDown(bot.fake, "a server");
  const replies = await Promise.all([1, 2, 3].map(() => li.slash("ask", { question: QUESTION }).reply()));
  expect(replies.map(textOf).filter((text) => /请等 \d+ 秒/.test(text)).length).toBe(1);
  expect(bot.faults()).toEqual([]);
});
