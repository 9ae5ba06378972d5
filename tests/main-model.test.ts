/** The whole command with a language model before it, over loopback; and without one, that nothing of it is loaded. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../src/answer/answer.ts";
import type { ReceiptCheck } from "../src/answer/receipts/recheck-receipt.ts";
import { type FakeChatEndpoint, startFakeChatEndpoint } from "./support/fake-chat-endpoint.ts";
import { type ChuchuRun, runChuchu } from "./support/run-chuchu.ts";

const REPORT = `2021年示例县政府工作报告
一、2020年工作回顾
（一）综合实力稳步提升。地区生产总值完成128.6亿元，增长4.2%。一般公共预算收入9.3亿元，下降1.5%。
二、2021年工作安排
地区生产总值增长6%以上。
`;
const QUESTION = "2020年地区生产总值是多少？";
const SENTENCES = [
  { text: "2020年，示例县地区生产总值达到128.6亿元。", evidence: [1], computed: [] },
  { text: "2020年地区生产总值增长4.9%。", evidence: [1], computed: [] },
];

const folder = mkdtempSync(join(tmpdir(), "chuchu-model-"));
const corpus = join(folder, "corpus");
const answerLog = join(folder, "kept", "answers.jsonl");
let endpoint: FakeChatEndpoint;
let env: Record<string, string>;
let model: Record<string, string>;
const chuchu = (args: string[], changes: Record<string, string> = {}): Promise<ChuchuRun> =>
  runChuchu(args, { cwd: folder, env: { ...env, ...changes } });

beforeAll(async () => {
  mkdirSync(corpus);
  writeFileSync(join(corpus, "shili-2021.txt"), REPORT);
  env = { CORPUS_DIR: corpus, INDEX_DIR: join(folder, "index") };
  endpoint = await startFakeChatEndpoint(() => ({ text: JSON.stringify({ sentences: SENTENCES }) }));
  model = { MODEL_PROVIDER: "openai", MODEL_NAME: "m", MODEL_BASE_URL: `${endpoint.address}/v1` };
  expect(await chuchu(["index", "--json"])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

/** A preloaded hook that writes the address of every module to a file. */
function recordingModules(file: string): Record<string, string> {
  const hooks = `import { appendFileSync } from "node:fs";
export async function load(url, context, next) { appendFileSync(${JSON.stringify(file)}, url + "\\n"); return next(url, context); }`;
  const asUrl = (source: string): string => `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
  const register = `import { register } from "node:module"; register(${JSON.stringify(asUrl(hooks))});`;
  return { NODE_OPTIONS: `--import ${asUrl(register)}` };
}
const MODEL_CODE =
  /src\/answer\/model\/|src\/answer\/receipts\/|src\/models\/(?:create-language-model|language\/)|@langchain\/(?:openai|anthropic|ollama)\//u;

describe("what is loaded", () => {
  const loaded = async (changes: Record<string, string>): Promise<string[]> => {
    const file = join(folder, `${Object.keys(changes).length}.log`);
    const run = await chuchu(["ask", QUESTION, "--json"], { ...changes, ...recordingModules(file) });
    expect(run.code).toBe(0);
    return readFileSync(file, "utf8").split("\n");
  };

  test("without a model no model code", async () => {
    const modules = await loaded({});
    expect(modules.some((url) => url.includes("src/answer/create-desk"))).toBe(true);
    expect(modules.filter((url) => MODEL_CODE.test(url))).toEqual([]);
  });

  test("with one, its vendor's library and no other", async () => {
    const modules = await loaded(model);
    expect(modules.some((url) => url.includes("src/answer/model/create-model-desk"))).toBe(true);
    expect(modules.some((url) => url.includes("@langchain/openai/"))).toBe(true);
    expect(modules.filter((url) => /@langchain\/(?:anthropic|ollama)\//u.test(url))).toEqual([]);
  });
});

test("an answer in the model's words, kept, and its receipt checked again", async () => {
  const changes = { ...model, ANSWER_LOG: answerLog, LOG_LEVEL: "info" };
  const { code, out, err } = await chuchu(["ask", QUESTION, "--json"], changes);
  expect(code).toBe(0);
  const answer = JSON.parse(out) as Answer;
  expect(answer.mode).toBe("model");
  expect(answer.text).toContain("2020年，示例县地区生产总值达到128.6亿元[1]。");
  expect(answer.text).not.toContain("4.9%");
  expect(err).toMatch(/^info language model receipt="\w{16}" model="openai:m" .*removed=\["figure"\] inputTokens=70/u);
  expect(err).not.toContain("地区生产总值");
  const checked = await chuchu(["receipt", answer.receipt, "--json"], { ANSWER_LOG: answerLog });
  expect(JSON.parse(checked.out) as ReceiptCheck).toMatchObject({
    consistent: true,
    question: QUESTION,
    mode: "model",
  });
  expect(await chuchu(["receipt", "00000000"], { ANSWER_LOG: answerLog })).toMatchObject({ code: 2, out: "" });
  expect(await chuchu(["receipt", answer.receipt])).toMatchObject({ code: 2, out: "" });
});

test("variables of the libraries send and print nothing", async () => {
  const before = endpoint.requests.length;
  const { code, out, err } = await chuchu(["ask", QUESTION, "--json"], {
    ...model,
    ...{ LANGSMITH_TRACING: "true", LANGCHAIN_TRACING_V2: "true", LANGCHAIN_VERBOSE: "true" },
    ...{ LANGSMITH_ENDPOINT: endpoint.address, LANGCHAIN_ENDPOINT: endpoint.address, LANGSMITH_API_KEY: "k" },
    ...{ OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_API_KEY: "other" },
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect((JSON.parse(out) as Answer).mode).toBe("model");
  expect(endpoint.requests.slice(before).map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
  expect(endpoint.requests.at(-1)?.headers.authorization).not.toContain("other");
});

test("settings that are wrong are told one by one", async () => {
  const { code, err } = await chuchu(["ask", QUESTION], {
    ...{ MODEL_PROVIDER: "anthropic", MODEL_TIMEOUT_MS: "5", MODEL_OUTPUT: "xml", INTERFACE_LANGUAGE: "en" },
  });
  expect(code).toBe(2);
  expect(err).toContain("MODEL_TIMEOUT_MS must be a whole number of 100–600000");
  expect(err).toContain("MODEL_OUTPUT must be one of json_schema, json_object, text");
  expect(err).toContain("MODEL_PROVIDER=anthropic needs MODEL_NAME as well");
  expect(err).toContain("MODEL_PROVIDER=anthropic needs MODEL_API_KEY as well");
});
