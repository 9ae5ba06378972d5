import { describe, expect, test } from "vitest";
import { foldQuestion, loadDialect } from "../../src/retrieval/fold-question.ts";
import { readAnswerArithmetic } from "../../src/retrieval/read-answer-arithmetic.ts";

const dialect = loadDialect(new URL("../../data/questions/dialect.tsv", import.meta.url).pathname);
const read = (asked: string) => readAnswerArithmetic(foldQuestion(asked, dialect).text);

describe("arithmetic on the answers before", () => {
  test.each([
    ["差多少？", "difference"],
    ["两者差多少？", "difference"],
    ["差距多大？", "difference"],
    ["差了几个点？", "difference"],
    ["前者比后者多多少？", "difference"],
    ["後者比前者多幾多？", "difference"],
    ["高多少？", "difference"],
    ["what's the difference?", "difference"],
    ["一共多少件？", "sum"],
    ["加起来呢？", "sum"],
    ["加一块儿多少所？", "sum"],
    ["两个合计多少", "sum"],
    ["How many in total?", "sum"],
    ["是去年的几倍？", "multiple"],
    ["翻了几番？", "multiple"],
    ["占几成？", "share"],
    ["占多大比例", "share"],
  ])("%s is a %s", (asked, type) => {
    expect(read(asked)?.type).toBe(type);
  });

  test.each(["一共几所学校？", "城乡居民收入差多少？", "今年呢？", "什么时候？", "农村的呢", "总投资多少亿元？"])(
    "%s is none",
    (asked) => {
      expect(read(asked)).toBeUndefined();
    },
  );

  test.each(["少了多少？", "涨了多少？", "增加了多少？"])("%s may ask for a change that is printed", (asked) => {
    expect(read(asked)).toMatchObject({ type: "difference", change: true });
  });

  test.each([
    ["两个加起来多少", 2],
    ["加起来呢", undefined],
  ])("%s takes %s answers", (asked, count) => {
    expect(read(asked)?.count).toBe(count);
  });
});
