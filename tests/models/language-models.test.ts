/** Language models over loopback: each vendor's library against an endpoint that speaks its dialect, well and badly. */
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { FakeStreamingChatModel } from "@langchain/core/utils/testing";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createLanguageModel } from "../../src/models/create-language-model.ts";
import { createChatLanguageModel } from "../../src/models/language/chat-language-model.ts";
import type { LanguageModelSettings, TextRequest } from "../../src/models/language-model.ts";
import { type ChatBehaviour, type FakeChatEndpoint, startFakeChatEndpoint } from "../support/fake-chat-endpoint.ts";

const PROVIDERS = ["openai", "anthropic", "ollama"] as const;
type Provider = (typeof PROVIDERS)[number];
const PATHS: Record<Provider, string> = { openai: "/v1", anthropic: "", ollama: "" };

let endpoint: FakeChatEndpoint | undefined;
afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

const request = (changes: Partial<TextRequest> = {}): TextRequest => ({
  system: "写一句话。",
  user: "资料",
  schema: { name: "answer", json: { type: "object" } },
  signal: AbortSignal.timeout(5000),
  ...changes,
});

async function modelAt(
  provider: Provider,
  behave: ChatBehaviour | ((nth: number) => ChatBehaviour),
  changes: Partial<LanguageModelSettings> = {},
) {
  endpoint = await startFakeChatEndpoint((_, nth) => (typeof behave === "function" ? behave(nth) : behave));
  const settings: LanguageModelSettings = {
    provider,
    model: "m",
    baseUrl: `${endpoint.address}${PATHS[provider]}`,
    apiKey: "sk-secret",
    retries: 0,
    maxTokens: 200,
    output: "json_object",
    ...changes,
  };
  return { model: await createLanguageModel(settings), endpoint };
}

describe.each(PROVIDERS)("%s", (provider) => {
  test("gives the text, its tokens, and what came on the way", async () => {
    const { model, endpoint } = await modelAt(provider, { text: '{"sentences": []}', pieceChars: 5 });
    const seen: string[] = [];
    const written = await model.write(request({ onText: (soFar) => seen.push(soFar) }));
    expect(written).toEqual({ status: "written", text: '{"sentences": []}', inputTokens: 70, outputTokens: 30 });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every((text, i) => text.startsWith(seen[i - 1] ?? ""))).toBe(true);
    expect(model.id).toBe(`${provider}:m`);
    const [asked] = endpoint.requests;
    expect(JSON.stringify(asked?.body)).toContain("写一句话。");
    expect(JSON.stringify(asked?.body)).toMatch(/"temperature":0[,}]/);
    expect(JSON.stringify(asked?.body)).toMatch(/"(?:max_tokens|max_completion_tokens|num_predict)":200/);
  });

  test.each([
    [401, "key"],
    [403, "key"],
    [404, "unknown_model"],
    [400, "request"],
    [429, "rate"],
    [500, "endpoint"],
    [503, "endpoint"],
  ] as const)("status %i: %s, without the endpoint's words", async (status, reason) => {
    const { model } = await modelAt(provider, { status });
    const written = await model.write(request());
    expect(written).toMatchObject({ status: "failed", reason, httpStatus: status });
    expect(JSON.stringify(written)).not.toContain("sk-secret");
  });

  test("tries again when the endpoint stumbles", async () => {
    const { model, endpoint } = await modelAt(provider, (nth) => (nth === 0 ? { status: 503 } : { text: "{}" }), {
      retries: 1,
    });
    expect(await model.write(request({ signal: AbortSignal.timeout(20_000) }))).toMatchObject({
      status: "written",
      text: "{}",
    });
    expect(endpoint.requests).toHaveLength(2);
  });

  test.each([
    ["never answers", { hang: true }],
    ["stops in the middle", { text: '{"sent', hang: true }],
  ])("%s: ended by the signal, at once", async (_, behaviour) => {
    const { model } = await modelAt(provider, behaviour);
    const started = performance.now();
    const written = await model.write(request({ signal: AbortSignal.timeout(150) }));
    expect(written).toMatchObject({ status: "failed", reason: "timeout" });
    expect(performance.now() - started).toBeLessThan(350);
  });

  test("a signal that was given already asks nothing for long", async () => {
    const { model } = await modelAt(provider, { hang: true });
    expect(await model.write(request({ signal: AbortSignal.abort() }))).toMatchObject({ reason: "timeout" });
  });

  test("endless text is cut off, and the connection with it", async () => {
    const { model, endpoint } = await modelAt(provider, { text: "说".repeat(500), pieceChars: 100, endless: true });
    expect(await model.write(request())).toMatchObject({ status: "failed", reason: "endless" });
    await expect.poll(() => endpoint.open()).toBe(0);
  });

  test.each(["这不是流", '{"half":', "data: {nonsense\n\n"])("an answer that is none: %s", async (raw) => {
    const [errors, warnings] = [vi.spyOn(console, "error"), vi.spyOn(console, "warn").mockReturnValue()];
    onTestFinished(() => {
      errors.mockRestore();
      warnings.mockRestore();
    });
    const { model } = await modelAt(provider, { raw });
    const written = await model.write(request());
    expect(written.status === "failed" || written.text === "").toBe(true);
    expect(errors).not.toHaveBeenCalled();
    // Ollama's client can't be kept from it: docs/decisions/0009.
    if (provider !== "ollama") expect(warnings).not.toHaveBeenCalled();
  });

  test("a connection that breaks", async () => {
    const { model, endpoint } = await modelAt(provider, { text: '{"sentences": [', drop: true }, { retries: 2 });
    const seen: string[] = [];
    const written = await model.write(request({ onText: (soFar) => seen.push(soFar) }));
    // Text that was heard isn't asked for again: it may have been shown.
    expect(seen.length === 0 || endpoint.requests.length === 1).toBe(true);
    expect(written.status === "failed" || written.text === '{"sentences": [').toBe(true);
  });

  test("nobody there", async () => {
    const { model, endpoint } = await modelAt(provider, {});
    await endpoint.close();
    expect(await model.write(request())).toMatchObject({ status: "failed", reason: "unreachable" });
  });
});

test.each([
  ["openai", "length", "cut"],
  ["openai", "content_filter", "refused"],
  ["anthropic", "max_tokens", "cut"],
  ["anthropic", "refusal", "refused"],
  ["ollama", "length", "cut"],
] as const)("%s ends with %s: %s", async (provider, finish, reason) => {
  const { model } = await modelAt(provider, { text: '{"sentences": []}', finish });
  expect(await model.write(request())).toMatchObject({ status: "failed", reason });
});

test.each([
  ["openai", "json_object", { response_format: { type: "json_object" } }],
  [
    "openai",
    "json_schema",
    { response_format: { type: "json_schema", json_schema: { name: "answer", strict: true } } },
  ],
  ["ollama", "json_object", { format: "json" }],
  ["ollama", "json_schema", { format: { type: "object" } }],
] as const)("%s asks for JSON by %s", async (provider, output, body) => {
  const { model, endpoint } = await modelAt(provider, { text: "{}" }, { output });
  await model.write(request());
  expect(endpoint.requests[0]?.body).toMatchObject(body);
});

test.each(["openai", "ollama"] as const)("%s asks for nothing special with text", async (provider) => {
  const { model, endpoint } = await modelAt(provider, { text: "{}" }, { output: "text" });
  await model.write(request());
  expect(endpoint.requests[0]?.body).not.toHaveProperty("response_format");
  expect(endpoint.requests[0]?.body).not.toHaveProperty("format");
});

test("a key goes to the endpoint as a bearer token, and none is needed", async () => {
  const { model, endpoint } = await modelAt("openai", { text: "{}" });
  await model.write(request());
  expect(endpoint.requests[0]?.headers.authorization).toBe("Bearer sk-secret");
});

describe("LangChain's own fakes", () => {
  const parts = { id: "fake:m", maxTokens: 100, formatOf: () => ({}) };

  test("a whole message, and an error", async () => {
    const chat = fakeModel().respond(new AIMessage('{"sentences": []}')).respond(new Error("broken"));
    const model = createChatLanguageModel({ ...parts, chat });
    expect(await model.write(request())).toMatchObject({ status: "written", text: '{"sentences": []}' });
    expect(await model.write(request())).toMatchObject({ status: "failed", reason: "endpoint" });
    expect(chat.callCount).toBe(2);
    expect(chat.calls[0]?.messages.map((message) => message.content)).toEqual(["写一句话。", "资料"]);
  });

  test("one character at a time", async () => {
    const chat = new FakeStreamingChatModel({ responses: [new AIMessage("一二三")] });
    const seen: string[] = [];
    const written = await createChatLanguageModel({ ...parts, chat }).write(
      request({ onText: (text) => seen.push(text) }),
    );
    expect(written).toMatchObject({ text: "一二三" });
    expect(seen).toEqual(["一", "一二", "一二三"]);
  });

  test("thoughts that come as parts of their own aren't the answer", async () => {
    const content = [
      { type: "thinking", thinking: "想一想" },
      { type: "text", text: "{}" },
    ];
    const chat = fakeModel().respond(new AIMessage({ content }));
    expect(await createChatLanguageModel({ ...parts, chat }).write(request())).toMatchObject({ text: "{}" });
  });
});
