import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casedForEmbedding, type Dialect, foldQuestion, loadDialect } from "../../src/retrieval/fold-question.ts";

const DIALECT_FILE = new URL("../../data/questions/dialect.tsv", import.meta.url).pathname;
const dialect = loadDialect(DIALECT_FILE);
const NO_DIALECT: Dialect = [];

describe("what becomes of a question", () => {
  test.each([
    ["2019年天河区GDP是多少？", "2019年天河区gdp是多少?"],
    ["ＧＤＰ增长８％了吗？", "gdp增长8%了吗?"],
    ["去年　新开 了 几所 小学 ？", "去年新开了几所小学?"],
    ["一季度\n\n出口\t多少", "一季度出口多少"],
    ["地區生產總值有幾多", "地区生产总值有多少"],
    ["PM2.5 的目标是多少", "pm2.5的目标是多少"],
    ["What was the  GDP\tin 2019?", "what was the gdp in 2019?"],
    ["  ", ""],
    ["", ""],
  ])("%j is read as %j", (asked, text) => {
    expect(foldQuestion(asked, dialect).text).toBe(text);
  });

  test.each([
    ["a bell and an escape", "税收\u0007多少\u001b[31m"],
    ["a zero-width space", "税\u200b收多少"],
    ["a mark that turns the direction", "\u202e税收多少"],
    ["a private character", "税收\ue000多少"],
    ["half a surrogate pair", "税收多少\ud83d"],
    ["a soft hyphen and a byte order mark", "\ufeff税收多少\u00ad"],
  ])("%s is not kept", (_, asked) => {
    const { text } = foldQuestion(asked, dialect);
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u);
    expect(text).toContain("收多少");
  });
});

describe("the language a question was asked in", () => {
  test.each([
    ["去年税收多少", "zh-CN"],
    ["GDP多少", "zh-CN"],
    ["GDP", "en"],
    ["去年稅收多少", "zh-TW"],
    ["長者飯堂有幾多間", "zh-TW"],
    ["里程碑是什麼", "zh-TW"],
    ["How many kindergartens opened?", "en"],
    ["How many 幼儿园 opened in Tianhe last year?", "en"],
    ["Tianhe 的 GDP 是多少", "zh-CN"],
    ["PM2.5、PM10年均浓度各是多少", "zh-CN"],
    ["5047.4", "zh-CN"],
    ["", "zh-CN"],
    ["😀", "zh-CN"],
  ] as const)("%s → %s", (asked, language) => {
    expect(foldQuestion(asked, dialect).language).toBe(language);
  });
});

describe("dialect", () => {
  test.each([
    ["舊年嘅稅收有幾多？", "去年的税收有多少?"],
    ["邊個做嘅報告？", "谁做的报告?"],
    ["幾時通車", "什么时候通车"],
    ["點解稅收跌咗", "为什么税收跌了"],
    ["係咪超額完成咗", "是不是超额完成了"],
    ["佢哋搵咗幾多錢", "他们找了多少钱"],
    ["邊度有學位", "哪里有学位"],
    ["今年度的歲入", "今年的岁入"],
  ])("%s → %s", (asked, text) => {
    expect(foldQuestion(asked, dialect).text).toBe(text);
  });

  test("English questions are left alone", () => {
    expect(foldQuestion("How many 佢 there", [["how", "what"]]).text).toBe("how many 佢 there");
  });

  test("a longer word wins over a shorter one at its beginning", () => {
    const lines = loadDialect(DIALECT_FILE);
    const lengths = lines.map(([from]) => from.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });

  test("the file holds simplified words, none twice, and nothing that is read as itself", () => {
    expect(dialect.length).toBeGreaterThan(20);
    expect(new Set(dialect.map(([from]) => from)).size).toBe(dialect.length);
    for (const [from, to] of dialect) {
      expect([from, to].every((word) => word !== "" && word === word.trim())).toBe(true);
      expect(to).not.toBe(from);
      expect(foldQuestion(to, NO_DIALECT)).toEqual({ text: to, language: "zh-CN" });
    }
  });
});

describe("casedForEmbedding", () => {
  test.each([
    ["天河区GDP是多少", "天河区GDP是多少"],
    ["天河区gdp是多少", "天河区GDP是多少"],
    ["pm2.5达标了吗", "PM2.5达标了吗"],
    ["How did Tianhe's GDP grow?", "How did Tianhe's GDP grow?"],
    ["what is the pm2.5 target", "what is the pm2.5 target"],
    ["ＧＤＰ ｇｒｏｗｔｈ in Tianhe", "GDP growth in Tianhe"],
  ])("%s is embedded as %s", (asked, embedded) => {
    const { text, language } = foldQuestion(asked, NO_DIALECT);
    expect(casedForEmbedding(text, asked, language)).toBe(embedded);
  });

  test("words that a question didn't hold stay as they are", () => {
    expect(casedForEmbedding("and the gdp in 2020", "And in 2020?", "en")).toBe("And the gdp in 2020");
  });
});

describe("any text", () => {
  test("folds to one line without control characters, and folding it again changes nothing but its language", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (asked) => {
        const { text } = foldQuestion(asked, NO_DIALECT);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\n\t]/u);
        expect(text).toBe(text.trim());
        expect(foldQuestion(text, NO_DIALECT).text).toBe(text);
      }),
    );
  });
});
