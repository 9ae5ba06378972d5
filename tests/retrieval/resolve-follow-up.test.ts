import { describe, expect, test } from "vitest";
import { foldQuestion, loadDialect } from "../../src/retrieval/fold-question.ts";
import { type Question, readQuestion } from "../../src/retrieval/question.ts";
import { readAnswerArithmetic } from "../../src/retrieval/read-answer-arithmetic.ts";
import { isFollowUp } from "../../src/retrieval/read-follow-up.ts";
import { type FollowUp, resolveFollowUp } from "../../src/retrieval/resolve-follow-up.ts";

const dialect = loadDialect(new URL("../../data/questions/dialect.tsv", import.meta.url).pathname);
const read = (asked: string): Question => {
  const { text, language } = foldQuestion(asked, dialect);
  return readQuestion(asked, text, language);
};
const resolve = (before: string, asked: string): FollowUp => resolveFollowUp(read(asked), read(before).whole);
const timesOf = ({ ask }: FollowUp) => ask.periods.filter(({ role }) => role === "asked").map((p) => p.reference);

describe("isFollowUp", () => {
  test.each([
    "那2020年一季度呢？",
    "今年呢",
    "其中小学几所？",
    "还有幼儿园呢？",
    "农民的呢？",
    "增长了多少？",
    "它占全市多少？",
    "And in 2020?",
    "what about exports?",
    "那新開咗幾多間小學呢",
    "农村的",
    "单看国有单位",
    "搞基建的那部分",
    "差多少？",
  ])("%s leans on the question before", (asked) => {
    expect(isFollowUp(read(asked))).toBe(true);
  });

  test.each([
    "去年全区一共新招聘了多少名教师？",
    "2020年打算新增多少家高新技术企业？",
    "城市更新九项重点工作都包括什么内容？",
    "What was the total tax revenue of the district in 2019?",
    "2019年GDP多少",
    "你好",
    "谁作的报告",
    "天河GDP",
    "/quit",
    "辛苦啦",
  ])("%s stands on its own", (asked) => {
    expect(isFollowUp(read(asked))).toBe(false);
  });
});

describe("arithmetic on the answers before", () => {
  test.each([
    ["差多少？", "difference"],
    ["那相差几个百分点", "difference"],
    ["两者差距有多大？", "difference"],
    ["一共加起来多少", "sum"],
    ["合计呢", "sum"],
    ["出口和进口相差多少？", undefined],
    ["财政收入差了多少才达标", undefined],
    ["今年呢", undefined],
  ])("%s %s", (asked, type) => {
    expect(readAnswerArithmetic(read(asked).text)?.type).toBe(type);
  });
});

describe("verbs without a thing of their own", () => {
  test.each([
    ["今年社零打算增长多少？", "去年实际做到了多少？", "去年社零增长多少?"],
    ["2011年本科上线多少人", "今年想考到多少？", "今年本科上线多少人"],
    ["2019年GDP是多少？", "前一年呢", "2018年gdp是多少?"],
    ["去年新建小学几所？", "今年计划呢？", "今年新建小学几所?"],
    ["税收收入是多少亿元？", "比去年多了多少", "税收收入比去年多了多少"],
  ])("%s %s", (before, asked, text) => {
    expect(resolve(before, asked).ask.text).toBe(text);
  });
});

describe("another time of the same thing", () => {
  test.each([
    [
      "2019年GDP是多少？",
      "那2020年一季度呢？",
      "2020年一季度gdp是多少?",
      { type: "years", from: 2020, to: 2020, part: "Q1" },
    ],
    ["去年拆了多少违建？", "今年呢？", "今年拆了多少违建?", { type: "offset", years: 0 }],
    ["税收收入是多少亿元？", "2018年的呢", "2018年税收收入是多少亿元?", { type: "years", from: 2018, to: 2018 }],
    ["舊年拆咗幾多違建？", "前年呢", "前年拆了多少违建?", { type: "offset", years: -2 }],
  ])("%s %s", (before, asked, text, reference) => {
    const followUp = resolve(before, asked);
    expect(followUp.ask.text).toBe(text);
    expect(timesOf(followUp)).toEqual([reference]);
    expect(followUp.ask.shape).toBe("figure");
    expect(followUp.ask.number).toBeDefined();
  });
});

describe("another thing of the same time", () => {
  test.each([
    ["去年新招了多少教师？", "新开了几所小学？", "小学"],
    ["2019年出口多少亿元？", "那进口呢？", "进口"],
    ["What was the GDP in 2019?", "what about tax revenue?", "tax revenue"],
  ])("%s %s", (before, asked, thing) => {
    const followUp = resolve(before, asked);
    expect(followUp.ask.text).toContain(thing);
    expect(timesOf(followUp)).toEqual(read(before).whole.periods.map(({ reference }) => reference));
    expect(followUp.ask.shape).toBe("figure");
  });

  test("what the follow-up counts is asked of it, not what the question before counted", () => {
    const { ask, context } = resolve("去年新招了多少名教师？", "新开了几所小学？");
    expect(ask.number).toMatchObject({ unit: "所" });
    expect(context?.number).toMatchObject({ unit: "所" });
    expect(context?.text).toContain("教师");
  });

  test("what it doesn't count is counted as before", () => {
    expect(resolve("2019年出口多少亿元？", "那进口呢？").ask.number).toMatchObject({ measure: "money" });
  });
});

describe("a part of the thing before", () => {
  test("其中 keeps the whole as context", () => {
    const { ask, context } = resolve("去年新建了几所学校？", "其中小学几所？");
    expect(ask.text).toContain("小学");
    expect(context?.text).toContain("学校");
    expect(ask.number).toMatchObject({ unit: "所" });
  });
});

describe("another aspect or measure of the same thing", () => {
  test.each([
    ["2019年天河GDP多少？", "增速呢？", "2019年天河gdp增长百分之几"],
    ["2019年天河GDP多少？", "涨得快吗", "2019年天河gdp增长百分之几"],
    ["去年税收收入多少？", "跟上年比怎么样？", "去年税收收入增长百分之几"],
    ["一般公共预算收入增长百分之几？", "具体是多少钱？", "一般公共预算收入具体是多少钱"],
    ["今年固定资产投资计划增长多少？", "去年完成了多少亿？", "去年固定资产投资完成了多少亿"],
    ["2020年谋划储备入库了多少个项目？", "总投资呢？", "2020年谋划储备入库项目总投资多少"],
    ["国家高新技术企业有多少家？", "占全市多少？", "国家高新技术企业占全市多少"],
    ["国家高新技术企业有多少家？", "占比呢？", "国家高新技术企业占比重多少"],
    ["What was Tianhe's GDP in 2019?", "How much did it grow?", "how much did tianhe's gdp grow in 2019"],
    ["What was tax revenue in 2019?", "Did it fall?", "how much did tax revenue fall in 2019"],
  ])("%s %s", (before, asked, text) => {
    const { ask, context } = resolve(before, asked);
    expect(ask.text).toBe(text);
    expect(ask.shape).toBe("figure");
    expect(context).toBeUndefined();
  });
});

describe("the other side of a thing", () => {
  test.each([
    ["2019年出口多少亿元？", "那进口呢？", "2019年进口多少亿元?"],
    ["去年城镇居民收入多少元？", "农村的", "去年农村收入多少元?"],
    ["周口男性人口多少？", "女的呢？", "周口女人口多少?"],
    ["去年存款余额多少？", "贷款呢？", "去年贷款余额多少?"],
    ["去年收储了多少公顷？", "今年出让呢？", "今年出让了多少公顷?"],
  ])("%s %s", (before, asked, text) => {
    expect(resolve(before, asked).ask.text).toBe(text);
  });
});

describe("corrections", () => {
  test.each([
    ["去年拆除违建多少？", "我是说今年", "今年拆除违建多少?"],
    ["拆除违建多少？", "不是，我问的是今年", "今年拆除违建多少?"],
    ["去年拆除违建多少？", "我不是问去年，我问今年", "今年拆除违建多少?"],
    ["去年土地出让多少公顷？", "不对，我问的是收储", "去年土地收储多少公顷?"],
    ["How much land was granted in 2019?", "No, I mean this year", "how much land was granted in this year?"],
  ])("%s %s", (before, asked, text) => {
    const { original, language } = read(asked);
    const question = { ...read(asked), text: foldQuestion(asked, dialect).text, original, language };
    expect(resolveFollowUp(question, read(before).whole).ask.text).toBe(text);
  });
});

test("a further part is one of the same whole", () => {
  const whole = read("园区入园企业多少家？").whole;
  const first = resolveFollowUp(read("其中规上的有几家？"), whole);
  const second = resolveFollowUp(read("过亿的呢？"), first.ask, first.whole);
  expect(second.ask.text).toContain("过亿");
  expect(second.ask.text).not.toContain("规上");
});

describe("words about the thing before", () => {
  test.each([
    ["区老人院投入使用了吗？", "在哪儿？", "text"],
    ["碧道今年修多长？", "谁负责？", "text"],
    ["执信中学天河校区建到哪一步了？", "什么时候建成？", "time"],
  ])("%s %s", (before, asked, shape) => {
    const { ask } = resolve(before, asked);
    expect(ask.shape).toBe(shape);
    expect(ask.text.length).toBeGreaterThan(asked.length);
  });
});

describe("result and target", () => {
  test("a result asked after a target isn't bound to the target's year", () => {
    const { ask } = resolve("今年新增就业目标是多少人？", "实际完成了多少？");
    expect(ask.actual).toBeGreaterThan(ask.target);
    expect(ask.periods).toEqual([]);
  });

  test("the follow-up says which", () => {
    const { ask } = resolve("违建拆除面积是多少？", "今年的目标呢？");
    expect(ask.target).toBeGreaterThan(ask.actual);
  });

  test("left open, it is as before", () => {
    const { ask } = resolve("今年打算建多少公里碧道？", "那公厕呢");
    expect(ask.target).toBeGreaterThan(ask.actual);
  });
});

test("a question for words isn't turned into one for a number", () => {
  expect(resolve("去年造林多少亩？", "那是谁负责的呢").ask.shape).toBe("text");
});

test("the question before is left as it was", () => {
  const before = read("2019年GDP是多少？").whole;
  const copy = structuredClone(before);
  resolveFollowUp(read("那2020年呢"), before);
  expect(before).toEqual(copy);
});
