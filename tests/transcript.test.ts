/**
 * The transcripts in the READMEs are what the program says about the report that ships. When it says something else on purpose,
 * `npx vitest run tests/transcript.test.ts -u` writes them anew.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
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
