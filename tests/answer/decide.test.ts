import { describe, expect, test } from "vitest";
import type { FigureCandidate } from "../../src/answer/choose-figures.ts";
import { type Decision, decide } from "../../src/answer/decide.ts";
import { decideOperation } from "../../src/answer/decide-operation.ts";
import type { EvidenceFound } from "../../src/answer/find-evidence.ts";
import { FIGURE_FEATURES } from "../../src/retrieval/figure-feature-names.ts";
import { plainModel } from "../retrieval/plain-model.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";
import { figureCandidate, found, textCandidate } from "./make-evidence.ts";

const report = readSmallReport();
const tools = { model: { ...plainModel, refuseBelow: 0.5, unsureBelow: 0.8 } };
const pick = (text: string, score = 5): FigureCandidate => figureCandidate(report, text, score);
const textsOf = (candidates: readonly FigureCandidate[]): string[] => candidates.map(({ figure }) => figure.text);

/** A decision as type and figures: readings 1.2万人 1万人. */
function inShort(decision: Decision): string {
  switch (decision.type) {
    case "figures": {
      const more = decision.belonging.length > 0 ? ` + ${textsOf(decision.belonging).join(" ")}` : "";
      return `${decision.verdict ?? "figures"} ${textsOf(decision.asked).join(" ")}${more}`;
    }
    case "readings":
      return `readings ${textsOf(decision.readings).join(" ")}`;
    case "derived":
      return `${decision.derived.type} ${decision.derived.text} of ${textsOf(decision.operands).join(" ")}`;
    case "text":
      return `text ${decision.sentences.map(({ sentence }) => sentence.index).join(" ")}`;
    case "not_found":
      return `not_found ${decision.nearest.map(({ sentence }) => sentence.index).join(" ")}`;
  }
}

describe("what to answer", () => {
  test.each<[string, EvidenceFound, string]>([
    [
      "an amount, with the growth behind it",
      found("2019年GDP多少亿元？", [pick("312.5亿元")]),
      "figures 312.5亿元 + 6.8%",
    ],
    ["growth alone", found("2019年GDP增长多少？", [pick("6.8%")]), "figures 6.8%"],
    [
      "a result and a target when neither is meant",
      found("城镇新增就业多少人？", [pick("1万人", 5), pick("1.2万人", 4)]),
      "readings 1.2万人 1万人",
    ],
    [
      "the year says which",
      found("去年城镇新增就业多少人？", [pick("1.2万人", 5), pick("1万人", 4)]),
      "figures 1.2万人",
    ],
    [
      "a reading that is far behind stands behind",
      found("城镇新增就业多少人？", [pick("1.2万人", 5), pick("1万人", 1)]),
      "figures 1.2万人 + 1万人",
    ],
    [
      "several things asked",
      found("小学和幼儿园各新建了几所？", [pick("3所"), pick("8所")], {
        asked: [[pick("3所"), pick("8所", 1)], [pick("8所")]],
      }),
      "figures 3所 8所",
    ],
    ["words", found("谁担任总河长？", [textCandidate(report, "县长周明", 5)]), "text 9"],
    ["too unlikely", found("地铁有几条？", [pick("3所")], { answerable: 0.4 }), "not_found 5"],
    ["nothing at all", found("地铁有几条？", []), "not_found "],
    ["yes", found("GDP超过300亿元了吗？", [pick("312.5亿元")]), "yes 312.5亿元 + 6.8%"],
    ["no", found("GDP超过400亿元了吗？", [pick("312.5亿元")]), "no 312.5亿元 + 6.8%"],
  ])("%s", (_, evidence, expected) => {
    expect(inShort(decide(evidence, tools))).toBe(expected);
  });

  test("sure or not", () => {
    // Where the indicator names all that is asked, a middling probability is no reason for a warning.
    for (const [answerable, covered, sure] of [
      [0.9, 0.5, true],
      [0.6, 0.5, false],
      [0.6, 1, true],
    ] as const) {
      const three = pick("3所");
      const features = three.features.slice();
      features[FIGURE_FEATURES.indexOf("covered by indicator")] = covered;
      expect(decide(found("去年新建了几所小学？", [{ ...three, features }], { answerable }), tools)).toMatchObject({
        sure,
      });
    }
  });

  test("the nearest are three distinct sentences, best first", () => {
    const candidates = [pick("3所", 5), pick("8所", 4), pick("1.2万人", 3), pick("2.6万亩", 2), pick("27家", 1)];
    const decision = decide(found("地铁有几条？", candidates, { answerable: 0.1 }), tools);
    expect(inShort(decision)).toBe("not_found 5 4 7");
  });

  test("one part that is sure carries the others", () => {
    const evidence = found("小学和幼儿园各新建了几所？", [pick("3所")], {
      asked: [[pick("3所")], [pick("8所")]],
      answerable: 0.2,
    });
    const [first, second] = evidence.asked;
    if (!first || !second) throw new Error("Two parts are asked.");
    const asked = [first, { ...second, answerable: 0.9 }];
    expect(inShort(decide({ ...evidence, asked }, tools))).toBe("figures 3所 8所");
  });
});

describe("arithmetic", () => {
  const both = [pick("38250元"), pick("19460元", 4)];
  test.each<[string, EvidenceFound, string]>([
    [
      "a sum of two named things",
      found("小学和幼儿园加起来新建了几所？", [pick("3所")], { operands: [[pick("3所")], [pick("8所")]] }),
      "sum 11所 of 3所 8所",
    ],
    [
      "a difference of two named things",
      found("城镇居民收入比农村居民收入高多少元？", both, { operands: [[pick("38250元")], [pick("19460元")]] }),
      "difference 18790元 of 38250元 19460元",
    ],
    [
      "a share that the report doesn't give",
      found("税收占GDP的比重是多少？", [pick("12.4亿元")], { operands: [[pick("12.4亿元")], [pick("312.5亿元")]] }),
      "share 3.97% of 12.4亿元 312.5亿元",
    ],
    [
      "a multiple",
      found("城镇居民收入是农村的几倍？", [pick("38250元")], { operands: [[pick("38250元")], [pick("19460元")]] }),
      "multiple 1.97倍 of 38250元 19460元",
    ],
    [
      "a rise from both ends of a movement, the later first",
      found("农村居民收入涨了多少元？", [pick("19460元"), pick("17800元", 4)]),
      "difference 1660元 of 19460元 17800元",
    ],
    [
      "a target against last year's result",
      found("就业目标比去年实际少多少？", [pick("1万人"), pick("1.2万人", 4)], {
        operands: [[pick("1万人")], [pick("1.2万人")]],
      }),
      "difference 0.2万人 of 1万人 1.2万人",
    ],
  ])("%s", (_, evidence, expected) => {
    expect(inShort(decide(evidence, tools))).toBe(expected);
  });

  test.each<[string, EvidenceFound]>([
    ["the report prints the growth", found("去年GDP增长了多少？", [pick("6.8%"), pick("312.5亿元", 4)])],
    ["the report prints the rise", found("森林覆盖率提高了几个百分点？", [pick("0.8个百分点"), pick("46.3%", 4)])],
    [
      "the report prints the share",
      found("高企占全市企业的比重是多少？", [pick("12%")], { operands: [[pick("86家")], [pick("27家")]] }),
    ],
    [
      "last year's GDP isn't worked back from growth at comparable prices",
      found("倒推2018年的GDP是多少？", [pick("312.5亿元"), pick("6.8%", 4)]),
    ],
    [
      "units don't fit",
      found("小学和造林加起来多少？", [pick("3所")], { operands: [[pick("3所")], [pick("2.6万亩")]] }),
    ],
    ["no arithmetic is asked", found("去年新建了几所小学？", [pick("3所")])],
    ["no figure was found", found("小学和幼儿园加起来几所？", [], { operands: [[], []] })],
    ["a part has no figure", found("小学和中学加起来几所？", [pick("3所")], { operands: [[pick("3所")], []] })],
    [
      "far too unlikely",
      found("小学和幼儿园加起来几所？", [pick("3所")], { operands: [[pick("3所")], [pick("8所")]], answerable: 0.05 }),
    ],
  ])("nothing is computed when %s", (_, evidence) => {
    expect(decideOperation(evidence, tools)).toBeUndefined();
  });

  test("growth is no operand, however good it looks", () => {
    const evidence = found("高企占比比森林覆盖率低几个百分点？", [pick("12%")], {
      operands: [[pick("12%")], [pick("6.8%", 9), pick("46.3%", 5)]],
    });
    expect(inShort(decide(evidence, tools))).toBe("difference 34.3个百分点 of 12% 46.3%");
  });

  test("operands are of one unit even when another figure scores better", () => {
    const evidence = found("小学和幼儿园加起来新建了几所？", [pick("3所")], {
      operands: [[pick("3所")], [pick("4600个", 9), pick("8所", 5)]],
    });
    expect(inShort(decide(evidence, tools))).toBe("sum 11所 of 3所 8所");
  });
});
