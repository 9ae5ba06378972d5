/** Golden questions → what the weights are fitted on: candidates with signals, and which of them prove the answer. */

import type { AnswerDependencies } from "../src/answer/answer-question.ts";
import type { SearchIndex } from "../src/indexing/search-index.ts";
import type { Embedder } from "../src/models/embedder.ts";
import { chooseReports } from "../src/retrieval/choose-reports.ts";
import type { Candidate } from "../src/retrieval/evidence.ts";
import { casedForEmbedding, foldQuestion } from "../src/retrieval/fold-question.ts";
import { readQuestion } from "../src/retrieval/question.ts";
import { type Retrieved, retrieve } from "../src/retrieval/retrieve.ts";
import type { GoldenAnswer, GoldenQuestion } from "./golden-set.ts";

export interface Example {
  stem: string;
  golden: GoldenQuestion;
  kind: "figure" | "text";
  retrieved: Retrieved;
  /** Candidates of the example's kind. */
  candidates: Candidate[];
  right: boolean[];
}

type Tools = Pick<AnswerDependencies, "places" | "dialect" | "concepts">;

const fold = (text: string): string => text.replace(/\s/gu, "");

/** The examples of one report's questions. Follow-ups are taken as their stand-alone form; derived ones are left out. */
export async function collectExamples(
  stem: string,
  questions: readonly GoldenQuestion[],
  index: SearchIndex,
  embedder: Pick<Embedder, "embedQuery">,
  tools: Tools,
): Promise<Example[]> {
  const report = [...index.reports.values()][0];
  if (!report) return [];
  const lineStarts = [0];
  for (let i = 0; i < report.text.length; i++) if (report.text[i] === "\n") lineStarts.push(i + 1);
  const examples: Example[] = [];
  for (const golden of questions) {
    if (golden.kind === "derived") continue;
    const asked = golden.standalone ?? golden.question;
    const { text, language } = foldQuestion(asked, tools.dialect);
    const question = readQuestion(asked, text, language);
    const chosen = chooseReports(question.whole, [report], tools.places);
    const asks =
      question.asks.length > 1 && question.asks.length === golden.must_figures.length
        ? question.asks
        : [question.whole];
    for (const [i, ask] of asks.entries()) {
      const retrieved = await retrieve(
        {
          ask,
          query: casedForEmbedding(ask.text, asked, language),
          english: language === "en",
          otherPlaces: chosen.otherPlaces,
          ownPlaces: asks.length === 1 ? chosen.ownPlaces : tools.places.find(ask.text),
        },
        { index, embedder, concepts: tools.concepts },
      );
      const kind = golden.answerable
        ? golden.must_figures.length > 0
          ? "figure"
          : "text"
        : ask.shape === "figure"
          ? "figure"
          : "text";
      const wanted = asks.length > 1 ? golden.must_figures.slice(i, i + 1) : golden.must_figures;
      const candidates = retrieved.candidates.filter(({ figure }) => (figure !== undefined) === (kind === "figure"));
      const right = candidates.map((candidate) =>
        golden.answers.some((answer) => proves(candidate, answer, golden, wanted, lineStarts)),
      );
      examples.push({ stem, golden, kind, retrieved, candidates, right });
    }
  }
  return examples;
}

function proves(
  candidate: Candidate,
  answer: GoldenAnswer,
  golden: GoldenQuestion,
  wanted: readonly string[],
  lineStarts: readonly number[],
): boolean {
  const { report, sentence, figure } = candidate;
  const from = lineStarts[answer.para] ?? -1;
  const to = lineStarts[answer.para + 1] ?? report.text.length + 1;
  if (sentence.start < from || sentence.end > to) return false;
  const quote = fold(report.text.slice(sentence.start, sentence.end));
  if (!figure) {
    const proof = fold(answer.quote);
    return quote.includes(proof) || (proof.includes(quote) && quote.length >= 6);
  }
  const inAnswer = answer.figures.filter((each) => wanted.includes(each));
  return inAnswer.some((each) => {
    const value = golden.figure_values[each]?.value;
    return (
      value !== undefined && Math.abs(Math.abs(value) - Math.abs(figure.value)) <= 1e-6 * Math.max(1, Math.abs(value))
    );
  });
}
