/** Runs a model file with ONNX Runtime, the only place that knows it. Knows neither tokenizers nor prefixes. */
import { availableParallelism } from "node:os";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import { ModelError } from "../../errors.ts";

/** More threads than cores make a run three times as slow, and more than four gain nothing on texts this short. */
const MAX_THREADS = 4;
/** Outputs that are already one vector for a text, in the order they're preferred. */
const POOLED_OUTPUTS = ["embedding", "sentence_embedding"];
/** Outputs that have a vector for each token. */
const TOKEN_OUTPUTS = ["last_hidden_state", "token_embeddings"];
const KNOWN_INPUTS = ["input_ids", "attention_mask", "token_type_ids", "position_ids"];
/** ONNX Runtime's severity of fatal errors: whatever else goes wrong is thrown, and told once. */
const LOG_FATAL_ONLY = 4;

export interface EmbeddingSession {
  /** True when `run` gives one vector of the text, false when it gives one for each token. */
  readonly pooled: boolean;
  /** Length of a vector, when the model file says. */
  readonly dimensions: number | undefined;
  /** Vectors of one text, row after row. Texts are run one by one, so a vector never depends on its neighbours. */
  run(ids: readonly number[]): Promise<Float32Array>;
}

/** The parts of onnxruntime-node that are used here. */
export type OnnxRuntime = Pick<typeof import("onnxruntime-node"), "InferenceSession" | "Tensor">;

/**
 * Imports ONNX Runtime; only when it's needed, because not every system has a binary of it.
 * @throws ModelError `model_runtime_missing`
 */
export async function loadOnnxRuntime(): Promise<OnnxRuntime> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    throw new ModelError({
      code: "model_runtime_missing",
      message: `onnxruntime-node can't be loaded on this system (${process.platform} ${process.arch}).`,
      next: "Run `npm ci` again, or configure an OpenAI-compatible endpoint or Ollama for embeddings.",
      fields: { platform: process.platform, arch: process.arch },
      cause,
    });
  }
}

/**
 * Loads a model from its bytes.
 * @throws ModelError `model_unreadable`, `model_unsupported`
 */
export async function openEmbeddingSession(
  runtime: OnnxRuntime,
  bytes: Uint8Array,
  options: { name: string; threads?: number | undefined },
): Promise<EmbeddingSession> {
  const session = await createSession(runtime, bytes, options);
  const output = chooseOutput(session, options.name);
  checkInputs(session, options.name);
  return {
    pooled: output.pooled,
    dimensions: output.dimensions,
    async run(ids) {
      const feeds = feedsOf(runtime, session.inputNames, ids);
      const results = await session.run(feeds, [output.name]).catch((cause: unknown) => {
        throw runFailed(options.name, ids.length, cause);
      });
      const data = results[output.name]?.data;
      if (!(data instanceof Float32Array)) throw unsupported(options.name, `its output ${output.name} isn't float32`);
      return data;
    },
  };
}

async function createSession(
  runtime: OnnxRuntime,
  bytes: Uint8Array,
  options: { name: string; threads?: number | undefined },
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(bytes, {
      executionProviders: ["cpu"],
      intraOpNumThreads: options.threads ?? Math.min(MAX_THREADS, availableParallelism()),
      interOpNumThreads: 1,
      logSeverityLevel: LOG_FATAL_ONLY,
      // Threads that wait in a loop save a fifth on an idle machine and cost three times as much on a busy one.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
  } catch (cause) {
    throw new ModelError({
      code: "model_unreadable",
      message: `ONNX Runtime can't load the embedding model ${options.name}: the file is damaged, or made for another version.`,
      next: "Copy the model's files again, as one .onnx file each without external data.",
      fields: { model: options.name, bytes: bytes.byteLength },
      cause,
    });
  }
}

function chooseOutput(
  session: InferenceSession,
  name: string,
): { name: string; pooled: boolean; dimensions: number | undefined } {
  const wanted = [...POOLED_OUTPUTS, ...TOKEN_OUTPUTS].find((output) => session.outputNames.includes(output));
  const metadata = session.outputMetadata.find((output) => output.name === wanted);
  if (wanted === undefined || metadata?.isTensor !== true) {
    throw unsupported(name, `it has none of the outputs ${[...POOLED_OUTPUTS, ...TOKEN_OUTPUTS].join(", ")}`);
  }
  const width = metadata.shape.at(-1);
  return {
    name: wanted,
    pooled: POOLED_OUTPUTS.includes(wanted),
    dimensions: typeof width === "number" ? width : undefined,
  };
}

function checkInputs(session: InferenceSession, name: string): void {
  const unknown = session.inputNames.find((input) => !KNOWN_INPUTS.includes(input));
  if (unknown !== undefined) throw unsupported(name, `it wants an input ${unknown}`);
}

function feedsOf(runtime: OnnxRuntime, inputs: readonly string[], ids: readonly number[]): Record<string, Tensor> {
  const values: Record<string, BigInt64Array> = {
    input_ids: BigInt64Array.from(ids, BigInt),
    attention_mask: new BigInt64Array(ids.length).fill(1n),
    token_type_ids: new BigInt64Array(ids.length),
    position_ids: BigInt64Array.from(ids, (_, position) => BigInt(position)),
  };
  const feeds: Record<string, Tensor> = {};
  for (const input of inputs) {
    const value = values[input];
    if (value !== undefined) feeds[input] = new runtime.Tensor("int64", value, [1, ids.length]);
  }
  return feeds;
}

function unsupported(name: string, why: string): ModelError {
  return new ModelError({
    code: "model_unsupported",
    message: `The ONNX file of ${name} isn't one this program can run: ${why}.`,
    next: "Export the model for feature extraction (int64 inputs, float32 outputs), or serve it behind an endpoint.",
    fields: { model: name },
  });
}

function runFailed(name: string, tokens: number, cause: unknown): ModelError {
  return new ModelError({
    code: "model_run_failed",
    message: `The embedding model ${name} failed on a text of ${tokens} tokens.`,
    next: "Check that tokenizer.json and config.json belong to this model file.",
    fields: { model: name, tokens },
    cause,
  });
}
