/** Chooses the embedder that the settings name. Each provider is loaded only when it's chosen. */
import type { Embedder } from "./embedder.ts";
import type { OllamaEmbedderSettings } from "./ollama-embedder.ts";
import type { OnnxEmbedderSettings } from "./onnx-embedder.ts";
import type { OpenAiEmbedderSettings } from "./openai-embedder.ts";

export type EmbedderSettings = OnnxEmbedderSettings | OpenAiEmbedderSettings | OllamaEmbedderSettings;

/**
 * A local folder is loaded and checked; an endpoint is asked once for the length of its vectors, unless the settings give it.
 * @throws ModelError when the model can't be used; ConfigurationError when an address is none.
 */
export async function createEmbedder(settings: EmbedderSettings): Promise<Embedder> {
  switch (settings.provider) {
    case "onnx": {
      const { createOnnxEmbedder } = await import("./onnx-embedder.ts");
      return createOnnxEmbedder(settings);
    }
    case "openai": {
      const { createOpenAiEmbedder } = await import("./openai-embedder.ts");
      return createOpenAiEmbedder(settings);
    }
    case "ollama": {
      const { createOllamaEmbedder } = await import("./ollama-embedder.ts");
      return createOllamaEmbedder(settings);
    }
  }
}
