import { describe, expect, test } from "vitest";
import { overlap, sameThing } from "../../src/answer/compare-figures.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";
import { figureCandidate } from "./make-evidence.ts";

const report = readSmallReport();
const pick = (text: string, score: number, nth = 0) => figureCandidate(report, text, score, { nth });

describe("sameThing", () => {
  test.each([
    ["1.2万人", "1万人", true],
    ["3所", "2所", true],
    ["6.8%", "7%", true],
    ["2.6万亩", "3万亩", true],
    ["3所", "8所", false],
    ["312.5亿元", "6.8%", false],
    ["312.5亿元", "18.6亿元", false],
    ["12%", "6.8%", false],
    ["600张", "1万人", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(sameThing(pick(a, 1).figure, pick(b, 1).figure)).toBe(expected);
    expect(sameThing(pick(b, 1).figure, pick(a, 1).figure)).toBe(expected);
  });
});

describe("overlap", () => {
  test.each([
    ["新增就业", "城镇新增就业", 1],
    ["新增就业", "新增企业", 1 / 3],
    ["税收收入", "造林", 0],
    ["林", "造林", 1],
    ["林", "税收", 0],
    ["", "税收", 1],
  ])("%s and %s: %d", (a, b, share) => {
    expect(overlap(a, b)).toBeCloseTo(share);
    expect(overlap(b, a)).toBeCloseTo(share);
  });
});
