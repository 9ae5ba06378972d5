import { describe, expect, test } from "vitest";
import type { EvidenceFound } from "../../src/answer/find-evidence.ts";
import { findMissing } from "../../src/answer/missing.ts";
import type { Missing } from "../../src/answer/wording/wording.ts";
import type { Concept } from "../../src/retrieval/concepts.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";
import { figureCandidate, found, textCandidate } from "./make-evidence.ts";

const report = readSmallReport();
const gdp = figureCandidate(report, "312.5亿元", 5);
const growth = figureCandidate(report, "6.8%", 5);
const jobs = figureCandidate(report, "1.2万人", 5);
const jobsTarget = figureCandidate(report, "1万人", 5);
const concept = (surface: string, weight: number): Concept => ({
  surface,
  weight,
  needles: [{ text: surface, credit: 1, relation: "same" }],
  unknown: false,
  formality: 0,
});

const missingOf = (evidence: EvidenceFound): Missing => {
  const [nearest] = evidence.whole.ranked;
  return findMissing(evidence, nearest, ["2020年示例县政府工作报告"]);
};

describe("why there is no answer", () => {
  test.each<[string, EvidenceFound, Partial<Missing>]>([
    ["another place", found("邻县GDP是多少？", [gdp], { otherPlaces: ["邻县"] }), { places: ["邻县"] }],
    ["a place twice", found("邻县和邻县的GDP？", [gdp], { otherPlaces: ["邻县", "邻县"] }), { places: ["邻县"] }],
    [
      "a place that the evidence does name",
      found("清水河怎么样？", [textCandidate(report, "清水河", 5)], { otherPlaces: ["清水河"] }),
      { places: [] },
    ],
    ["another year", found("2018年GDP是多少？", [gdp]), { years: ["2018年"] }],
    ["the year of the figure", found("2019年GDP是多少？", [gdp]), { years: [] }],
    ["only growth", found("GDP是多少亿元？", [growth]), { instead: "growth" }],
    ["only an amount", found("GDP增长百分之几？", [gdp]), { instead: "level" }],
    ["only a target", found("实际完成了多少就业？", [jobsTarget]), { instead: "target" }],
    ["only a result", found("就业打算新增多少人？", [jobs]), { instead: "actual" }],
    ["another time", found("前年GDP多少？", [gdp]), { instead: "period", years: [] }],
    [
      "words that the evidence lacks, the weightiest first",
      found("外商投资地铁多少？", [gdp], {
        concepts: [concept("投资", 0.2), concept("地铁", 0.5), concept("外商", 0.3), concept("地区生产总值", 0.1)],
      }),
      { terms: ["地铁", "外商", "投资"] },
    ],
    [
      "three words at most, and none of one character",
      found("几？", [gdp], { concepts: ["甲", "乙乙", "丙丙", "丁丁", "戊戊"].map((word) => concept(word, 0.2)) }),
      { terms: ["乙乙", "丙丙", "丁丁"] },
    ],
  ])("%s", (_, evidence, expected) => {
    expect(missingOf(evidence)).toMatchObject(expected);
  });

  test("with nothing near, only places and reports are known", () => {
    const evidence = found("邻县2018年地铁几条？", [], { otherPlaces: ["邻县"], concepts: [concept("地铁", 1)] });
    expect(missingOf(evidence)).toEqual({
      places: ["邻县"],
      years: [],
      terms: [],
      reports: ["2020年示例县政府工作报告"],
    });
  });
});
