/** What is asked of a language model (语言模型): one text for one instruction. Knows no vendor, no prompt and no report. */

export interface TextRequest {
  /** Instructions. */
  system: string;
  /** Data, fenced; whatever it orders isn't to be followed. */
  user: string;
  /** The JSON that is wanted, as a JSON schema; endpoints that know no schema are told by the instructions alone. */
  schema: { name: string; json: Record<string, unknown> };
  /** Ends the request at once: `write` then resolves as failed, whatever the endpoint does. */
  signal: AbortSignal;
  /** Gets the whole text so far, each time some has come. */
  onText?: (soFar: string) => void;
}

/**
 * `timeout`: the signal ended it; `key`, `unknown_model`, `request`: the endpoint says so (401 and 403, 404, other 4xx); `rate`: 429;
 * `endpoint`: 5xx, or an answer that is none; `refused`: the model won't; `cut`: more than the token limit; `endless`: far more than was asked.
 */
export type FailureReason =
  | "timeout"
  | "unreachable"
  | "key"
  | "unknown_model"
  | "request"
  | "rate"
  | "endpoint"
  | "refused"
  | "cut"
  | "endless";

export interface TokenCounts {
  /** 0 when the endpoint doesn't tell. */
  inputTokens: number;
  outputTokens: number;
}

export type WrittenText = TokenCounts &
  ({ status: "written"; text: string } | { status: "failed"; reason: FailureReason; httpStatus?: number });

export interface LanguageModel {
  /** `openai:qwen-plus`. */
  readonly id: string;
  /** Never rejects: what an endpoint may do wrong is a result. */
  write(request: TextRequest): Promise<WrittenText>;
}

/** How an endpoint is told that JSON is wanted. Many know `json_object` only; `text` is for those that know neither. */
export const OUTPUT_MODES = ["json_schema", "json_object", "text"] as const;
export type OutputMode = (typeof OUTPUT_MODES)[number];

export interface LanguageModelSettings {
  provider: "openai" | "anthropic" | "ollama";
  /** Name of the model at the endpoint. */
  model: string;
  /** The vendor's own when absent. */
  baseUrl?: string;
  apiKey?: string;
  /** Attempts after the first, for 429, 5xx and broken connections. */
  retries: number;
  maxTokens: number;
  output: OutputMode;
}
