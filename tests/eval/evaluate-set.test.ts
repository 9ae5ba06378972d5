/** A small set from its text to the tables, with an embedder that needs no model. */
import { beforeAll, describe, expect, test } from "vitest";
import { loadLanguage } from "../../src/answer/create-desk.ts";
import { loadEvidenceModel } from "../../src/retrieval/evidence-model.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { createCheckModelFor } from "./check-models.ts";
import { type EvaluatedSet, type EvaluateOptions, evaluateSet } from "./evaluate-set.ts";
import type { EvalSet } from "./load-sets.ts";
import { makeGolden } from "./make-answer.ts";
import { summarise } from "./summarise.ts";
import { drawMarkdown, drawText, tablesOf } from "./tables.ts";
import { writePage } from "./write-page.ts";

const TEXT = `2020年示例区政府工作报告
一、2019年工作回顾
（一）经济稳步增长。实现地区生产总值5047.4亿元，增长8%。新增“四上”企业1994家。
（二）民生持续改善。新招聘教师620名，增加公办学位8000个。
二、2020年工作安排
力争地区生产总值增长6%。
`;
const start = TEXT.split("\n")[3]?.indexOf("620名") ?? 0;
const SET: EvalSet = {
  stem: "shili-2020",
  text: TEXT,
  questions: [
    makeGolden({
      id: "teachers",
      question: "2019年新招聘教师多少名？",
      answers: [{ figures: ["620名"], quote: "新招聘教师620名", section: "一(二)", para: 3 }],
      must_figures: ["620名"],
      figure_values: { "620名": { value: 620, unit: "名", period: "2019", kind: "actual" } },
    }),
    makeGolden({
      id: "several",
      kind: "multi",
      question: "新招聘教师多少名，增加公办学位多少个？",
      answers: [
        { figures: ["620名", "8000个"], quote: "新招聘教师620名，增加公办学位8000个", section: "一(二)", para: 3 },
      ],
      must_figures: ["620名", "8000个"],
      figure_values: {
        "620名": { value: 620, unit: "名", period: "2019", kind: "actual" },
        "8000个": { value: 8000, unit: "个", period: "2019", kind: "actual" },
      },
    }),
    makeGolden({ id: "none", kind: "unanswerable", question: "机场有几条跑道？", answerable: false, answers: [] }),
  ],
  drafts: [],
  ledger: {
    figures: [
      { text: "620名", value: 620, unit: "名", period: "2019", kind: "actual", section: "一(二)", para: 3, start },
    ],
    nonFigures: [{ text: "2020年", para: 0, start: 0 }],
  },
};

const embedder = createHashedBigramEmbedder();
const language = loadLanguage();
const model = loadEvidenceModel(new URL("../../data/weights/evidence.json", import.meta.url).pathname);
const misses: string[] = [];
const options: EvaluateOptions = {
  tools: { embedder, language, embedPassages: (texts) => embedder.embedDocuments(texts) },
  logger: { debug() {}, info() {}, warn() {}, error() {} },
  // The fake's cosines are smaller than those the thresholds were fitted on.
  modelFor: () => ({ ...model, refuseBelow: 0, unsureBelow: 0 }),
  checkModelFor: createCheckModelFor(undefined),
  onMiss: ({ golden }) => misses.push(golden.id),
};
let evaluated: EvaluatedSet;
beforeAll(async () => {
  evaluated = await evaluateSet(SET, options);
});

describe("a set", () => {
  test("is asked whole, and what isn't right and cited is shown", () => {
    const wrong = evaluated.questions.filter(({ right, cited }) => !right || !cited);
    expect(evaluated.questions.map(({ golden }) => golden.id)).toEqual(["teachers", "several", "none"]);
    expect(wrong.map(({ golden }) => golden.id)).toEqual(misses);
    expect(evaluated.questions[0]).toMatchObject({ right: true, cited: true, quotes: { all: 1, exact: 1 } });
    expect(evaluated.questions[0]?.recall.fused?.at1).toEqual({ part: 1, whole: 1 });
  });

  test("puts to the plain pipeline what has one figure for an answer, or none; that one never refuses", () => {
    expect(evaluated.baseline.map(({ golden }) => golden.id)).toEqual(["teachers", "none"]);
    expect(evaluated.baseline.every(({ refused, cited, golden }) => !refused && cited === !golden.answerable)).toBe(
      true,
    );
  });

  test("has its ledger graded", () => {
    expect(evaluated.ledger?.recall).toEqual({ part: 1, whole: 1 });
    expect(evaluated.ledger?.nonFiguresTaken).toEqual({ part: 0, whole: 1 });
    expect(evaluated.askedFigures.found).toEqual({ part: 2, whole: 2 });
  });

  test("without drafts has no rates of drafts", () => {
    expect(summarise([evaluated]).drafts).toBeUndefined();
  });

  test("embeds each question once, whoever asks", () => {
    expect(new Set(embedder.queries).size).toBe(embedder.queries.length);
  });
});

test("an ablation is asked the same questions and no baseline", async () => {
  const without = await evaluateSet(SET, { ...options, without: "thesaurus" });
  expect(without.questions).toHaveLength(3);
  expect(without.baseline).toEqual([]);
});

describe("tables", () => {
  test("draw alike as text and as Markdown", () => {
    const table = { title: "T", head: ["kind", "n"], rows: [["figure", "1"]] };
    expect(drawText(table)).toBe("T\n  kind    n\n  figure  1\n");
    expect(drawMarkdown(table)).toBe("| kind | n |\n| --- | --: |\n| figure | 1 |\n");
  });

  test("have a row for every kind, and a page has every table", () => {
    const groups = [{ name: "shipped", summary: summarise([evaluated]) }];
    const tables = tablesOf(groups);
    const kinds = tables.find(({ title }) => title === "By kind, shipped");
    expect(kinds?.rows.map(([kind]) => kind)).toEqual(["figure", "multi", "unanswerable"]);
    const page = writePage({ groups, leftOut: false });
    expect(tables.filter(({ title }) => !page.includes(`## ${title}\n`))).toEqual([]);
  });
});
