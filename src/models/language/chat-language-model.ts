/**
 * A LangChain chat model as a LanguageModel: streamed, bounded, and ended by its signal even when the library doesn't heed it.
 * Reads no JSON and knows no vendor.
 */
import { setTimeout } from "node:timers/promises";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk, UsageMetadata } from "@langchain/core/messages";
import type { FailureReason, LanguageModel, TextRequest, TokenCounts, WrittenText } from "../language-model.ts";
import { failureOf } from "./failure-of.ts";

/** Before a second attempt; twice as long before each further one. */
const RETRY_DELAY_MS = 300;
/** What may pass; everything else would fail again. */
const PASSING: ReadonlySet<FailureReason> = new Set(["rate", "endpoint", "unreachable"]);
/** A token is hardly ever more characters than this; what comes beyond is an endpoint that ignores its limit. */
const CHARS_PER_TOKEN = 6;

export interface ChatModelParts {
  id: string;
  chat: BaseChatModel;
  maxTokens: number;
  /** Attempts after the first, as long as no text has come. Not left to the libraries: one of them has none for streams. */
  retries?: number;
  /** Options of the call that ask for JSON. */
  formatOf(schema: TextRequest["schema"]): Record<string, unknown>;
}

export function createChatLanguageModel(parts: ChatModelParts): LanguageModel {
  return {
    id: parts.id,
    async write(request) {
      let heard = false;
      const listened = {
        ...request,
        onText: (soFar: string): void => {
          heard = true;
          request.onText?.(soFar);
        },
      };
      let written = await attempt(listened, parts);
      for (let again = 0; again < (parts.retries ?? 0) && !heard && mayPass(written); again++) {
        const waited = await orAborted(setTimeout(RETRY_DELAY_MS * 2 ** again, true), request.signal).catch(
          () => false,
        );
        if (!waited) break;
        written = await attempt(listened, parts);
      }
      return request.signal.aborted && written.status === "failed" ? { ...written, reason: "timeout" } : written;
    },
  };
}

const mayPass = (written: WrittenText): boolean => written.status === "failed" && PASSING.has(written.reason);

async function attempt(request: TextRequest, { chat, maxTokens, formatOf }: ChatModelParts): Promise<WrittenText> {
  const counts: TokenCounts = { inputTokens: 0, outputTokens: 0 };
  // Ends the connection as well when what comes is too much.
  const own = new AbortController();
  const signal = AbortSignal.any([request.signal, own.signal]);
  try {
    const options = { ...formatOf(request.schema), signal };
    const messages: ["system" | "human", string][] = [
      ["system", request.system],
      ["human", request.user],
    ];
    const stream = await orAborted(chat.stream(messages, options), request.signal);
    return await readStream(stream[Symbol.asyncIterator](), request, maxTokens * CHARS_PER_TOKEN, counts);
  } catch (error) {
    if (request.signal.aborted) return { status: "failed", reason: "timeout", ...counts };
    return { status: "failed", ...failureOf(error), ...counts };
  } finally {
    own.abort();
  }
}

async function readStream(
  chunks: AsyncIterator<AIMessageChunk>,
  { signal, onText }: TextRequest,
  maxChars: number,
  counts: TokenCounts,
): Promise<WrittenText> {
  let text = "";
  let reason = "";
  for (;;) {
    const { done, value } = await orAborted(chunks.next(), signal);
    if (done) break;
    const usage = value.usage_metadata as UsageMetadata | undefined;
    counts.inputTokens += usage?.input_tokens ?? 0;
    counts.outputTokens += usage?.output_tokens ?? 0;
    reason = finishReason(value) ?? reason;
    const piece = textOf(value);
    if (piece === "") continue;
    text += piece;
    if (text.length > maxChars) return { status: "failed", reason: "endless", ...counts };
    onText?.(text);
  }
  if (/content_filter|refusal|sensitive|safety/u.test(reason))
    return { status: "failed", reason: "refused", ...counts };
  if (/^(?:length|max_tokens)$/u.test(reason)) return { status: "failed", reason: "cut", ...counts };
  return { status: "written", text, ...counts };
}

/** Text parts only: what a model thinks aloud isn't its answer. */
function textOf({ content }: AIMessageChunk): string {
  if (typeof content === "string") return content;
  return content.map((part) => (part.type === "text" && typeof part.text === "string" ? part.text : "")).join("");
}

/** `finish_reason`, `stop_reason` and `done_reason`, as vendors call it. */
function finishReason({ response_metadata, additional_kwargs }: AIMessageChunk): string | undefined {
  const told: unknown =
    response_metadata.finish_reason ??
    response_metadata.stop_reason ??
    additional_kwargs.stop_reason ??
    response_metadata.done_reason;
  return typeof told === "string" ? told : undefined;
}

/** Settles with the promise, or rejects as soon as the signal is given; a rejection that comes later is nobody's. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  promise.catch(() => {});
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
