import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldQuestion, loadDialect } from "../../src/retrieval/fold-question.ts";
import { type Ask, type Question, readAsk, readQuestion } from "../../src/retrieval/question.ts";

const dialect = loadDialect(new URL("../../data/questions/dialect.tsv", import.meta.url).pathname);
const read = (asked: string): Question => {
  const { text, language } = foldQuestion(asked, dialect);
  return readQuestion(asked, text, language);
};
const textsOf = (asks: readonly Ask[]): string[] => asks.map(({ text }) => text);

describe("result or target", () => {
  test.each([
    ["今年打算新建几所学校？", "target"],
    ["完成计划的百分之几", "open"],
    ["投资算到年度任务的几成", "open"],
    ["就业的目标是多少人？", "target"],
    ["力争引进多少个项目？", "target"],
    ["今年要拆多少违建？", "target"],
    ["到2025年森林覆盖率要到多少？", "target"],
    ["How many jobs will be created?", "target"],
    ["What is the target for tax revenue?", "target"],
    ["去年实际新增就业多少人？", "actual"],
    ["新建了几所学校？", "actual"],
    ["现在有多少家医院？", "actual"],
    ["已经拆了多少违建？", "actual"],
    ["How much money was spent on roads?", "actual"],
    ["GDP是多少？", "open"],
    ["违建拆除面积", "open"],
  ])("%s → %s", (asked, kind) => {
    const { target, actual } = read(asked).whole;
    expect(target > actual ? "target" : actual > target ? "actual" : "open").toBe(kind);
  });
});

describe("small talk", () => {
  test.each([
    ["你好", "greeting"],
    ["您好！", "greeting"],
    ["早安", "greeting"],
    ["hello", "greeting"],
    ["Hi!", "greeting"],
    ["你是谁？", "greeting"],
    ["谢谢", "thanks"],
    ["多謝", "thanks"],
    ["谢谢你！", "thanks"],
    ["明白了", "thanks"],
    ["Thank you.", "thanks"],
    ["再见", "thanks"],
    ["帮助", "help"],
    ["help", "help"],
    ["你能做什么？", "help"],
    ["怎么用", "help"],
  ] as const)("%s → %s", (asked, smallTalk) => {
    expect(read(asked).smallTalk).toBe(smallTalk);
  });

  test.each([
    "你好，去年税收多少？",
    "谢谢，那就业呢",
    "hello, what was the GDP?",
    "好的，继续",
    "helping the poor",
    "",
  ])("%s isn't only that", (asked) => {
    expect(read(asked).smallTalk).toBeUndefined();
  });
});

describe("parts of a question", () => {
  test.each([
    ["小学和幼儿园各新开了几所？", ["小学新开了几所?", "幼儿园新开了几所?"]],
    ["签约项目多少个，落地多少个？", ["签约项目多少个", "落地多少个?"]],
    ["出口比进口多多少？", ["出口比进口多多少?"]],
    ["什么叫“六稳”和“六保”？", ["什么叫“六稳”和“六保”?"]],
    ["去年税收多少", ["去年税收多少"]],
  ])("%s", (asked, parts) => {
    expect(textsOf(read(asked).asks)).toEqual(parts);
  });

  test("two years are two parts, each with its own year", () => {
    const { asks } = read("2018年和2019年的税收分别是多少？");
    expect(asks.map(({ periods }) => periods.map(({ reference }) => reference))).toEqual([
      [{ type: "years", from: 2018, to: 2018 }],
      [{ type: "years", from: 2019, to: 2019 }],
    ]);
    for (const { text } of asks) expect(text).toContain("税收");
  });

  test("a part takes time and kind from the whole when it names none", () => {
    const { asks } = read("去年打掉了几个涉黑组织、几个涉恶团伙？");
    expect(asks).toHaveLength(2);
    for (const ask of asks) {
      expect(ask.periods).toMatchObject([{ reference: { type: "offset", years: -1 } }]);
      expect(ask.actual).toBeGreaterThan(ask.target);
      expect(ask.shape).toBe("figure");
    }
  });

  test("a part that names its own keeps it", () => {
    const { asks } = read("去年实际新增就业多少人，今年新增就业的目标是多少人？");
    expect(asks.map(({ periods }) => periods.map(({ reference }) => reference))).toEqual([
      [{ type: "offset", years: -1 }],
      [{ type: "offset", years: 0 }],
    ]);
    expect(asks.map(({ target, actual }) => Math.sign(target - actual))).toEqual([-1, 1]);
  });
});

describe("operations and exclusions", () => {
  test("operands are read as things asked, with the whole question's time", () => {
    const { operation } = read("去年出口比进口多多少亿元？");
    expect(operation?.type).toBe("difference");
    expect(operation?.operands).toHaveLength(2);
    for (const { periods, number } of operation?.operands ?? []) {
      expect(periods).toMatchObject([{ reference: { type: "offset", years: -1 } }]);
      expect(number).toMatchObject({ measure: "money", unit: "元" });
    }
  });

  test("what is excluded is no part of what is asked", () => {
    const question = read("去年新增就业多少人？别拿今年的目标来。");
    expect(question.excluded).toEqual(["今年的目标来"]);
    expect(question.whole.periods).toHaveLength(1);
    expect(question.whole.target).toBe(0);
    expect(question.original).toContain("别拿");
  });
});

describe("readAsk", () => {
  test.each([
    ["五年来一共搬迁了多少户?", true],
    ["累计接待了多少人?", true],
    ["how many in total?", true],
    ["去年搬迁了多少户?", false],
  ])("%s: cumulative %s", (text, cumulative) => {
    expect(readAsk(text).cumulative).toBe(cumulative);
  });

  test("an amount compared with another year is a change", () => {
    expect(readAsk("存款较去年多存多少亿?").aspect).toBe("change");
  });
});

test("any question has a thing asked, and every part's spans stand in the part", () => {
  const words = fc.constantFrom(
    "去年",
    "2019年",
    "今年",
    "和",
    "各",
    "多少",
    "几家",
    "GDP",
    "税收",
    "，",
    "、",
    "比",
    "目标",
    "吗",
    "？",
    "占",
    "别拿",
    "了",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words, { maxLength: 12 }).map((parts) => parts.join("")),
        fc.string(),
      ),
      (asked) => {
        const { asks, whole, operation } = read(asked);
        expect(asks.length).toBeGreaterThan(0);
        expect(whole.number === undefined || whole.number.end <= whole.text.length).toBe(true);
        for (const ask of [...asks, ...(operation?.operands ?? [])]) {
          expect(ask.text).toBeTypeOf("string");
          expect(ask.target).toBeGreaterThanOrEqual(0);
          expect(ask.actual).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
