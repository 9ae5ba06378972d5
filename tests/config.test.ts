/** Settings from the environment; `.env.example` says the same as the schema. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ENVIRONMENT_VARIABLES, readSettings } from "../src/config.ts";
import { ConfigurationError } from "../src/errors.ts";

const folders = { workingFolder: "/home/desk", packageFolder: "/opt/chuchu" };

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readSettings(environment, folders);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.exitCode).toBe(2);
    const problems = error.fields.problems as { variable: string; problem: string }[];
    return problems.map((p) => `${p.variable} ${p.problem}`);
  }
  return [];
};

describe("readSettings", () => {
  test("without variables everything lies in the package", () => {
    expect(readSettings({}, folders)).toEqual({
      corpusDir: "/opt/chuchu/corpus",
      indexDir: "/opt/chuchu/index",
      logLevel: "warn",
      embedder: { provider: "onnx", folder: "/opt/chuchu/models/e5-small-zh-en" },
      chat: { userPerMinute: 20, guildPerMinute: 300 },
    });
  });

  test("what chats share", () => {
    const environment = {
      USER_LIMIT_PER_MINUTE: "5",
      GUILD_LIMIT_PER_MINUTE: "60",
      FEEDBACK_FILE: "votes.jsonl",
      HEALTH_PORT: "8080",
      PAGE_URL: "https://example.org/{report}#:~:text={quote}",
    };
    expect(readSettings(environment, folders).chat).toEqual({
      userPerMinute: 5,
      guildPerMinute: 60,
      feedbackFile: "/home/desk/votes.jsonl",
      healthPort: 8080,
      pageUrl: "https://example.org/{report}#:~:text={quote}",
    });
  });

  test("Discord is there once its token is", () => {
    const id = "123456789012345678";
    expect(readSettings({ DISCORD_APPLICATION_ID: id }, folders).chat.discord).toBeUndefined();
    const bare = { DISCORD_TOKEN: " a.b.c ", DISCORD_APPLICATION_ID: id };
    expect(readSettings(bare, folders).chat.discord).toEqual({
      token: "a.b.c",
      applicationId: id,
      maintainers: [],
      messageContent: false,
    });
    const full = {
      ...bare,
      DISCORD_GUILD_ID: id,
      DISCORD_MAINTAINERS: `${id}, ${id}`,
      DISCORD_MESSAGE_CONTENT: "on",
      DISCORD_API_URL: "http://127.0.0.1:3001/api",
    };
    expect(readSettings(full, folders).chat.discord).toMatchObject({
      guildId: id,
      maintainers: [id, id],
      messageContent: true,
      apiUrl: "http://127.0.0.1:3001/api",
    });
  });

  test("ids, ports and limits that can't be are refused, and the token isn't told", () => {
    const environment = {
      DISCORD_TOKEN: "secret",
      DISCORD_GUILD_ID: "news",
      DISCORD_MAINTAINERS: "123456789012345678;me",
      DISCORD_MESSAGE_CONTENT: "yes",
      HEALTH_PORT: "70000",
      USER_LIMIT_PER_MINUTE: "0",
    };
    expect(problemsOf(environment).sort()).toEqual([
      "DISCORD_APPLICATION_ID missing",
      "DISCORD_GUILD_ID not_an_id",
      "DISCORD_MAINTAINERS not_an_id",
      "DISCORD_MESSAGE_CONTENT not_one_of",
      "HEALTH_PORT not_a_number",
      "USER_LIMIT_PER_MINUTE not_a_number",
    ]);
    expect(() => readSettings(environment, folders)).toThrow(/^(?!.*(secret|news|70000)).*1–65535.*\.env\.example/s);
  });

  test("relative paths are taken from the working folder, absolute ones stay", () => {
    const settings = readSettings({ CORPUS_DIR: "reports", INDEX_DIR: "/var/chuchu", EMBEDDER_FOLDER: "m" }, folders);
    expect(settings).toMatchObject({ corpusDir: "/home/desk/reports", indexDir: "/var/chuchu" });
    expect(settings.embedder).toEqual({ provider: "onnx", folder: "/home/desk/m" });
  });

  test("blank means not set", () => {
    const blank = Object.fromEntries(ENVIRONMENT_VARIABLES.map((name) => [name, "  "]));
    expect(readSettings(blank, folders)).toEqual(readSettings({}, folders));
  });

  test.each([
    [{ EMBEDDER: "openai", EMBEDDER_MODEL: "bge-m3" }, "https://api.openai.com/v1"],
    [{ EMBEDDER: "ollama", EMBEDDER_MODEL: "bge-m3" }, "http://127.0.0.1:11434"],
    [{ EMBEDDER: "ollama", EMBEDDER_MODEL: "bge-m3", EMBEDDER_BASE_URL: "http://gpu:1" }, "http://gpu:1"],
  ])("%o asks %s", (environment, baseUrl) => {
    const { embedder } = readSettings(environment, folders);
    expect(embedder).toEqual({ provider: environment.EMBEDDER, baseUrl, model: "bge-m3", timeoutMs: 30_000 });
  });

  test("a key and a time limit are passed on", () => {
    const environment = { EMBEDDER: "openai", EMBEDDER_MODEL: "m", EMBEDDER_API_KEY: "k", EMBEDDER_TIMEOUT_MS: "1500" };
    expect(readSettings(environment, folders).embedder).toMatchObject({ apiKey: "k", timeoutMs: 1500 });
  });

  test("a language model has defaults, and its address is always told", () => {
    const settings = (environment: Record<string, string>) => readSettings(environment, folders).languageModel;
    expect(settings({ MODEL_PROVIDER: "ollama", MODEL_NAME: "qwen3" })).toEqual({
      provider: "ollama",
      model: "qwen3",
      baseUrl: "http://127.0.0.1:11434",
      output: "json_object",
      ...{ timeoutMs: 20_000, retries: 1, maxTokens: 1000, concurrency: 2, budgetPerHour: 60 },
    });
    const openai = { MODEL_PROVIDER: "openai", MODEL_NAME: "m", MODEL_API_KEY: "k" };
    expect(settings(openai)).toMatchObject({ baseUrl: "https://api.openai.com/v1", apiKey: "k" });
    const own = { MODEL_BASE_URL: "http://gpu:8000/v1", MODEL_RETRIES: "0", MODEL_OUTPUT: "json_schema" };
    expect(settings({ ...openai, ...own })).toMatchObject({
      ...{ baseUrl: "http://gpu:8000/v1", retries: 0, output: "json_schema" },
    });
    expect(settings({ MODEL_PROVIDER: "anthropic", MODEL_NAME: "m", MODEL_API_KEY: "k" })).toMatchObject({
      baseUrl: "https://api.anthropic.com",
    });
  });

  test.each([
    [{ MODEL_PROVIDER: "openai" }, ["MODEL_NAME missing", "MODEL_API_KEY missing"]],
    [{ MODEL_PROVIDER: "openai", MODEL_NAME: "m", MODEL_BASE_URL: "http://gpu:8000/v1" }, []],
    [{ MODEL_PROVIDER: "anthropic", MODEL_NAME: "m", MODEL_BASE_URL: "http://a" }, ["MODEL_API_KEY missing"]],
    [{ MODEL_PROVIDER: "ollama" }, ["MODEL_NAME missing"]],
    [{ MODEL_NAME: "m" }, ["MODEL_PROVIDER missing"]],
    [{ MODEL_BASE_URL: "http://gpu:8000/v1", MODEL_API_KEY: "k" }, ["MODEL_PROVIDER missing"]],
    [{ MODEL_PROVIDER: "llama" }, ["MODEL_PROVIDER not_one_of", "MODEL_NAME missing"]],
    [
      { MODEL_RETRIES: "6", MODEL_CONCURRENCY: "0", MODEL_BUDGET_PER_HOUR: "many", MODEL_MAX_TOKENS: "1" },
      [
        "MODEL_RETRIES not_a_number",
        "MODEL_MAX_TOKENS not_a_number",
        "MODEL_CONCURRENCY not_a_number",
        "MODEL_BUDGET_PER_HOUR not_a_number",
      ],
    ],
  ])("%o", (environment, problems) => {
    expect(problemsOf(environment as Record<string, string>)).toEqual(problems);
  });

  test("answers are kept in a file of the working folder, when one is named", () => {
    expect(readSettings({ ANSWER_LOG: "kept/answers.jsonl" }, folders).answerLog).toBe("/home/desk/kept/answers.jsonl");
  });

  test("every bad variable is reported at once, and none of their values", () => {
    const environment = {
      LOG_LEVEL: "loud",
      INTERFACE_LANGUAGE: "fr",
      EMBEDDER: "openai",
      EMBEDDER_BASE_URL: "ftp://secret",
      EMBEDDER_TIMEOUT_MS: "soon",
    };
    expect(problemsOf(environment)).toEqual([
      "LOG_LEVEL not_one_of",
      "INTERFACE_LANGUAGE not_one_of",
      "EMBEDDER_BASE_URL not_an_address",
      "EMBEDDER_TIMEOUT_MS not_a_number",
      "EMBEDDER_MODEL missing",
    ]);
    expect(() => readSettings(environment, folders)).toThrow(/^(?!.*(loud|secret|soon)).*\.env\.example/s);
  });

  test.each([
    [{}, undefined],
    [{ NO_COLOR: "1" }, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ])("%o: colours %s", (environment, colors) => {
    expect(readSettings(environment, folders).colors).toBe(colors);
  });

  test.each(["0", "99", "600001", "1.5", "NaN"])("a time limit of %s ms is refused", (value) => {
    expect(problemsOf({ EMBEDDER_TIMEOUT_MS: value })).toEqual(["EMBEDDER_TIMEOUT_MS not_a_number"]);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line));

  test("names every variable of the schema once, in its order, blank", () => {
    expect(assignments).toEqual(ENVIRONMENT_VARIABLES.map((name) => `${name}=`));
  });

  test("explains each variable in the line before it", () => {
    for (const name of ENVIRONMENT_VARIABLES) expect(lines[lines.indexOf(`${name}=`) - 1]).toMatch(/^# .{20}/);
  });
});
