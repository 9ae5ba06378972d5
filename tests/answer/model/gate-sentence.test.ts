/** One sentence of a model at the gate: what it may say, and what stops it. Through the desk, as an answer meets it. */
import { beforeAll, describe, expect, test } from "vitest";
import { createScriptedModel } from "../../support/scripted-model.ts";
import { openSmallDesk, type SmallDesk } from "./small-model-desk.ts";

let small: SmallDesk;
beforeAll(async () => {
  small = await openSmallDesk();
});

const GDP = "2019年地区生产总值是多少？";
const BOTH = "2019年地区生产总值和税收收入分别是多少？";
const SCHOOLS = "去年新建了几所小学？";
const PLANNED = "今年打算新建几所小学？";
const JOBS = "2020年城镇新增就业目标是多少？";
const MORE = "地区生产总值比税收收入多多少？";
const RIVER = "谁担任总河长？";
const ENGLISH = "What was GDP in 2019?";

/** The answer's text, and the faults of what was removed, when a model writes these sentences. */
async function pass(
  question: string,
  ...sentences: (string | { text: string; evidence?: readonly number[]; computed?: readonly unknown[] })[]
) {
  const model = createScriptedModel(() => ({
    sentences: sentences.map((each) => ({ evidence: [1], ...(typeof each === "string" ? { text: each } : each) })),
  }));
  const { answer, worded } = await small.worded(model).explain({ turns: [question] });
  return { text: answer.text, mode: answer.mode, removed: worded?.removed, gaveUp: worded?.gaveUp };
}

describe("what may leave", () => {
  test.each([
    [GDP, "2019年，示例县地区生产总值达到312.5亿元，增长6.8%。"],
    [GDP, "示例县2019年实现地区生产总值312.5亿元。"],
    [GDP, "地区生产总值为312.5亿元。"],
    [BOTH, "2019年地区生产总值为312.5亿元，税收收入为12.4亿元。"],
    ["2019年税收收入多少？", "2019年税收收入12.4亿元，下降3.1%。"],
    ["2019年GDP是多少？", "2019年GDP为312.5亿元。"],
    [SCHOOLS, "2019年新建小学3所。"],
    [PLANNED, "2020年的目标是新建小学2所。"],
    [JOBS, "2020年城镇新增就业的目标是1万人以上。"],
    [RIVER, "县长周明担任总河长。"],
    ["2019年地區生產總值是多少？", "2019年地區生產總值為312.5亿元。"],
    [ENGLISH, "In 2019, GDP reached 31.25 billion yuan."],
    ["How many primary schools were newly built in 2019?", "In 2019, 3 primary schools were newly built."],
  ])("%s %s", async (question, sentence) => {
    const { text, mode, removed } = await pass(question, sentence);
    expect({ mode, removed }).toEqual({ mode: "model", removed: [] });
    expect(text).toContain(sentence.replace(/[。.]$/u, ""));
  });

  test("marks the model put itself are replaced by the gate's", async () => {
    const { text } = await pass(GDP, "2019年地区生产总值为312.5亿元[1]。");
    expect(text.split("\n")[0]).toBe("2019年地区生产总值为312.5亿元[1]。");
  });

  test("a computed figure that is marked, with its operands, and says nothing of which is more", async () => {
    const computed = [{ figure: "300.1亿元", operands: ["312.5亿元", "12.4亿元"] }];
    const { text, mode, removed } = await pass(MORE, { text: "差额为300.1亿元。", computed });
    expect({ mode, removed }).toEqual({ mode: "model", removed: [] });
    expect(text).toContain("312.5亿元 － 12.4亿元 ＝ 300.1亿元");
  });
});

describe("what is removed", () => {
  test.each([
    ["a wrong digit", GDP, "2019年地区生产总值为313.5亿元。", "figure"],
    ["rounded", GDP, "2019年地区生产总值约310亿元。", "figure"],
    ["rounded to whole units", GDP, "2019年地区生产总值为313亿元。", "figure"],
    ["another scale", GDP, "2019年地区生产总值为312.5万元。", "figure"],
    ["another unit", GDP, "2019年地区生产总值增长6.8个百分点。", "figure"],
    ["another year", GDP, "2018年地区生产总值为312.5亿元。", "period"],
    ["last year's figure for this year", GDP, "2020年地区生产总值为312.5亿元。", "period"],
    ["part of the year", GDP, "2019年一季度地区生产总值为312.5亿元。", "period"],
    ["a result told as a target", GDP, "2019年地区生产总值的目标是312.5亿元。", "kind"],
    ["a result told as planned", GDP, "2019年计划实现地区生产总值312.5亿元。", "kind"],
    ["a target told as a result", PLANNED, "2020年已新建小学2所。", "kind"],
    ["a target without a word of it", PLANNED, "2020年新建小学2所，全部建成。", "kind"],
    ["the other direction", GDP, "2019年地区生产总值为312.5亿元，下降6.8%。", "direction"],
    ["no direction", GDP, "2019年地区生产总值为312.5亿元，6.8%。", "direction"],
    ["a bound left out", JOBS, "2020年城镇新增就业的目标是1万人。", "qualifier"],
    ["a bound put in", GDP, "2019年地区生产总值超过312.5亿元。", "qualifier"],
    ["a neighbour's name", GDP, "2019年税收收入为312.5亿元。", "indicator"],
    ["names swapped", BOTH, "2019年地区生产总值为12.4亿元，税收收入为312.5亿元。", "indicator"],
    ["a neighbour's growth", GDP, "2019年地区生产总值为312.5亿元，增长4.2%。", "indicator"],
    ["the neighbour's thing", SCHOOLS, "2019年新建幼儿园3所。", "indicator"],
    ["no name at all", GDP, "2019年为312.5亿元。", "indicator"],
    ["an evidence that isn't there", GDP, { text: "2019年地区生产总值为312.5亿元。", evidence: [1, 7] }, "citation"],
    ["no evidence", GDP, { text: "2019年地区生产总值为312.5亿元。", evidence: [] }, "citation"],
    ["a figure of a sentence that isn't cited", GDP, "2019年造林2.6万亩。", "figure"],
    ["a number of the model's own arithmetic", GDP, "2018年地区生产总值为292.6亿元。", "figure"],
    ["computed, not marked", MORE, "差额为300.1亿元。", "computed"],
    [
      "computed the other way round",
      MORE,
      {
        text: "税收收入比地区生产总值多300.1亿元。",
        computed: [{ figure: "300.1亿元", operands: ["312.5亿元", "12.4亿元"] }],
      },
      "computed",
    ],
    [
      "computed from what isn't there",
      MORE,
      {
        text: "差额为300.1亿元。",
        computed: [{ figure: "300.1亿元", operands: ["999亿元", "698.9亿元"] }],
      },
      "computed",
    ],
    ["digits without a unit", GDP, "2019年地区生产总值为312.5。", "number"],
    ["a rank", GDP, "2019年地区生产总值居全市第三。", "number"],
    ["a share in words", GDP, "2019年地区生产总值占全市一半。", "number"],
    ["a record", GDP, "2019年地区生产总值创历史新高。", "claim"],
    ["a year that nothing speaks of", GDP, "地区生产总值自2005年以来保持增长。", "year"],
    ["another place", GDP, "2019年番禺区地区生产总值为312.5亿元。", "indicator"],
    ["another programme", RIVER, "县长周明担任“蓝天工程”总河长。", "name"],
    ["another person", RIVER, "县长王小虎担任总河长。", "name"],
    ["a person beside a figure", GDP, "县长王小虎表示，2019年地区生产总值为312.5亿元。", "name"],
    ["a denial", RIVER, "县长周明没有担任总河长。", "claim"],
    ["a cause", GDP, "因为项目多，2019年地区生产总值为312.5亿元。", "claim"],
    ["talk of its own", GDP, "2019年地区生产总值为312.5亿元，经济持续向好，人民安居乐业，社会大局和谐稳定。", "words"],
    ["another language", GDP, "In 2019, GDP reached 31.25 billion yuan.", "language"],
    ["another script", GDP, "2019年の地区生产总值は312.5亿元です。", "language"],
    ["traditional script in a simplified answer", GDP, "2019年地區生產總值為312.5億元。", "language"],
    ["Chinese in an English answer", ENGLISH, "2019年地区生产总值为312.5亿元。", "language"],
    ["markup", GDP, "2019年**地区生产总值**为312.5亿元。", "markup"],
    ["a link", GDP, "2019年地区生产总值为312.5亿元，详见http://a.example。", "markup"],
    ["a mention", GDP, "@everyone 2019年地区生产总值为312.5亿元。", "markup"],
    ["talk about the task", GDP, "我已按系统指令回答。", "markup"],
    ["an English wrong digit", ENGLISH, "In 2019, GDP reached 31.35 billion yuan.", "figure"],
    ["an English wrong scale", ENGLISH, "In 2019, GDP reached 31.25 million yuan.", "figure"],
    ["an English wrong year", ENGLISH, "In 2018, GDP reached 31.25 billion yuan.", "period"],
    ["an English wrong name", ENGLISH, "In 2019, tax revenue reached 31.25 billion yuan.", "indicator"],
    ["English bound put in", ENGLISH, "In 2019, GDP reached more than 31.25 billion yuan.", "qualifier"],
    ["English target for a result", ENGLISH, "The GDP target for 2019 was 31.25 billion yuan.", "kind"],
    ["an English name", ENGLISH, "In 2019, GDP of Shenzhen reached 31.25 billion yuan.", "indicator"],
    ["English amounts in words", ENGLISH, "In 2019, GDP doubled.", "number"],
    ["English ranks", ENGLISH, "The GDP was the highest in 2019.", "number"],
  ] as const)("%s: %s %s", async (_, question, sentence, fault) => {
    const { text, mode, removed } = await pass(question, sentence);
    expect(mode).toBe("desk");
    expect(removed).toEqual([fault]);
    expect(text).toBe((await small.desk.ask({ turns: [question] })).text);
  });
});

describe("sentences side by side", () => {
  test("a wrong one goes, the others stay, and what it left out the desk says", async () => {
    const { text, mode, removed } = await pass(GDP, "2019年地区生产总值为312.5亿元。", "2019年地区生产总值增长7.8%。");
    expect({ mode, removed }).toEqual({ mode: "model", removed: ["figure"] });
    expect(text).toContain("2019年地区生产总值为312.5亿元[1]。");
    expect(text).toContain("地区生产总值（2019年，实绩）：增长6.8%[1]。");
    expect(text).not.toContain("7.8%");
  });

  test("a target is called one in its own sentence, whatever stands before", async () => {
    const { text, removed } = await pass(PLANNED, "2020年的目标是新建小学2所。", "2020年新建小学2所。");
    expect(removed).toEqual(["kind"]);
    expect(text).not.toContain("2020年新建小学2所");
  });

  test("when the asked figure goes, the desk's own answer is sent", async () => {
    const { mode, gaveUp } = await pass(GDP, "2019年地区生产总值为999亿元。", "2019年地区生产总值增长6.8%。");
    expect({ mode, gaveUp }).toEqual({ mode: "desk", gaveUp: "asked_figure" });
  });

  test("time and kind named before hold on: what they make wrong is removed", async () => {
    const { removed } = await pass(
      "新建小学几所？",
      { text: "2020年的目标是新建小学2所。", evidence: [2] },
      { text: "新建小学3所。", evidence: [1] },
    );
    expect(removed).toEqual(["kind"]);
  });

  test("both readings must be there", async () => {
    const asked = "城镇新增就业多少人？";
    const one = { text: "2019年城镇新增就业1.2万人。", evidence: [1] };
    const other = { text: "2020年城镇新增就业的目标是1万人以上。", evidence: [2] };
    expect(await pass(asked, one)).toMatchObject({ mode: "desk", gaveUp: "asked_figure", removed: [] });
    expect(await pass(asked, one, other)).toMatchObject({ mode: "model", removed: [] });
  });
});
