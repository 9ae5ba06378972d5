/** Evidence put together by hand: candidates with the scores that a test wants, as if they had been found and ranked. */
import type { FigureCandidate } from "../../src/answer/choose-figures.ts";
import type { EvidenceFound } from "../../src/answer/find-evidence.ts";
import type { Report } from "../../src/corpus/report.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import type { Concept } from "../../src/retrieval/concepts.ts";
import type { Candidate } from "../../src/retrieval/evidence.ts";
import { FIGURE_FEATURES, type FigureFeature } from "../../src/retrieval/figure-feature-names.ts";
import { foldQuestion } from "../../src/retrieval/fold-question.ts";
import { type Ask, readAsk, readQuestion } from "../../src/retrieval/question.ts";
import type { RankedEvidence } from "../../src/retrieval/rank-evidence.ts";
import { verbatimReader } from "../../src/retrieval/verbatim-runs.ts";

/** A figure of a report by its text, the `nth` of that text. */
export function figureCandidate(
  report: Report,
  text: string,
  score: number,
  { nth = 0, features = {} }: { nth?: number; features?: Partial<Record<FigureFeature, number>> } = {},
): FigureCandidate {
  const figure = report.figures.filter((each) => each.text === text)[nth];
  const sentence = report.sentences[figure?.sentence ?? -1];
  if (!figure || !sentence) throw new Error(`The report has no figure ${text}.`);
  const values = FIGURE_FEATURES.map((name) => features[name] ?? (name === "covered by indicator" ? 1 : 0));
  return { report, sentence, figure, features: Float64Array.from(values), score };
}

/** The sentence of a report that holds some words. */
export function textCandidate(report: Report, words: string, score: number): Candidate {
  const sentence = report.sentences.find(({ start, end }) => report.text.slice(start, end).includes(words));
  if (!sentence) throw new Error(`The report has no sentence with ${words}.`);
  return { report, sentence, features: new Float64Array(), score };
}

const verbatimTools = { tokenizer: createTokenizer(), stopWords: new Set<string>() };

interface RankedParts {
  answerable?: number;
  concepts?: Concept[];
  otherPlaces?: string[];
}

/** Ranked evidence for a folded question; the candidates are sorted. */
export function ranked(asked: string | Ask, candidates: Candidate[], parts: RankedParts = {}): RankedEvidence {
  const ask = typeof asked === "string" ? readAsk(asked) : asked;
  const { answerable = 1, concepts = [], otherPlaces = [] } = parts;
  return {
    ask,
    kind: candidates[0]?.figure ? "figure" : "text",
    retrieved: {
      signals: {
        ask,
        concepts,
        otherPlaces,
        english: false,
        said: [],
        verbatimIn: verbatimReader(ask.text, concepts, verbatimTools),
      },
      candidates,
      lists: [],
    },
    ranked: [...candidates].sort((a, b) => b.score - a.score),
    concentration: 1,
    answerable,
    right: answerable,
    signals: new Float64Array(),
  };
}

interface FoundParts extends RankedParts {
  /** Candidates of each thing asked; of the whole question when absent. */
  asked?: Candidate[][];
  operands?: Candidate[][];
  reports?: Report[];
}

/** All that was found for a question, as it would be handed to `decide`. */
export function found(asked: string, candidates: Candidate[], parts: FoundParts = {}): EvidenceFound {
  const { text, language } = foldQuestion(asked, []);
  const question = readQuestion(asked, text, language);
  const whole = ranked(question.whole, candidates, parts);
  return {
    question,
    whole,
    asked: parts.asked?.map((each, i) => ranked(question.asks[i] ?? question.whole, each, parts)) ?? [whole],
    operands:
      parts.operands?.map((each, i) => ranked(question.operation?.operands[i] ?? question.whole, each, parts)) ?? [],
    otherPlaces: parts.otherPlaces ?? [],
    elsewhere: false,
    reports: parts.reports ?? [...new Set(candidates.map(({ report }) => report))],
  };
}
