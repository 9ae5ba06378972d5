/**
 * One thing asked → candidates: dense, lexical and ledger lists are fused into the sentences worth looking at, and each of
 * them and each of its figures gets its signals. Choosing among them is the answer's work.
 */
import type { Span } from "../corpus/span.ts";
import type { Passage } from "../indexing/passage.ts";
import type { PassageRange, SearchIndex } from "../indexing/search-index.ts";
import type { Embedder } from "../models/embedder.ts";
import { type ConceptTools, lexicalQuery, readConcepts, rewordForCorpus } from "./concepts.ts";
import type { Candidate, RankedSentences } from "./evidence.ts";
import type { QuestionSignals } from "./figure-feature-names.ts";
import { figureFeatures, standOut } from "./figure-features.ts";
import { containsIn, rangesOf } from "./passages-asked.ts";
import type { Ask } from "./question.ts";
import { saidFigures } from "./said-figures.ts";
import { textFeatures } from "./text-features.ts";
import { topicText } from "./topic-text.ts";
import { verbatimReader } from "./verbatim-runs.ts";

/** How many passages each list contributes, and how many fused sentences are looked at closely. */
const LIST_LENGTH = 96;
const SENTENCES_LOOKED_AT = 40;

export interface RetrievalTools {
  index: SearchIndex;
  embedder: Pick<Embedder, "embedQuery">;
  concepts: Omit<ConceptTools, "lexical">;
}

export interface RetrievalRequest {
  ask: Ask;
  /** What is embedded; the words of the thing asked unless a follow-up was made whole. */
  query: string;
  english: boolean;
  otherPlaces: readonly string[];
  /** Words of the question that name a report's own place; they are no concepts. */
  ownPlaces?: readonly Span[];
  /** Only these reports; all when absent. */
  reports?: ReadonlySet<string>;
}

export interface Retrieved {
  signals: QuestionSignals;
  candidates: Candidate[];
  lists: RankedSentences[];
}

interface SentenceScores {
  report: string;
  sentence: number;
  passages: readonly Passage[];
  dense: Float32Array;
  /** Cosines with the reworded question; the same as `dense` when it wasn't reworded. */
  reworded: Float32Array;
  lexical: Float32Array;
  fused: number;
}

/** Finds candidates for one thing asked. Same question, same index: same result. */
export async function retrieve(request: RetrievalRequest, tools: RetrievalTools): Promise<Retrieved> {
  const { index } = tools;
  const { ask } = request;
  const conceptTools = {
    ...tools.concepts,
    lexical: index.lexical,
    contains: containsIn(index, request.reports, tools.concepts.tokenizer),
  };
  const concepts = readConcepts(ask, conceptTools, request.ownPlaces);
  const vector = await tools.embedder.embedQuery(request.query);
  const reworded = rewordForCorpus(request.query.toLowerCase(), conceptTools);
  const vectors = [vector, reworded === undefined ? vector : await tools.embedder.embedQuery(reworded)] as const;
  const within = request.reports && rangesOf(index, request.reports);
  const dense = await index.vectors.search(vector, LIST_LENGTH, undefined, within);
  if (reworded !== undefined)
    dense.push(...(await index.vectors.search(vectors[1], LIST_LENGTH / 2, undefined, within)));
  const terms = lexicalQuery(concepts, tools.concepts.tokenizer);
  const lexicalScores = index.lexical.scores(terms, within);
  const lexical = topOf(lexicalScores, LIST_LENGTH, within);
  const scored = scoreSentences([...dense.map(({ passage }) => passage), ...lexical], vectors, lexicalScores, index);
  const signals: QuestionSignals = {
    ask,
    concepts,
    otherPlaces: request.otherPlaces,
    english: request.english,
    said: saidFigures(ask.text),
    verbatimIn: verbatimReader(topicText(ask, request.ownPlaces), concepts, tools.concepts),
  };
  const lists = rankedLists(scored);
  const best = [...scored].sort((a, b) => b.fused - a.fused || a.sentence - b.sentence).slice(0, SENTENCES_LOOKED_AT);
  const highest = Math.max(1e-6, ...best.map(({ lexical: scores }) => Math.max(...scores)));
  return { signals, candidates: best.flatMap((entry) => candidatesOf(entry, signals, index, highest)), lists };
}

function topOf(scores: Float32Array, k: number, within: readonly PassageRange[] | undefined): number[] {
  const found: number[] = [];
  for (const { first, end } of within ?? [{ first: 0, end: scores.length }])
    for (let i = first; i < end; i++) if ((scores[i] ?? 0) > 0) found.push(i);
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, k);
}

function scoreSentences(
  passages: readonly number[],
  [vector, reworded]: readonly [readonly number[], readonly number[]],
  lexicalScores: Float32Array,
  index: SearchIndex,
): SentenceScores[] {
  const found = new Map<string, SentenceScores>();
  for (const number of passages) {
    const passage = index.passages[number];
    if (!passage) continue;
    const key = `${passage.report} ${passage.sentence}`;
    if (found.has(key)) continue;
    const all = index.passagesOf(passage.report, passage.sentence);
    const numbers = all.map((each) => each.index);
    const dense = index.vectors.cosines(vector, numbers);
    found.set(key, {
      report: passage.report,
      sentence: passage.sentence,
      passages: all,
      dense,
      reworded: reworded === vector ? dense : index.vectors.cosines(reworded, numbers),
      lexical: Float32Array.from(numbers, (each) => lexicalScores[each] ?? 0),
      fused: 0,
    });
  }
  const entries = [...found.values()];
  const denseOf = scaled(
    entries.map(({ dense, reworded: other }) =>
      Math.max((dense[0] ?? 0) + Math.max(...dense), (other[0] ?? 0) + Math.max(...other)),
    ),
  );
  const lexicalOf = scaled(entries.map(({ lexical }) => (lexical[0] ?? 0) + Math.max(...lexical)));
  entries.forEach((entry, i) => {
    entry.fused = (denseOf[i] ?? 0) + 0.6 * (lexicalOf[i] ?? 0);
  });
  return entries;
}

/** Values with mean 0 and deviation 1. */
function scaled(values: readonly number[]): number[] {
  const mean = values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(
    values.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, values.length),
  );
  return values.map((value) => (value - mean) / (deviation || 1));
}

function rankedLists(entries: readonly SentenceScores[]): RankedSentences[] {
  const list = (
    retriever: RankedSentences["retriever"],
    score: (entry: SentenceScores) => number,
  ): RankedSentences => ({
    retriever,
    sentences: entries
      .map((entry) => ({ report: entry.report, sentence: entry.sentence, score: score(entry) }))
      .sort((a, b) => b.score - a.score || a.sentence - b.sentence)
      .slice(0, 10),
  });
  const figureScore = (entry: SentenceScores): number =>
    Math.max(0, ...entry.passages.map((passage, i) => (passage.kind === "figure" ? (entry.lexical[i] ?? 0) : 0)));
  return [
    list("dense", ({ dense }) => (dense[0] ?? 0) + Math.max(...dense)),
    list("lexical", ({ lexical }) => (lexical[0] ?? 0) + Math.max(...lexical)),
    list("ledger", figureScore),
    list("fused", ({ fused }) => fused),
  ];
}

function candidatesOf(
  entry: SentenceScores,
  signals: QuestionSignals,
  index: SearchIndex,
  highest: number,
): Candidate[] {
  const report = index.reports.get(entry.report);
  const sentence = report?.sentences[entry.sentence];
  if (!report || !sentence) return [];
  const at = (scores: Float32Array, i: number): number => scores[i] ?? 0;
  const ofKind = (kind: Passage["kind"], scores: Float32Array): number => {
    let best = at(scores, 0);
    entry.passages.forEach((passage, i) => {
      if (passage.kind === kind) best = Math.max(best, at(scores, i));
    });
    return best;
  };
  const lexical = Float32Array.from(entry.lexical, (score) => score / highest);
  const candidates: Candidate[] = [
    {
      report,
      sentence,
      features: textFeatures(signals, report, sentence, {
        dense: { sentence: at(entry.dense, 0), clause: ofKind("clause", entry.dense) },
        reworded: { sentence: at(entry.reworded, 0), clause: ofKind("clause", entry.reworded) },
        lexical: { sentence: at(lexical, 0), clause: ofKind("clause", lexical) },
      }),
      score: 0,
    },
  ];
  entry.passages.forEach((passage, i) => {
    const figure = passage.kind === "figure" ? report.figures[passage.part] : undefined;
    if (!figure) return;
    const clause = entry.passages.findIndex(
      (other) => other.kind === "clause" && other.start <= figure.start && figure.end <= other.end,
    );
    candidates.push({
      report,
      sentence,
      figure,
      features: figureFeatures(signals, report, sentence, figure, {
        dense: {
          sentence: at(entry.dense, 0),
          clause: at(entry.dense, Math.max(0, clause)),
          figure: at(entry.dense, i),
        },
        reworded: {
          sentence: at(entry.reworded, 0),
          clause: at(entry.reworded, Math.max(0, clause)),
          figure: at(entry.reworded, i),
        },
        lexical: { sentence: at(lexical, 0), clause: at(lexical, Math.max(0, clause)), figure: at(lexical, i) },
      }),
      score: 0,
    });
  });
  standOut(candidates.filter(({ figure }) => figure !== undefined));
  return candidates;
}
