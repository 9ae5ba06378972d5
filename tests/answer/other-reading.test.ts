import { describe, expect, test } from "vitest";
import type { FigureCandidate } from "../../src/answer/choose-figures.ts";
import { otherReading } from "../../src/answer/other-reading.ts";
import { readSmallReport } from "../retrieval/small-corpus.ts";
import { figureCandidate, ranked } from "./make-evidence.ts";

const report = readSmallReport();
const pick = (text: string, score: number): FigureCandidate => figureCandidate(report, text, score);

describe("otherReading", () => {
  test.each<[string, string, FigureCandidate[], string | undefined]>([
    ["a target beside a result", "城镇新增就业多少人?", [pick("1.2万人", 5), pick("1万人", 3)], "1万人"],
    ["a result beside a target", "城镇新增就业多少人?", [pick("1万人", 5), pick("1.2万人", 3)], "1.2万人"],
    ["the year settles it", "去年城镇新增就业多少人?", [pick("1.2万人", 5), pick("1万人", 3)], undefined],
    ["target is asked", "城镇新增就业的目标是多少人?", [pick("1万人", 5), pick("1.2万人", 3)], undefined],
    ["much worse", "城镇新增就业多少人?", [pick("1.2万人", 15), pick("1万人", 3)], undefined],
    ["another thing", "新建小学几所?", [pick("3所", 5), pick("86家", 4.5)], undefined],
    ["another measure", "地区生产总值多少?", [pick("312.5亿元", 5), pick("7%", 4.5)], undefined],
    ["both ends of one movement", "农村居民人均可支配收入多少?", [pick("19460元", 5), pick("17800元", 4.8)], undefined],
    ["the only one", "新建小学几所?", [pick("3所", 5)], undefined],
    ["none", "新建小学几所?", [], undefined],
  ])("%s", (_, asked, candidates, text) => {
    expect(otherReading(ranked(asked, candidates))?.figure.text).toBe(text);
  });
});

test("the same number again is no other reading", () => {
  const same = readSmallReport("一、2019年工作回顾\n造林3万亩。\n二、2020年工作安排\n造林3万亩。\n", {}, "same");
  const [result, target] = [0, 1].map((nth) => figureCandidate(same, "3万亩", 5 - nth, { nth }));
  if (!result || !target) throw new Error("Two figures stand there.");
  expect([result.figure.kind, target.figure.kind]).toEqual(["actual", "target"]);
  expect(otherReading(ranked("造林多少万亩?", [result, target]))).toBeUndefined();
});
