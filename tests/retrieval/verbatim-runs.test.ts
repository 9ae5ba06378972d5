import { describe, expect, test } from "vitest";
import type { Concept } from "../../src/retrieval/concepts.ts";
import { readAsk } from "../../src/retrieval/question.ts";
import { viewOf } from "../../src/retrieval/report-view.ts";
import { topicText } from "../../src/retrieval/topic-text.ts";
import { heaviestRunMissing, runsIn, verbatimReader } from "../../src/retrieval/verbatim-runs.ts";
import { language, readSmallReport } from "./small-corpus.ts";

const view = viewOf(readSmallReport());
const read = (asked: string, concepts: Concept[] = []) =>
  verbatimReader(topicText(readAsk(asked)), concepts, language.concepts)(view);
const runsOf = (asked: string) => read(asked).runs.map(({ text }) => text);

describe("what a question names word for word", () => {
  test.each([
    ["县人民医院新院区总投资多少?", ["县人民医院新院区", "总投资"]],
    ["去年登记失业人员再就业的有多少", ["登记失业人员", "再就业"]],
    ["谁是总河长?", ["总河长"]],
    ["地区生产总值增长百分之几", ["地区生产总值"]],
    ["大家口袋里多了几个钱", []],
    ["地铁通到哪里了", []],
  ])("%s %j", (asked, runs) => {
    expect(runsOf(asked)).toEqual(runs);
  });

  test("times and number words are no part of it", () => {
    expect(topicText(readAsk("2019年新增床位多少张"))).toBe("     新增床位   ".padEnd("2019年新增床位多少张".length));
  });
});

describe("runs in a text", () => {
  const { runs } = read("登记失业人员再就业多少人");

  test("a text with all of them misses none", () => {
    const text = "帮扶3500名登记失业人员实现再就业";
    expect(runsIn(runs, text)).toBe(1);
    expect(heaviestRunMissing(runs, text)).toBe(0);
  });

  test("a text with none of them misses the heaviest", () => {
    expect(runsIn(runs, "城镇新增就业1.2万人")).toBe(0);
    expect(heaviestRunMissing(runs, "城镇新增就业1.2万人")).toBeGreaterThan(0.5);
  });

  test("an equal term stands for a run", () => {
    const concept: Concept = {
      surface: "登记失业人员",
      needles: [{ text: "失业登记者", credit: 1, relation: "equal" }],
      weight: 1,
      unknown: false,
      formality: 1,
    };
    const known = read("登记失业人员多少人", [concept]);
    expect(runsIn(known.runs, "帮助失业登记者")).toBe(1);
    expect(known.printed).toEqual(new Set(["登记失业人员"]));
  });

  test("no runs, nothing missing", () => {
    expect(runsIn([], "任何内容")).toBe(0);
    expect(heaviestRunMissing([], "任何内容")).toBe(0);
  });
});
