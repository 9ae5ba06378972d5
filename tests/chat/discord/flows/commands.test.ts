/** Every command and menu, in every place it may be used: asked by a person, answered by the bot, all of it through Discord's rules. */
import { describe, expect, test } from "vitest";
import { FLAG } from "../../../support/discord/check-message.ts";
import type { FakeMessage } from "../../../support/discord/fake-world.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { makeReport } from "../../../support/make-report.ts";
import { createRecordingDesk, makeAnswer } from "../../../support/recording-desk.ts";
import { createStillEdition } from "../../../support/still-edition.ts";
import { OWN_PLACES, type PlaceName, sitDown, USER_INSTALL_PLACES } from "./places.ts";
import { openFlowEdition, startBot } from "./start-bot.ts";

const PLACES = [...OWN_PLACES, ...USER_INSTALL_PLACES];
const QUESTION = "2019年地区生产总值是多少？";
const isPrivate = ({ flags }: FakeMessage): boolean => (flags & FLAG.ephemeral) !== 0;

describe.each(PLACES)("in %s", (place: PlaceName) => {
  test.each([false, true])("/ask, private: %s", async (wanted) => {
    const desk = createRecordingDesk();
    const { fake, faults } = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(fake, place);
    const sent = li.slash("ask", { question: QUESTION, private: wanted });
    const reply = await sent.reply();
    expect(textOf(reply)).toContain("**5047.4亿元**");
    expect(textOf(reply)).toContain("《2020年示例区政府工作报告》");
    expect(isPrivate(reply)).toBe(wanted);
    expect(desk.asked).toMatchObject([{ turns: [QUESTION], user: expect.stringMatching(/^discord:\d+$/u) }]);
    expect(desk.asked[0]).not.toHaveProperty("report");
    expect((await sent.acknowledged()).type).toBe(5);
    expect(faults()).toEqual([]);
  });

  test("/check with text, with a file, and with neither by a form", async () => {
    const desk = createRecordingDesk();
    const { fake, faults } = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(fake, place);
    await li.slash("check", { text: "全年生产总值5047.4亿元。" }).reply();
    await li.slash("check", { file: li.upload("稿件.txt", "新增就业6.2万人。") }).reply();
    const form = li.slash("check");
    const submitted = await li.submit(form, "财政收入77.65亿元。".repeat(200));
    await submitted.reply();
    expect(desk.checked.map(({ text }) => text.slice(0, 6))).toEqual(["全年生产总值", "新增就业6.", "财政收入77"]);
    expect(faults()).toEqual([]);
  });

  test("/figures as a table and a file, with what is suggested while typing", async () => {
    const { fake, faults } = await startBot();
    const li = sitDown(fake, place);
    const [suggested] = await li.complete("figures", { indicator: "生产" });
    expect(suggested?.name).toContain("生产总值");
    const reply = await li.slash("figures", { indicator: String(suggested?.value) }).reply();
    expect(textOf(reply)).toContain("5047.4亿元");
    expect(reply.attachments.map(({ filename }) => filename)).toEqual(["figures.csv"]);
    const file = await fetch(String(reply.attachments[0]?.url));
    expect(await file.text()).toContain("5047.4亿元");
    expect(faults()).toEqual([]);
  });

  test.each([
    ["reports", /2020年示例区政府工作报告|示例/],
    ["help", /\/ask/],
    ["forget", /./],
  ])("/%s answers privately", async (command, words) => {
    const { fake, faults } = await startBot();
    const reply = await sitDown(fake, place).slash(command).reply();
    expect(textOf(reply)).toMatch(words);
    expect(isPrivate(reply)).toBe(true);
    expect(faults()).toEqual([]);
  });

  test.each(["核对数字", "查出处", "Check figures"])("the menu %s on a message of someone else", async (menu) => {
    const desk = createRecordingDesk();
    const { fake, faults } = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(fake, place);
    const said = fake.user("zhang").at(li.channel).say("去年生产总值5047.4亿元。");
    const reply = await li.messageMenu(menu, said).reply();
    expect(isPrivate(reply)).toBe(true);
    expect(desk.checked.map(({ text }) => text)).toEqual(["去年生产总值5047.4亿元。"]);
    expect(faults()).toEqual([]);
  });
});

describe("/index", () => {
  const MANAGE_GUILD = 1n << 5n;

  test("is offered in servers only, to who may manage them", async () => {
    const { fake } = await startBot();
    expect(() => sitDown(fake, "a DM").slash("index status")).toThrow("isn't offered");
    expect(() => sitDown(fake, "a server").slash("index status")).toThrow("isn't offered");
    expect(() => sitDown(fake, "someone else's server").slash("index status")).toThrow("isn't offered");
  });

  test.each(["index status", "index reload"])(
    "/%s answers a maintainer by user or role, and nobody else",
    async (command) => {
      const bot = await startBot();
      const { fake, faults } = bot;
      const guild = fake.guild();
      const channel = guild.channel();
      const role = guild.role("维护者");
      const manager = fake.user("zhao").at(channel, { permissions: MANAGE_GUILD });
      const byRole = fake.user("qian").at(channel, { permissions: MANAGE_GUILD, roles: [role] });
      const byId = fake.user("sun").at(channel, { permissions: MANAGE_GUILD });
      bot.settings.maintainers = [role, byId.user.id];
      await bot.restart();
      const refused = await manager.slash(command).reply();
      expect(isPrivate(refused)).toBe(true);
      expect(textOf(refused)).toMatch(/管理员|维护者/);
      for (const maintainer of [byRole, byId]) {
        const told = await maintainer.slash(command).reply();
        expect(textOf(told)).not.toBe(textOf(refused));
        expect(isPrivate(told)).toBe(true);
      }
      expect(faults()).toEqual([]);
    },
  );
});

describe("what people type", () => {
  test("reports are suggested by their titles, and narrow the question", async () => {
    const desk = createRecordingDesk();
    const { fake } = await startBot({ live: openFlowEdition(desk) });
    const li = sitDown(fake, "a server");
    const [report] = await li.complete("ask", { question: QUESTION, report: "" });
    await li.slash("ask", { question: QUESTION, report: String(report?.value) }).reply();
    expect(desk.asked.at(-1)?.report).toBe(report?.value);
  });

  test("at most 25 suggestions, none longer than Discord takes", async () => {
    const reports = Array.from({ length: 60 }, (_, i) => ({
      ...makeReport("收入5亿元。"),
      id: `report-${i}${"长".repeat(i * 3)}`,
    }));
    const { fake, faults } = await startBot({ live: createStillEdition({ reports }) });
    const choices = await sitDown(fake, "a server").complete("ask", { question: QUESTION, report: "" });
    expect(choices.length).toBeLessThanOrEqual(25);
    expect(faults()).toEqual([]);
  });

  test.each([
    ["nothing but blanks", "   "],
    ["a question of 2000 characters", "收入".repeat(1000)],
  ])("%s is answered in words", async (_, question) => {
    const { fake, faults } = await startBot();
    expect(textOf(await sitDown(fake, "a server").slash("ask", { question }).reply())).not.toBe("");
    expect(faults()).toEqual([]);
  });

  test.each([
    ["too big", "x.txt", Buffer.alloc(9_000_000, 97)],
    ["of another kind", "x.exe", Buffer.from("MZ")],
    ["empty", "x.txt", Buffer.alloc(0)],
    ["not a document", "x.docx", Buffer.from("no zip")],
  ])("a draft that is %s is refused in words", async (_, name, bytes) => {
    const { fake, faults } = await startBot();
    const li = sitDown(fake, "a server");
    expect(textOf(await li.slash("check", { file: li.upload(name, bytes) }).reply())).toMatch(/./);
    expect(faults()).toEqual([]);
  });

  test.each(["zh-CN", "zh-TW", "en-US", "ja"])("people of %s are spoken to in their language", async (locale) => {
    const { fake, faults } = await startBot();
    const user = fake.user("li", { locale });
    const help = textOf(await user.dm().slash("help").reply());
    const words: Record<string, RegExp> = {
      "zh-CN": /数据/,
      "zh-TW": /資料|數據/,
      "en-US": /figure/i,
      ja: /figure|数据/i,
    };
    expect(help).toMatch(words[locale] ?? /./);
    expect(faults()).toEqual([]);
  });
});

test("an answer of every kind gets through", async () => {
  for (const status of ["answered", "ambiguous", "not_found"] as const) {
    const answer =
      status === "not_found"
        ? makeAnswer({ status, figures: [], citations: [], text: "报告里没有这个数。" })
        : makeAnswer({ status });
    const { fake, faults } = await startBot({ live: openFlowEdition(createRecordingDesk(() => answer)) });
    await sitDown(fake, "a server").slash("ask", { question: QUESTION }).reply();
    expect(faults()).toEqual([]);
  }
});
