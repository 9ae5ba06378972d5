/** What takes real seconds, side by side: beginning a session anew, and a stop that doesn't wait for ever. */
import { describe, expect, test } from "vitest";
import { untilOnline } from "../../../support/discord/until.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { sitDown } from "./places.ts";
import { createSlowDesk } from "./slow-desk.ts";
import { openFlowEdition, startBot } from "./start-bot.ts";

const QUESTION = "2019年地区生产总值是多少？";

describe.concurrent("in their own time", () => {
  test("a resume that's refused: the bot begins anew and answers", async ({ onTestFinished }) => {
    const bot = await startBot({}, onTestFinished);
    const li = sitDown(bot.fake, "a server");
    bot.fake.gateway.refuseResume();
    bot.fake.gateway.cut();
    await untilOnline(bot.fake, false);
    await untilOnline(bot.fake, true);
    expect(textOf(await li.slash("ask", { question: QUESTION }).reply())).toContain("5047.4亿元");
    expect(bot.fake.gateway.received.map(({ op }) => op)).toEqual([2, 6, 2]);
    expect(bot.faults()).toEqual([]);
  });

  test("a gateway that's down for a while: the bot comes back", async ({ onTestFinished }) => {
    const bot = await startBot({}, onTestFinished);
    bot.fake.gateway.shut(true);
    bot.fake.gateway.cut();
    await untilOnline(bot.fake, false);
    await expect.poll(() => bot.adapter.isConnected()).toBe(false);
    setTimeout(() => bot.fake.gateway.shut(false), 2_000);
    await untilOnline(bot.fake, true);
    const li = sitDown(bot.fake, "a server");
    expect(textOf(await li.answerTo(li.say(QUESTION, { mention: true })))).toContain("5047.4亿元");
  });

  test("a stop ends after 10 s even if an answer doesn't", async ({ onTestFinished }) => {
    const bot = await startBot({ live: openFlowEdition(createSlowDesk().desk) }, onTestFinished);
    const sent = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    await sent.acknowledged();
    const started = performance.now();
    await bot.adapter.stop();
    expect(performance.now() - started).toBeLessThan(11_000);
  });
});
