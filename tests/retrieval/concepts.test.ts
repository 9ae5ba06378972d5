import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LexicalIndex } from "../../src/indexing/lexical-index.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import {
  type Concept,
  type ConceptTools,
  coverage,
  creditIn,
  lexicalQuery,
  readConcepts,
  rewordForCorpus,
} from "../../src/retrieval/concepts.ts";
import { readAsk } from "../../src/retrieval/question.ts";
import { Thesaurus } from "../../src/retrieval/thesaurus.ts";

const tokenizer = createTokenizer({ words: [] });
const CORPUS = [
  "高新技术企业总数达86家",
  "居民人均可支配收入38250元",
  "新建小学3所、幼儿园8所",
  "税收收入12.4亿元，下降3.1%",
  "新增规模以上工业企业27家",
  "拆除违法建设357万平方米",
  "中小学校园安全",
];
const tools: ConceptTools = {
  tokenizer,
  thesaurus: new Thesaurus([
    "equal\t高新技术企业|高企|high-tech enterprises",
    "say\t居民人均可支配收入|钱袋子",
    "equal\t拆除违法建设|拆违",
    "broader\t小学\t中小学",
    "near\t税收收入\t国税收入",
    "equal\t轨道交通|地铁",
  ]),
  lexical: LexicalIndex.build(
    CORPUS.map((text) => ({ text })),
    tokenizer,
  ),
  reportWords: new Map(),
  stopWords: new Set(["多少", "几", "有", "的", "了", "是", "去年", "how", "many", "are", "there"]),
};

const read = (question: string): Concept[] => readConcepts(readAsk(question), tools);
const surfaces = (question: string): string[] => read(question).map(({ surface }) => surface);

/** The only concept of a question. */
function only(question: string): Concept {
  const [concept, ...more] = read(question);
  if (!concept || more.length > 0) throw new Error(`${question} has ${more.length + 1} concepts.`);
  return concept;
}

describe("what a question is about", () => {
  test.each([
    ["高企有多少家", ["高企"]],
    ["去年新建了几所小学", ["新建", "小学"]],
    ["2019年税收收入是多少亿元", ["税收收入"]],
    ["老百姓的钱袋子", ["老百姓", "钱袋子"]],
    ["拆违多少万平方米", ["拆违"]],
    ["小学和小学", ["小学", "和"]],
    ["“高企”有多少家", ["高企"]],
    ["are there high-tech enterprises", ["high-tech enterprises"]],
    ["多少", []],
    ["", []],
  ])("%s: %j", (question, expected) => {
    expect(surfaces(question)).toEqual(expected);
  });

  test("spans that name the report's own place are left out", () => {
    const ask = readAsk("示例县税收收入多少");
    expect(readConcepts(ask, tools, [{ start: 0, end: 3 }]).map(({ surface }) => surface)).toEqual(["税收收入"]);
  });

  test("weights are above 0 and sum to 1; rarer words weigh more", () => {
    const concepts = read("高新技术企业和违法建设");
    expect(concepts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
    for (const { weight } of concepts) expect(weight).toBeGreaterThan(0);
    const [common, rare] = read("企业、钱袋子");
    expect(rare?.weight ?? 0).toBeGreaterThan(common?.weight ?? 1);
  });

  test.each([
    ["高企", false],
    ["税收收入", false],
    ["钱袋子", false],
    ["地铁", true],
    ["博物馆", true],
    ["high-tech enterprises", false],
    ["airports", true],
  ])("%s: nothing in the corpus stands for it: %s", (question, unknown) => {
    expect(only(question).unknown).toBe(unknown);
  });
});

describe("creditIn", () => {
  test.each([
    ["高企", "高新技术企业总数达86家", 1],
    ["高新技术企业", "新增高企20家", 1],
    ["钱袋子", "居民人均可支配收入38250元", 0.85],
    ["小学", "中小学校园安全", 1],
    ["税收收入", "国税收入3亿元", 0.45],
    ["高企", "规模以上工业企业", 0],
    ["地铁", "公路通车", 0],
  ])("%s in %s: %d", (question, text, credit) => {
    const given = creditIn(only(question), text);
    if (credit === 0) expect(given).toBeLessThan(0.5);
    else expect(given).toBeGreaterThanOrEqual(credit - 1e-9);
    if (credit < 1) expect(given).toBeLessThan(1);
  });

  test("parts of a word count for less than the word", () => {
    const concept = only("高新技术企业");
    const part = creditIn(concept, "高新技术产业开发区");
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(creditIn(concept, "高新技术企业"));
  });
});

describe("coverage", () => {
  const concepts = read("新建小学多少所");

  test.each([
    ["新建小学3所", 1],
    ["", 0],
    ["税收下降", 0],
  ])("%j: %d", (text, share) => {
    expect(coverage(concepts, text)).toBeCloseTo(share);
  });

  test("no concepts cover nothing", () => {
    expect(coverage([], "新建小学3所")).toBe(0);
  });

  test("is between 0 and 1, and never falls when text is added", () => {
    const words = fc.constantFrom("新", "建", "小学", "中小学", "学校", "3所", "，", "高新技术企业");
    const texts = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, (text, more) => {
        const share = coverage(concepts, text);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
        expect(coverage(concepts, text + more)).toBeGreaterThanOrEqual(share - 1e-9);
      }),
    );
  });
});

describe("rewordForCorpus", () => {
  test.each([
    ["去年拆违多少", "去年拆除违法建设多少"],
    ["钱袋子鼓了多少", "居民人均可支配收入鼓了多少"],
    ["how many high-tech enterprises", "how many 高新技术企业"],
    ["高新技术企业多少家", undefined],
    ["国税收入多少", undefined],
    ["地铁几条", undefined],
    ["天气如何", undefined],
  ])("%s → %s", (question, reworded) => {
    expect(rewordForCorpus(question, tools)).toBe(reworded);
  });
});

describe("lexicalQuery", () => {
  const weightOf = (question: string, term: string, field: "word" | "gram"): number =>
    lexicalQuery(read(question), tokenizer).find((each) => each.term === term && each.field === field)?.weight ?? 0;

  test("the words asked weigh most, what stands for them less", () => {
    expect(weightOf("拆违", "拆违", "gram")).toBeGreaterThan(weightOf("拆违", "违法", "gram"));
    expect(weightOf("拆违", "违法", "word")).toBeGreaterThan(0);
    expect(weightOf("税收收入", "税收", "word")).toBeGreaterThan(weightOf("税收收入", "国税", "gram"));
  });

  test("a term is listed once, with the most that any of the words gives it", () => {
    const terms = lexicalQuery(read("高新技术企业和高企"), tokenizer).map(({ term, field }) => `${field} ${term}`);
    expect(new Set(terms).size).toBe(terms.length);
    expect(weightOf("高新技术企业和高企", "高新技术", "word")).toBe(1);
  });

  test("nothing asked, nothing looked up", () => {
    expect(lexicalQuery([], tokenizer)).toEqual([]);
  });
});
