/**
 * The transcripts and pictures in the READMEs are what the program says about the report that ships. When it says something else on
 * purpose,
 * `npx vitest run tests/transcript.test.ts -u` writes them anew.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Answer, Check } from "../src/answer/answer.ts";
import { payloadFaults } from "../src/chat/discord/check-payload.ts";
import type { Payload } from "../src/chat/discord/payload.ts";
import { renderAnswer } from "../src/chat/discord/render-answer.ts";
import { renderCheck } from "../src/chat/discord/render-check.ts";
import { presentAnswer } from "../src/chat/present-answer.ts";
import { presentCheck } from "../src/chat/present-check.ts";
import { drawPicture } from "./support/discord/draw-picture.ts";
import { runChuchu } from "./support/run-chuchu.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Kept between runs: the vectors of the report take ten seconds. */
const INDEX_DIR = join(ROOT, "node_modules/.cache/chuchu-transcript");
const TRANSCRIPT = /^```console\n(.*?)^```$/gms;
const COMMAND = /^\$ npm run -s chuchu -- (\w+) "(.*)"$/;

const chuchu = (args: string[]) => runChuchu(args, { cwd: ROOT, env: { INDEX_DIR } });

beforeAll(async () => {
  mkdirSync(INDEX_DIR, { recursive: true });
  expect(await chuchu(["index"])).toMatchObject({ code: 0, err: "" });
});

test.each(["README.md", "README.zh-CN.md"])("%s shows what the program says", async (path) => {
  const document = readFileSync(join(ROOT, path), "utf8");
  const transcripts = [...document.matchAll(TRANSCRIPT)].map(([, body = ""]) => body);
  const commands = transcripts.join("").match(new RegExp(COMMAND, "gm")) ?? [];
  expect(commands.length).toBeGreaterThan(1);
  const spoken = await Promise.all(commands.map(speak));
  let next = 0;
  const rewritten = document.replace(TRANSCRIPT, (_, body: string) => {
    const count = body.match(new RegExp(COMMAND, "gm"))?.length ?? 0;
    const blocks = spoken.slice(next, next + count);
    next += count;
    return `\`\`\`console\n${blocks.join("\n")}\`\`\``;
  });
  await expect(rewritten).toMatchFileSnapshot(join(ROOT, path));
});

const spokenBefore = new Map<string, Promise<string>>();

/** A command of a transcript and what it prints; each runs once. */
function speak(command: string): Promise<string> {
  const spoken = spokenBefore.get(command) ?? runCommand(command);
  spokenBefore.set(command, spoken);
  return spoken;
}

async function runCommand(command: string): Promise<string> {
  const [, name = "", text = ""] = COMMAND.exec(command) ?? [];
  const { code, out, err } = await chuchu([name, text]);
  expect({ command, code, err }).toEqual({ command, code: 0, err: "" });
  return `${command}\n${out}`;
}

/** Pictures of the bot's replies: name, command, what is asked. */
const PICTURES: [name: string, command: "ask" | "check", text: string][] = [
  ["answered", "ask", "2019年地区生产总值是多少？"],
  ["ambiguous", "ask", "新增就业多少人？"],
  ["not-found", "ask", "2020年地区生产总值目标是多少？"],
  ["check", "check", "2019年天河区地区生产总值5047.4亿元，增长8.5%，新增就业6.3万人，引进企业300家。"],
];

test.each(PICTURES)("docs/pictures/discord-%s.svg is what is sent", async (name, command, text) => {
  const { code, out } = await chuchu([command, text, "--json"]);
  expect(code).toBe(0);
  const payload = render(command, text, out);
  expect(payloadFaults(payload)).toEqual([]);
  const picture = drawPicture(payload, "按机器人发出的消息绘制，不是 Discord 截图");
  await expect(picture).toMatchFileSnapshot(join(ROOT, `docs/pictures/discord-${name}.svg`));
});

function render(command: "ask" | "check", text: string, json: string): Payload {
  if (command === "check") return renderCheck(presentCheck(JSON.parse(json) as Check, text), "zh-CN");
  const answer = JSON.parse(json) as Answer;
  const options = { question: text, snapshot: "", isPrivate: false, language: answer.language };
  return renderAnswer(answer, presentAnswer(answer), options);
}
