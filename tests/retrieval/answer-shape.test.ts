import { describe, expect, test } from "vitest";
import { readAspect, readShape } from "../../src/retrieval/answer-shape.ts";
import { readNumbersAsked } from "../../src/retrieval/asked-unit.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";

const fold = (question: string): string => foldQuestion(question, []).text;
const shapeOf = (question: string) => readShape(fold(question), readNumbersAsked(fold(question)));

describe("the shape of the answer", () => {
  test.each([
    ["新增了多少家企业？", "figure"],
    ["城镇化率", "figure"],
    ["农民人均收入", "figure"],
    ["粮食总产量呢", "figure"],
    ["财政收入的目标", "figure"],
    ["GDP超过5000亿了吗？", "figure"],
    ["外商五年累计投到这里的钱", "figure"],
    ["全县用电量同比", "figure"],
    ["新增绿地有几大", "figure"],
    ["条件差的学校修好几所", "figure"],
    ["days with clean air last year", "figure"],
    ["what size wind farm is planned", "figure"],
    ["What does a farmer earn in a year?", "figure"],
    ["介绍一下营商环境改革的情况", "text"],
    ["上述这个指标具体的数字", "text"],
    ["What is the unemployment rate?", "figure"],
    ["What was the target for jobs?", "figure"],
    ["地铁通车了没有？", "yes_no"],
    ["是不是超额完成了税收任务？", "yes_no"],
    ["有没有建成老人院？", "yes_no"],
    ["Has the bridge been finished?", "yes_no"],
    ["什么时候能摘帽？", "time"],
    ["哪一年建成的？", "time"],
    ["人代会是几月开的？", "time"],
    ["When was the bridge opened?", "time"],
    ["谁负责河长制？", "text"],
    ["什么叫“六稳”？", "text"],
    ["怎么解决停车难？", "text"],
    ["哪些医院签了约？", "text"],
    ["为什么税收下降？", "text"],
    ["Who delivered the report?", "text"],
    ["Which district won the award?", "text"],
    ["营商环境", "text"],
    ["", "text"],
  ] as const)("%s → %s", (question, shape) => {
    expect(shapeOf(question)).toBe(shape);
  });
});

describe("growth, share or level", () => {
  test.each([
    ["GDP增速是多少？", "change"],
    ["房价降了多少", "change"],
    ["税收同比多少", "change"],
    ["公用经费压减几成", "change"],
    ["存款比上年多多少", "change"],
    ["钱包鼓了多少", "change"],
    ["How much did exports grow?", "change"],
    ["by how much did crime fall", "change"],
    ["高新技术企业占全市几成", "share"],
    ["服务业占GDP的比重", "share"],
    ["what is the share of services in gdp", "share"],
    ["进出口总额是多少", "level"],
    ["年末存款余额", "level"],
    ["产量达到多少吨", "level"],
    ["一共有几座公厕", "level"],
    ["降水量多少毫米", undefined],
    ["新增就业多少人", undefined],
    ["新增了多少家企业", undefined],
    ["幼儿园多少所", undefined],
  ] as const)("%s → %s", (question, aspect) => {
    expect(readAspect(fold(question))).toBe(aspect);
  });
});
