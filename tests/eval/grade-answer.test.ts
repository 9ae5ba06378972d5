/** What makes an answer right, and what makes it proved. */
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { gradeAnswer, gradeTypes, hasExactOffsets, isVerbatim } from "./grade-answer.ts";
import { makeAnswer, makeCitation, makeFigure, makeGolden, REPORT, TEXT } from "./make-answer.ts";

const textOf = (report: string): string | undefined => (report === REPORT ? TEXT : undefined);
const firms = makeFigure("1994家", 1994);
const target = makeFigure("800家", 800, { kind: "target", period: "2020" });
const sentence = makeCitation("新增“四上”企业1994家。");
const right = makeAnswer({ figures: [firms], citations: [sentence] });
const grade = (golden: Parameters<typeof makeGolden>[0], answer: Answer | undefined) =>
  gradeAnswer(makeGolden(golden), answer, textOf);

describe("one figure", () => {
  test("is right and cited by its sentence", () => {
    expect(grade({}, right)).toEqual({ right: true, cited: true });
  });

  test.each<[string, Answer | undefined]>([
    ["no answer", undefined],
    ["a refusal", makeAnswer({ status: "not_found" })],
    ["another figure first", { ...right, figures: [target, firms] }],
    ["more than three others", { ...right, figures: [firms, target, target, target, target] }],
    ["another sign", { ...right, figures: [makeFigure("1994家", -1994)] }],
  ])("is wrong as %s", (_, answer) => {
    expect(grade({}, answer).right).toBe(false);
  });

  test("may be followed by up to three others", () => {
    expect(grade({}, { ...right, figures: [firms, target, target, target] }).right).toBe(true);
  });

  test("may have a minus where the report prints a word", () => {
    const golden = { must_figures: ["10.2%"], figure_values: { "10.2%": { value: 10.2, unit: "%" } } };
    expect(grade(golden, makeAnswer({ figures: [makeFigure("-10.2%", -10.2)] })).right).toBe(true);
  });

  test("needs its phrases too, any of each group", () => {
    const golden = { must_phrases: [["下降", "减少"]] };
    expect(grade(golden, { ...right, text: "减少到1994家" }).right).toBe(true);
    expect(grade(golden, right).right).toBe(false);
  });

  test("may be spelled otherwise in the text where the golden question says so", () => {
    const spelled = makeAnswer({ text: "1,994 firms" });
    expect(grade({ accept_also: { "1994家": ["1,994"] } }, spelled).right).toBe(true);
    expect(grade({ accept_also: {} }, spelled).right).toBe(false);
  });
});

describe("several figures", () => {
  const golden = {
    kind: "ambiguous",
    answers: [
      { figures: ["1994家"], quote: "新增“四上”企业1994家", section: "一(一)", para: 1 },
      { figures: ["800家"], quote: "新增“四上”企业800家", section: "二(一)", para: 2 },
    ],
    must_figures: ["1994家", "800家"],
    figure_values: { "1994家": { value: 1994, unit: "家" }, "800家": { value: 800, unit: "家" } },
  };
  const second = makeCitation("新增“四上”企业800家", { section: "二、(一)" });

  test("must all be given, in any order, and all be cited", () => {
    expect(grade(golden, makeAnswer({ figures: [target, firms], citations: [second, sentence] }))).toEqual({
      right: true,
      cited: true,
    });
    expect(grade(golden, makeAnswer({ figures: [target, firms], citations: [second] }))).toEqual({
      right: true,
      cited: false,
    });
    expect(grade(golden, makeAnswer({ figures: [firms] })).right).toBe(false);
  });

  test("need one citation when any does", () => {
    expect(grade({ ...golden, cite: "any" }, makeAnswer({ citations: [second] })).cited).toBe(true);
    expect(grade({ ...golden, cite: "any" }, makeAnswer({})).cited).toBe(false);
  });

  test("must not be a figure named as wrong", () => {
    const both = { must_figures: ["1994家"], accept_also: { "1994家": ["1994"] }, wrong_figures: ["800家"] };
    expect(grade(both, makeAnswer({ figures: [target], text: "1994" })).right).toBe(false);
  });
});

describe("derived figures", () => {
  const golden = { kind: "derived", result_value: 1194, tolerance: 1 };
  test.each([
    ["within tolerance", makeFigure("1193家", 1193, { kind: "derived" }), true],
    ["with the other sign", makeFigure("-1194家", -1194, { kind: "derived" }), true],
    ["not marked as computed", makeFigure("1194家", 1194), false],
    ["beyond tolerance", makeFigure("1200家", 1200, { kind: "derived" }), false],
  ])("%s", (_, figure, verdict) => {
    expect(grade(golden, makeAnswer({ figures: [figure, firms] })).right).toBe(verdict);
  });
});

describe("unanswerable questions", () => {
  const golden = { answerable: false, answers: [], must_figures: [] };
  test.each([
    ["refused", makeAnswer({ status: "not_found" }), true],
    ["refused with a figure", makeAnswer({ status: "not_found", figures: [firms] }), false],
    ["answered", right, false],
  ])("%s", (_, answer, verdict) => {
    expect(grade(golden, answer).right).toBe(verdict);
  });
});

describe("citations", () => {
  test.each([
    ["the clause alone", makeCitation("新增“四上”企业1994家"), true],
    ["a shorter quote with the figure", makeCitation("企业1994家"), true],
    ["the figure alone", makeCitation("1994家"), false],
    ["another section", makeCitation("新增“四上”企业1994家。", { section: "二、(一)" }), false],
    ["full-width brackets", makeCitation("新增“四上”企业1994家。", { section: "一、（一）" }), true],
    ["another report", makeCitation("新增“四上”企业1994家。", { report: "other" }), false],
    ["words that aren't the report's", makeCitation("新增“四上”企业1994家。", { quote: "四上企业1994家多" }), false],
    ["two paragraphs", makeCitation(TEXT.slice(TEXT.indexOf("新增"), TEXT.indexOf("力争") + 6)), false],
  ])("%s", (_, citation, verdict) => {
    expect(grade({}, { ...right, citations: [citation] }).cited).toBe(verdict);
  });

  test("count up to three beyond the proofs", () => {
    const other = makeCitation("实现地区生产总值5047.4亿元，增长8%。");
    expect(grade({}, { ...right, citations: [other, other, other, sentence] }).cited).toBe(true);
    expect(grade({}, { ...right, citations: [other, other, other, other, sentence] }).cited).toBe(false);
  });

  test("of a table cell need the row", () => {
    const golden = { answers: [{ figures: ["8%"], quote: "8%", section: "一(一)", para: 1, row: "其中：城镇" }] };
    const cell = makeCitation("8%");
    expect(grade(golden, { ...right, citations: [{ ...cell, row: "其中：城镇" }] }).cited).toBe(true);
    expect(grade(golden, { ...right, citations: [cell] }).cited).toBe(false);
  });

  test("are verbatim and exact apart from that", () => {
    expect([hasExactOffsets(sentence, textOf), isVerbatim(sentence, textOf)]).toEqual([true, true]);
    const moved = { ...sentence, start: sentence.start + 1 };
    expect([hasExactOffsets(moved, textOf), isVerbatim(moved, textOf)]).toEqual([false, true]);
    const changed = { ...sentence, quote: "新增四上企业" };
    expect([hasExactOffsets(changed, textOf), isVerbatim(changed, textOf)]).toEqual([false, false]);
  });
});

test("types of the golden figures that are given", () => {
  const golden = makeGolden({
    must_figures: ["1994家", "8%"],
    figure_values: {
      "1994家": { value: 1994, unit: "家", period: "2019", kind: "actual" },
      "8%": { value: 8, unit: "%", period: "2019", kind: "actual" },
    },
  });
  const given = [firms, makeFigure("8%", 8, { unit: "个百分点", period: "2020", kind: "target" })];
  expect(gradeTypes(golden, makeAnswer({ figures: given }))).toEqual({ figures: 2, unit: 1, period: 1, kind: 1 });
  expect(gradeTypes(golden, makeAnswer())).toEqual({ figures: 0, unit: 0, period: 0, kind: 0 });
});
