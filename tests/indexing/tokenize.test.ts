import { describe, expect, test } from "vitest";
import { createTokenizer } from "../../src/indexing/tokenize.ts";

const tokenizer = createTokenizer({ words: [] });

describe("terms", () => {
  test.each([
    ["地区生产总值5047.4亿元，增长8%。", ["地区", "生产", "总值", "生产总值", "5047.4", "亿元", "增长", "8%"]],
    ["ＧＤＰ增长８％", ["gdp", "增长", "8%"]],
    ["PM2.5浓度下降", ["pm2.5", "浓度", "下降"]],
    ["投資１２，３４５萬元", ["投资", "12345", "万元"]],
    ["“六稳”——《条例》、……", ["六稳", "条例"]],
    ["", []],
    ["，。！", []],
  ])("%s", (text, terms) => {
    expect(tokenizer.terms(text)).toEqual(terms);
  });

  test("traditional and simplified script give the same terms", () => {
    expect(tokenizer.terms("實際利用外資增長，新建公園")).toEqual(tokenizer.terms("实际利用外资增长，新建公园"));
  });

  test("own words are kept whole, and change the fingerprint", () => {
    const withWords = createTokenizer({ words: ["新质生产力", "专精特新"] });
    expect(tokenizer.terms("培育专精特新企业")).not.toContain("专精特新");
    expect(withWords.terms("培育专精特新企业")).toContain("专精特新");
    expect(withWords.terms("发展新质生产力")).toContain("新质生产力");
    expect(withWords.fingerprint).not.toBe(tokenizer.fingerprint);
    expect(createTokenizer({ words: [] }).fingerprint).toBe(tokenizer.fingerprint);
  });
});

describe("bigrams", () => {
  test.each([
    ["增长8%", ["增", "增长", "长"]],
    ["高企，三旧", ["高", "高企", "企", "三", "三旧", "旧"]],
    ["𠮷祥", ["𠮷", "𠮷祥", "祥"]],
    ["增長", ["增", "增长", "长"]],
    ["GDP 8%", []],
  ])("%s", (text, grams) => {
    expect(tokenizer.bigrams(text)).toEqual(grams);
  });
});
