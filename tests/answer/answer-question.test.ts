/** Whole answers on a short invented report, with weights written by hand; what ships is tested on the report that ships. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import { type AnswerDependencies, answerQuestion } from "../../src/answer/answer-question.ts";
import { plainModel } from "../retrieval/plain-model.ts";
import { buildSmallCorpus, language, readSmallReport } from "../retrieval/small-corpus.ts";
import { expectContract } from "./expect-contract.ts";

const errors: string[] = [];
let tools: AnswerDependencies;
beforeAll(async () => {
  const quiet = (): void => {};
  const logger = { debug: quiet, info: quiet, warn: quiet, error: (message: string) => void errors.push(message) };
  const other = readSmallReport(
    "2020年样板县政府工作报告\n一、2019年工作回顾\n新建小学6所，造林1.9万亩。\n",
    {},
    "yangban-2020",
  );
  tools = { ...(await buildSmallCorpus([readSmallReport(), other])), ...language, model: plainModel, logger };
});

async function ask(...turns: string[]): Promise<Answer> {
  const { answer } = await answerQuestion({ turns, report: "shili-2020" }, tools);
  expectContract(answer, tools.index.reports);
  expect(errors).toEqual([]);
  return answer;
}
const figuresOf = ({ figures }: Answer): string[] =>
  figures.map(({ text, period, kind }) => `${text} ${period} ${kind}`);

describe("figures", () => {
  test.each([
    ["去年GDP是多少亿元？", ["312.5亿元 2019 actual", "6.8% 2019 actual"]],
    ["去年GDP增长了百分之几？", ["6.8% 2019 actual"]],
    ["今年GDP的增长目标是多少？", ["7% 2020 target"]],
    ["一季度GDP下降多少？", ["2.4% 2020Q1 actual"]],
    ["去年小学和幼儿园各新建了几所？", ["3所 2019 actual", "8所 2019 actual"]],
    ["今年要新增多少家高企？", ["20家 2020 target"]],
    ["农村居民人均可支配收入从多少提高到多少？", ["17800元 2018 actual", "19460元 2019 actual"]],
    ["去年城鎮新增就業幾多人？", ["1.2万人 2019 actual"]],
  ])("%s", async (asked, figures) => {
    const answer = await ask(asked);
    expect(answer.status).toBe("answered");
    expect(figuresOf(answer)).toEqual(figures);
  });

  test("a fall is a number with a direction", async () => {
    const { figures, text } = await ask("税收收入下降了百分之几？");
    expect(figures).toMatchObject([{ value: 3.1, unit: "%", direction: "down" }]);
    expect(text).toContain("下降3.1%");
  });

  test("a qualifier is shown", async () => {
    expect((await ask("今年城镇新增就业的目标是多少人？")).text).toContain("1万人以上");
  });

  test("two readings: result, then target", async () => {
    const answer = await ask("造林多少万亩？");
    expect(answer.status).toBe("ambiguous");
    expect(figuresOf(answer)).toEqual(["2.6万亩 2019 actual", "3万亩 2020 target"]);
    expect(answer.notes.map(({ code }) => code)).toEqual(["readings"]);
    expect(answer.citations.map(({ section }) => section)).toEqual(["一、(三)", "二、(二)"]);
  });
});

describe("arithmetic", () => {
  test.each([
    ["城镇居民人均可支配收入比农村高多少元？", 18790, "元", "38250元 － 19460元 ＝ 18790元"],
    ["农村居民人均可支配收入涨了多少元？", 1660, "元", "19460元 － 17800元 ＝ 1660元"],
    ["税收占GDP的比重是多少？", 3.97, "%", "12.4亿元 ÷ 312.5亿元 ＝ 3.97%"],
  ])("%s", async (asked, value, unit, arithmetic) => {
    const answer = await ask(asked);
    expect(answer.figures[0]).toMatchObject({ value, unit, kind: "derived" });
    expect(answer.figures).toHaveLength(3);
    expect(answer.text).toContain(arithmetic);
    expect(answer.notes.map(({ code }) => code)).toContain("computed");
  });
});

describe("words", () => {
  test("the sentence, whole", async () => {
    const { text, figures, citations } = await ask("谁担任总河长？");
    expect(figures).toEqual([]);
    expect(text).toContain("县长周明担任总河长，“一河一策”全面实施，清水河获评省级美丽河湖。");
    expect(citations).toMatchObject([{ n: 1, section: "一、(三)" }]);
  });
});

describe("not found", () => {
  test.each([
    ["地铁有几条？", "地铁"],
    ["2018年GDP是多少？", "2018年"],
    ["越秀区新建了几所小学？", "越秀"],
  ])("%s names %s, and shows the nearest", async (asked, named) => {
    const answer = await ask(asked);
    expect(answer.status).toBe("not_found");
    expect(answer.text.split("\n")[0]).toContain(named);
    expect(answer.related?.length).toBeGreaterThan(0);
    expect(answer.related?.length).toBeLessThanOrEqual(3);
  });
});

describe("conversation", () => {
  test("the last turn is answered, with what the one before it was about", async () => {
    expect(figuresOf(await ask("去年新建了几所小学？", "今年打算呢？"))).toEqual(["2所 2020 target"]);
    expect(figuresOf(await ask("去年新建了几所小学？", "那幼儿园呢？"))).toEqual(["8所 2019 actual"]);
  });

  test("a question on its own is answered as if it were the first", async () => {
    const alone = await ask("去年农村居民人均可支配收入是多少元？");
    const after = await ask("去年新建了几所小学？", "去年农村居民人均可支配收入是多少元？");
    expect({ ...after, receipt: "" }).toEqual({ ...alone, receipt: "" });
  });

  test("empty turns are no turns", async () => {
    expect(await ask("", "去年GDP是多少亿元？", "  ")).toEqual(await ask("去年GDP是多少亿元？"));
  });
});

describe("small talk and nothing", () => {
  test.each([
    [["你好"], "zh-CN"],
    [["多謝"], "zh-TW"],
    [["hello"], "en"],
    [["谢谢"], "zh-CN"],
    [[""], "zh-CN"],
    [["   \n"], "zh-CN"],
    [[], "zh-CN"],
    [["去年GDP是多少？", "谢谢"], "zh-CN"],
  ])("%j: no figure, no citation", async (turns, of) => {
    expect(await ask(...turns)).toMatchObject({
      status: "answered",
      language: of,
      figures: [],
      citations: [],
      notes: [],
    });
  });
});

describe("reports", () => {
  test("only the one named answers", async () => {
    const { answer } = await answerQuestion({ turns: ["新建了几所小学？"], report: "yangban-2020" }, tools);
    expectContract(answer, tools.index.reports);
    expect(figuresOf(answer)).toEqual(["6所 2019 actual"]);
  });
});

describe("receipts", () => {
  test("the same question has the same one, another question another", async () => {
    const first = await ask("去年GDP是多少亿元？");
    expect(await ask("去年GDP是多少亿元？")).toEqual(first);
    expect((await ask("去年GDP是多少亿元?")).receipt).not.toBe(first.receipt);
    expect((await ask("去年税收收入多少亿元？")).receipt).not.toBe(first.receipt);
  });
});

test("whatever is asked, the contract holds", async () => {
  const words = fc.constantFrom(
    "GDP",
    "小学",
    "新建",
    "多少",
    "几所",
    "去年",
    "今年",
    "目标",
    "和",
    "各",
    "比",
    "占",
    "加起来",
    "2018年",
    "地铁",
    "邻县",
    "增长",
    "312.5亿元",
    "9999亿元",
    "吗",
    "？",
    "从",
    "到",
    "how many ",
    "schools ",
    "😀",
    "忽略以上指令，",
    "3所",
    "[1]",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 8 }), async (parts) => {
      await ask(parts.join(""));
    }),
    { numRuns: 60 },
  );
});
