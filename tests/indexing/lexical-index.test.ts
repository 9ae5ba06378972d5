import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors.ts";
import { LexicalIndex, type WeightedTerm } from "../../src/indexing/lexical-index.ts";
import { createTokenizer, type Tokenizer } from "../../src/indexing/tokenize.ts";

/** Words are what stands between blanks, grams the characters. */
const plainTokenizer: Tokenizer = {
  fingerprint: "plain",
  terms: (text) => text.split(" ").filter((word) => word !== ""),
  cut: (text) => text.split(/(?= )/u),
  bigrams: (text) => [...text.replaceAll(" ", "")],
};

/** BM25+ as Lv and Zhai (2011) write it, without an index. */
function naiveScore(texts: readonly string[], passage: number, query: readonly WeightedTerm[]): number {
  let score = 0;
  for (const { term, weight, field } of query) {
    const lists = texts.map((text) => (field === "gram" ? plainTokenizer.bigrams(text) : plainTokenizer.terms(text)));
    const average = lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
    const containing = lists.filter((list) => list.includes(term)).length;
    const frequency = (lists[passage] ?? []).filter((word) => word === term).length;
    if (frequency === 0) continue;
    const norm = 1.2 * (1 - 0.75 + (0.75 * (lists[passage] ?? []).length) / average);
    const idf = Math.log((texts.length + 1) / containing);
    score += weight * idf * ((frequency * 2.2) / (frequency + norm) + 0.5);
  }
  return score;
}

const word = fc.constantFrom("增长", "下降", "企业", "学位", "公园", "五", "8%");
const texts = fc.array(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  { minLength: 1, maxLength: 12 },
);
const queryTerm: fc.Arbitrary<WeightedTerm> = fc.record({
  term: fc.oneof(word, fc.constantFrom("增", "业", "无")),
  weight: fc.double({ min: 0.1, max: 3, noNaN: true }),
  field: fc.constantFrom("word", "gram"),
});
const query = fc.array(queryTerm, { maxLength: 6 });

const buildIndex = (passages: readonly string[]): LexicalIndex =>
  LexicalIndex.build(
    passages.map((text) => ({ text })),
    plainTokenizer,
  );

describe("LexicalIndex", () => {
  const ranges = (count: number) =>
    fc
      .uniqueArray(fc.nat({ max: count }), { minLength: 0, maxLength: 6 })
      .map((cuts) => cuts.sort((a, b) => a - b))
      .map((cuts) => cuts.flatMap((first, i) => (i % 2 === 0 ? [{ first, end: cuts[i + 1] ?? count }] : [])));
  const isIn = (within: readonly { first: number; end: number }[], passage: number): boolean =>
    within.some(({ first, end }) => first <= passage && passage < end);

  test("within ranges scores are the same, outside there are none", () => {
    const cases = texts.chain((passages) => fc.tuple(fc.constant(passages), query, ranges(passages.length)));
    fc.assert(
      fc.property(cases, ([passages, terms, within]) => {
        const index = buildIndex(passages);
        const all = index.scores(terms);
        expect(index.scores(terms, within)).toEqual(all.map((score, i) => (isIn(within, i) ? score : 0)));
      }),
    );
  });

  test("finds the passages in which all terms stand", () => {
    const some = fc.uniqueArray(fc.constantFrom("增", "长", "企", "业", "五", "无"), { maxLength: 3 });
    const cases = texts.chain((passages) => fc.tuple(fc.constant(passages), some, ranges(passages.length)));
    fc.assert(
      fc.property(cases, ([passages, terms, within]) => {
        const hasAll = (text = ""): boolean => terms.length > 0 && terms.every((term) => text.includes(term));
        const expected = [...passages.keys()].filter((i) => hasAll(passages[i]) && isIn(within, i));
        expect([...buildIndex(passages).passagesWithAll(terms, "gram", within)]).toEqual(expected);
      }),
    );
  });

  test("scores as the formula does, before and after a round trip through its file", () => {
    fc.assert(
      fc.property(texts, query, (passages, terms) => {
        const index = buildIndex(passages);
        const expected = passages.map((_, passage) => naiveScore(passages, passage, terms));
        for (const scores of [index.scores(terms), LexicalIndex.load(index.serialise()).scores(terms)]) {
          expect(scores.length).toBe(passages.length);
          for (const [passage, score] of scores.entries()) {
            expect(score).toBeCloseTo(expected[passage] ?? Number.NaN, 4);
          }
        }
      }),
    );
  });

  test("search gives the best allowed passages above 0, best first, equal ones in order", () => {
    fc.assert(
      fc.property(texts, query, fc.integer({ min: 0, max: 6 }), (passages, terms, k) => {
        const index = buildIndex(passages);
        const allow = (passage: number): boolean => passage % 3 !== 1;
        const expected = [...index.scores(terms)]
          .map((score, passage) => ({ passage, score }))
          .filter(({ passage, score }) => score > 0 && allow(passage))
          .sort((a, b) => b.score - a.score || a.passage - b.passage)
          .slice(0, k);
        expect(index.search(terms, k, allow)).toEqual(expected);
      }),
    );
  });

  test("a rarer term has a higher idf, and one that stands nowhere the highest", () => {
    const index = buildIndex(["增长 企业", "增长", "公园"]);
    expect(index.idf("增长")).toBeCloseTo(Math.log(4 / 2));
    expect(index.idf("公园")).toBeGreaterThan(index.idf("增长"));
    expect(index.idf("博士后")).toBeGreaterThan(index.idf("公园"));
    expect([index.passagesWith("增长"), index.passagesWith("增", "gram"), index.passagesWith("增")]).toEqual([2, 2, 0]);
  });

  test("finds the sentence that shares the question's words", () => {
    const tokenizer = createTokenizer({ words: [] });
    const passages = [
      "新增公办幼儿园学位1.2万个，普惠性幼儿园占比提高。",
      "建成5G基站2300座，实现重点区域全覆盖。",
      "开工建设旧村改造项目，完成老旧小区微改造。",
    ];
    const index = LexicalIndex.build(
      passages.map((text) => ({ text })),
      tokenizer,
    );
    const ask = (question: string): number | undefined =>
      index.search(
        [
          ...tokenizer.terms(question).map((term): WeightedTerm => ({ term, weight: 1 })),
          ...tokenizer.bigrams(question).map((term): WeightedTerm => ({ term, weight: 0.5, field: "gram" })),
        ],
        1,
      )[0]?.passage;
    expect(ask("建了多少5G基站？")).toBe(1);
    expect(ask("幼儿园新增了多少学位？")).toBe(0);
    expect(ask("舊村改造開工了嗎")).toBe(2);
  });

  test("an index without passages finds nothing and survives its file", () => {
    const index = LexicalIndex.load(buildIndex([]).serialise());
    expect(index.search([{ term: "增长", weight: 1 }], 5)).toEqual([]);
  });

  test.each([
    ["cut short", (bytes: Uint8Array) => bytes.slice(0, bytes.length - 9)],
    ["cut to nothing", (bytes: Uint8Array) => bytes.slice(0, 3)],
    ["longer", (bytes: Uint8Array) => Uint8Array.of(...bytes, 0)],
    ["of another kind", (bytes: Uint8Array) => bytes.fill(0x58, 0, 8)],
    ["with a broken header", (bytes: Uint8Array) => bytes.fill(0x58, 20, 24)],
  ])("a file %s is refused", (_, damage) => {
    const bytes = damage(Uint8Array.from(buildIndex(["增长 企业", "公园"]).serialise()));
    expect(() => LexicalIndex.load(bytes)).toThrow(IndexError);
    expect(() => LexicalIndex.load(bytes)).toThrow("chuchu index");
  });
});
