/** Any OpenAI-compatible endpoint (OpenAI, DeepSeek, Qwen, GLM, vLLM, llama.cpp). Knows no vendor by name. */
import { ChatOpenAI } from "@langchain/openai";
import type { LanguageModel, LanguageModelSettings } from "../language-model.ts";
import { createChatLanguageModel } from "./chat-language-model.ts";

/** The library wants a key even where the endpoint doesn't. */
const NO_KEY = "none";

export function createOpenAiLanguageModel(settings: LanguageModelSettings): LanguageModel {
  const { model, baseUrl, apiKey = NO_KEY, maxTokens, retries, output } = settings;
  const chat = new ChatOpenAI({
    model,
    apiKey,
    temperature: 0,
    maxTokens,
    maxRetries: 0,
    // The other interface of this vendor; compatible endpoints don't have it.
    useResponsesApi: false,
    // The client's own log would hold what the model wrote.
    configuration: { logLevel: "off", ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) },
  });
  return createChatLanguageModel({
    id: `openai:${model}`,
    chat,
    maxTokens,
    retries,
    formatOf: ({ name, json }) =>
      output === "text"
        ? {}
        : {
            response_format:
              output === "json_object"
                ? { type: "json_object" }
                : { type: "json_schema", json_schema: { name, schema: json, strict: true } },
          },
  });
}
