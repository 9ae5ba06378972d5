/** Retrieval and ranking on a short invented report, with an embedder that only knows characters. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Candidate } from "../../src/retrieval/evidence.ts";
import { FIGURE_FEATURES } from "../../src/retrieval/figure-feature-names.ts";
import { casedForEmbedding, foldQuestion } from "../../src/retrieval/fold-question.ts";
import { readQuestion } from "../../src/retrieval/question.ts";
import { ANSWERABLE_FEATURES, type RankedEvidence, rankEvidence } from "../../src/retrieval/rank-evidence.ts";
import { type RetrievalRequest, type Retrieved, retrieve } from "../../src/retrieval/retrieve.ts";
import { TEXT_FEATURES } from "../../src/retrieval/text-features.ts";
import { plainModel } from "./plain-model.ts";
import { buildSmallCorpus, language, readSmallReport, type SmallCorpus } from "./small-corpus.ts";

const OTHER = `2020年样板县政府工作报告
一、2019年工作回顾
全年实现地区生产总值88.7亿元，增长5.1%。新建小学6所。
`;
let corpus: SmallCorpus;
beforeAll(async () => {
  corpus = await buildSmallCorpus([readSmallReport(), readSmallReport(OTHER, { place: "样板县" }, "yangban-2020")]);
});

async function find(asked: string, request: Partial<RetrievalRequest> = {}): Promise<Retrieved> {
  const folded = foldQuestion(asked, language.dialect);
  const { whole } = readQuestion(asked, folded.text, folded.language);
  const query = casedForEmbedding(whole.text, asked, folded.language);
  const base = { ask: whole, query, english: folded.language === "en", otherPlaces: [] };
  return retrieve({ ...base, ...request }, { ...corpus, concepts: language.concepts });
}
const rank = async (asked: string, reports = new Set(["shili-2020"])): Promise<RankedEvidence> =>
  rankEvidence(await find(asked, { reports }), plainModel);
const textOf = ({ report, sentence }: Candidate): string => report.text.slice(sentence.start, sentence.end);

describe("the best evidence", () => {
  test.each([
    ["去年GDP是多少亿元？", "312.5亿元", "2019"],
    ["去年GDP增长了百分之几？", "6.8%", "2019"],
    ["今年GDP的增长目标是多少？", "7%", "2020"],
    ["一季度GDP下降多少？", "2.4%", "2020Q1"],
    ["税收收入下降了百分之几？", "3.1%", "2019"],
    ["舊年嘅稅收有幾多億？", "12.4亿元", "2019"],
    ["去年新建了几所小学？", "3所", "2019"],
    ["今年打算新建几所小学？", "2所", "2020"],
    ["幼儿园新建了几所？", "8所", "2019"],
    ["高企占全市的比重是多少？", "12%", "2019"],
    ["今年要新增多少家高企？", "20家", "2020"],
    ["森林覆盖率比上年提高了几个百分点？", "0.8个百分点", "2019"],
    ["去年农村居民人均可支配收入是多少元？", "19460元", "2019"],
    ["今年的就业目标是多少人？", "1万人", "2020"],
    ["How many primary schools were built?", "3所", "2019"],
  ])("%s %s (%s)", async (asked, text, period) => {
    const { kind, ranked } = await rank(asked);
    expect(kind).toBe("figure");
    expect(ranked[0]?.figure).toMatchObject({ text, period });
  });

  test.each([
    ["谁担任总河长？", "县长周明担任总河长"],
    ["清水河获评了什么？", "清水河获评省级美丽河湖"],
    ["县医院什么时候建成？", "年底前建成县人民医院"],
  ])("%s %s", async (asked, words) => {
    const { kind, ranked } = await rank(asked);
    expect(kind).toBe("text");
    expect(ranked[0] && textOf(ranked[0])).toContain(words);
  });
});

describe("whether the report answers at all", () => {
  test.each(["GDP是多少亿元？", "去年新建了几所小学？", "谁担任总河长？"])("%s: yes", async (asked) => {
    expect((await rank(asked)).answerable).toBeGreaterThan(0.8);
  });

  test.each(["地铁有几条？", "2018年GDP是多少？", "人均GDP是多少？", "谁是足球队长？"])("%s: no", async (asked) => {
    expect((await rank(asked)).answerable).toBeLessThan(0.3);
  });

  test("a place that isn't the report's own must be named by the evidence", async () => {
    const evidence = rankEvidence(await find("邻县新建了几所小学？", { otherPlaces: ["邻县"] }), plainModel);
    expect(evidence.answerable).toBeLessThan(0.3);
  });

  test("without candidates the answer is no", async () => {
    const retrieved = { ...(await find("GDP是多少？")), candidates: [] };
    expect(rankEvidence(retrieved, plainModel)).toMatchObject({ ranked: [], concentration: 0, answerable: 0 });
  });
});

describe("what is retrieved", () => {
  test("only the reports allowed", async () => {
    const { candidates } = await find("新建了几所小学？", { reports: new Set(["yangban-2020"]) });
    expect(candidates.length).toBeGreaterThan(0);
    expect(new Set(candidates.map(({ report }) => report.id))).toEqual(new Set(["yangban-2020"]));
    const all = await find("新建了几所小学？");
    expect(new Set(all.candidates.map(({ report }) => report.id)).size).toBe(2);
  });

  test("each sentence once as words and once for each of its figures, with the signals of its kind", async () => {
    const { candidates } = await find("新建了几所小学？");
    const keys = candidates.map(({ report, sentence, figure }) => `${report.id} ${sentence.index} ${figure?.index}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { report, sentence, figure, features } of candidates) {
      expect(features.length).toBe(figure ? FIGURE_FEATURES.length : TEXT_FEATURES.length);
      expect([...features].every(Number.isFinite)).toBe(true);
      if (figure) expect(report.figures[figure.index]).toBe(figure);
      if (figure) expect(figure.sentence).toBe(sentence.index);
    }
  });

  test("of two figures in a sentence, one stands out above the other", async () => {
    const { candidates } = await find("新建了几所幼儿园？", { reports: new Set(["shili-2020"]) });
    const at = FIGURE_FEATURES.indexOf("covered above others of sentence");
    const of = (text: string): number =>
      candidates.find(({ figure }) => figure?.text === text)?.features[at] ?? Number.NaN;
    expect(of("8所")).toBeGreaterThan(0);
    expect(of("3所")).toBeLessThan(0);
  });

  test("the question, and the question in the report's words where it has others", async () => {
    corpus.embedder.queries.length = 0;
    await find("钱袋子鼓了多少？");
    expect(corpus.embedder.queries).toHaveLength(2);
    expect(corpus.embedder.queries[0]).toContain("钱袋子");
    expect(corpus.embedder.queries[1]).toContain("人均可支配收入");
    corpus.embedder.queries.length = 0;
    await find("造林多少亩？");
    expect(corpus.embedder.queries).toHaveLength(1);
  });

  test("lists for an explanation: four retrievers, best first, ten at most", async () => {
    const { lists } = await find("新建了几所小学？");
    expect(lists.map(({ retriever }) => retriever)).toEqual(["dense", "lexical", "ledger", "fused"]);
    for (const { sentences } of lists) {
      expect(sentences.length).toBeLessThanOrEqual(10);
      const scores = sentences.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  test.each(["新建了几所小学？", "谁担任总河长？", "", "😀", "。".repeat(500)])(
    "%j finds the same again",
    async (asked) => {
      const [first, again] = [await find(asked), await find(asked)];
      expect(again.candidates).toEqual(first.candidates);
      expect(again.lists).toEqual(first.lists);
      expect(again.signals.concepts).toEqual(first.signals.concepts);
    },
  );
});

describe("rankEvidence", () => {
  test("scores are sorted, and ties stand in the order of the report", async () => {
    const nothing = { ...plainModel, figure: { ...plainModel.figure, weights: [] } };
    for (const model of [plainModel, nothing]) {
      const { ranked } = rankEvidence(await find("新建了几所小学？", { reports: new Set(["shili-2020"]) }), model);
      for (const [i, candidate] of ranked.entries()) {
        const next = ranked[i + 1];
        if (!next) continue;
        expect(candidate.score).toBeGreaterThanOrEqual(next.score);
        if (candidate.score === next.score) expect(candidate.sentence.index).toBeLessThanOrEqual(next.sentence.index);
      }
    }
  });

  test("figures for a number, sentences for words, unless told otherwise", async () => {
    const retrieved = await find("新建了几所小学？");
    expect(rankEvidence(retrieved, plainModel).ranked.every(({ figure }) => figure !== undefined)).toBe(true);
    expect(rankEvidence(retrieved, plainModel, "text").ranked.every(({ figure }) => figure === undefined)).toBe(true);
  });

  test("concentration is the share of the best value, and grows with its lead", async () => {
    const retrieved = await find("新建了几所小学？");
    const flat = { ...plainModel, figure: { ...plainModel.figure, weights: [] } };
    const even = rankEvidence(retrieved, flat).concentration;
    const clear = rankEvidence(retrieved, plainModel).concentration;
    expect(even).toBeGreaterThan(0);
    expect(clear).toBeGreaterThan(even);
    expect(clear).toBeLessThanOrEqual(1);
  });

  test("signals are as many as their names, and carry those of the best candidate", async () => {
    const { signals, ranked } = await rank("新建了几所小学？");
    expect(signals.length).toBe(ANSWERABLE_FEATURES.length);
    const unitEqual = signals[ANSWERABLE_FEATURES.indexOf("figure: unit equal")];
    expect(unitEqual).toBe(ranked[0]?.features[FIGURE_FEATURES.indexOf("unit equal")]);
    expect(signals[ANSWERABLE_FEATURES.indexOf("is figure")]).toBe(1);
  });

  test("the candidates of retrieval keep their score", async () => {
    const retrieved = await find("新建了几所小学？");
    rankEvidence(retrieved, plainModel);
    expect(retrieved.candidates.every(({ score }) => score === 0)).toBe(true);
  });
});
