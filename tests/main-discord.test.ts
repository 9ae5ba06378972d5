/** The bot as whoever runs it sees it: a process, from its commands to SIGTERM, at the fake of Discord, with the model that ships. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type FakeDiscord, startFakeDiscord } from "./support/discord/fake-discord.ts";
import { textOf } from "./support/discord/write-message.ts";
import { runChuchu, startChuchu } from "./support/run-chuchu.ts";

const REPORT = `2021年示例县政府工作报告
一、2020年工作回顾
（一）综合实力稳步提升。地区生产总值完成128.6亿元，增长4.2%。
`;
const LATER = `2022年示例县政府工作报告
一、2021年工作回顾
（一）综合实力稳步提升。地区生产总值完成140.3亿元，增长6.1%。
`;

/** Two seconds, and as many more for a machine that has other things to do. */
const RELOAD_LIMIT_MS = 4000;

const folder = mkdtempSync(join(tmpdir(), "chuchu-discord-"));
const corpus = join(folder, "corpus");
let fake: FakeDiscord;
let env: Record<string, string>;

beforeAll(async () => {
  mkdirSync(corpus);
  writeFileSync(join(corpus, "shili-2021.txt"), REPORT);
  fake = await startFakeDiscord();
  env = {
    CORPUS_DIR: corpus,
    INDEX_DIR: join(folder, "index"),
    INTERFACE_LANGUAGE: "en",
    LOG_LEVEL: "info",
    DISCORD_TOKEN: fake.token,
    DISCORD_APPLICATION_ID: fake.applicationId,
    DISCORD_API_URL: fake.api,
  };
});
afterAll(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

test("commands are registered, questions answered, a new report picked up, answers finished at SIGTERM", {
  timeout: 60_000,
}, async () => {
  const [deployed, bot] = [
    await runChuchu(["discord", "deploy"], { cwd: folder, env }),
    startChuchu(["start"], { cwd: folder, env }),
  ];
  onTestFinished(() => bot.kill("SIGKILL"));
  expect(deployed).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringMatching(/^Registered everywhere.*\n {2}New: ask/),
  });
  await bot.wrote(/Connected: discord/);

  const li = fake.user("li").at(fake.guild().channel());
  const ask = (question: string) => li.slash("ask", { question }).reply(20_000);
  expect(textOf(await ask("2020年地区生产总值是多少？"))).toContain("128.6亿元");

  writeFileSync(join(corpus, "shili-2022.txt"), LATER);
  expect(await runChuchu(["index"], { cwd: folder, env })).toMatchObject({ code: 0 });
  const indexed = Date.now();
  await bot.wrote(/a new index answers/);
  expect(Date.now() - indexed).toBeLessThan(RELOAD_LIMIT_MS);
  expect(textOf(await ask("2021年地区生产总值是多少？"))).toContain("140.3亿元");

  const underWay = ["2020年地区生产总值增长多少？", "2021年地区生产总值增长多少？"].map((question) =>
    li.slash("ask", { question }),
  );
  await Promise.all(underWay.map((sent) => sent.acknowledged()));
  bot.kill("SIGTERM");
  const replies = await Promise.all(underWay.map((sent) => sent.reply(20_000)));
  expect(replies.map(textOf)).toEqual([expect.stringContaining("4.2%"), expect.stringContaining("6.1%")]);
  const { code, out, err } = await bot.ended;
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toMatch(/Stopping/);
  expect(err).not.toContain(fake.token);
});

test("a token that Discord refuses: the cause, exit code 2, and no token in what's printed", {
  timeout: 60_000,
}, async () => {
  const token = `${fake.token}.wrong`;
  const { code, out, err } = await runChuchu(["start"], { cwd: folder, env: { ...env, DISCORD_TOKEN: token } });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/Error: Discord doesn't accept this bot token\. .*DISCORD_TOKEN/);
  expect(err).not.toContain(token);
});

test("a Discord that can't be reached: exit code 1, which a service manager tries again", async () => {
  const away = { ...env, DISCORD_API_URL: "http://127.0.0.1:9/api" };
  const { code, err } = await runChuchu(["discord", "deploy"], { cwd: folder, env: away });
  expect(code).toBe(1);
  expect(err).toMatch(/Error: Discord can't be reached/);
});
