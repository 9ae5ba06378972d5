import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Head, headScore, loadEvidenceModel, sigmoid } from "../../src/retrieval/evidence-model.ts";
import { FIGURE_FEATURES } from "../../src/retrieval/figure-feature-names.ts";
import { ANSWERABLE_FEATURES } from "../../src/retrieval/rank-evidence.ts";
import { TEXT_FEATURES } from "../../src/retrieval/text-features.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { plainModel } from "./plain-model.ts";
import { shippedModel } from "./small-corpus.ts";

describe("the weights that ship", () => {
  test.each<[string, Head, readonly string[]]>([
    ["figure", shippedModel.figure, FIGURE_FEATURES],
    ["text", shippedModel.text, TEXT_FEATURES],
    ["answerable", shippedModel.answerable, ANSWERABLE_FEATURES],
  ])("%s: one finite number for each signal, in its order", (_, { features, weights, bias }, names) => {
    expect(features).toEqual([...names]);
    expect(weights).toHaveLength(names.length);
    expect([...weights, bias].every(Number.isFinite)).toBe(true);
    expect(weights.some((weight) => weight !== 0)).toBe(true);
  });

  test("refuse below a probability, and note what is a little above it", () => {
    const { refuseBelow, unsureBelow } = shippedModel;
    expect(refuseBelow).toBeGreaterThan(0);
    expect(unsureBelow).toBeGreaterThanOrEqual(refuseBelow);
    expect(unsureBelow).toBeLessThan(1);
  });

  test.each<[string, (name: string) => number, 1 | -1]>([
    ["money asked, other given", figureWeight, -1],
    ["measure other", figureWeight, -1],
    ["period other", figureWeight, -1],
    ["unit equal", figureWeight, 1],
    ["covered by indicator", figureWeight, 1],
    ["target asked and given", figureWeight, 1],
    ["target asked, actual given", figureWeight, -1],
    ["change asked and given", figureWeight, 1],
    ["figure: period other", answerableWeight, -1],
    ["figure: other place missing", answerableWeight, -1],
    ["text: other place missing", answerableWeight, -1],
  ])("%s counts the right way", (name, weight, sign) => {
    expect(Math.sign(weight(name))).toBe(sign);
  });
});

function figureWeight(name: string): number {
  return shippedModel.figure.weights[shippedModel.figure.features.indexOf(name)] ?? 0;
}
function answerableWeight(name: string): number {
  return shippedModel.answerable.weights[shippedModel.answerable.features.indexOf(name)] ?? 0;
}

describe("headScore", () => {
  test.each([
    [[1, 2], 0.5, [3, 4], 11.5],
    [[1, 2], 0, [3], 3],
    [[], 2, [3, 4], 2],
    [[-1], 0, [2.5], -2.5],
  ])("%j and bias %d on %j is %d", (weights, bias, features, score) => {
    expect(headScore({ features: [], weights, bias }, features)).toBeCloseTo(score);
  });

  test("is linear", () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, numbers, numbers, (weights, a, b) => {
        const head = { features: [], weights, bias: 0 };
        const sum = a.map((value, i) => value + (b[i] ?? 0));
        expect(headScore(head, sum)).toBeCloseTo(headScore(head, a) + headScore(head, b));
      }),
    );
  });
});

describe("sigmoid", () => {
  test.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [800, 1],
    [-800, 0],
  ])("of %d is %d", (x, y) => {
    expect(sigmoid(x)).toBeCloseTo(y, 12);
  });
});

describe("loadEvidenceModel", () => {
  const written = async (model: unknown): Promise<string> => {
    const path = join(await temporaryFolder(), "evidence.json");
    await writeFile(path, typeof model === "string" ? model : JSON.stringify(model));
    return path;
  };

  test("reads what was written, and a bias left out is 0", async () => {
    expect(loadEvidenceModel(await written(plainModel))).toEqual(plainModel);
    const { bias: _, ...text } = plainModel.text;
    expect(loadEvidenceModel(await written({ ...plainModel, text })).text.bias).toBe(0);
  });

  test.each([
    ["another version", { ...plainModel, version: 2 }],
    ["a head left out", { ...plainModel, text: undefined }],
    ["words for numbers", { ...plainModel, refuseBelow: "0.5" }],
    ["no numbers", { ...plainModel, figure: { ...plainModel.figure, weights: [null] } }],
    ["something else", []],
    ["no JSON", "refuseBelow = 0.5"],
  ])("%s is refused", async (_, model) => {
    const path = await written(model);
    expect(() => loadEvidenceModel(path)).toThrow();
  });
});
