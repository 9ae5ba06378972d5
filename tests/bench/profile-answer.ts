/** Where the time of an answer goes: the steps of one question, one after the other, each timed. */
import type { AnswerDependencies } from "../../src/answer/answer-question.ts";
import type { LexicalIndex } from "../../src/indexing/lexical-index.ts";
import type { Product } from "./load-product.ts";
import { Stopwatch, time } from "./timing.ts";

/** Milliseconds. `others`: what a question with several parts, or a conversation, asks beyond its whole. */
export interface StepTimes {
  understand: number;
  concepts: number;
  embed: number;
  search: number;
  features: number;
  rank: number;
  others: number;
  compose: number;
}

export async function createProfiler(product: Product, tools: AnswerDependencies) {
  const [{ answerQuestion }, { findEvidence }, { chooseReports }, { readConcepts, lexicalQuery }] = await Promise.all([
    product.load("answer/answer-question"),
    product.load("answer/find-evidence"),
    product.load("retrieval/choose-reports"),
    product.load("retrieval/concepts"),
  ]);
  const [{ foldQuestion }, { readQuestion }, { rankEvidence }, { retrieve }] = await Promise.all([
    product.load("retrieval/fold-question"),
    product.load("retrieval/question"),
    product.load("retrieval/rank-evidence"),
    product.load("retrieval/retrieve"),
  ]);
  return async (turns: string[]): Promise<StepTimes> => {
    const { timed, embed, search } = withStopwatches(tools);
    const asked = turns.at(-1) ?? "";
    const reports = [...tools.index.reports.values()];
    const understood = await time(() => {
      const folded = foldQuestion(asked, tools.dialect);
      const question = readQuestion(asked, folded.text, folded.language);
      return { question, chosen: chooseReports(question.whole, reports, tools.places), language: folded.language };
    });
    const { question, chosen, language } = understood.result;
    const concepts = await time(() => {
      const conceptTools = { ...tools.concepts, lexical: tools.index.lexical };
      return lexicalQuery(readConcepts(question.whole, conceptTools, chosen.ownPlaces), tools.concepts.tokenizer);
    });
    const request = {
      ask: question.whole,
      query: question.whole.text,
      english: language === "en",
      otherPlaces: chosen.otherPlaces,
      ownPlaces: chosen.ownPlaces,
    };
    const retrieved = await time(() => retrieve(request, timed));
    const ranked = await time(() => rankEvidence(retrieved.result, tools.model));
    const found = await time(() => findEvidence(turns, tools));
    const answered = await time(() => answerQuestion({ turns }, tools));
    const whole = understood.ms + retrieved.ms + ranked.ms;
    return {
      understand: understood.ms,
      concepts: concepts.ms,
      embed: embed.ms,
      search: search.ms,
      features: retrieved.ms - concepts.ms - embed.ms - search.ms,
      rank: ranked.ms,
      others: found.ms - whole,
      compose: answered.ms - found.ms,
    };
  };
}

/** The same tools, with the time spent in the embedder and in the index's searches added up. */
function withStopwatches(tools: AnswerDependencies) {
  const [embed, search] = [new Stopwatch(), new Stopwatch()];
  const { index, embedder } = tools;
  const { vectors, lexical } = index;
  const scores = search.around((query: Parameters<LexicalIndex["scores"]>[0]) => lexical.scores(query));
  const timedLexical = new Proxy(lexical, {
    get(target, property) {
      if (property === "scores") return scores;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const timed: AnswerDependencies = {
    ...tools,
    embedder: { embedQuery: embed.around((text: string) => embedder.embedQuery(text)) },
    index: {
      ...index,
      passagesOf: index.passagesOf.bind(index),
      passageRange: index.passageRange.bind(index),
      lexical: timedLexical,
      vectors: {
        dimensions: vectors.dimensions,
        count: vectors.count,
        vectorOf: (passage) => vectors.vectorOf(passage),
        cosines: search.around((query: ArrayLike<number>, rows?: ArrayLike<number>) => vectors.cosines(query, rows)),
        search: search.around(vectors.search.bind(vectors)),
      },
    },
  };
  return { timed, embed, search };
}
