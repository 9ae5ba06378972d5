/** Recall of lists, and golden figures looked up in a ledger. */
import { describe, expect, test } from "vitest";
import { makeReport } from "../support/make-report.ts";
import { gradeAskedFigures, gradeRetrieval } from "./grade-retrieval.ts";
import { makeGolden } from "./make-answer.ts";

const report = makeReport(
  "一、回顾\n实现地区生产总值5047.4亿元，增长8%。新增“四上”企业1994家。\n新增“四上”企业800家。\n新增“四上”企业1994家。",
  { figures: [["1994家", { period: "2019" }]] },
);
const list = (...sentences: number[]) => [
  { retriever: "fused" as const, sentences: sentences.map((sentence) => ({ report: report.id, sentence, score: 1 })) },
];
const share = (part: number, whole: number) => ({ part, whole });
const first = { figures: ["1994家"], quote: "新增“四上”企业1994家", section: "一", para: 1 };
const second = { figures: ["800家"], quote: "新增“四上”企业800家", section: "一", para: 2 };

describe("recall", () => {
  test.each([
    ["first", [1, 0], share(1, 1), share(1, 1)],
    ["third", [0, 2, 1], share(0, 1), share(1, 1)],
    ["not there", [0, 2, 3], share(0, 1), share(0, 1)],
  ])("one proof, %s", (_, order, at1, at5) => {
    expect(gradeRetrieval(makeGolden({ answers: [first] }), list(...order), report)).toEqual({ fused: { at1, at5 } });
  });

  test("of two proofs only one can be the first", () => {
    const golden = makeGolden({ answers: [first, second] });
    expect(gradeRetrieval(golden, list(2, 0, 1), report)).toEqual({ fused: { at1: share(1, 1), at5: share(2, 2) } });
    expect(gradeRetrieval(golden, list(0, 2), report)).toEqual({ fused: { at1: share(0, 1), at5: share(1, 2) } });
  });

  test("either place will do when the golden question says any", () => {
    const golden = makeGolden({ answers: [first, { ...first, para: 3 }], cite: "any" });
    expect(gradeRetrieval(golden, list(3), report)).toEqual({ fused: { at1: share(1, 1), at5: share(1, 1) } });
  });

  test("a sentence of another report is none", () => {
    const other = [{ retriever: "fused" as const, sentences: [{ report: "other", sentence: 1, score: 1 }] }];
    expect(gradeRetrieval(makeGolden({ answers: [first] }), other, report).fused?.at1).toEqual(share(0, 1));
  });

  test("nothing is measured where nothing proves", () => {
    expect(gradeRetrieval(makeGolden({ answers: [] }), list(1), report)).toEqual({});
    expect(gradeRetrieval(makeGolden({ answers: [{ ...first, quote: "没有这句" }] }), list(1), report)).toEqual({});
  });
});

test("each figure asked for is looked up once, in its line", () => {
  const golden = makeGolden({ answers: [first, second], figure_values: { "800家": { value: 800, unit: "家" } } });
  const asked = gradeAskedFigures([makeGolden({ answers: [first] }), makeGolden({ answers: [first] }), golden], report);
  expect(asked).toEqual({
    found: share(1, 2),
    unit: share(1, 1),
    period: share(1, 1),
    kind: share(1, 1),
    section: share(1, 1),
  });
});
