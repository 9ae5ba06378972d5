/** What training and evaluation share: the embedder with its vectors kept on disk, and the language data. */
import { loadLanguage } from "../src/answer/create-desk.ts";
import { embedTexts } from "../src/indexing/embed-texts.ts";
import { openEmbeddingCache } from "../src/indexing/embedding-cache.ts";
import type { Embedder } from "../src/models/embedder.ts";
import { createOnnxEmbedder } from "../src/models/onnx-embedder.ts";
import type { EmbedPassages } from "./memory-index.ts";

export interface TrainingTools {
  embedder: Embedder;
  embedPassages: EmbedPassages;
  language: ReturnType<typeof loadLanguage>;
}

const CACHE_FOLDER = new URL("../index/cache", import.meta.url).pathname;

export async function createTrainingTools(modelFolder: string): Promise<TrainingTools> {
  const embedder = await createOnnxEmbedder({ provider: "onnx", folder: modelFolder });
  const cache = await openEmbeddingCache(CACHE_FOLDER, embedder);
  return {
    embedder,
    embedPassages: async (texts) => (await embedTexts(texts, { embedder, cache })).vectors,
    language: loadLanguage(),
  };
}
