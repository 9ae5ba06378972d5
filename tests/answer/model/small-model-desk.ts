/** The invented report behind a desk that a scripted model words; tests say what it writes. */
import { createDesk, type ExplainingDesk } from "../../../src/answer/create-desk.ts";
import { type AllowanceLimits, createAllowance } from "../../../src/answer/model/model-allowance.ts";
import { type ModelDeskOptions, openModelDesk } from "../../../src/answer/model/open-model-desk.ts";
import type { Report } from "../../../src/corpus/report.ts";
import type { SearchIndex } from "../../../src/indexing/search-index.ts";
import { createLogger } from "../../../src/logger.ts";
import type { Embedder } from "../../../src/models/embedder.ts";
import type { LanguageModel } from "../../../src/models/language-model.ts";
import { createOnnxEmbedder } from "../../../src/models/onnx-embedder.ts";
import type { EvidenceModel } from "../../../src/retrieval/evidence-model.ts";
import { buildMemoryIndex } from "../../../training/memory-index.ts";
import { language, readSmallReport, shippedModel } from "../../retrieval/small-corpus.ts";
import { createHashedBigramEmbedder } from "../../support/hashed-bigram-embedder.ts";

type WordedChanges = Partial<Omit<ModelDeskOptions, "model">> & {
  limits?: AllowanceLimits & Pick<ModelDeskOptions, "timeoutMs">;
};

export interface SmallDesk {
  /** Without a model. */
  desk: ExplainingDesk;
  index: SearchIndex;
  /** Lines of the log at `info`. */
  lines: string[];
  /** The same with a model before it. */
  worded(model: LanguageModel, changes?: WordedChanges): ExplainingDesk;
}

export const LIMITS = { concurrency: 4, budgetPerHour: 10_000, timeoutMs: 5000 };

const MODEL_FOLDER = new URL("../../../models/e5-small-zh-en", import.meta.url).pathname;

/** With the embedder and the weights that ship: whether there is an answer is told as it is for a user. */
export async function openSmallDesk(report = readSmallReport()): Promise<SmallDesk> {
  return openDesk(report, await createOnnxEmbedder({ provider: "onnx", folder: MODEL_FOLDER }));
}

/** With an embedder that only knows characters, and so without refusing: quick for a whole report. */
export async function openQuickDesk(report: Report): Promise<SmallDesk> {
  return openDesk(report, createHashedBigramEmbedder(), { ...shippedModel, refuseBelow: 0 });
}

async function openDesk(report: Report, embedder: Embedder, model?: EvidenceModel): Promise<SmallDesk> {
  const embed = (texts: string[]): Promise<number[][]> => embedder.embedDocuments(texts);
  const index = await buildMemoryIndex([report], language.concepts.tokenizer, embed, embedder.dimensions);
  const lines: string[] = [];
  const logger = createLogger("info", (line) => lines.push(line));
  const desk = createDesk({ index, embedder, logger, language, ...(model ? { model } : {}) });
  return {
    desk,
    index,
    lines,
    worded: (model, { limits = LIMITS, ...changes } = {}) => {
      const allowance = createAllowance(limits, changes.now);
      return openModelDesk({
        ...{ desk, index, language, logger, allowance, timeoutMs: limits.timeoutMs },
        ...changes,
        model,
      });
    },
  };
}
