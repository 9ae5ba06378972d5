/** Anthropic's Messages API. It has no JSON mode without tools: the instructions alone ask for JSON. */
import { ChatAnthropic } from "@langchain/anthropic";
import type { LanguageModel, LanguageModelSettings } from "../language-model.ts";
import { createChatLanguageModel } from "./chat-language-model.ts";

export function createAnthropicLanguageModel(settings: LanguageModelSettings): LanguageModel {
  const { model, baseUrl, apiKey = "", maxTokens, retries } = settings;
  const chat = new ChatAnthropic({
    model,
    apiKey,
    temperature: 0,
    maxTokens,
    maxRetries: 0,
    // The client's own log would hold what the model wrote.
    clientOptions: { logLevel: "off" },
    ...(baseUrl === undefined ? {} : { anthropicApiUrl: baseUrl }),
  });
  return createChatLanguageModel({ id: `anthropic:${model}`, chat, maxTokens, retries, formatOf: () => ({}) });
}
