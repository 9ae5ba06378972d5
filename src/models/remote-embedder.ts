/** What embedders behind an HTTP endpoint have in common: prefixes, batches, checks of what comes back. Speaks to none. */
import { createHash } from "node:crypto";
import { Embeddings } from "@langchain/core/embeddings";
import { ModelError } from "../errors.ts";
import { cleanText } from "./clean-text.ts";
import type { Embedder } from "./embedder.ts";
import { unitVector } from "./unit-vector.ts";

/** 8,191 tokens, the limit of the best known endpoint, hold at least so many Chinese characters. */
const MAX_CHARACTERS = 6_000;
/** Sent for an empty text, which endpoints refuse. */
const EMPTY_TEXT = "。";
const REVISION_CHARS = 12;

/** Settings that every remote embedder takes. */
export interface RemoteEmbedderSettings {
  /** Address that the endpoint's path is put after. */
  baseUrl: string;
  model: string;
  /** Length of the vectors; when given, creating the embedder asks the endpoint nothing. */
  dimensions?: number | undefined;
  /** Put before a question; none when not given. */
  queryPrefix?: string | undefined;
  /** Put before a passage; none when not given. */
  passagePrefix?: string | undefined;
  /** Texts in one request. */
  batchSize?: number | undefined;
  /** Limit of one request. */
  timeoutMs?: number | undefined;
  /** Tries after the first one, when the endpoint fails. */
  retries?: number | undefined;
  /** Wait before the first retry; doubles with each. */
  retryDelayMs?: number | undefined;
}

/** Vectors of some texts, in order, as an endpoint gives them. */
export type RequestVectors = (texts: string[]) => Promise<number[][]>;

/**
 * An embedder that asks `request`. Its id holds provider, model, and a short hash of address and prefixes: endpoints don't tell
 * a revision, so a model that is replaced behind its address isn't noticed.
 * @throws ModelError `model_response_invalid`, `model_dimensions`, and what `request` throws
 */
export async function createRemoteEmbedder(
  provider: string,
  settings: RemoteEmbedderSettings & { batchSize: number },
  request: RequestVectors,
): Promise<Embedder> {
  const dimensions = settings.dimensions ?? (await requestChecked(request, [EMPTY_TEXT], provider))[0]?.length ?? 0;
  return new RemoteEmbedder(provider, { ...settings, dimensions }, request);
}

class RemoteEmbedder extends Embeddings implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly #settings: RemoteEmbedderSettings & { batchSize: number };
  readonly #request: RequestVectors;

  constructor(
    provider: string,
    settings: RemoteEmbedderSettings & { batchSize: number; dimensions: number },
    request: RequestVectors,
  ) {
    super({});
    const { baseUrl, queryPrefix = "", passagePrefix = "" } = settings;
    const revision = createHash("sha256")
      .update(JSON.stringify([baseUrl, queryPrefix, passagePrefix]))
      .digest("hex");
    this.id = `${provider}:${settings.model}@${revision.slice(0, REVISION_CHARS)}`;
    this.dimensions = settings.dimensions;
    this.#settings = settings;
    this.#request = request;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += this.#settings.batchSize) {
      const batch = texts.slice(start, start + this.#settings.batchSize);
      vectors.push(...(await this.#embed(this.#settings.passagePrefix, batch)));
    }
    return vectors;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#embed(this.#settings.queryPrefix, [text]);
    return vector ?? [];
  }

  async #embed(prefix = "", texts: string[]): Promise<number[][]> {
    const sent = texts.map((text) => prefix + (cleanText(text, MAX_CHARACTERS) || EMPTY_TEXT));
    const vectors = await requestChecked(this.#request, sent, this.id);
    return vectors.map((vector) => {
      if (vector.length === this.dimensions) return unitVector(vector);
      throw new ModelError({
        code: "model_dimensions",
        message: `The embedding model ${this.id} gave ${vector.length} numbers where ${this.dimensions} are expected.`,
        next: "Check that the configured model is the one the index was built with, then run `chuchu index`.",
        fields: { model: this.id, expected: this.dimensions, actual: vector.length },
      });
    });
  }
}

async function requestChecked(request: RequestVectors, texts: string[], model: string): Promise<number[][]> {
  const vectors = await request(texts);
  if (vectors.length === texts.length) return vectors;
  throw invalidResponse(model, `${vectors.length} vectors for ${texts.length} texts`);
}

/** Vectors out of parsed JSON. @throws ModelError `model_response_invalid` when it's anything but lists of numbers. */
export function asVectors(value: unknown, model: string): number[][] {
  if (!Array.isArray(value)) throw invalidResponse(model, "no list of vectors");
  return value.map((vector) => {
    if (Array.isArray(vector) && vector.length > 0 && vector.every((number) => typeof number === "number"))
      return vector;
    throw invalidResponse(model, "something that isn't a vector of numbers");
  });
}

/** An answer of an endpoint that can't be used; `what` goes on after "answered with". */
export function invalidResponse(model: string, what: string): ModelError {
  return new ModelError({
    code: "model_response_invalid",
    message: `The endpoint of ${model} answered with ${what}.`,
    next: "Check that the base URL is the one for embeddings and that the model is an embedding model.",
    fields: { model },
  });
}
