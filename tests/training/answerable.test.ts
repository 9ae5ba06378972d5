import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerableExample, chooseThresholds, describeThresholds } from "../../training/answerable.ts";

const example = (probability: number, answerable = true, right = answerable): AnswerableExample => ({
  stem: "shili-2020",
  id: "q",
  answerable,
  right,
  signals: new Float64Array(),
  weight: 1,
  probability,
  sureness: probability,
  setProbabilities: () => {},
});
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const anyExamples = fc.array(
  fc.tuple(probability, fc.boolean()).map(([p, answerable]) => example(p, answerable)),
  { minLength: 1, maxLength: 120 },
);

describe("chooseThresholds", () => {
  test("refuses as much as it may: fewer than one in twenty of those that have an answer", () => {
    const answerable = Array.from({ length: 100 }, (_, i) => example((i + 1) / 100));
    const { refuseBelow } = chooseThresholds(answerable);
    expect(answerable.filter((each) => each.probability < refuseBelow)).toHaveLength(4);
  });

  test("questions without an answer don't move it", () => {
    const answerable = Array.from({ length: 50 }, (_, i) => example((i + 1) / 50));
    const without = Array.from({ length: 50 }, (_, i) => example(i / 50, false));
    expect(chooseThresholds([...answerable, ...without]).refuseBelow).toBe(chooseThresholds(answerable).refuseBelow);
  });

  test("few of the right answers are noted as unsure, however many of the wrong ones", () => {
    const answerable = Array.from({ length: 200 }, (_, i) => example((i + 1) / 200));
    const wrong = Array.from({ length: 50 }, (_, i) => example((i + 101) / 200, true, false));
    const { refuseBelow, unsureBelow } = chooseThresholds([...answerable, ...wrong]);
    const answered = answerable.filter((each) => each.probability >= refuseBelow);
    const noted = answered.filter((each) => each.sureness < unsureBelow);
    expect(noted.length / answered.length).toBeLessThanOrEqual(0.08);
    expect(noted.length).toBeGreaterThan(0);
  });

  test("with nothing to learn from it is even", () => {
    expect(chooseThresholds([])).toEqual({ refuseBelow: 0.5, unsureBelow: 0.5 });
  });

  test("always: within 0 and 1, and few false refusals", () => {
    fc.assert(
      fc.property(anyExamples, (examples) => {
        const { refuseBelow, unsureBelow } = chooseThresholds(examples);
        expect(refuseBelow).toBeGreaterThanOrEqual(0);
        expect(unsureBelow).toBeGreaterThanOrEqual(0);
        expect(unsureBelow).toBeLessThanOrEqual(1);
        const answerable = examples.filter((each) => each.answerable);
        // Thresholds are written with four digits, so what stands right at one may fall to either side.
        const refused = answerable.filter((each) => each.probability < refuseBelow - 0.0001);
        expect(refused.length).toBeLessThanOrEqual(0.05 * answerable.length);
      }),
    );
  });
});

describe("describeThresholds", () => {
  const examples = [example(0.9), example(0.65, true, false), example(0.25), example(0.1, false), example(0.8, false)];
  const lines = describeThresholds(examples, { refuseBelow: 0.45, unsureBelow: 0.7 }).split("\n");

  test.each([
    ["below 0.2: refused 50.0 %, false refusals 0.0 %, right 66.7 %"],
    ["below 0.7: refused 50.0 %, false refusals 66.7 %, right 33.3 %"],
    ["below 0.45: refused 50.0 %, false refusals 33.3 %, right 33.3 %"],
    ["unsure below 0.7: wrong without a note 20.0 %"],
  ])("%s", (line) => {
    expect(lines).toContain(line);
  });

  test("no questions, no division by nothing", () => {
    expect(describeThresholds([], { refuseBelow: 0.5, unsureBelow: 0.5 })).not.toMatch(/NaN|Infinity/u);
  });
});
