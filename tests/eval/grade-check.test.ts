/** What makes a verdict on a draft's figure right. */
import { describe, expect, test } from "vitest";
import type { CheckedFigure } from "../../src/answer/answer.ts";
import { type GoldenVerdict, gradeCheck } from "./grade-check.ts";

const checked = (text: string, verdict: CheckedFigure["verdict"], details: Partial<CheckedFigure> = {}) => ({
  ...{ text, start: 0, end: text.length, verdict, note: "" },
  ...details,
});
const grade = (verdicts: GoldenVerdict[], figures: CheckedFigure[]) =>
  gradeCheck({ id: "1", text: "", verdicts }, { figures });

const numeral: GoldenVerdict = { figure: "六十二个", verdict: "match", report_figure: "62个", how: "numeral" };
const digits: GoldenVerdict = { figure: "26个", verdict: "mismatch", report_figure: "62个", error: "digits" };

describe("one figure", () => {
  test.each([
    ["match with its report figure", checked("六十二个", "match", { reportFigure: "62个" }), true],
    ["the same value in another wording", checked("六十二个", "match", { reportFigure: "六十二家" }), true],
    ["another report figure", checked("六十二个", "match", { reportFigure: "61个" }), false],
    ["no report figure", checked("六十二个", "match"), false],
    ["another verdict", checked("六十二个", "mismatch", { reportFigure: "62个" }), false],
    ["another numeral of the same value", checked("62个", "match", { reportFigure: "62个" }), true],
    ["part of the text", checked("六十二", "match", { reportFigure: "62个" }), true],
    ["another figure", checked("7家", "match", { reportFigure: "62个" }), false],
  ])("%s", (_, figure, exact) => {
    expect(grade([numeral], [figure]).verdicts.map((verdict) => verdict.exact)).toEqual([exact]);
  });

  test("passed over is neither exact nor a false alarm", () => {
    expect(grade([numeral], []).verdicts[0]).toEqual({
      wanted: numeral,
      exact: false,
      falseAlarm: false,
      caught: false,
    });
  });

  test("a true one called wrong is a false alarm; a wrong one is caught by any other verdict than match", () => {
    expect(grade([numeral], [checked("六十二个", "not_found")]).verdicts[0]?.falseAlarm).toBe(true);
    const caught = (["match", "mismatch", "not_found"] as const).map(
      (verdict) => grade([digits], [checked("26个", verdict)]).verdicts[0]?.caught,
    );
    expect(caught).toEqual([false, true, true]);
  });

  test("reasons are asked of exact verdicts only, and only where there is one", () => {
    const reason = (wanted: GoldenVerdict, details: Partial<CheckedFigure>) =>
      grade([wanted], [checked(wanted.figure, wanted.verdict, details)]).verdicts[0]?.reason;
    expect(reason(digits, { reportFigure: "62个", reason: "digits" })).toBe(true);
    expect(reason(digits, { reportFigure: "62个", reason: "unit" })).toBe(false);
    expect(reason(digits, { reportFigure: "7个", reason: "digits" })).toBeUndefined();
    expect(reason({ ...numeral, how: "exact" }, { reportFigure: "62个" })).toBeUndefined();
  });
});

test("each figure is used once, and what is left over and flagged is extra", () => {
  const twice = [numeral, numeral];
  const figures = [
    checked("六十二个", "match", { reportFigure: "62个" }),
    checked("5%", "mismatch"),
    checked("6%", "match"),
  ];
  const graded = grade(twice, figures);
  expect(graded.verdicts.map(({ exact }) => exact)).toEqual([true, false]);
  expect(graded.extra).toBe(1);
});
