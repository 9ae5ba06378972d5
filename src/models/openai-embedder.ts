/** An embedder behind an OpenAI-compatible endpoint (`POST {baseUrl}/embeddings`). Knows no vendor by name. */
import type { Embedder } from "./embedder.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";
import { endpointUrl, postJson } from "./post-json.ts";
import { asVectors, createRemoteEmbedder, invalidResponse, type RemoteEmbedderSettings } from "./remote-embedder.ts";

/** Several vendors take no more than ten texts at a time; a report is a few hundred. */
const BATCH_SIZE = 10;

export interface OpenAiEmbedderSettings extends RemoteEmbedderSettings {
  provider: "openai";
  apiKey?: string | undefined;
}

/** @throws ModelError when the endpoint can't be used, see `postJson` and `createRemoteEmbedder` */
export async function createOpenAiEmbedder(settings: OpenAiEmbedderSettings): Promise<Embedder> {
  const url = endpointUrl(settings.baseUrl, "embeddings");
  const headers: Record<string, string> =
    settings.apiKey === undefined ? {} : { authorization: `Bearer ${settings.apiKey}` };
  const { model, timeoutMs, retries, retryDelayMs, batchSize = BATCH_SIZE } = settings;
  const whenNotFound = `Check that the base URL ends as the vendor says (often /v1) and that it serves the model ${model}.`;
  return createRemoteEmbedder("openai", { ...settings, batchSize }, async (input) => {
    const body = { model, input, encoding_format: "float" };
    const answer = await postJson(url, body, { headers, timeoutMs, retries, retryDelayMs, whenNotFound });
    return asVectors(inOrder(answer, model), model);
  });
}

/** The `embedding` members of `data`, by their `index`: endpoints needn't answer in order. */
function inOrder(answer: unknown, model: string): unknown[] {
  const data = isJsonObject(answer) ? answer.data : undefined;
  if (Array.isArray(data) && data.every(isJsonObject)) {
    const place = (item: JsonObject): number => (typeof item.index === "number" ? item.index : 0);
    return data.sort((a, b) => place(a) - place(b)).map((item) => item.embedding);
  }
  throw invalidResponse(model, "no embeddings");
}
