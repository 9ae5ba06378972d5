/** An embedder that an Ollama server runs (`POST {baseUrl}/api/embed`). Doesn't pull models. */
import type { Embedder } from "./embedder.ts";
import { isJsonObject } from "./json-object.ts";
import { endpointUrl, postJson } from "./post-json.ts";
import { asVectors, createRemoteEmbedder, type RemoteEmbedderSettings } from "./remote-embedder.ts";

const BATCH_SIZE = 32;

export interface OllamaEmbedderSettings extends RemoteEmbedderSettings {
  provider: "ollama";
}

/** @throws ModelError when the server can't be used, see `postJson` and `createRemoteEmbedder` */
export async function createOllamaEmbedder(settings: OllamaEmbedderSettings): Promise<Embedder> {
  const url = endpointUrl(settings.baseUrl, "api/embed");
  const { model, timeoutMs, retries, retryDelayMs, batchSize = BATCH_SIZE } = settings;
  const whenNotFound = `Run \`ollama pull ${model}\` on the server, and check the base URL.`;
  return createRemoteEmbedder("ollama", { ...settings, batchSize }, async (input) => {
    const body = { model, input, truncate: true };
    const answer = await postJson(url, body, { timeoutMs, retries, retryDelayMs, whenNotFound });
    return asVectors(isJsonObject(answer) ? answer.embeddings : undefined, model);
  });
}
