import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sigmoid } from "../../src/retrieval/evidence-model.ts";
import {
  type BinaryExample,
  type FittedHead,
  fitListwise,
  fitLogistic,
  type ListExample,
} from "../../training/fit-weights.ts";

const score = ({ weights, bias }: FittedHead, features: Float64Array): number =>
  weights.reduce((sum, weight, i) => sum + weight * (features[i] ?? 0), bias);

/** Numbers between 0 and 1 that look like chance and are the same on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Questions whose right candidate is the one with the highest first signal; the others are noise. */
function lists(count: number, seed = 1, scale = 1): ListExample[] {
  const next = sequence(seed);
  return Array.from({ length: count }, () => {
    const candidates = Array.from({ length: 5 }, () => Float64Array.of(next() * scale, next(), 1));
    const first = candidates.map((candidate) => candidate[0] ?? 0);
    return { candidates, right: first.map((value) => value === Math.max(...first)) };
  });
}

/** Share of lists whose best candidate is right. */
function hits(head: FittedHead, examples: readonly ListExample[]): number {
  const won = examples.filter(({ candidates, right }) => {
    const scores = candidates.map((candidate) => score(head, candidate));
    return right[scores.indexOf(Math.max(...scores))];
  });
  return won.length / examples.length;
}

describe("fitListwise", () => {
  const head = fitListwise(lists(60), 3);

  test("finds the signal, and is right on questions that it hasn't seen", () => {
    const [signal = 0, noise = 0] = head.weights;
    expect(signal).toBeGreaterThan(3 * Math.abs(noise));
    expect(hits(head, lists(40, 99))).toBeGreaterThan(0.9);
  });

  test("a signal that never changes weighs nothing, and there is no bias", () => {
    expect(head.weights[2]).toBe(0);
    expect(head.bias).toBe(0);
  });

  test("a question teaches as much as it counts", () => {
    // The one with the lowest signal is right.
    const contrary = lists(120, 7).map(({ candidates, right }) => ({
      candidates: candidates.map(([first = 0, noise = 0]) => Float64Array.of(1 - first, noise, 1)),
      right,
    }));
    const hitsWith = (weight: number): number => {
      const weighed = contrary.map((each) => ({ ...each, weight }));
      return hits(fitListwise([...lists(60), ...weighed], 3), lists(40, 99));
    };
    expect(hitsWith(0.01)).toBeGreaterThan(0.9);
    expect(hitsWith(1)).toBeLessThan(0.5);
  });

  test("the same questions give the same weights", () => {
    expect(fitListwise(lists(60), 3)).toEqual(head);
  });

  test("weights are for signals as they are, whatever their scale", () => {
    const large = fitListwise(lists(60, 1, 1000), 3);
    expect((large.weights[0] ?? 0) * 1000).toBeCloseTo(head.weights[0] ?? 0, 3);
    expect(hits(large, lists(40, 99, 1000))).toBe(hits(head, lists(40, 99)));
  });

  test("with one signal and no penalty, the weight is the log odds of being right", () => {
    const pairs = Array.from({ length: 40 }, (_, i) => ({
      candidates: [Float64Array.of(1), Float64Array.of(0)],
      right: [i % 4 !== 0, i % 4 === 0],
    }));
    expect(fitListwise(pairs, 1, 0, 600).weights[0]).toBeCloseTo(Math.log(3), 1);
  });

  test("with two wrong ones beside it too", () => {
    const candidates = [Float64Array.of(1), Float64Array.of(0), Float64Array.of(0)];
    const triples = Array.from({ length: 40 }, (_, i) => ({ candidates, right: [i % 2 === 0, i % 2 === 1, false] }));
    expect(fitListwise(triples, 1, 0, 600).weights[0]).toBeCloseTo(Math.log(2), 1);
  });

  test("a stronger penalty gives smaller weights", () => {
    const [free = 0] = fitListwise(lists(60), 3, 0.001).weights;
    const [bound = 0] = fitListwise(lists(60), 3, 1).weights;
    expect(bound).toBeLessThan(free / 2);
  });

  test("questions without a right candidate, or with right ones only, teach nothing", () => {
    const taught = lists(30);
    const empty = taught.map(({ candidates }) => ({ candidates, right: candidates.map(() => false) }));
    const full = taught.map(({ candidates }) => ({ candidates, right: candidates.map(() => true) }));
    expect(fitListwise([...taught, ...empty, ...full], 3)).toEqual(fitListwise(taught, 3));
    for (const nothing of [[], empty, full]) expect(fitListwise(nothing, 3)).toEqual({ weights: [0, 0, 0], bias: 0 });
  });

  test("several right candidates share the mass", () => {
    const twice = lists(60).map(({ candidates, right }) => ({
      candidates: [...candidates, ...candidates.filter((_, i) => right[i])],
      right: [...right, true],
    }));
    expect(fitListwise(twice, 3).weights[0] ?? 0).toBeGreaterThan(0);
  });
});

describe("fitLogistic", () => {
  /** Yes where the first signal is above one half. */
  const examples = (count: number, seed = 1): BinaryExample[] => {
    const next = sequence(seed);
    return Array.from({ length: count }, () => {
      const features = Float64Array.of(next(), next(), 7);
      return { features, label: (features[0] ?? 0) > 0.5 };
    });
  };
  const head = fitLogistic(examples(80), 3);

  test("tells yes from no on what it hasn't seen", () => {
    const fresh = examples(60, 5);
    const right = fresh.filter(({ features, label }) => score(head, features) > 0 === label);
    expect(right.length / fresh.length).toBeGreaterThan(0.9);
    expect(head.weights[2]).toBe(0);
    expect(fitLogistic(examples(80), 3)).toEqual(head);
  });

  test("a stronger penalty gives smaller weights, and leaves the bias free", () => {
    const [free = 0] = fitLogistic(examples(80), 3, 0.001).weights;
    const bound = fitLogistic(examples(80), 3, 10);
    expect(Math.abs(bound.weights[0] ?? 0)).toBeLessThan(free / 5);
    const yes = Array.from({ length: 20 }, (_, i) => ({ features: Float64Array.of(3), label: i < 15 }));
    expect(sigmoid(fitLogistic(yes, 1, 10).bias)).toBeCloseTo(0.75, 2);
  });

  test("where signals say nothing, the bias is the share of yes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), (yes) => {
        const same = Array.from({ length: 20 }, (_, i) => ({ features: Float64Array.of(3), label: i < yes }));
        const { weights, bias } = fitLogistic(same, 1);
        expect(weights).toEqual([0]);
        expect(sigmoid(bias)).toBeCloseTo(yes / 20, 2);
      }),
      { numRuns: 10 },
    );
  });

  test("weights count by their ratio", () => {
    const [first, ...rest] = examples(20);
    if (!first) throw new Error("No example.");
    const weighed = fitLogistic([{ ...first, weight: 2 }, ...rest.map((each) => ({ ...each, weight: 1 }))], 3);
    const scaled = fitLogistic([{ ...first, weight: 4 }, ...rest.map((each) => ({ ...each, weight: 2 }))], 3);
    expect(scaled).toEqual(weighed);
    expect(weighed).not.toEqual(fitLogistic([first, ...rest], 3));
  });

  test("stays finite where all say yes, and where there is nothing", () => {
    const yes = examples(20).map((each) => ({ ...each, label: true }));
    for (const { weights, bias } of [fitLogistic(yes, 3), fitLogistic([], 3)]) {
      expect([...weights, bias].every(Number.isFinite)).toBe(true);
    }
    expect(fitLogistic(yes, 3).bias).toBeGreaterThan(0);
  });
});
