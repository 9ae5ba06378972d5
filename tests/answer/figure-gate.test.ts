import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, AnswerFigure, Citation } from "../../src/answer/answer.ts";
import { citationOf } from "../../src/answer/cite.ts";
import { gateAnswer } from "../../src/answer/figure-gate.ts";
import type { Figure } from "../../src/corpus/figures/figure.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";

const report = readSmallReport();
const reports = new Map([[report.id, report]]);
const codesOf = (answer: Answer): string[] => gateAnswer(answer, reports).map(({ code }) => code);

function citationOfFigure({ sentence }: Figure, n = 1): Citation {
  const of = report.sentences[sentence];
  if (!of) throw new Error("A figure without a sentence.");
  return citationOf(report, of, n);
}

/** A right answer that gives one figure of the report. */
function answerWith(figure: Figure, changes: Partial<AnswerFigure> = {}): Answer {
  const { text, value, unit, indicator, period, qualifier } = figure;
  const kind = figure.kind === "target" ? "target" : "actual";
  return {
    status: "answered",
    text: `${indicator}：${text}[1]。`,
    language: "zh-CN",
    figures: [{ text, value, unit, indicator, period, kind, qualifier, citations: [1], ...changes }],
    citations: [citationOfFigure(figure)],
    mode: "desk",
    notes: [],
    receipt: "",
  };
}

const figureOf = (text: string): Figure => {
  const figure = report.figures.find((each) => each.text === text);
  if (!figure) throw new Error(`No figure ${text}.`);
  return figure;
};
/** 3所 and 8所 added up, whatever the sum is said to be. */
function computed(sum: number, changes: Partial<AnswerFigure> = {}): Answer {
  const [one, two] = [answerWith(figureOf("3所")), answerWith(figureOf("8所"))];
  const operands = [...one.figures, ...two.figures.map((figure) => ({ ...figure, citations: [2] }))];
  const derived = { ...operands[0], text: `${sum}所`, value: sum, kind: "derived", citations: [1, 2], ...changes };
  return {
    ...one,
    figures: [derived as AnswerFigure, ...operands],
    citations: [citationOfFigure(figureOf("3所")), citationOfFigure(figureOf("8所"), 2)],
    text: `合计：3所 ＋ 8所 ＝ ${sum}所[1][2]`,
  };
}
const right = answerWith(figureOf("312.5亿元"));

describe("what passes", () => {
  test.each(report.figures.filter(({ kind }) => kind !== "count").map((figure) => [figure.text, figure] as const))(
    "%s with its sentence",
    (_, figure) => {
      expect(codesOf(answerWith(figure))).toEqual([]);
    },
  );

  test("words without figures, and small talk", () => {
    expect(codesOf({ ...right, figures: [], citations: [], text: "您好，请问想了解什么？" })).toEqual([]);
  });

  test("a figure in other words of the same value and unit", () => {
    expect(codesOf({ ...right, text: "地区生产总值：3125000万元[1]，去年增长6.8%。" })).toEqual([]);
  });

  test("a computed figure with its operands", () => {
    expect(codesOf(computed(11))).toEqual([]);
  });
});

describe("what is caught", () => {
  test.each<[string, Answer, string]>([
    ["a quotation with a changed digit", quoting((quote) => quote.replace("312.5", "321.5")), "quote"],
    ["a quotation cut short", quoting((quote) => quote.slice(0, -1)), "quote"],
    ["an empty quotation", quoting(() => ""), "quote"],
    ["a quotation of nothing", citing({ start: 5, end: 5, quote: "" }), "quote"],
    ["a quotation of a report that isn't there", citing({ report: "other" }), "quote"],
    ["a quotation from elsewhere", citing({ start: 0, end: 10 }), "quote"],
    ["another value", answerWith(figureOf("312.5亿元"), { value: 321500000000 }), "figure"],
    ["another unit", answerWith(figureOf("312.5亿元"), { unit: "美元" }), "figure"],
    ["another year", answerWith(figureOf("312.5亿元"), { period: "2020" }), "figure"],
    ["a result as a target", answerWith(figureOf("312.5亿元"), { kind: "target" }), "figure"],
    ["a figure that counts nothing", answerWith(figureOf("312.5亿元"), { kind: "count" }), "figure"],
    ["no citation", answerWith(figureOf("312.5亿元"), { citations: [] }), "figure"],
    ["a citation that isn't shown", answerWith(figureOf("312.5亿元"), { citations: [2] }), "figure"],
    ["another figure's sentence", { ...right, citations: [citationOfFigure(figureOf("3所"))] }, "figure"],
    ["another sum than its operands make", computed(12), "operand"],
    ["a computed figure citing what isn't shown", computed(11, { citations: [9] }), "operand"],
    ["other digits printed than meant", answerWith(figureOf("312.5亿元"), { text: "321.5亿元" }), "figure"],
    ["the other direction", answerWith(figureOf("6.8%"), { direction: "down" }), "figure"],
    ["the end of a longer number", { ...right, text: "地区生产总值2.5亿元[1]。" }, "text"],
    ["a figure's number in another unit", { ...answerWith(figureOf("3所")), text: "新建小学3所，增长3%[1]。" }, "text"],
    ["computed from nothing", answerWith(figureOf("3所"), { kind: "derived", citations: [] }), "operand"],
    ["a figure in the words alone", { ...right, text: "地区生产总值312.5亿元，人均9.8万元[1]。" }, "text"],
    ["a target in the words alone", { ...right, text: "地区生产总值312.5亿元，力争达到350亿元[1]。" }, "text"],
    ["a Chinese numeral in the words alone", { ...right, text: "地区生产总值312.5亿元，增长近一成[1]。" }, "text"],
    ["the right digits in another unit", { ...right, text: "地区生产总值312.5万元[1]。" }, "text"],
  ])("%s", (_, answer, code) => {
    expect(codesOf(answer)).toContain(code);
  });

  test("quotations of related sentences too", () => {
    const related = [{ ...citationOfFigure(figureOf("3所")), quote: "新建小学4所。" }];
    const answer: Answer = { ...right, status: "not_found", text: "没有。", figures: [], citations: [], related };
    expect(codesOf(answer)).toEqual(["quote"]);
  });

  test("each fault names what is wrong", () => {
    const answer = answerWith(figureOf("312.5亿元"), { value: 1 });
    expect(gateAnswer({ ...answer, text: "约999家[1]" }, reports)).toEqual([
      { code: "figure", text: "312.5亿元" },
      { code: "text", text: "999家" },
    ]);
  });
});

describe("one digit changed anywhere", () => {
  const ledger = report.figures.filter(({ kind }) => kind !== "count");
  const anyFigure = fc.constantFrom(...ledger);

  /** Another digit at one of the digits' places. */
  const slip = (text: string, seed: number, step: number): string => {
    const places = [...text.matchAll(/\d/gu)].map(({ index }) => index);
    const at = places[seed % Math.max(1, places.length)] ?? 0;
    const digit = (Number(text[at]) + step) % 10;
    return text.slice(0, at) + digit + text.slice(at + 1);
  };
  const seed = fc.nat();
  const step = fc.integer({ min: 1, max: 9 });
  const printed = (text: string): boolean => report.text.includes(text);

  test("in a figure's value is caught", () => {
    fc.assert(
      fc.property(anyFigure, seed, step, (figure, place, by) => {
        const value = Number(slip(String(figure.value), place, by));
        fc.pre(Math.abs(value) !== Math.abs(figure.value));
        fc.pre(!ledger.some((each) => each.sentence === figure.sentence && each.value === value));
        expect(codesOf(answerWith(figure, { value }))).toContain("figure");
      }),
    );
  });

  test("in a quotation is caught", () => {
    fc.assert(
      fc.property(anyFigure, seed, step, (figure, place, by) => {
        const answer = answerWith(figure);
        const [citation] = answer.citations;
        const quote = slip(citation?.quote ?? "", place, by);
        expect(codesOf({ ...answer, citations: answer.citations.map((each) => ({ ...each, quote })) })).toContain(
          "quote",
        );
      }),
    );
  });

  test("in the words is caught, unless the report's sentence has that figure too", () => {
    fc.assert(
      fc.property(anyFigure, seed, step, (figure, place, by) => {
        const changed = slip(figure.text, place, by);
        fc.pre(!printed(changed) && !/^0\d/u.test(changed) && Number.parseFloat(changed) > 0);
        fc.pre(Number.parseFloat(changed) !== Number.parseFloat(figure.text));
        const answer = answerWith(figure);
        expect(codesOf({ ...answer, text: answer.text.replace(figure.text, changed) })).toContain("text");
      }),
    );
  });
});

function quoting(change: (quote: string) => string): Answer {
  return { ...right, citations: right.citations.map((citation) => ({ ...citation, quote: change(citation.quote) })) };
}

function citing(changes: Partial<Citation>): Answer {
  return { ...right, citations: right.citations.map((citation) => ({ ...citation, ...changes })) };
}
