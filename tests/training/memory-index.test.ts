import { beforeAll, describe, expect, test } from "vitest";
import { buildSmallCorpus, readSmallReport, type SmallCorpus } from "../retrieval/small-corpus.ts";

const OTHER = "2020年样板县政府工作报告\n一、2019年工作回顾\n新建小学6所，造林1.9万亩。\n";
let corpus: SmallCorpus;
beforeAll(async () => {
  corpus = await buildSmallCorpus([readSmallReport(), readSmallReport(OTHER, { place: "样板县" }, "yangban-2020")]);
});

describe("an index in memory", () => {
  test("holds the passages of every report, numbered through, each report's side by side", () => {
    const { passages, reports } = corpus.index;
    expect(passages.map(({ index }) => index)).toEqual(passages.map((_, i) => i));
    let next = 0;
    for (const id of reports.keys()) {
      const { first, end } = corpus.index.passageRange(id);
      expect(first).toBe(next);
      expect(passages.slice(first, end).every(({ report }) => report === id)).toBe(true);
      next = end;
    }
    expect(next).toBe(passages.length);
    expect(corpus.index.passageRange("unknown")).toEqual({ first: 0, end: 0 });
  });

  test("passages of one sentence: the sentence first", () => {
    const passages = corpus.index.passagesOf("yangban-2020", 1);
    expect(passages.map(({ kind }) => kind)).toEqual(["sentence", "clause", "clause", "figure", "figure"]);
    expect(passages.every(({ report, sentence }) => report === "yangban-2020" && sentence === 1)).toBe(true);
    expect(corpus.index.passagesOf("yangban-2020", 99)).toEqual([]);
  });

  test("search is exact: the best of all cosines, among those allowed", async () => {
    const query = await corpus.embedder.embedQuery("新建小学几所");
    const { vectors, passages } = corpus.index;
    const cosines = [...vectors.cosines(query)];
    const isAllowed = (passage: number): boolean => passages[passage]?.report === "yangban-2020";
    const best = cosines
      .map((score, passage) => ({ passage, score }))
      .filter(({ passage }) => isAllowed(passage))
      .sort((a, b) => b.score - a.score || a.passage - b.passage)
      .slice(0, 3);
    expect(await vectors.search(query, 3, isAllowed)).toEqual(best);
    expect(vectors.count).toBe(passages.length);
  });

  test("the vector of a passage is that of its text", async () => {
    const { vectors, passages } = corpus.index;
    const [expected] = await corpus.embedder.embedDocuments([passages[3]?.text ?? ""]);
    vectors.vectorOf(3).forEach((value, i) => {
      expect(value).toBeCloseTo(expected?.[i] ?? Number.NaN, 5);
    });
  });
});
