import { describe, expect, test } from "vitest";
import { stateQuestion } from "../../training/state-question.ts";

describe("questions for one number become statements", () => {
  test.each([
    ["2019年天河区地区生产总值是多少亿元？", "5047.4亿元", "2019年天河区地区生产总值是5047.4亿元。"],
    ["去年新招聘了多少名教师呢？", "620名", "去年新招聘了620名教师。"],
    ["今年要完成几所中小学改造？", undefined, "今年要完成37所中小学改造。"],
    [
      "How many coal-fired boilers did Rongcheng tear down?",
      "423台",
      "423 coal-fired boilers did Rongcheng tear down.",
    ],
    [
      "What was the value of China's exports in 2002?",
      "３２５６亿美元",
      "the value of China's exports in 2002 was 325.6 billion US dollars.",
    ],
  ])("%s", (question, figure, expected) => {
    const statement = stateQuestion(question, figure);
    expect(statement?.text).toBe(expected);
    expect(statement?.text.slice(statement.start)).toMatch(/^[\d.]+/u);
  });
});

test.each([
  ["小学和幼儿园各新建了多少所，投资多少？", "3所"],
  ["谁担任总河长？", undefined],
  ["By what percentage did revenue rise?", "9.6%"],
  ["How many new schools?", undefined],
])("of another form: %s", (question, figure) => {
  expect(stateQuestion(question, figure)).toBeUndefined();
});
