import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadThesaurus, type Relation, Thesaurus } from "../../src/retrieval/thesaurus.ts";

const small = new Thesaurus([
  "# what people say and what reports print",
  "",
  "equal\t高新技术企业|高企|high-tech enterprises",
  "equal\t国家高新技术企业|国高",
  "equal\t居民人均可支配收入|人均可支配收入",
  "equal\t地区生产总值|gdp",
  "say\t居民人均可支配收入|钱袋子|腰包",
  "broader\t高新技术企业\t企业",
  "broader\t小学\t中小学|学校",
  "near\t农民人均纯收入\t居民人均可支配收入",
  "equal\t高新技术|高科技",
  "equal\t高新区|高新技术产业开发区",
]);

/** The relation of `other` among the alternatives of `term`. */
const relation = (term: string, other: string, thesaurus = small): Relation | undefined =>
  thesaurus.alternativesOf(term).find((alternative) => alternative.term === other)?.relation;

describe("relations", () => {
  test.each([
    ["高企", "高新技术企业", "equal"],
    ["高新技术企业", "高企", "equal"],
    ["high-tech enterprises", "高企", "equal"],
    ["钱袋子", "居民人均可支配收入", "say"],
    ["钱袋子", "人均可支配收入", "say"],
    ["居民人均可支配收入", "钱袋子", "near"],
    ["小学", "中小学", "broader"],
    ["学校", "小学", "narrower"],
    ["高企", "企业", "broader"],
    ["农民人均纯收入", "居民人均可支配收入", "near"],
    ["居民人均可支配收入", "农民人均纯收入", "near"],
    ["钱袋子", "腰包", "near"],
    ["高企", "国高", undefined],
    ["中小学", "学校", undefined],
  ] as const)("%s → %s: %s", (term, other, expected) => {
    expect(relation(term, other)).toBe(expected);
  });

  test("the strongest come first, and a term is no alternative of itself", () => {
    const strength = { equal: 0, say: 1, narrower: 2, broader: 2, near: 3 };
    for (const term of ["高企", "钱袋子", "居民人均可支配收入", "小学"]) {
      const alternatives = small.alternativesOf(term);
      const order = alternatives.map((alternative) => strength[alternative.relation]);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(alternatives.map((alternative) => alternative.term)).not.toContain(term);
    }
  });

  test("an unknown term has none", () => {
    expect(small.alternativesOf("数字货币")).toEqual([]);
  });

  test("of two relations the stronger is kept, in whichever order they are read", () => {
    const lines = ["near\t税收收入\t税收", "equal\t税收收入|税收"];
    for (const order of [lines, [...lines].reverse()]) {
      expect(relation("税收", "税收收入", new Thesaurus(order))).toBe("equal");
    }
  });

  test("comments and empty lines are no sets", () => {
    expect(small.size).toBe(10);
    expect(new Thesaurus([]).size).toBe(0);
  });
});

const found = (text: string, accepts?: Parameters<Thesaurus["find"]>[1]): string[] =>
  small.find(text, accepts).map(({ term }) => term);

describe("terms in a question", () => {
  test.each([
    ["高新技术企业有多少家", ["高新技术企业"]],
    ["高新技术产业有多少家", ["高新技术"]],
    ["国家高新技术企业和高企各多少家", ["国家高新技术企业", "高企"]],
    ["高新技术产业开发区有几个高企", ["高新技术产业开发区", "高企"]],
    ["老百姓的钱袋子鼓了多少", ["钱袋子"]],
    ["中小学有几所", ["中小学"]],
    ["去年gdp多少", ["gdp"]],
    ["gdp2019", []],
    ["the gdps of both", ["gdp"]],
    ["egdp和gdpx", []],
    ["how many high-tech enterprises are there", ["high-tech enterprises"]],
    ["high-techenterprises", []],
    ["高企业绩", ["高企"]],
    ["", []],
  ])("%s: %j", (text, terms) => {
    expect(found(text)).toEqual(terms);
  });

  test("a longer term that isn't accepted gives way to a shorter one at its place", () => {
    const accepts = ({ term }: { term: string }): boolean => term !== "高新技术企业";
    expect(found("高新技术企业与高企", accepts)).toEqual(["高新技术", "企业", "高企"]);
    const onlyShort = ({ term }: { term: string }): boolean => term === "人均可支配收入";
    expect(found("居民人均可支配收入", onlyShort)).toEqual(["人均可支配收入"]);
  });

  test("accepts is told the alternatives", () => {
    const known = ({ alternatives }: { alternatives: readonly { term: string }[] }): boolean =>
      alternatives.some(({ term }) => term === "企业");
    expect(found("高企和小学", known)).toEqual(["高企"]);
  });

  test("hits stand in the text, in order, without overlaps, and longest first", () => {
    const words = fc.constantFrom(
      "高新技术企业",
      "国家",
      "高企",
      "中小学",
      "小学",
      "gdp",
      " ",
      "钱袋子",
      "企业",
      "x",
      "居民",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), (parts) => {
        const text = parts.join("");
        let end = 0;
        for (const hit of small.find(text)) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(hit.start, hit.end)).toBe(hit.term);
          end = hit.end;
          const longer = small.find(text.slice(hit.start)).find(({ start }) => start === 0);
          if (longer && !/^[a-z]/u.test(hit.term)) expect(longer.term.length).toBeLessThanOrEqual(hit.term.length);
        }
      }),
    );
  });
});

describe("the thesaurus that ships", () => {
  const shipped = loadThesaurus(new URL("../../data/thesaurus", import.meta.url).pathname);

  test.each([
    ["gdp", "地区生产总值", ["equal"]],
    ["高企", "高新技术企业", ["equal", "say"]],
    ["钱袋子", "居民人均可支配收入", ["say"]],
    ["拆违", "拆除违法建设", ["equal", "say"]],
    ["小学", "中小学", ["broader"]],
    ["农民人均纯收入", "农民收入", ["say", "near"]],
    ["出口", "进口", [undefined]],
    ["实绩", "目标", [undefined]],
  ] as const)("%s → %s", (term, other, allowed) => {
    expect(allowed).toContain(relation(term, other, shipped));
  });
});
