/** What each ablation takes away, and that it leaves the rest. */
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswerDependencies } from "../../src/answer/answer-question.ts";
import { loadLanguage } from "../../src/answer/create-desk.ts";
import { loadEvidenceModel } from "../../src/retrieval/evidence-model.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";
import { makeReport } from "../support/make-report.ts";
import { ABLATIONS, ablate } from "./ablate.ts";

const report = makeReport("一、回顾\n新招聘教师620名，增加公办学位8000个。", {
  figures: [
    ["620名", { indicator: "新招聘教师" }],
    ["8000个", { indicator: "增加公办学位" }],
  ],
});
const embedder = createHashedBigramEmbedder();
const language = loadLanguage();
const query = [{ term: "教师", weight: 1 }];
let tools: AnswerDependencies;
let vector: number[];

beforeAll(async () => {
  const { tokenizer } = language.concepts;
  const index = await buildMemoryIndex([report], tokenizer, (texts) => embedder.embedDocuments(texts), 256);
  const model = loadEvidenceModel(new URL("../../data/weights/evidence.json", import.meta.url).pathname);
  tools = { index, embedder, logger: { debug() {}, info() {}, warn() {}, error() {} }, ...language, model };
  vector = await embedder.embedQuery("新招聘教师多少名");
});

/** Passages that have a cosine, and passages that have a score. */
const heard = ({ index }: AnswerDependencies) => {
  const kinds = (values: Float32Array) => new Set(index.passages.filter((_, i) => values[i] !== 0).map((p) => p.kind));
  return { dense: kinds(index.vectors.cosines(vector)), lexical: kinds(index.lexical.scores(query)) };
};

describe("without", () => {
  test("nothing, all passages are heard", () => {
    const all = new Set(["sentence", "clause", "figure"]);
    expect(heard(tools)).toEqual({ dense: all, lexical: all });
  });

  test("dense, no passage has a cosine and none is found by it", async () => {
    const { index } = ablate(tools, "dense");
    expect(heard({ ...tools, index })).toMatchObject({ dense: new Set(), lexical: heard(tools).lexical });
    expect(await index.vectors.search(vector, 5)).toEqual([]);
    expect((await tools.index.vectors.search(vector, 5)).length).toBeGreaterThan(0);
  });

  test("lexical, no passage has a score; how rare words are is still known", () => {
    const { index } = ablate(tools, "lexical");
    expect(heard({ ...tools, index })).toMatchObject({ dense: heard(tools).dense, lexical: new Set() });
    expect(index.lexical.idf("教师")).toBe(tools.index.lexical.idf("教师"));
  });

  test("ledger, only sentences and clauses are heard", async () => {
    const { index } = ablate(tools, "ledger");
    const rest = new Set(["sentence", "clause"]);
    expect(heard({ ...tools, index })).toEqual({ dense: rest, lexical: rest });
    const found = (await index.vectors.search(vector, 9)).map(({ passage }) => index.passages[passage]?.kind);
    expect(new Set(found)).toEqual(rest);
  });

  test("thesaurus, no word stands for another", () => {
    expect(tools.concepts.thesaurus.find("老师")).not.toEqual([]);
    expect(ablate(tools, "thesaurus").concepts.thesaurus.find("老师")).toEqual([]);
  });

  test("weights, similarities count alike and nothing is refused", () => {
    const { model } = ablate(tools, "weights");
    expect(new Set(model.figure.weights)).toEqual(new Set([0, 1]));
    expect([model.refuseBelow, model.unsureBelow]).toEqual([0, 0]);
  });

  test.each(ABLATIONS)("%s, the tools themselves stay as they were", (without) => {
    const before = heard(tools);
    ablate(tools, without);
    expect(heard(tools)).toEqual(before);
  });
});
