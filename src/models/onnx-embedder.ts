/**
 * An embedder that runs a model folder on this machine: model.onnx, tokenizer.json, config.json.
 * Fetches nothing: the files must be there.
 */
import { Embeddings } from "@langchain/core/embeddings";
import { ModelError } from "../errors.ts";
import type { Embedder } from "./embedder.ts";
import type { JsonObject } from "./json-object.ts";
import { type EmbeddingSession, loadOnnxRuntime, openEmbeddingSession } from "./onnx/embedding-session.ts";
import { openModelFiles, unreadable } from "./onnx/model-files.ts";
import { type ModelSettings, readModelSettings } from "./onnx/model-settings.ts";
import { poolTokens } from "./onnx/pool-tokens.ts";
import { createTextEncoder, type EncodeText } from "./onnx/text-encoder.ts";
import { unitVector } from "./unit-vector.ts";

/** Where the model file stands in our folders, and in those of the Hugging Face hub. */
const MODEL_FILES = ["model.onnx", "onnx/model.onnx"];

export interface OnnxEmbedderSettings {
  provider: "onnx";
  /** Folder of the model. */
  folder: string;
  /** Threads of one run; as many as there are cores, up to four, when not given. */
  threads?: number | undefined;
}

/**
 * Loads a folder. Every file is checked against the folder's checksums.json, if it has one, before it's used;
 * the id is the folder's name and a short hash of all files that decide the vectors.
 * @throws ModelError `model_missing`, `model_corrupt`, `model_unreadable`, `model_unsupported`, `model_config_incomplete`,
 * `model_dimensions`, `model_runtime_missing`
 */
export async function createOnnxEmbedder(settings: OnnxEmbedderSettings): Promise<Embedder> {
  const files = await openModelFiles(settings.folder);
  const [model, wishes, runtime] = await Promise.all([
    files.readLarge(MODEL_FILES),
    readModelSettings(files),
    loadOnnxRuntime(),
  ]);
  // While another thread hashes the model, this one builds the tokenizer.
  const [encode] = await Promise.all([
    files.readJson("tokenizer.json").then((json) => buildEncoder(settings.folder, json, wishes)),
    model.checked,
  ]);
  const session = await openEmbeddingSession(runtime, model.bytes, { name: files.name, threads: settings.threads });
  const pool = choosePooling(session, wishes, files.name);
  const infer: Infer = async (text) => {
    const ids = encode(text);
    return pool(await session.run(ids), ids.length);
  };
  const id = `${files.name}@${files.revision()}`;
  const dimensions = session.dimensions ?? (await infer("")).length;
  if (wishes.dimensions !== undefined && wishes.dimensions !== dimensions) {
    throw wrongDimensions(files.name, wishes.dimensions, dimensions);
  }
  return new OnnxEmbedder({ id, dimensions, infer, prefixes: wishes });
}

/** The vector of one text, with its prefix, not yet scaled. */
type Infer = (text: string) => Promise<Float32Array>;

interface OnnxEmbedderParts {
  id: string;
  dimensions: number;
  infer: Infer;
  prefixes: Pick<ModelSettings, "queryPrefix" | "passagePrefix">;
}

class OnnxEmbedder extends Embeddings implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #infer: Infer;
  readonly #prefixes: OnnxEmbedderParts["prefixes"];

  constructor(parts: OnnxEmbedderParts) {
    super({});
    this.id = parts.id;
    this.dimensions = parts.dimensions;
    this.#infer = parts.infer;
    this.#prefixes = parts.prefixes;
  }

  /** One by one: batches of texts of the same length take as long, padded ones longer. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts) vectors.push(await this.#embed(this.#prefixes.passagePrefix + text));
    return vectors;
  }

  override embedQuery(text: string): Promise<number[]> {
    return this.#embed(this.#prefixes.queryPrefix + text);
  }

  async #embed(text: string): Promise<number[]> {
    return unitVector(await this.#infer(text));
  }
}

function buildEncoder(folder: string, json: JsonObject, settings: ModelSettings): EncodeText {
  try {
    return createTextEncoder(json, settings.tokenizer, settings.maxTokens);
  } catch (cause) {
    throw unreadable(folder, "tokenizer.json", cause);
  }
}

/** What makes one vector of a session's output for a text of so many tokens. */
function choosePooling(
  session: EmbeddingSession,
  { pooling }: ModelSettings,
  name: string,
): (output: Float32Array, tokens: number) => Float32Array {
  if (session.pooled) return (output) => output;
  if (pooling !== undefined) return (output, tokens) => poolTokens(output, tokens, pooling);
  throw new ModelError({
    code: "model_config_incomplete",
    message: `The embedding model ${name} gives a vector for each token, and no file of the folder says how to pool them.`,
    next: 'Add "pooling": "mean" or "pooling": "cls" to its config.json, as its model card says.',
    fields: { model: name },
  });
}

function wrongDimensions(name: string, expected: number, actual: number): ModelError {
  return new ModelError({
    code: "model_dimensions",
    message: `The embedding model ${name} gives vectors of ${actual} numbers where its config says ${expected}.`,
    next: "Correct `dimensions` in the folder's config.json, or copy the model's files again.",
    fields: { model: name, expected, actual },
  });
}
