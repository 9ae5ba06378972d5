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
  ...{ detail: "EIO", length: 10_000, limit: 2000, path: "a.jsonl", reason: "ENOENT", report: "x", known: "a, b" },
  ...{ reports: 1, embedded: 2, cached: 3, removed: 4, seconds: 1.5, id: "a", title: "报告", sentences: 5, figures: 6 },
  ...{ variable: "EMBEDDER", expected: "onnx", message: "a", next: "b" },
};
const PROBLEMS = ["not_one_of", "not_a_number", "not_an_address", "missing"];

/** Every sentence of a catalogue; those with facts are filled in, a report title in Chinese where a list is wanted. */
function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    return PROBLEMS.flatMap((problem) => sentences(value(Object.assign(["报告"], { ...FACTS, problem }), 7, "c")));
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentences) : [];
}

describe("messages", () => {
  test.each(LANGUAGES)("%s has the same entries as zh-CN", (language) => {
    expect(leaves(messagesFor(language)).sort()).toEqual(leaves(messagesFor("zh-CN")).sort());
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
