import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumbersAsked } from "../../src/retrieval/asked-unit.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { readOperation } from "../../src/retrieval/read-operation.ts";
import { removeExclusions, splitQuestion } from "../../src/retrieval/split-question.ts";

const fold = (question: string): string => foldQuestion(question, []).text;
const split = (question: string): string[] => {
  const text = fold(question);
  return splitQuestion(text, readNumbersAsked(text));
};
const operationOf = (question: string) => {
  const text = fold(question);
  return readOperation(text, readNumbersAsked(text));
};

describe("A和B各多少", () => {
  test.each([
    ["小学和幼儿园各新开了几所？", ["小学新开了几所?", "幼儿园新开了几所?"]],
    ["税收收入和一般公共预算收入分别是多少？", ["税收收入是多少?", "一般公共预算收入是多少?"]],
    ["粮食、棉花、油料产量分别是多少？", ["粮食产量是多少?", "棉花产量是多少?", "油料产量是多少?"]],
    ["水稻跟小麦的面积各几万亩", ["水稻的面积几万亩", "小麦的面积几万亩"]],
    ["去年五保户、低保户各有多少户？", ["去年五保户有多少户?", "去年低保户有多少户?"]],
    ["男生和女生各占多少", ["男生占多少", "女生占多少"]],
    ["新开工和竣工的保障房各多少套", ["新开工的保障房多少套", "竣工的保障房多少套"]],
    ["三次产业增加值分别是多少？", ["第一产业增加值是多少?", "第二产业增加值是多少?", "第三产业增加值是多少?"]],
  ])("%s", (question, parts) => {
    expect(split(question)).toEqual(parts);
  });

  test("城乡 is two things", () => {
    const parts = split("城乡居民收入各是多少？");
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/^城镇居民收入/u);
    expect(parts[1]).toMatch(/^农村居民收入/u);
  });
});

describe("several numbers in one sentence", () => {
  test.each([
    ["涉及几户、多少人？", ["涉及几户", "多少人?"]],
    ["搬迁了多少户多少人？", ["搬迁了多少户", "多少人?"]],
    ["多少家企业上市，募资多少亿？", ["多少家企业上市", "募资多少亿?"]],
    ["教育支出多少、医疗支出多少？", ["教育支出多少", "医疗支出多少?"]],
    ["签约项目多少个，落地多少个", ["签约项目多少个", "落地多少个"]],
    ["失业率从多少降到多少？", ["失业率从多少", "失业率降到多少?"]],
    ["人均收入由几千元提高到几万元？", ["人均收入由几千元", "人均收入提高到几万元?"]],
    ["从多少涨到多少？", ["从多少", "涨到多少?"]],
    ["便宜房，去年动工多少套，今年要动工多少套", ["便宜房,去年动工多少套", "便宜房,今年要动工多少套"]],
    ["国家给几项省里给几项", ["国家给几项", "省里给几项"]],
    ["五年修了几条路，合计多少公里", ["五年修了几条路", "五年修了路合计多少公里"]],
  ])("%s", (question, parts) => {
    expect(split(question)).toEqual(parts);
  });
});

describe("one question", () => {
  test.each([
    "税收收入多少亿元？",
    "建成了多少个区级、县级平台？",
    "全市共有和谐社区多少个？",
    "各级财政投入多少？",
    "各地建了多少所学校？",
    "全市各区一共投了多少？",
    "How many kindergartens and schools were opened?",
    "什么叫“六稳”和“六保”？",
    "",
  ])("%s", (question) => {
    expect(split(question)).toEqual([fold(question)]);
  });
});

describe("what a question doesn't want", () => {
  test.each([
    ["去年新增就业多少人？别拿今年的目标来。", ["今年的目标来"], "去年新增就业多少人"],
    ["去年新增多少家高企，今年的目标不要。", ["今年的目标"], "去年新增多少家高企"],
    ["有多少所公办学校（不含幼儿园）？", ["幼儿园"], "有多少所公办学校"],
    ["GDP是多少，不要增速", ["增速"], "gdp是多少"],
    ["GDP是多少，而不是人均", ["人均"], "gdp是多少"],
    ["今年新增几家，计划外的别算", ["计划外的"], "今年新增几家"],
    ["投了多少亿，除去援建资金", ["援建资金"], "投了多少亿"],
  ])("%s", (question, excluded, kept) => {
    const removed = removeExclusions(fold(question));
    expect(removed.excluded).toEqual(excluded);
    expect(removed.text).toContain(kept);
    for (const words of excluded) expect(removed.text).not.toContain(words);
  });

  test.each([
    "是不是新建了三所医院？",
    "特别是农村，建了多少公里路？",
    "各级别医院有多少家？",
    "性别比是多少？",
    "个别企业亏损多少？",
    "不是问全市，天河区有多少个社区？",
    "GDP是不是超过5000亿？",
  ])("%s excludes nothing", (question) => {
    expect(removeExclusions(fold(question))).toEqual({ text: fold(question), excluded: [] });
  });
});

describe("arithmetic", () => {
  test.each([
    ["进口和出口加起来是多少亿元？", "sum", ["进口多少亿元?", "出口多少亿元?"]],
    ["小学和初中的在校生合计多少人？", "sum", ["小学的在校生多少人?", "初中的在校生多少人?"]],
    ["收储和出让的面积之和是多少公顷？", "sum", ["收储的面积多少公顷", "出让的面积多少公顷"]],
    ["出口比进口多多少亿元？", "difference", ["出口多少亿元?", "进口多少亿元?"]],
    ["签约率比拆卸率低几个百分点？", "difference", ["签约率几个百分点?", "拆卸率几个百分点?"]],
    ["今年的就业目标比去年实际少多少？", "difference", ["今年的就业目标多少?", "去年实际多少?"]],
    ["工业投资占固定资产投资的百分之几？", "share", ["工业投资多少", "固定资产投资多少"]],
    ["外来人口占总人口的比重是多少", "share", ["外来人口多少", "总人口多少"]],
    ["民办学校是公办学校的几倍？", "multiple", ["民办学校多少", "公办学校多少"]],
    ["出口相当于进口的多少倍？", "multiple", ["出口多少", "进口多少"]],
    ["游客是五年前的几倍？", "multiple", ["游客多少", "五年前多少"]],
    ["倒推前年的财政收入是多少？", "reverse", []],
    ["按增速反推上年GDP是多少", "reverse", []],
    ["城里人比农村人一年多挣多少？", "difference", ["城里人多少", "农村人一年多少"]],
    ["出口企业比内销企业少招了多少人", "difference", ["出口企业多少人", "内销企业多少人"]],
    ["在建项目里过亿的大概占几成？", "share", ["在建项目中过亿的有多少", "在建项目有多少"]],
    ["全部贷款当中，涉农的占多少", "share", ["全部贷款中涉农的有多少", "全部贷款有多少"]],
    ["公办几所、民办几所，加起来几所", "sum", ["公办几所", "民办几所"]],
    ["按报告里的人口算，人均GDP多少", "per-head", ["gdp多少亿元", "人口多少万人"]],
    ["除以26万人，人均财政收入合多少元", "per-head", ["财政收入多少亿元", "人口多少万人"]],
    ["税收摊到每个人头上是多少元", "per-head", ["税收多少亿元", "人口多少万人"]],
    ["年初的存款一共多少？", "reverse", []],
    ["存款比年初增加多少？", "rise", []],
    ["去年净增了多少家企业？", "rise", []],
    ["森林覆盖率提高了几个百分点？", "rise", []],
    ["GDP比上年多了多少亿？", "rise", []],
    ["税收比全市平均高多少", "rise", []],
    ["比2015年高了几个百分点？", "rise", []],
  ] as const)("%s → %s", (question, type, operands) => {
    const operation = operationOf(question);
    expect(operation?.type).toBe(type);
    if (type !== "rise" && type !== "reverse") expect(operation?.operands.map(plain)).toEqual(operands.map(plain));
  });

  test.each([
    "项目有几个，投资合计多少？",
    "五年修了几条路，合计多少公里",
    "人均可支配收入是多少元？",
    "人均GDP多少元？",
    "税收收入多少亿元？",
    "去年新增了多少家企业？",
    "小学和幼儿园各新开了几所？",
    "涉及几户、多少人？",
    "一共有几座公厕？",
    "什么时候完工？",
    "",
  ])("%s asks for none", (question) => {
    expect(operationOf(question)).toBeUndefined();
  });
});

/** Without marks, that don't matter here. */
const plain = (text: string): string => text.replace(/[?？]/gu, "");

describe("any question", () => {
  const words = fc.constantFrom(
    "小学",
    "和",
    "幼儿园",
    "各",
    "多少",
    "几所",
    "、",
    "，",
    "分别",
    "去年",
    "不含",
    "比",
    "加起来",
    "占",
    "从",
    "到",
    "?",
    "和谐",
  );
  const questions = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(""));

  test("is split into at least one part, and none is empty unless the question is", () => {
    fc.assert(
      fc.property(questions, (text) => {
        const parts = splitQuestion(text, readNumbersAsked(text));
        expect(parts.length).toBeGreaterThan(0);
        if (parts.length === 1) expect(text.length === 0 || parts[0] !== "").toBe(true);
      }),
    );
  });

  test("keeps its words or names them as excluded", () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const { text, excluded } = removeExclusions(asked);
        expect(text.length).toBeLessThanOrEqual(asked.length);
        for (const words of excluded) expect(asked).toContain(words);
      }),
    );
  });
});
