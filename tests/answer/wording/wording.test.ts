import { describe, expect, test } from "vitest";
import type { Language } from "../../../src/answer/answer.ts";
import { type FigureWords, type Missing, type Wording, wordingOf } from "../../../src/answer/wording/wording.ts";
import { readMentions } from "../../../src/corpus/figures/read-mentions.ts";
import { toSimplified } from "../../../src/indexing/to-simplified.ts";

const LANGUAGES: Language[] = ["zh-CN", "zh-TW", "en"];
const nothing: Missing = { places: [], years: [], terms: [], reports: [] };
const INSTEAD = ["growth", "level", "target", "actual", "period"] as const;

/** What is said without anything of a report or a question in it. */
function fixedPhrases(wording: Wording): [string, string][] {
  return [
    ["readings", wording.readings()],
    ["yes", wording.yes()],
    ["no", wording.no()],
    ["nearest", wording.nearest()],
    ["noteUnsure", wording.noteUnsure()],
    ["noteNear", wording.noteNear("", "")],
    ["noteBroader", wording.noteBroader("", "")],
    ["noteReadings", wording.noteReadings()],
    ["noteComputed", wording.noteComputed()],
    ["greeting", wording.greeting()],
    ["thanks", wording.thanks()],
    ["emptyQuestion", wording.emptyQuestion()],
    ["quote", wording.quote("", 1)],
    ["statement", wording.statement("", 1)],
    ["not found", wording.notFound(nothing)],
    ["not found: place", wording.notFound({ ...nothing, places: [""], reports: [""] })],
    ["not found: year", wording.notFound({ ...nothing, years: [""] })],
    ["not found: words", wording.notFound({ ...nothing, terms: [""] })],
    ...INSTEAD.map((instead): [string, string] => [`instead: ${instead}`, wording.notFound({ ...nothing, instead })]),
    ...(["difference", "sum", "share", "multiple", "reverse"] as const).map((type): [string, string] => [
      type,
      wording.computed(type, "", ""),
    ]),
  ];
}

describe.each(LANGUAGES)("%s", (language) => {
  const wording = wordingOf(language);

  test.each(fixedPhrases(wording))("%s says something, and no figure", (_, phrase) => {
    expect(phrase.trim()).not.toBe("");
    expect(phrase).not.toMatch(/undefined|null|NaN|\{\{/u);
    expect(readMentions(phrase)).toEqual([]);
  });

  test("each reason says something else", () => {
    const reasons = [
      nothing,
      { ...nothing, places: ["越秀区"], reports: ["天河区"] },
      { ...nothing, years: ["2018年"] },
      { ...nothing, terms: ["地铁"] },
      ...INSTEAD.map((instead) => ({ ...nothing, instead })),
    ].map((missing) => wording.notFound(missing));
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  test("the place is the first reason, then the year, then what stands there instead, then words", () => {
    const all: Missing = {
      places: ["越秀区"],
      years: ["2018年"],
      terms: ["地铁"],
      instead: "growth",
      reports: ["天河"],
    };
    expect(wording.notFound(all)).toContain("越秀区");
    expect(wording.notFound({ ...all, places: [] })).toContain("2018年");
    expect(wording.notFound({ ...all, places: [], years: [] })).toBe(
      wording.notFound({ ...nothing, instead: "growth" }),
    );
    const { instead: _, ...words } = all;
    expect(wording.notFound({ ...words, places: [], years: [] })).toContain("地铁");
  });

  test("operations are told apart", () => {
    const labels = (["difference", "sum", "share", "multiple", "reverse"] as const).map((type) =>
      wording.computed(type, "1 － 1 ＝ 0", "[1]"),
    );
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label).toContain("1 － 1 ＝ 0");
  });

  test("quotations stand as they are, with their mark", () => {
    const clause = "實現地區生產總值5047.4亿元,“增长”8%";
    for (const line of [wording.quote(clause, 3), wording.statement(clause, 3)]) {
      expect(line).toContain(clause);
      expect(line).toContain("[3]");
    }
  });
});

describe("a figure", () => {
  const words: FigureWords = { indicator: "税收收入", period: "2019", figure: "877.6亿元", kind: "actual", n: 2 };

  test.each(LANGUAGES)("%s: indicator, period, figure and mark", (language) => {
    const line = wordingOf(language).figure(words);
    for (const part of ["税收收入", "2019", "877.6亿元", "[2]"]) expect(line).toContain(part);
  });

  test.each(LANGUAGES)("%s: result and target, rise and fall are told apart", (language) => {
    const { figure } = wordingOf(language);
    const lines = [
      figure(words),
      figure({ ...words, kind: "target" }),
      figure({ ...words, direction: "up", reading: "87.76 billion yuan" }),
      figure({ ...words, direction: "down", reading: "87.76 billion yuan" }),
    ];
    expect(new Set(lines).size).toBe(lines.length);
  });

  test.each([
    ["zh-CN", "税收收入（2019，实绩）：877.6亿元[2]。"],
    ["zh-TW", "税收收入（2019，實績）：877.6亿元[2]。"],
  ] as const)("%s", (language, line) => {
    expect(wordingOf(language).figure(words)).toBe(line);
  });

  test("without a period no comma hangs over", () => {
    for (const language of LANGUAGES) {
      expect(wordingOf(language).figure({ ...words, period: "" })).not.toMatch(/（，|\(, /u);
    }
  });

  test("English gives the reading before the figure as printed", () => {
    const line = wordingOf("en").figure({ ...words, reading: "87.76 billion yuan" });
    expect(line.indexOf("87.76 billion yuan")).toBeLessThan(line.indexOf("877.6亿元"));
  });
});

describe("scripts", () => {
  const phrasesOf = (language: Language): string =>
    fixedPhrases(wordingOf(language))
      .map(([, text]) => text)
      .join("\n");

  test("the simplified wording is simplified, the traditional one is not", () => {
    expect(toSimplified(phrasesOf("zh-CN"))).toBe(phrasesOf("zh-CN"));
    expect(toSimplified(phrasesOf("zh-TW"))).not.toBe(phrasesOf("zh-TW"));
  });

  test.each(fixedPhrases(wordingOf("zh-TW")).filter(([name]) => name !== "yes" && name !== "no"))(
    "%s is traditional",
    (_, phrase) => {
      expect(toSimplified(phrase)).not.toBe(phrase);
    },
  );

  test("both say the same", () => {
    const marks = (text: string): string => text.replace(/[「」“”]/gu, '"');
    expect(marks(toSimplified(phrasesOf("zh-TW")))).toBe(marks(phrasesOf("zh-CN")));
  });

  test("English has no Chinese but what it quotes", () => {
    expect(phrasesOf("en")).not.toMatch(/\p{Script=Han}/u);
  });
});
