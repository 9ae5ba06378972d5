import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Converter } from "opencc-js";
import { describe, expect, test } from "vitest";
import { chooseInterfaceLanguage, messagesFor } from "../../../src/chat/messages/messages-for.ts";

const LANGUAGES = ["zh-CN", "zh-TW", "en"] as const;

/** `path: kind` of every leaf of a catalogue. */
function leaves(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

const FACTS = {
  count: 7,
  ...{ match: 1, mismatch: 2, not_found: 3 },
  ...{ detail: "EIO", length: 10_000, limit: 2000, path: "a.jsonl", reason: "ENOENT", report: "x", known: "a, b" },
  ...{ reports: 1, embedded: 2, cached: 3, removed: 4, seconds: 1.5, id: "a", title: "报告", sentences: 5, figures: 6 },
  ...{ file: "a.txt", folder: "models", bytes: 9, line: 3, timeoutMs: 100, endpoint: "http://a", platform: "linux" },
  ...{ arch: "x64", code: "EACCES", model: "m", expected: "384", actual: 512 },
  ...{
    scope: "user",
    seconds: 9,
    id: "a1b2c3",
    conversations: 1,
    votes: 2,
    turns: 6,
    minutes: 30,
    port: 8080,
    guild: "x",
  },
  ...{ reason: "ENOENT", variable: "EMBEDDER", message: "a", next: "b" },
  ...{ sections: 3, place: "北京市", level: "省", year: "2020", reviewed: "2019", planned: "2020", date: "2020-06-11" },
  ...{ snapshots: 1, vectors: 2, megabytes: 3, passages: 4, files: 5, changed: 6, added: 7, same: 8, section: "前言" },
  ...{ variable: "EMBEDDER", message: "a", next: "b" },
};
const PROBLEMS = ["not_one_of", "not_a_number", "not_an_address", "not_an_id", "missing"];

/** Every sentence of a catalogue; those with facts are filled in, a report title in Chinese where a list is wanted. */
function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    return PROBLEMS.flatMap((problem) => sentences(value(Object.assign(["报告"], { ...FACTS, problem }), 7, "c")));
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentences) : [];
}

/** Codes of the errors that the source raises; what is wrong with settings has words of its own. */
function raisedCodes(): string[] {
  const folder = fileURLToPath(new URL("../../../src", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
  const codes = texts.flatMap((text) => [
    ...[...text.matchAll(/new \w+Error\(\{\s*code: "(\w+)"/g)].map(([, code = ""]) => code),
    ...[...text.matchAll(/^ {2}(\w+): \[\s*"(?:is|has|holds|nests|becomes|takes|can't) /gm)].map(
      ([, code = ""]) => code,
    ),
    ...[...text.matchAll(/lineError\("(\w+)"/g)].map(([, code = ""]) => code),
  ]);
  return [...new Set(codes)].filter((code) => code !== "configuration_invalid").sort();
}

describe("messages", () => {
  test.each(LANGUAGES)("%s has the same entries as zh-CN", (language) => {
    const entries = (of: (typeof LANGUAGES)[number]): string[] => leaves({ ...messagesFor(of), errors: {} }).sort();
    expect(entries(language)).toEqual(entries("zh-CN"));
  });

  test.each(["zh-CN", "zh-TW"] as const)("%s tells every error that is raised anywhere", (language) => {
    const { errors, chat } = messagesFor(language);
    expect(raisedCodes().filter((code) => !Object.hasOwn({ ...errors, ...chat.errors }, code))).toEqual([]);
  });

  test("and no error that isn't", () => {
    const raised = [...raisedCodes(), "internal", "system"];
    expect(
      LANGUAGES.flatMap((of) => Object.keys(messagesFor(of).errors)).filter((code) => !raised.includes(code)),
    ).toEqual([]);
  });

  test.each(LANGUAGES)("%s leaves no fact out", (language) => {
    for (const sentence of sentences(messagesFor(language))) {
      expect(sentence).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("zh-CN is in simplified script, zh-TW in traditional script", () => {
    const toTraditional = Converter({ from: "cn", to: "tw" });
    const toSimplified = Converter({ from: "tw", to: "cn" });
    const own = (language: "zh-CN" | "zh-TW"): string[] =>
      sentences(messagesFor(language)).map((sentence) => sentence.replaceAll("报告", "").replaceAll("報告", ""));
    for (const sentence of own("zh-CN")) expect(toSimplified(sentence)).toBe(sentence);
    for (const sentence of own("zh-TW")) expect(toTraditional(sentence)).toBe(sentence);
  });
});

describe("chooseInterfaceLanguage", () => {
  test.each([
    [undefined, "zh-CN", "zh-CN"],
    [undefined, "zh-Hans-SG", "zh-CN"],
    [undefined, "zh-TW", "zh-TW"],
    [undefined, "zh-HK", "zh-TW"],
    [undefined, "zh-Hant", "zh-TW"],
    [undefined, "en-US", "en"],
    [undefined, "fr-FR", "en"],
    ["zh-TW", "en-US", "zh-TW"],
    ["en", "zh-CN", "en"],
    ["", "zh-CN", "zh-CN"],
    ["fr", "zh-CN", "zh-CN"],
  ])("wanted %j on a %s system: %s", (wanted, locale, language) => {
    expect(chooseInterfaceLanguage(wanted, locale)).toBe(language);
  });
});

describe.each(LANGUAGES)("privacy in %s", (language) => {
  const { privacy } = messagesFor(language).chat;
  const told = (facts: { answers: boolean; model: boolean }): string =>
    privacy({ turns: 6, minutes: 30, votes: false, ...facts }).join("\n");

  test("says what a language model gets and what is kept of answers, only where that is so", () => {
    const [model, answers] = [/语言模型：|語言模型：|Language model:/u, /回答记录|回答記錄|Answers:/u];
    expect(told({ answers: false, model: false })).not.toMatch(model);
    expect(told({ answers: false, model: false })).not.toMatch(answers);
    expect(told({ answers: false, model: true })).toMatch(model);
    expect(told({ answers: true, model: false })).toMatch(answers);
  });
});
