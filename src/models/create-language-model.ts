/** Chooses the language model that the settings name. Each vendor's library is loaded only when it is chosen; nothing is asked yet. */
import type { LanguageModel, LanguageModelSettings } from "./language-model.ts";

export async function createLanguageModel(settings: LanguageModelSettings): Promise<LanguageModel> {
  switch (settings.provider) {
    case "openai": {
      const { createOpenAiLanguageModel } = await import("./language/openai-language-model.ts");
      return createOpenAiLanguageModel(settings);
    }
    case "anthropic": {
      const { createAnthropicLanguageModel } = await import("./language/anthropic-language-model.ts");
      return createAnthropicLanguageModel(settings);
    }
    case "ollama": {
      const { createOllamaLanguageModel } = await import("./language/ollama-language-model.ts");
      return createOllamaLanguageModel(settings);
    }
  }
}
