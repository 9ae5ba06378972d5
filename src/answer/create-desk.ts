/** Puts a desk together from an open index and an embedder; the language data are read once, from data/. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPlaces } from "../corpus/places.ts";
import { ConfigurationError } from "../errors.ts";
import type { SearchIndex } from "../indexing/search-index.ts";
import { createTokenizer } from "../indexing/tokenize.ts";
import type { Logger } from "../logger.ts";
import type { Embedder } from "../models/embedder.ts";
import { type EvidenceModel, loadEvidenceModel } from "../retrieval/evidence-model.ts";
import { loadDialect } from "../retrieval/fold-question.ts";
import { loadReportWords } from "../retrieval/report-words.ts";
import { loadThesaurus } from "../retrieval/thesaurus.ts";
import { type AnswerDependencies, answerQuestion, type ExplainedAnswer } from "./answer-question.ts";
import { type CheckModel, loadCheckModel } from "./check/check-model.ts";
import { checkDraft } from "./check-draft.ts";
import type { AskRequest, Desk } from "./desk.ts";

const dataPath = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

export interface DeskParts {
  index: SearchIndex;
  embedder: Embedder;
  logger: Logger;
  /** Fitted weights; those of data/weights when absent. */
  model?: EvidenceModel;
  checkModel?: CheckModel;
  /** As `loadLanguage` gives it, for callers that need it as well. */
  language?: LanguageData;
}

export type LanguageData = Pick<AnswerDependencies, "places" | "dialect" | "concepts">;

export interface ExplainingDesk extends Desk {
  /** The answer with what was found on the way, for `--explain` and for evaluation. */
  explain(request: AskRequest): Promise<ExplainedAnswer>;
}

/** Language data that every question needs: thesaurus, places, stop words, dialect. */
export function loadLanguage(): LanguageData {
  const stopWords = readFileSync(dataPath("questions/stop-words.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const tokenizer = createTokenizer();
  return {
    places: loadPlaces(dataPath("places.tsv"), { cut: (text) => tokenizer.cut(text) }),
    dialect: loadDialect(dataPath("questions/dialect.tsv")),
    concepts: {
      tokenizer,
      thesaurus: loadThesaurus(dataPath("thesaurus")),
      stopWords: new Set(stopWords),
      reportWords: loadReportWords(dataPath("questions/report-words.tsv")),
    },
  };
}

/** @throws ConfigurationError `report_unknown` from `ask` and `check` when the report named isn't in the index */
export function createDesk({ index, embedder, logger, model, checkModel: given, language }: DeskParts): ExplainingDesk {
  const tools: AnswerDependencies = {
    index,
    embedder,
    logger,
    ...(language ?? loadLanguage()),
    model: model ?? loadEvidenceModel(dataPath("weights/evidence.json")),
  };
  let checkModel = given;
  const known = (report: string | undefined): void => {
    if (report === undefined || index.reports.has(report)) return;
    throw new ConfigurationError({
      code: "report_unknown",
      message: `No report with the id ${JSON.stringify(report)} is in the index.`,
      next: `Use one of: ${[...index.reports.keys()].join(", ")}.`,
      fields: { report },
    });
  };
  const explain = async (request: AskRequest): Promise<ExplainedAnswer> => {
    known(request.report);
    return answerQuestion(request, tools);
  };
  return {
    explain,
    ask: async (request) => (await explain(request)).answer,
    check: async (request) => {
      known(request.report);
      checkModel ??= loadCheckModel(dataPath("weights/check.json"));
      return checkDraft(request, { ...tools, checkModel });
    },
  };
}
