/**
 * The whole configuration: one schema for every environment variable that Chuchu reads, and the settings it becomes.
 * Reads no environment itself: main.ts hands it over.
 */
import { resolve } from "node:path";
import { z } from "zod";
import { ConfigurationError } from "./errors.ts";
import { LOG_LEVELS, type LogLevel } from "./logger.ts";
import type { EmbedderSettings } from "./models/create-embedder.ts";
import { type LanguageModelSettings, OUTPUT_MODES } from "./models/language-model.ts";

export interface Settings {
  /** Absolute path. */
  corpusDir: string;
  /** Absolute path. */
  indexDir: string;
  logLevel: LogLevel;
  /** NO_COLOR and FORCE_COLOR; absent: colours when the output is a terminal that has them. */
  colors?: boolean;
  embedder: EmbedderSettings;
  chat: ChatSettings;
  /** Absent: no language model, and nothing of it is loaded. */
  languageModel?: LanguageModelSettings & ModelLimits;
  /** Absolute path of the file that keeps answers; absent: none are kept. */
  answerLog?: string;
}

export interface ModelLimits {
  /** How long an answer waits for the model in all. */
  timeoutMs: number;
  /** Requests under way at once; others wait. */
  concurrency: number;
  /** Requests for one user of a chat in an hour; further questions get the desk's own answers. */
  budgetPerHour: number;
}

/** What all chats of a running process share. */
export interface ChatSettings {
  /** Questions and drafts of one person in a minute. */
  userPerMinute: number;
  /** Of everybody in one community (a Discord server) in a minute. */
  guildPerMinute: number;
  /** Absolute path; absent: no votes are asked for, and none kept. */
  feedbackFile?: string;
  /** On 127.0.0.1; absent: no health page. */
  healthPort?: number;
  /** Address of a citation's page with slots: `linkPages`. */
  pageUrl?: string;
  /** Questions and answers are kept: people are told so. */
  keepsAnswers?: true;
  /** Questions and quotations go to a language model: people are told so. */
  asksModel?: true;
  /** Absent when no token is set. */
  discord?: DiscordSettings;
}

export interface DiscordSettings {
  /** Secret: it must not reach a log or an error. */
  token: string;
  applicationId: string;
  /** Where `chuchu discord deploy` registers the commands; absent: everywhere. */
  guildId?: string;
  /** Ids of users and roles that may use `/index`. */
  maintainers: readonly string[];
  /** The application was granted the Message Content intent, and it's to be used. */
  messageContent: boolean;
  /** Of the REST interface, without a version: `https://discord.com/api`; absent: Discord's own. */
  apiUrl?: string;
}

/** What is wrong with one variable; values are left out, since some are secret. */
export interface ConfigurationProblem {
  variable: string;
  problem: "not_one_of" | "not_a_number" | "not_an_address" | "not_an_id" | "missing";
  /** What would be right: the allowed values, the range, or which choice needs it. */
  expected: string;
}

const EMBEDDER_TIMEOUT_DEFAULT_MS = 30_000;
const TIMEOUT_MAX_MS = 600_000;
const OPENAI_BASE_URL = "https://api.openai.com/v1";
const ANTHROPIC_BASE_URL = "https://api.anthropic.com";
const OLLAMA_BASE_URL = "http://127.0.0.1:11434";
const USER_PER_MINUTE_DEFAULT = 20;
const GUILD_PER_MINUTE_DEFAULT = 300;
const PER_MINUTE_MAX = 100_000;
const PORT_MAX = 65_535;
const MODEL_DEFAULTS = { timeoutMs: 20_000, retries: 1, maxTokens: 1000, concurrency: 2, budgetPerHour: 60 };
const SHIPPED_EMBEDDER = "models/e5-small-zh-en";

/** A variable of the environment, blank taken for not set. */
const variable = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), z.optional(schema));

/** Least and most of the variables that are whole numbers. */
const RANGES = {
  EMBEDDER_TIMEOUT_MS: [100, TIMEOUT_MAX_MS],
  USER_LIMIT_PER_MINUTE: [1, PER_MINUTE_MAX],
  GUILD_LIMIT_PER_MINUTE: [1, PER_MINUTE_MAX],
  HEALTH_PORT: [1, PORT_MAX],
  MODEL_TIMEOUT_MS: [100, TIMEOUT_MAX_MS],
  MODEL_RETRIES: [0, 5],
  MODEL_MAX_TOKENS: [100, 16_000],
  MODEL_CONCURRENCY: [1, 64],
  MODEL_BUDGET_PER_HOUR: [1, 100_000],
} as const;

const whole = ([min, max]: readonly [number, number]) => variable(z.coerce.number().int().min(min).max(max));

/** Ids of Discord: https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{15,20}$/;
const SNOWFLAKES = /^\d{15,20}(?:[\s,]+\d{15,20})*$/;

const ENVIRONMENT_SCHEMA = z.object({
  CORPUS_DIR: variable(z.string()),
  INDEX_DIR: variable(z.string()),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS)),
  // Checked here, used by main.ts before anything else is read: it decides in which language this schema's errors are told.
  INTERFACE_LANGUAGE: variable(z.enum(["zh-CN", "zh-TW", "en"])),
  NO_COLOR: variable(z.string()),
  FORCE_COLOR: variable(z.string()),
  EMBEDDER: variable(z.enum(["onnx", "openai", "ollama"])),
  EMBEDDER_FOLDER: variable(z.string()),
  EMBEDDER_BASE_URL: variable(z.url({ protocol: /^https?$/ })),
  EMBEDDER_API_KEY: variable(z.string()),
  EMBEDDER_MODEL: variable(z.string()),
  EMBEDDER_TIMEOUT_MS: whole(RANGES.EMBEDDER_TIMEOUT_MS),
  USER_LIMIT_PER_MINUTE: whole(RANGES.USER_LIMIT_PER_MINUTE),
  GUILD_LIMIT_PER_MINUTE: whole(RANGES.GUILD_LIMIT_PER_MINUTE),
  FEEDBACK_FILE: variable(z.string()),
  HEALTH_PORT: whole(RANGES.HEALTH_PORT),
  PAGE_URL: variable(z.url({ protocol: /^https?$/ })),
  DISCORD_TOKEN: variable(z.string()),
  DISCORD_APPLICATION_ID: variable(z.string().trim().regex(SNOWFLAKE)),
  DISCORD_GUILD_ID: variable(z.string().trim().regex(SNOWFLAKE)),
  DISCORD_MAINTAINERS: variable(z.string().trim().regex(SNOWFLAKES)),
  DISCORD_MESSAGE_CONTENT: variable(z.enum(["on", "off"])),
  DISCORD_API_URL: variable(z.url({ protocol: /^https?$/ })),
  MODEL_PROVIDER: variable(z.enum(["openai", "anthropic", "ollama"])),
  MODEL_NAME: variable(z.string()),
  MODEL_BASE_URL: variable(z.url({ protocol: /^https?$/ })),
  MODEL_API_KEY: variable(z.string()),
  MODEL_TIMEOUT_MS: whole(RANGES.MODEL_TIMEOUT_MS),
  MODEL_RETRIES: whole(RANGES.MODEL_RETRIES),
  MODEL_MAX_TOKENS: whole(RANGES.MODEL_MAX_TOKENS),
  MODEL_OUTPUT: variable(z.enum(OUTPUT_MODES)),
  MODEL_CONCURRENCY: whole(RANGES.MODEL_CONCURRENCY),
  MODEL_BUDGET_PER_HOUR: whole(RANGES.MODEL_BUDGET_PER_HOUR),
  ANSWER_LOG: variable(z.string()),
});
type Environment = z.infer<typeof ENVIRONMENT_SCHEMA>;

/** Every variable that `readSettings` looks at, in the order of `.env.example`. */
export const ENVIRONMENT_VARIABLES = Object.keys(ENVIRONMENT_SCHEMA.shape);

/**
 * Settings from the environment. Relative paths in it are taken from `workingFolder`; what is not set lies in `packageFolder`.
 * @throws ConfigurationError `configuration_invalid`, whose `fields.problems` holds one ConfigurationProblem for each bad variable.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  folders: { workingFolder: string; packageFolder: string },
): Settings {
  const parsed = ENVIRONMENT_SCHEMA.safeParse(environment);
  const problems = [
    ...(parsed.error?.issues ?? []).map(describeIssue),
    ...missingVariables(parsed.data ?? lenient(environment)),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new ConfigurationError({
      code: "configuration_invalid",
      message: problems.map((p) => `${p.variable}: ${p.problem.replaceAll("_", " ")} (${p.expected}).`).join(" "),
      next: "Correct these variables in the environment or in .env (see .env.example).",
      fields: { problems },
    });
  }
  const env = parsed.data;
  const path = (value: string | undefined, fallback: string): string =>
    value === undefined ? resolve(folders.packageFolder, fallback) : resolve(folders.workingFolder, value);
  return {
    corpusDir: path(env.CORPUS_DIR, "corpus"),
    indexDir: path(env.INDEX_DIR, "index"),
    logLevel: env.LOG_LEVEL ?? "warn",
    ...colorSetting(env),
    embedder: embedderSettings(env, path(env.EMBEDDER_FOLDER, SHIPPED_EMBEDDER)),
    chat: chatSettings(env, (value) => resolve(folders.workingFolder, value)),
    ...languageModelSetting(env),
    ...(env.ANSWER_LOG === undefined ? {} : { answerLog: path(env.ANSWER_LOG, "") }),
  };
}

/** https://no-color.org: any value means none; FORCE_COLOR=0 or false means none too. NO_COLOR wins. */
function colorSetting(env: Environment): { colors?: boolean } {
  if (env.NO_COLOR !== undefined) return { colors: false };
  return env.FORCE_COLOR === undefined ? {} : { colors: !["0", "false"].includes(env.FORCE_COLOR) };
}

function embedderSettings(env: Environment, folder: string): EmbedderSettings {
  const timeoutMs = env.EMBEDDER_TIMEOUT_MS ?? EMBEDDER_TIMEOUT_DEFAULT_MS;
  const model = env.EMBEDDER_MODEL ?? "";
  if (env.EMBEDDER === "openai") {
    const key = env.EMBEDDER_API_KEY === undefined ? {} : { apiKey: env.EMBEDDER_API_KEY };
    return { provider: "openai", baseUrl: env.EMBEDDER_BASE_URL ?? OPENAI_BASE_URL, ...key, model, timeoutMs };
  }
  if (env.EMBEDDER === "ollama") {
    return { provider: "ollama", baseUrl: env.EMBEDDER_BASE_URL ?? OLLAMA_BASE_URL, model, timeoutMs };
  }
  return { provider: "onnx", folder };
}

function chatSettings(env: Environment, path: (value: string) => string): ChatSettings {
  const discord = discordSettings(env);
  return {
    userPerMinute: env.USER_LIMIT_PER_MINUTE ?? USER_PER_MINUTE_DEFAULT,
    guildPerMinute: env.GUILD_LIMIT_PER_MINUTE ?? GUILD_PER_MINUTE_DEFAULT,
    ...(env.FEEDBACK_FILE === undefined ? {} : { feedbackFile: path(env.FEEDBACK_FILE) }),
    ...(env.HEALTH_PORT === undefined ? {} : { healthPort: env.HEALTH_PORT }),
    ...(env.PAGE_URL === undefined ? {} : { pageUrl: env.PAGE_URL.trim() }),
    ...(env.ANSWER_LOG === undefined ? {} : { keepsAnswers: true }),
    ...(env.MODEL_PROVIDER === undefined ? {} : { asksModel: true }),
    ...(discord === undefined ? {} : { discord }),
  };
}

function discordSettings(env: Environment): DiscordSettings | undefined {
  if (env.DISCORD_TOKEN === undefined || env.DISCORD_APPLICATION_ID === undefined) return undefined;
  return {
    token: env.DISCORD_TOKEN.trim(),
    applicationId: env.DISCORD_APPLICATION_ID,
    ...(env.DISCORD_GUILD_ID === undefined ? {} : { guildId: env.DISCORD_GUILD_ID }),
    maintainers: env.DISCORD_MAINTAINERS?.split(/[\s,]+/u) ?? [],
    messageContent: env.DISCORD_MESSAGE_CONTENT === "on",
    ...(env.DISCORD_API_URL === undefined ? {} : { apiUrl: env.DISCORD_API_URL.trim() }),
  };
}

const VENDOR_BASE_URLS = { openai: OPENAI_BASE_URL, anthropic: ANTHROPIC_BASE_URL, ollama: OLLAMA_BASE_URL };

function languageModelSetting(env: Environment): Pick<Settings, "languageModel"> {
  if (env.MODEL_PROVIDER === undefined || env.MODEL_NAME === undefined) return {};
  return {
    languageModel: {
      provider: env.MODEL_PROVIDER,
      model: env.MODEL_NAME,
      // Always told, so that no variable of a library decides where texts go.
      baseUrl: env.MODEL_BASE_URL ?? VENDOR_BASE_URLS[env.MODEL_PROVIDER],
      ...(env.MODEL_API_KEY === undefined ? {} : { apiKey: env.MODEL_API_KEY }),
      output: env.MODEL_OUTPUT ?? "json_object",
      timeoutMs: env.MODEL_TIMEOUT_MS ?? MODEL_DEFAULTS.timeoutMs,
      retries: env.MODEL_RETRIES ?? MODEL_DEFAULTS.retries,
      maxTokens: env.MODEL_MAX_TOKENS ?? MODEL_DEFAULTS.maxTokens,
      concurrency: env.MODEL_CONCURRENCY ?? MODEL_DEFAULTS.concurrency,
      budgetPerHour: env.MODEL_BUDGET_PER_HOUR ?? MODEL_DEFAULTS.budgetPerHour,
    },
  };
}

/** Variables that another one makes necessary. */
function missingVariables(env: Partial<Record<keyof Environment, unknown>>): ConfigurationProblem[] {
  const missing = (variable: keyof Environment, expected: string): ConfigurationProblem[] =>
    env[variable] === undefined ? [{ variable, problem: "missing", expected }] : [];
  const problems: ConfigurationProblem[] = [];
  if (env.EMBEDDER === "openai" || env.EMBEDDER === "ollama")
    problems.push(...missing("EMBEDDER_MODEL", `EMBEDDER=${env.EMBEDDER}`));
  if (env.DISCORD_TOKEN !== undefined) problems.push(...missing("DISCORD_APPLICATION_ID", "DISCORD_TOKEN"));
  const provider = env.MODEL_PROVIDER;
  if (provider === undefined) {
    // One of the others alone would silently do nothing.
    const other = (["MODEL_NAME", "MODEL_BASE_URL", "MODEL_API_KEY"] as const).find((name) => env[name] !== undefined);
    if (other !== undefined) problems.push(...missing("MODEL_PROVIDER", other));
    return problems;
  }
  const chosen = `MODEL_PROVIDER=${provider}`;
  problems.push(...missing("MODEL_NAME", chosen));
  const vendor = provider === "anthropic" || (provider === "openai" && env.MODEL_BASE_URL === undefined);
  if (vendor) problems.push(...missing("MODEL_API_KEY", chosen));
  return problems;
}

/** The variables as given, blanks dropped, so that what is missing can be told even when others are wrong. */
function lenient(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function describeIssue(issue: z.core.$ZodIssue): ConfigurationProblem {
  const name = String(issue.path[0]);
  if (issue.code === "invalid_value") {
    return { variable: name, problem: "not_one_of", expected: issue.values.join(", ") };
  }
  if (issue.code === "invalid_format") {
    return issue.format === "url"
      ? { variable: name, problem: "not_an_address", expected: "http(s)://…" }
      : { variable: name, problem: "not_an_id", expected: "123456789012345678" };
  }
  return { variable: name, problem: "not_a_number", expected: RANGES[name as keyof typeof RANGES].join("–") };
}
