/** Floors, and the rates that they're about. */
import { expect, test } from "vitest";
import type { Report } from "../../src/corpus/report.ts";
import { makeReport } from "../support/make-report.ts";
import { checkFloors } from "./check-floors.ts";
import { type GradedQuestion, gradeQuestion } from "./graded-question.ts";
import { makeAnswer, makeCitation, makeFigure, makeGolden, REPORT, TEXT } from "./make-answer.ts";
import { summarise } from "./summarise.ts";

const report: Report = makeReport(TEXT, { id: REPORT });
const firms = makeFigure("1994家", 1994);
const sentence = makeCitation("新增“四上”企业1994家。");
const unanswerable = { kind: "unanswerable", answerable: false, answers: [], must_figures: [] };
const unsure = { code: "unsure" as const, text: "" };

const grade = (golden: Parameters<typeof makeGolden>[0], answer: Parameters<typeof makeAnswer>[0]): GradedQuestion =>
  gradeQuestion("shili", makeGolden(golden), { answer: makeAnswer(answer) }, report);
const summaryOf = (questions: GradedQuestion[]) => {
  const nothing = { part: 0, whole: 0 };
  const askedFigures = { found: nothing, unit: nothing, period: nothing, kind: nothing, section: nothing };
  return summarise([{ stem: "shili", isCommunique: false, questions, baseline: [], askedFigures }]);
};

const QUESTIONS = [
  grade({}, { figures: [firms], citations: [sentence] }),
  grade({}, { figures: [firms], citations: [], notes: [unsure] }),
  grade({}, { figures: [makeFigure("800家", 800)], citations: [] }),
  grade({}, { status: "not_found" }),
  grade(unanswerable, { status: "not_found" }),
  grade(unanswerable, { figures: [firms], notes: [unsure] }),
  grade(unanswerable, { figures: [firms], notes: [{ code: "computed", text: "" }] }),
  grade({ kind: "text", must_figures: [], must_phrases: ["广厦奖"] }, { text: "金厦奖" }),
];

test("rates of questions", () => {
  const { questions, kinds } = summaryOf(QUESTIONS);
  expect(questions).toMatchObject({
    right: { part: 3, whole: 8 },
    cited: { part: 2, whole: 8 },
    answerableRight: { part: 2, whole: 5 },
    answerableCited: { part: 1, whole: 5 },
    refused: { part: 1, whole: 3 },
    falseRefusals: { part: 1, whole: 5 },
    wrongFigures: { part: 3, whole: 8 },
    wrongWithoutNote: { part: 2, whole: 8 },
    notesOnRight: { part: 1, whole: 2 },
    unit: { part: 2, whole: 2 },
    exact: { part: 1, whole: 1 },
  });
  expect(Object.keys(kinds)).toEqual(["figure", "text", "unanswerable"]);
});

test.each([
  ["questions.falseRefusals", { max: 0.2 }, true],
  ["questions.falseRefusals", { max: 0.19 }, false],
  ["questions.right", { min: 0.375 }, true],
  ["questions.right", { min: 0.38 }, false],
  ["kinds.text.right", { min: 0.1 }, false],
  ["ledger.recall", { min: 0 }, false],
  ["recall.fused.at1", { min: 0 }, false],
  ["questions.rihgt", { max: 1 }, false],
])("%s against %o", (name, bound, holds) => {
  expect(checkFloors(summaryOf(QUESTIONS), { [name]: bound }).map((floor) => floor.holds)).toEqual([holds]);
});
