/** Builds the index of the corpus twice, from nothing and unchanged. Uses a folder that the caller owns. */
import { join } from "node:path";
import type { Places } from "../../src/corpus/places.ts";
import type { BuildReport } from "../../src/indexing/build-index.ts";
import type { Embedder } from "../../src/models/embedder.ts";
import type { Product } from "./load-product.ts";
import { time } from "./timing.ts";

export interface IndexTimes {
  coldMs: number;
  unchangedMs: number;
  cold: BuildReport;
  unchanged: BuildReport;
}

export async function timeIndex(product: Product, indexFolder: string, embedder: Embedder): Promise<IndexTimes> {
  const { buildIndex } = await product.load("indexing/build-index");
  const { createLogger } = await product.load("logger");
  const { loadLanguage } = await product.load("answer/create-desk");
  const { readerFingerprint } = await product.load("indexing/reader-fingerprint");
  const logger = createLogger("error", (line) => process.stderr.write(line));
  const { concepts, places } = loadLanguage();
  const build = async () => {
    const sources = await openSources(product, places);
    const settings = { reader: readerFingerprint() };
    return buildIndex({ sources, indexFolder, embedder, tokenizer: concepts.tokenizer, settings, logger });
  };
  const cold = await time(build);
  const unchanged = await time(build);
  return { coldMs: cold.ms, unchangedMs: unchanged.ms, cold: cold.result, unchanged: unchanged.result };
}

async function openSources(product: Product, places: Places) {
  const { loadCorpus } = await product.load("corpus/load-corpus");
  const { readReport } = await product.load("corpus/read-report");
  const reports = await loadCorpus(join(product.folder, "corpus"));
  return reports.map(({ fileName: file, ...source }) => ({
    id: source.id,
    file,
    sha256: source.sha256,
    metadata: source.metadata,
    read: async () => readReport({ ...source, fileName: file }, places),
  }));
}
