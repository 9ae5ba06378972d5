/** Asks everything of one golden set, its report alone in an index in memory, and grades what comes back. Prints nothing. */
import { answerQuestion, type ExplainedAnswer } from "../../src/answer/answer-question.ts";
import type { CheckModel } from "../../src/answer/check/check-model.ts";
import { createDesk } from "../../src/answer/create-desk.ts";
import type { AskRequest } from "../../src/answer/desk.ts";
import { listLedger } from "../../src/chat/ledger-figure.ts";
import { readReport } from "../../src/corpus/read-report.ts";
import type { Report } from "../../src/corpus/report.ts";
import type { SearchIndex } from "../../src/indexing/search-index.ts";
import type { Logger } from "../../src/logger.ts";
import type { Embedder } from "../../src/models/embedder.ts";
import type { EvidenceModel } from "../../src/retrieval/evidence-model.ts";
import type { GoldenQuestion } from "../../training/golden-set.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import type { TrainingTools } from "../../training/training-tools.ts";
import { type Ablation, ablate } from "./ablate.ts";
import { type GoldenDraft, type GradedDraft, gradeCheck } from "./grade-check.ts";
import { gradeFigures, type LedgerGrade } from "./grade-figures.ts";
import { type AskedFigures, gradeAskedFigures } from "./grade-retrieval.ts";
import { type GradedQuestion, gradeQuestion } from "./graded-question.ts";
import type { EvalSet } from "./load-sets.ts";
import { createPlainPipeline } from "./plain-pipeline.ts";

export interface EvaluateOptions {
  tools: TrainingTools;
  logger: Logger;
  /** Fitted weights for a report, by its stem. */
  modelFor(stem: string): EvidenceModel;
  checkModelFor(stem: string): CheckModel;
  without?: Ablation;
  /** Called for each question that isn't right and cited. */
  onMiss?: (question: GradedQuestion, explained: ExplainedAnswer) => void;
  onMissedFigures?: (stem: string, grade: LedgerGrade) => void;
  onMissedDraft?: (stem: string, draft: GoldenDraft, graded: GradedDraft) => void;
}

export interface EvaluatedSet {
  stem: string;
  isCommunique: boolean;
  questions: GradedQuestion[];
  /** The same questions, those that ask for one figure or can't be answered, put to the plain pipeline. */
  baseline: GradedQuestion[];
  /** Absent when there are none. */
  drafts?: GradedDraft[];
  askedFigures: AskedFigures;
  ledger?: LedgerGrade;
}

type Explain = (request: AskRequest) => Promise<ExplainedAnswer>;

export async function evaluateSet(set: EvalSet, options: EvaluateOptions): Promise<EvaluatedSet> {
  const { stem, text, drafts } = set;
  const { tools, onMiss, onMissedFigures, without } = options;
  const embedder = rememberQueries(tools.embedder);
  const report = readReport({ id: stem, fileName: `${stem}.txt`, text, metadata: {} }, tools.language.places);
  const index = await buildMemoryIndex(
    [report],
    tools.language.concepts.tokenizer,
    tools.embedPassages,
    embedder.dimensions,
  );
  const model = options.modelFor(stem);
  const desk = createDesk({
    index,
    embedder,
    logger: options.logger,
    model,
    checkModel: options.checkModelFor(stem),
  });
  const explain = without ? ablatedExplain(without, { index, embedder, model }, options) : desk.explain;
  const questions: GradedQuestion[] = [];
  for (const golden of set.questions) {
    const explained = await explain({ turns: golden.turns ?? [golden.question] });
    const graded = gradeQuestion(stem, golden, explained, report);
    questions.push(graded);
    if (!graded.right || !graded.cited) onMiss?.(graded, explained);
  }
  const graded = without ? undefined : await gradeDrafts(drafts, desk.check);
  graded?.forEach((draft, i) => {
    const golden = drafts[i];
    if (golden && draft.verdicts.some(({ exact }) => !exact)) options.onMissedDraft?.(stem, golden, draft);
  });
  const ledger = set.ledger && gradeFigures(set.ledger.figures, set.ledger.nonFigures, listLedger(report), text);
  if (ledger) onMissedFigures?.(stem, ledger);
  return {
    stem,
    isCommunique: report.metadata.genre === "communique",
    questions,
    baseline: without ? [] : await askPlainPipeline(set, report, embedder, tools),
    ...(graded ? { drafts: graded } : {}),
    askedFigures: gradeAskedFigures(set.questions, report),
    ...(ledger ? { ledger } : {}),
  };
}

function ablatedExplain(
  without: Ablation,
  parts: { index: SearchIndex; embedder: Embedder; model: EvidenceModel },
  { tools, logger }: EvaluateOptions,
): Explain {
  const dependencies = ablate({ ...tools.language, ...parts, logger }, without);
  return (request) => answerQuestion(request, dependencies);
}

/** The same question is embedded once, though desk, parts of questions and baseline all ask for it. */
function rememberQueries(embedder: Embedder): Embedder {
  const vectors = new Map<string, Promise<number[]>>();
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embedDocuments: (texts) => embedder.embedDocuments(texts),
    embedQuery(text) {
      const vector = vectors.get(text) ?? embedder.embedQuery(text);
      vectors.set(text, vector);
      return vector;
    },
  };
}

async function gradeDrafts(
  drafts: readonly GoldenDraft[],
  check: ReturnType<typeof createDesk>["check"],
): Promise<GradedDraft[] | undefined> {
  const graded: GradedDraft[] = [];
  for (const draft of drafts) graded.push(gradeCheck(draft, await check({ text: draft.text })));
  return graded.length > 0 ? graded : undefined;
}

/** Kinds that the plain pipeline isn't asked: it can only give one figure. */
const NOT_ONE_FIGURE = ["multi", "ambiguous", "derived"];

/** Asked of the baseline: one figure, or what the report doesn't say. */
export function isForBaseline({ kind, answerable, must_figures }: GoldenQuestion): boolean {
  return !answerable || (must_figures.length === 1 && !NOT_ONE_FIGURE.includes(kind));
}

async function askPlainPipeline(
  { stem, text, questions }: EvalSet,
  report: Report,
  embedder: Embedder,
  { embedPassages, language }: TrainingTools,
): Promise<GradedQuestion[]> {
  const embeddings = {
    embedQuery: (query: string) => embedder.embedQuery(query),
    embedDocuments: async (texts: string[]) => (await embedPassages(texts)).map((vector) => Array.from(vector)),
  };
  const pipeline = await createPlainPipeline({ report: stem, text, embeddings, dialect: language.dialect });
  const graded: GradedQuestion[] = [];
  for (const golden of questions.filter(isForBaseline)) {
    const answer = await pipeline.answer(golden.turns ?? [golden.question]);
    graded.push(gradeQuestion(stem, golden, { answer }, report));
  }
  return graded;
}
