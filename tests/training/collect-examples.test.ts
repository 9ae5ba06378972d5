/** Golden questions on a short invented report become examples: which candidates prove the answer, and what the second head learns from. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Head } from "../../src/retrieval/evidence-model.ts";
import { ANSWERABLE_FEATURES } from "../../src/retrieval/rank-evidence.ts";
import { answerableExamples } from "../../training/answerable.ts";
import { collectExamples, type Example } from "../../training/collect-examples.ts";
import type { GoldenQuestion } from "../../training/golden-set.ts";
import { plainModel } from "../retrieval/plain-model.ts";
import { buildSmallCorpus, language, type SmallCorpus } from "../retrieval/small-corpus.ts";

let corpus: SmallCorpus;
beforeAll(async () => {
  corpus = await buildSmallCorpus();
});

/** A question whose answer is printed in the line that holds `quote`. */
function golden(
  id: string,
  question: string,
  quote: string,
  values: Record<string, [number, string]> = {},
): GoldenQuestion {
  const { text } = corpus.report;
  const figures = Object.keys(values);
  return {
    id,
    kind: "figure",
    question,
    answerable: quote !== "",
    answers:
      quote === ""
        ? []
        : [{ figures, quote, section: "", para: text.slice(0, text.indexOf(quote)).split("\n").length - 1 }],
    must_figures: figures,
    figure_values: Object.fromEntries(
      Object.entries(values).map(([figure, [value, unit]]) => [figure, { value, unit }]),
    ),
  };
}

const collect = (...questions: GoldenQuestion[]): Promise<Example[]> =>
  collectExamples("shili-2020", questions, corpus.index, corpus.embedder, language);
const rightOf = ({ candidates, right }: Example): string[] =>
  candidates
    .filter((_, i) => right[i])
    .map(({ report, sentence, figure }) => figure?.text ?? report.text.slice(sentence.start, sentence.end));

describe("collectExamples", () => {
  test("the figure in its own line is right, the same figure elsewhere is not", async () => {
    const [example] = await collect(golden("a", "去年新建了几所小学？", "新建小学3所", { "3所": [3, "所"] }));
    expect(example).toMatchObject({ stem: "shili-2020", kind: "figure" });
    expect(example && rightOf(example)).toEqual(["3所"]);
    expect(example?.candidates.length).toBeGreaterThan(1);
    const [wrongLine] = await collect({
      ...golden("a", "去年新建了几所小学？", "新建小学3所", { "3所": [3, "所"] }),
      answers: [{ figures: ["3所"], quote: "新建小学3所", section: "", para: 0 }],
    });
    expect(wrongLine && rightOf(wrongLine)).toEqual([]);
  });

  test("two figures asked of two parts are two examples, each with its own", async () => {
    const both = golden("b", "小学和幼儿园各新建了几所？", "新建小学3所、幼儿园8所", {
      "3所": [3, "所"],
      "8所": [8, "所"],
    });
    expect((await collect(both)).map(rightOf)).toEqual([["3所"], ["8所"]]);
  });

  test("a question for words is proved by its sentence", async () => {
    const [example] = await collect(golden("c", "谁担任总河长？", "县长周明担任总河长"));
    expect(example?.kind).toBe("text");
    expect(example && rightOf(example)).toEqual(["县长周明担任总河长，“一河一策”全面实施，清水河获评省级美丽河湖。"]);
  });

  test("a question without an answer has candidates and none is right", async () => {
    const [example] = await collect(golden("d", "地铁有几条？", ""));
    expect(example?.candidates.length).toBeGreaterThan(0);
    expect(example && rightOf(example)).toEqual([]);
  });

  test("a follow-up is taken as it stands alone; arithmetic is left out", async () => {
    const followUp = {
      ...golden("e", "今年呢？", "新建小学2所", { "2所": [2, "所"] }),
      standalone: "今年打算新建几所小学？",
    };
    const derived = { ...golden("f", "小学和幼儿园加起来几所？", "新建小学3所"), kind: "derived" };
    const examples = await collect(followUp, derived);
    expect(examples.map(({ golden: { id } }) => id)).toEqual(["e"]);
    expect(examples.map(rightOf)).toEqual([["2所"]]);
  });

  test("no report, no examples", async () => {
    const empty = { ...corpus.index, reports: new Map() };
    expect(await collectExamples("x", [golden("a", "几所？", "")], empty, corpus.embedder, language)).toEqual([]);
  });
});

describe("answerableExamples", () => {
  test("one for each question, with whether the best evidence is right", async () => {
    const examples = await collect(
      golden("a", "去年新建了几所小学？", "新建小学3所", { "3所": [3, "所"] }),
      golden("b", "小学和幼儿园各新建了几所？", "新建小学3所、幼儿园8所", { "3所": [3, "所"], "8所": [8, "所"] }),
      golden("d", "地铁有几条？", ""),
    );
    expect(answerableExamples(examples, plainModel)).toMatchObject([
      { stem: "shili-2020", id: "a", answerable: true, right: true, weight: 1 },
      { id: "b", answerable: true, right: true, weight: 1 },
      { id: "d", answerable: false, right: false, weight: 2 },
    ]);
  });

  test("heads give each its probabilities", async () => {
    const [example] = answerableExamples(await collect(golden("d", "地铁有几条？", "")), plainModel);
    const head = (bias: number): Head => ({ features: [...ANSWERABLE_FEATURES], weights: [], bias });
    for (const [bias, probability] of [
      [0, 0.5],
      [Math.log(3), 0.75],
    ] as const) {
      example?.setProbabilities(head(bias), head(-bias));
      expect(example?.probability).toBeCloseTo(probability);
      expect(example?.sureness).toBeCloseTo(1 - probability);
    }
  });
});
