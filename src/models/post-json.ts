/** Asks an HTTP endpoint for JSON, with a time limit and a bounded number of tries. Doesn't know what is asked. */
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError, ModelError } from "../errors.ts";
import { isJsonObject } from "./json-object.ts";

const REQUEST_TIMEOUT_MS = 30_000;
const RETRIES = 2;
const RETRY_DELAY_MS = 500;
/** A server that asks to wait longer than this is not waited for. */
const RETRY_DELAY_MAX_MS = 10_000;
const DETAIL_MAX_CHARS = 200;
/** Answers that another try may change: busy, too many requests, and failures of the server. */
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);

export interface PostJsonOptions {
  headers?: Record<string, string>;
  /** Limit of one try. */
  timeoutMs?: number | undefined;
  /** Tries after the first one. */
  retries?: number | undefined;
  /** Wait before the first retry; doubles with each. A server's Retry-After wins, up to ten seconds. */
  retryDelayMs?: number | undefined;
  /** What to do when the endpoint says 404, for the error's message. */
  whenNotFound: string;
}

/**
 * The JSON value that `url` answers to `body`. Time limits aren't retried: a slow model is as slow again.
 * @throws ModelError `model_unreachable`, `model_timeout`, `model_unauthorized`, `model_not_found`, `model_unavailable`,
 * `model_request_refused`, `model_response_invalid`
 */
export async function postJson(url: URL, body: unknown, options: PostJsonOptions): Promise<unknown> {
  const retries = options.retries ?? RETRIES;
  for (let attempt = 0; ; attempt++) {
    const outcome = await tryOnce(url, body, options);
    if ("value" in outcome) return outcome.value;
    if (!outcome.retryable || attempt >= retries) throw outcome.error;
    const delay = outcome.retryAfterMs ?? (options.retryDelayMs ?? RETRY_DELAY_MS) * 2 ** attempt;
    if (delay > RETRY_DELAY_MAX_MS) throw outcome.error;
    await sleep(delay);
  }
}

/**
 * `baseUrl` with `path` after it, whether or not it ends with a slash.
 * @throws ConfigurationError `model_address_invalid`
 */
export function endpointUrl(baseUrl: string, path: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new ConfigurationError({
      code: "model_address_invalid",
      message: "The address of the model's endpoint isn't an http(s) address without a user name.",
      next: "Correct the base URL, e.g. https://example.org/v1; a key has a setting of its own.",
    });
  }
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path}`;
  return url;
}

type Outcome = { value: unknown } | { error: ModelError; retryable: boolean; retryAfterMs?: number | undefined };

async function tryOnce(url: URL, body: unknown, options: PostJsonOptions): Promise<Outcome> {
  const timeoutMs = options.timeoutMs ?? REQUEST_TIMEOUT_MS;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...options.headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (cause) {
    return failedToAnswer(url, timeoutMs, cause);
  }
  const value = parse(text);
  if (!response.ok) return refused(url, response, value, options.whenNotFound);
  if (value !== undefined) return { value };
  return {
    retryable: false,
    error: new ModelError({
      code: "model_response_invalid",
      message: `The endpoint ${address(url)} answered with something that isn't JSON.`,
      next: "Check the base URL: OpenAI-compatible ones usually end with /v1.",
      fields: { endpoint: address(url), status: response.status, length: text.length },
    }),
  };
}

function failedToAnswer(url: URL, timeoutMs: number, cause: unknown): Outcome {
  const endpoint = address(url);
  if (cause instanceof Error && cause.name === "TimeoutError") {
    return {
      retryable: false,
      error: new ModelError({
        code: "model_timeout",
        message: `The endpoint ${endpoint} didn't answer within ${timeoutMs} ms.`,
        next: "Try again, or configure a longer time limit.",
        fields: { endpoint, timeoutMs },
        cause,
      }),
    };
  }
  return {
    retryable: true,
    error: new ModelError({
      code: "model_unreachable",
      message: `The endpoint ${endpoint} can't be reached.`,
      next: "Check that the server runs and that the base URL is right.",
      fields: { endpoint },
      cause,
    }),
  };
}

function refused(url: URL, response: Response, value: unknown, whenNotFound: string): Outcome {
  const { status } = response;
  const endpoint = address(url);
  const fields = { endpoint, status };
  const fail = (code: string, message: string, next: string): ModelError =>
    new ModelError({ code, message, next, fields });
  if (status === 401 || status === 403) {
    const message = `The endpoint ${endpoint} refused the key (HTTP ${status}).`;
    return { retryable: false, error: fail("model_unauthorized", message, "Check the key that is configured for it.") };
  }
  if (status === 404) {
    const message = `The endpoint ${endpoint} knows no such address or model (HTTP 404).`;
    return { retryable: false, error: fail("model_not_found", message, whenNotFound) };
  }
  if (RETRIED_STATUSES.has(status)) {
    const message = `The endpoint ${endpoint} doesn't do its work now (HTTP ${status}).`;
    return {
      retryable: true,
      retryAfterMs: retryAfterMs(response),
      error: fail("model_unavailable", message, "Try again later."),
    };
  }
  const message = `The endpoint ${endpoint} refused the request (HTTP ${status})${detail(value)}.`;
  return {
    retryable: false,
    error: fail("model_request_refused", message, "Check that the model is one for embeddings and takes such texts."),
  };
}

/** What the server says went wrong, as OpenAI (`error.message`) and Ollama (`error`) put it. */
function detail(value: unknown): string {
  const error = isJsonObject(value) ? value.error : undefined;
  const said = isJsonObject(error) ? error.message : error;
  return typeof said === "string" && said !== "" ? `: ${said.slice(0, DETAIL_MAX_CHARS)}` : "";
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without query and fragment, which may hold keys. */
function address(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
