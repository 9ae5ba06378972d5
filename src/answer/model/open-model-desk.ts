/** Puts a model desk together from a desk, its index and a language model. Reads the prompts; asks nothing yet. */
import type { SearchIndex } from "../../indexing/search-index.ts";
import type { Logger } from "../../logger.ts";
import type { LanguageModel } from "../../models/language-model.ts";
import { placeReader } from "../check/draft-places.ts";
import type { ExplainingDesk, LanguageData } from "../create-desk.ts";
import { createModelDesk } from "./create-model-desk.ts";
import { loadPrompts } from "./load-prompts.ts";
import type { Allowance } from "./model-allowance.ts";

const PROMPTS_FOLDER = new URL("../../../prompts/", import.meta.url);

export interface ModelDeskOptions {
  desk: ExplainingDesk;
  index: SearchIndex;
  language: LanguageData;
  model: LanguageModel;
  /** Belongs to the process: a desk on a new snapshot begins nobody's budget anew. */
  allowance: Allowance;
  /** How long an answer waits for the model in all. */
  timeoutMs: number;
  logger: Logger;
  /** Milliseconds. */
  now?: () => number;
}

export function openModelDesk(options: ModelDeskOptions): ExplainingDesk {
  const { desk, index, language, model, allowance, timeoutMs, logger, now } = options;
  const { tokenizer, stopWords } = language.concepts;
  return createModelDesk({
    desk,
    model,
    prompts: loadPrompts(PROMPTS_FOLDER),
    allowance,
    gate: {
      reports: index.reports,
      placesIn: placeReader(language.places, [...index.reports.values()]),
      cut: (text) => tokenizer.cut(text),
      stopWords,
    },
    snapshot: index.snapshot,
    timeoutMs,
    logger,
    ...(now ? { now } : {}),
  });
}
