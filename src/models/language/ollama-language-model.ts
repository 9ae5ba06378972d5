/** A model that Ollama serves. Loads and pulls none. */
import { ChatOllama } from "@langchain/ollama";
import type { LanguageModel, LanguageModelSettings } from "../language-model.ts";
import { createChatLanguageModel } from "./chat-language-model.ts";

export function createOllamaLanguageModel(settings: LanguageModelSettings): LanguageModel {
  const { model, baseUrl, maxTokens, retries, output } = settings;
  const chat = new ChatOllama({
    model,
    temperature: 0,
    numPredict: maxTokens,
    maxRetries: 0,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return createChatLanguageModel({
    id: `ollama:${model}`,
    chat,
    maxTokens,
    retries,
    formatOf: ({ json }) => (output === "text" ? {} : { format: output === "json_object" ? "json" : json }),
  });
}
