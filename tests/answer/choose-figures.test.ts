import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseFigures, companions, type FigureCandidate, listedFigures } from "../../src/answer/choose-figures.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";
import { figureCandidate, ranked } from "./make-evidence.ts";

const report = readSmallReport();
const pick = (text: string, score: number, nth = 0): FigureCandidate => figureCandidate(report, text, score, { nth });
const textsOf = (chosen: readonly FigureCandidate[]): string[] => chosen.map(({ figure }) => figure.text);

describe("chooseFigures", () => {
  const schools = "新建小学几所?";
  const kindergartens = "新建幼儿园几所?";
  const both = "小学和幼儿园各新建几所?";

  test("one for each thing asked, in the order asked", () => {
    const whole = ranked(both, [pick("3所", 1), pick("8所", 1)]);
    const asked = [
      ranked(schools, [pick("3所", 5), pick("8所", 1)]),
      ranked(kindergartens, [pick("8所", 5), pick("3所", 1)]),
    ];
    expect(textsOf(chooseFigures(asked, whole))).toEqual(["3所", "8所"]);
    expect(textsOf(chooseFigures([...asked].reverse(), whole))).toEqual(["8所", "3所"]);
  });

  test("never the same figure twice, however good it is", () => {
    const whole = ranked(both, [pick("3所", 1), pick("8所", 1)]);
    const asked = [
      ranked(schools, [pick("3所", 9), pick("8所", 1)]),
      ranked(schools, [pick("3所", 9), pick("8所", 1)]),
    ];
    expect(new Set(textsOf(chooseFigures(asked, whole)))).toEqual(new Set(["3所", "8所"]));
  });

  test("nearly as good and in the same sentence beats a little better elsewhere", () => {
    const candidates = [pick("2所", 4), pick("3所", 3.5), pick("8所", 4)];
    const asked = [ranked(schools, candidates.slice(0, 2)), ranked(kindergartens, [pick("8所", 4)])];
    expect(textsOf(chooseFigures(asked, ranked(both, candidates)))).toEqual(["3所", "8所"]);
  });

  test("but not what is clearly worse", () => {
    const candidates = [pick("2所", 12), pick("3所", 1), pick("8所", 4)];
    const asked = [ranked(schools, candidates.slice(0, 2)), ranked(kindergartens, [pick("8所", 4)])];
    expect(textsOf(chooseFigures(asked, ranked(both, candidates)))).toEqual(["2所", "8所"]);
  });

  test("only what fits together", () => {
    const whole = ranked(both, [pick("3所", 1), pick("86家", 1), pick("8所", 1)]);
    const asked = [ranked(schools, [pick("3所", 5)]), ranked(schools, [pick("86家", 5), pick("8所", 1)])];
    const oneUnit = (chosen: readonly FigureCandidate[]): boolean =>
      new Set(chosen.map(({ figure }) => figure.unit)).size === 1;
    expect(textsOf(chooseFigures(asked, whole, oneUnit))).toEqual(["3所", "8所"]);
    expect(chooseFigures(asked, whole, () => false)).toEqual([]);
  });

  test("none when a thing has no candidate", () => {
    expect(chooseFigures([ranked(schools, [pick("3所", 5)]), ranked(kindergartens, [])], ranked(both, []))).toEqual([]);
  });

  test("从多少: the figure that the report's 由 stands before", () => {
    const candidates = [pick("19460元", 5), pick("17800元", 4)];
    const asked = [ranked("收入从多少", candidates), ranked("收入提高到多少", candidates)];
    expect(textsOf(chooseFigures(asked, ranked("收入从多少提高到多少", candidates)))).toEqual(["17800元", "19460元"]);
  });

  test("one thing at two times: what it is counts, not where it stands", () => {
    const candidates = [pick("3所", 5), pick("8所", 4.5), pick("2所", 3)];
    const asked = [ranked("去年新建小学几所?", candidates), ranked("今年新建小学几所?", candidates)];
    const chosen = chooseFigures(asked, ranked("小学去年新建几所、今年新建几所?", candidates));
    expect(textsOf(chosen)).toEqual(["3所", "2所"]);
    expect(new Set(chosen.map(({ figure }) => figure.period)).size).toBe(2);
  });

  test("one of many that the whole question speaks for is still tried", () => {
    const counts = Array.from({ length: 40 }, (_, i) => `${i + 11}个`);
    const long = readSmallReport(`一、工作回顾\n${counts.map((count) => `建成项目${count}。`).join("")}\n`, {}, "long");
    const list = (score: (i: number) => number) => counts.map((count, i) => figureCandidate(long, count, score(i)));
    const asked = ranked(
      "建成几个?",
      list((i) => -i / 100),
    );
    const whole = ranked(
      "今年建成几个?",
      list((i) => (i === 39 ? 9 : 0)),
    );
    expect(textsOf(chooseFigures([asked], whole))).toEqual(["50个"]);
  });

  test("whatever the scores: as many as asked, all different, and the same again", () => {
    const texts = ["3所", "8所", "2所", "86家", "20家", "4600个"];
    const scores = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(scores, scores, scores, (a, b, c) => {
        const list = (values: number[]) => texts.map((text, i) => pick(text, values[i] ?? 0));
        const asked = [ranked(schools, list(a)), ranked(kindergartens, list(b))];
        const chosen = chooseFigures(asked, ranked(both, list(c)));
        expect(chosen).toHaveLength(2);
        expect(new Set(textsOf(chosen)).size).toBe(2);
        expect(textsOf(chooseFigures(asked, ranked(both, list(c))))).toEqual(textsOf(chosen));
      }),
    );
  });
});

describe("listedFigures", () => {
  test("those of the best figure's sentence that say as much, as they stand", () => {
    const whole = ranked("小学幼儿园各新建几所", [pick("8所", 5), pick("3所", 4.5), pick("86家", 4.4)]);
    expect(textsOf(listedFigures(whole))).toEqual(["3所", "8所"]);
  });

  test.each([
    ["far below the best", [pick("8所", 9), pick("3所", 1)]],
    ["elsewhere", [pick("2所", 5), pick("3所", 5)]],
  ])("none when the others are %s", (_, candidates) => {
    expect(listedFigures(ranked("小学幼儿园各新建几所", candidates))).toEqual([]);
  });
});

describe("companions", () => {
  test.each([
    ["the growth behind an amount", "312.5亿元", ["6.8%"]],
    ["its own growth only", "18.6亿元", ["4.2%"]],
    ["a fall", "12.4亿元", ["3.1%"]],
    ["nothing behind growth", "6.8%", []],
    ["no share", "86家", []],
    ["no other thing", "3所", []],
    ["points gained behind a share", "46.3%", ["0.8个百分点"]],
  ])("%s", (_, text, expected) => {
    expect(textsOf(companions(pick(text, 1), []))).toEqual(expected);
  });

  test("not what is asked itself", () => {
    expect(companions(pick("312.5亿元", 1), [pick("6.8%", 1)])).toEqual([]);
  });
});
