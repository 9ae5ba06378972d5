/**
 * How a model folder wants to be used: from our own config.json, or from the files that sentence-transformers writes.
 * Doesn't load the model.
 */
import { ModelError } from "../../errors.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import type { ModelFiles } from "./model-files.ts";

const DEFAULT_MAX_TOKENS = 512;
/** Folder that sentence-transformers writes its pooling settings to. */
const POOLING_FILE = "1_Pooling/config.json";
/** Steps after the transformer that this reader knows; another one (Dense) would change the vectors. */
const KNOWN_MODULES = ["Transformer", "Pooling", "Normalize"];

/** `cls`: the vector of the first token; `mean`: the mean over all tokens. */
export type Pooling = "mean" | "cls";

export interface ModelSettings {
  /** How to pool hidden states; undefined when the folder doesn't say. */
  pooling: Pooling | undefined;
  /** What is put before a question. */
  queryPrefix: string;
  /** What is put before a passage. */
  passagePrefix: string;
  /** Most tokens of one text, special tokens included. */
  maxTokens: number;
  /** Length of a vector, when our config.json says. */
  dimensions: number | undefined;
  /** Settings that the tokenizer needs beside tokenizer.json. */
  tokenizer: JsonObject;
}

/**
 * Reads config.json (`pooling`, `queryPrefix`, `passagePrefix`, `maxTokens`, `dimensions` win where they stand) and, where
 * they exist, modules.json, 1_Pooling/config.json, sentence_bert_config.json, config_sentence_transformers.json, tokenizer_config.json.
 * @throws ModelError `model_unsupported` for poolings and modules other than those known here.
 */
export async function readModelSettings(files: ModelFiles): Promise<ModelSettings> {
  const config = await files.readJson("config.json");
  const [modules, pooling, transformer, prompts, tokenizer] = await Promise.all([
    files.readOptionalJson("modules.json"),
    readObject(files, POOLING_FILE),
    readObject(files, "sentence_bert_config.json"),
    readObject(files, "config_sentence_transformers.json"),
    readObject(files, "tokenizer_config.json"),
  ]);
  checkModules(files.name, modules);
  const named = isJsonObject(prompts.prompts) ? prompts.prompts : {};
  return {
    pooling: asPooling(files.name, config.pooling) ?? poolingOf(files.name, pooling),
    queryPrefix: firstText(config.queryPrefix, named.query) ?? "",
    passagePrefix: firstText(config.passagePrefix, named.passage, named.document) ?? "",
    maxTokens:
      firstCount(config.maxTokens, transformer.max_seq_length, config.max_position_embeddings) ?? DEFAULT_MAX_TOKENS,
    dimensions: firstCount(config.dimensions),
    tokenizer,
  };
}

async function readObject(files: ModelFiles, file: string): Promise<JsonObject> {
  const value = await files.readOptionalJson(file);
  return isJsonObject(value) ? value : {};
}

function checkModules(name: string, modules: unknown): void {
  if (!Array.isArray(modules)) return;
  for (const module of modules) {
    const type = isJsonObject(module) && typeof module.type === "string" ? module.type : "";
    if (!KNOWN_MODULES.some((known) => type.endsWith(`.${known}`))) throw unsupported(name, `the module ${type}`);
  }
}

function asPooling(name: string, value: unknown): Pooling | undefined {
  if (value === undefined) return undefined;
  if (value === "mean" || value === "cls") return value;
  throw unsupported(name, `the pooling ${String(value)}`);
}

/** The one pooling that a sentence-transformers folder switches on (`pooling_mode_cls_token: true`). */
function poolingOf(name: string, config: JsonObject): Pooling | undefined {
  const on = Object.keys(config).filter((key) => key.startsWith("pooling_mode_") && config[key] === true);
  if (on.length === 0) return undefined;
  if (on.length === 1 && on[0] === "pooling_mode_cls_token") return "cls";
  if (on.length === 1 && on[0] === "pooling_mode_mean_tokens") return "mean";
  throw unsupported(name, on.join(" with "));
}

function unsupported(name: string, what: string): ModelError {
  return new ModelError({
    code: "model_unsupported",
    message: `The embedding model ${name} asks for ${what}, which isn't supported.`,
    next: "Use a model with mean or CLS pooling and nothing after it but normalisation, or serve this one behind an endpoint.",
    fields: { model: name },
  });
}

function firstText(...values: unknown[]): string | undefined {
  return values.find((value) => typeof value === "string");
}

function firstCount(...values: unknown[]): number | undefined {
  return values.find((value): value is number => typeof value === "number" && Number.isInteger(value) && value > 0);
}
