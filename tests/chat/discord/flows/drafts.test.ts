/** Answers that a language model is still writing, in Discord: what is shown when, and that a lie never is. */
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { openSmallDesk, type SmallDesk } from "../../../answer/model/small-model-desk.ts";
import { flattenComponents, textOfComponents } from "../../../support/discord/check-components.ts";
import type { FakeExchange } from "../../../support/discord/fake-world.ts";
import { isObject } from "../../../support/discord/form-errors.ts";
import { until } from "../../../support/discord/until.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { openWorded, piecesOf } from "./open-worded.ts";
import { type PlaceName, sitDown } from "./places.ts";
import { type Bot, startBot } from "./start-bot.ts";

const QUESTION = "2019年地区生产总值是多少？";
const GDP = { text: "2019年，示例县地区生产总值达到312.5亿元。", evidence: [1] };
const GROWTH = { text: "2019年地区生产总值增长6.8%。", evidence: [1] };
const LIES = [
  { text: "2019年地区生产总值达到999.9亿元。", evidence: [1] },
  { text: "2019年地区生产总值下降6.8%。", evidence: [1] },
  { text: "2020年地区生产总值达到312.5亿元。", evidence: [1] },
  { text: "2019年税收收入达到312.5亿元，居全省第一。", evidence: [1] },
];
const LIE = /999\.9|下降\**6|2020年地区|税收收入达|第一/u;
const WRITING = "正在写……";
/** A model that takes its time: a lie after each true sentence. */
const SLOWLY = {
  pieces: piecesOf([LIES[0], GDP, LIES[1], GROWTH, LIES[2], LIES[3]].map((each) => ({ computed: [], ...each }))),
  pauseMs: 450,
};
const HALF = {
  pieces: piecesOf([GDP, GROWTH])
    .slice(0, 1)
    .map((piece) => `${piece},`),
  hang: true,
};

let small: SmallDesk;
let own: string;
beforeAll(async () => {
  small = await openSmallDesk();
  own = (await small.desk.ask({ turns: [QUESTION] })).text;
});

interface Edit {
  at: number;
  text: string;
  buttons: number;
  status: number;
}

/** What of an answer was sent to Discord, in order. */
function edits({ fake }: Bot): Edit[] {
  const sends = ({ method, path }: FakeExchange): boolean =>
    (method === "PATCH" && /messages\/(?:@original|\d+)$/u.test(path)) ||
    (method === "POST" && /channels\/\d+\/messages$/u.test(path));
  return fake.world.exchanges.filter(sends).map(({ at, body, status }) => {
    const components = Array.isArray(body.components) ? body.components.filter(isObject) : [];
    const buttons = flattenComponents(components).filter(({ type }) => type === 2).length;
    return { at, text: textOfComponents(components), buttons, status };
  });
}

/** Until an answer has all that the last edit brings. */
const untilDone = ({ fake }: Bot, patienceMs = 12_000) =>
  until(
    fake.world,
    "whole answer",
    () =>
      [...fake.world.messages.values()].find(
        (message) =>
          message.author.bot &&
          textOf(message).length > 0 &&
          !textOf(message).includes(WRITING) &&
          (message.flags & 128) === 0,
      ),
    patienceMs,
  );

/** Half of an answer. */
const untilDraft = ({ fake }: Bot) =>
  until(fake.world, "draft", () => [...fake.world.messages.values()].find((each) => textOf(each).includes(WRITING)));

/** Without the signs of Discord's markup. */
const plain = (text: string): string => text.replace(/\*\*|\\/gu, "");

function expectPaced(sent: readonly Edit[]): void {
  for (const [i, { at }] of sent.slice(1).entries()) expect(at - (sent[i]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
}

describe.concurrent("while a model writes", () => {
  const places: [string, PlaceName, "slash" | "mention"][] = [
    ["/ask", "a server", "slash"],
    ["/ask", "someone else's server", "slash"],
    ["a mention", "a thread", "mention"],
    ["a message", "a DM", "mention"],
  ];
  test.for(places)(
    "%s in %s: sentences that passed, an edit a second, then the whole answer",
    async ([_, place, how], { onTestFinished }) => {
      const { live } = await openWorded(small, SLOWLY, onTestFinished);
      const bot = await startBot({ live }, onTestFinished);
      const li = sitDown(bot.fake, place);
      if (how === "slash") li.slash("ask", { question: QUESTION });
      else li.say(QUESTION, { mention: place !== "a DM" });
      const done = await untilDone(bot);
      const sent = edits(bot);
      expect(sent.length).toBeGreaterThanOrEqual(3);
      expectPaced(sent);
      for (const { text, status } of sent) {
        expect(text).not.toMatch(LIE);
        expect(text).toContain(QUESTION);
        expect(status).toBe(200);
      }
      const drafts = sent.slice(0, -1);
      expect(drafts.map(({ buttons }) => buttons)).toEqual(drafts.map(() => 0));
      expect(drafts.every(({ text }) => text.endsWith(`-# ${WRITING}`))).toBe(true);
      expect(drafts[0]?.text).toContain("示例县地区生产总值达到**312.5亿元**");
      const last = sent.at(-1);
      expect(last?.buttons).toBeGreaterThan(0);
      expect(last?.text).toContain("2019年地区生产总值增长**6.8%**");
      expect(last?.text).toContain("《");
      expect(textOf(done)).toBe(last?.text);
      expect([...bot.fake.world.messages.values()].filter(({ author }) => author.bot)).toHaveLength(1);
      expect(bot.faults()).toEqual([]);
    },
  );

  test("a quick one is shown once, whole", async ({ onTestFinished }) => {
    const quick = { pieces: piecesOf([GDP, GROWTH]), pauseMs: 100 };
    const bot = await startBot({ live: (await openWorded(small, quick, onTestFinished)).live }, onTestFinished);
    sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    const done = await untilDone(bot);
    expect(textOf(done)).toContain("示例县地区生产总值达到**312.5亿元**");
    expect(edits(bot)).toHaveLength(1);
  });

  test.for(["slash", "mention"])(
    "one that hangs in the middle (%s): the desk's answer takes the draft's place at once",
    async (how, { onTestFinished }) => {
      const timeoutMs = 1_500;
      const bot = await startBot(
        { live: (await openWorded(small, HALF, onTestFinished, timeoutMs)).live },
        onTestFinished,
      );
      const li = sitDown(bot.fake, "a server");
      const asked = performance.now();
      if (how === "slash") li.slash("ask", { question: QUESTION });
      else li.say(QUESTION, { mention: true });
      await untilDraft(bot);
      const done = await untilDone(bot);
      // The desk's own time, two hundred milliseconds after giving up, and a machine that has other things to do.
      expect(performance.now() - asked).toBeLessThan(timeoutMs + 1_500);
      expect(edits(bot)).toHaveLength(2);
      expect(plain(textOf(done))).toContain(own.split("\n")[0]);
      expect(plain(textOf(done))).not.toContain(GDP.text.slice(0, 12));
      expect(small.lines.some((line) => line.includes('gaveUp="timeout"'))).toBe(true);
      expect(bot.faults()).toEqual([]);
    },
  );

  test("others are answered meanwhile", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, HALF, onTestFinished, 3_000)).live }, onTestFinished);
    const li = sitDown(bot.fake, "a server");
    const slow = li.slash("ask", { question: QUESTION });
    await untilDraft(bot);
    const quick = await sitDown(bot.fake, "a DM", "wang").slash("ask", { question: "地铁有几条？" }).reply();
    expect(textOf(quick)).toContain("地铁");
    expect(textOf(await slow.reply())).toContain(WRITING);
    await untilDone(bot);
  });

  test("a private reply that is dismissed isn't edited any more", async ({ onTestFinished }) => {
    const { live, endpoint } = await openWorded(small, SLOWLY, onTestFinished);
    const bot = await startBot({ live }, onTestFinished);
    const sent = sitDown(bot.fake, "a server").slash("ask", { question: QUESTION, private: true });
    const draft = await untilDraft(bot);
    draft.deleted = true;
    await expect.poll(() => endpoint.open(), { timeout: 8_000 }).toBe(0);
    await sleep(1_500);
    expect(edits(bot).map(({ status }) => status)).toEqual([200, 404]);
    expect(bot.log.filter((line) => line.includes(sent.data.id))).toEqual([
      expect.stringMatching(/^info reply deleted before the answer/u),
    ]);
    expect(bot.log.filter((line) => line.startsWith("error"))).toEqual([]);
  });

  test("a reply that somebody deletes is left deleted", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, HALF, onTestFinished, 2_000)).live }, onTestFinished);
    sitDown(bot.fake, "a server").say(QUESTION, { mention: true });
    const draft = await untilDraft(bot);
    draft.deleted = true;
    await expect
      .poll(() => bot.log.filter((line) => line.includes("reply deleted")).length, { timeout: 8_000 })
      .toBe(1);
    expect(edits(bot).map(({ status }) => status)).toEqual([200, 404]);
    expect([...bot.fake.world.messages.values()].filter(({ author }) => author.bot)).toHaveLength(1);
  });

  test("a draft that Discord refuses for a while doesn't cost the answer", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, SLOWLY, onTestFinished)).live }, onTestFinished);
    bot.fake.fail({ path: /@original$/, status: 400 });
    sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    expect(textOf(await untilDone(bot))).toContain("2019年地区生产总值增长**6.8%**");
    expect(edits(bot).map(({ status }) => status)).toEqual([400, 200]);
  });

  test("Discord asks to slow down: later, and still the whole answer", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, SLOWLY, onTestFinished)).live }, onTestFinished);
    bot.fake.fail({ path: /@original$/, status: 429, retryAfterSeconds: 0.5 });
    sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    expect(textOf(await untilDone(bot))).toContain("2019年地区生产总值增长**6.8%**");
    for (const { text } of edits(bot)) expect(text).not.toMatch(LIE);
  });

  test("a stop in the middle: the desk's answer goes out, and the bot leaves at once", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, HALF, onTestFinished)).live }, onTestFinished);
    sitDown(bot.fake, "a server").slash("ask", { question: QUESTION });
    await untilDraft(bot);
    const stopped = performance.now();
    await bot.adapter.stop();
    expect(performance.now() - stopped).toBeLessThan(2_000);
    const done = await untilDone(bot);
    expect(plain(textOf(done))).toContain(own.split("\n")[0]);
    expect(small.lines.some((line) => line.includes('gaveUp="stopped"'))).toBe(true);
    expect(bot.faults()).toEqual([]);
  });

  test("a follow-up by its button is written before one's eyes too", async ({ onTestFinished }) => {
    const bot = await startBot({ live: (await openWorded(small, SLOWLY, onTestFinished)).live }, onTestFinished);
    const li = sitDown(bot.fake, "a server");
    const first = await li.slash("ask", { question: "地铁有几条？" }).reply();
    const form = await li.submit(li.click(first, "追问"), QUESTION);
    expect(textOf(await form.reply())).toContain(WRITING);
    await until(bot.fake.world, "whole answer", () => {
      const { original } = form.data;
      return original && textOf(original).includes("《") ? original : undefined;
    });
    for (const { text } of edits(bot)) expect(text).not.toMatch(LIE);
    expect(bot.faults()).toEqual([]);
  });
});
