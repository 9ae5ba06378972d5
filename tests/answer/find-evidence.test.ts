import { beforeAll, describe, expect, test } from "vitest";
import { type AnswerTools, type EvidenceFound, findEvidence } from "../../src/answer/find-evidence.ts";
import { plainModel } from "../retrieval/plain-model.ts";
import { buildSmallCorpus, language, readSmallReport } from "../retrieval/small-corpus.ts";

const OTHER = "2020年越秀区政府工作报告\n一、2019年工作回顾\n新建小学6所，造林1.9万亩。\n";
let tools: AnswerTools;
beforeAll(async () => {
  const reports = [
    readSmallReport(undefined, { place: "天河区" }, "tianhe-2020"),
    readSmallReport(OTHER, { place: "越秀区" }, "yuexiu-2020"),
  ];
  tools = { ...(await buildSmallCorpus(reports)), ...language, model: plainModel };
});

const find = (...turns: string[]): Promise<EvidenceFound> => findEvidence(turns, tools);
const bestOf = ({ whole }: EvidenceFound): string | undefined => whole.ranked[0]?.figure?.text;
const reportsOf = ({ whole }: EvidenceFound): string[] =>
  [...new Set(whole.ranked.map(({ report }) => report.id))].sort();

describe("which reports are searched", () => {
  test.each([
    ["天河区去年新建了几所小学？", ["tianhe-2020"], "3所"],
    ["越秀区去年新建了几所小学？", ["yuexiu-2020"], "6所"],
  ])("%s", async (asked, reports, figure) => {
    const found = await find(asked);
    expect(reportsOf(found)).toEqual(reports);
    expect(bestOf(found)).toBe(figure);
  });

  test("both when none is named, and only the one given when one is", async () => {
    expect(reportsOf(await find("去年新建了几所小学？"))).toEqual(["tianhe-2020", "yuexiu-2020"]);
    const only = tools.index.reports.get("yuexiu-2020");
    const found = await findEvidence(["去年新建了几所小学？"], tools, only);
    expect(reportsOf(found)).toEqual(["yuexiu-2020"]);
    expect(found.reports).toEqual([only]);
  });

  test("a place that no report is about is handed on", async () => {
    expect((await find("白云区去年新建了几所小学？")).otherPlaces).toEqual(["白云"]);
  });
});

describe("things asked and operands", () => {
  test("evidence for each thing asked", async () => {
    const { asked } = await find("天河区去年小学和幼儿园各新建了几所？");
    expect(asked.map(({ ranked }) => ranked[0]?.figure?.text)).toEqual(["3所", "8所"]);
  });

  test("evidence for each operand", async () => {
    const { operands, question } = await find("天河区城镇居民人均可支配收入比农村居民人均可支配收入高多少元？");
    expect(question.operation?.type).toBe("difference");
    expect(operands.map(({ ranked }) => ranked[0]?.figure?.text)).toEqual(["38250元", "19460元"]);
  });
});

describe("follow-ups", () => {
  test.each([
    ["another time", ["天河区去年新建了几所小学？", "今年打算呢？"], "2所"],
    ["another thing of that time", ["天河区去年新建了几所小学？", "那幼儿园呢？"], "8所"],
    ["after another follow-up", ["天河区去年新建了几所小学？", "那幼儿园呢？", "那公办学位呢？"], "4600个"],
  ])("%s", async (_, turns, figure) => {
    expect(bestOf(await find(...turns))).toBe(figure);
  });

  test("a question that stands on its own is not moved by the one before", async () => {
    const asked = "天河区去年农村居民人均可支配收入一共是多少元？";
    const alone = await find(asked);
    const after = await find("天河区去年新建了几所小学？", asked);
    expect(after.whole.ranked).toEqual(alone.whole.ranked);
  });
});

test("a conversation without questions can't be answered", async () => {
  await expect(find()).rejects.toThrow(RangeError);
});
