import { afterEach, describe, expect, test } from "vitest";
import { ChuchuError } from "../../src/errors.ts";
import { createEmbedder, type EmbedderSettings } from "../../src/models/create-embedder.ts";
import type { RemoteEmbedderSettings } from "../../src/models/remote-embedder.ts";
import { testEmbedderContract } from "../contracts/embedder-contract.ts";
import { type FakeAnswer, type FakeEndpoint, type FakeRequest, startFakeEndpoint } from "../support/fake-endpoint.ts";
import { createHashedBigramEmbedder } from "../support/hashed-bigram-embedder.ts";

const DIMENSIONS = 32;
const RETRY_DELAY_MS = 5;
const PROVIDERS = ["openai", "ollama"] as const;
type Provider = (typeof PROVIDERS)[number];
type Answerer = (request: FakeRequest, nth: number) => FakeAnswer | Promise<FakeAnswer>;

const words = createHashedBigramEmbedder(DIMENSIONS);
const endpoints: FakeEndpoint[] = [];
afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close();
});

async function start(answer: Answerer): Promise<FakeEndpoint> {
  const endpoint = await startFakeEndpoint(answer);
  endpoints.push(endpoint);
  return endpoint;
}

function settingsFor(
  provider: Provider,
  address: string,
  more: Partial<RemoteEmbedderSettings & { apiKey: string }> = {},
): EmbedderSettings {
  const common = { model: "bge-m3", retryDelayMs: RETRY_DELAY_MS, ...more };
  return provider === "openai"
    ? { provider, ...common, baseUrl: `${address}/v1` }
    : { provider, ...common, baseUrl: `${address}/` };
}

/** Texts of a request, in the form that both kinds of endpoint take. */
function inputOf(request: FakeRequest): string[] {
  const { input } = request.body as { input: string[] };
  return input;
}

/** A right answer, with vectors three times as long as norm 1, and OpenAI's in the wrong order, as it's allowed. */
async function good(provider: Provider, request: FakeRequest): Promise<FakeAnswer> {
  const unit = await words.embedDocuments(inputOf(request));
  const embeddings = unit.map((vector) => vector.map((value) => value * 3));
  if (provider === "ollama") return { body: { model: "bge-m3", embeddings } };
  const data = embeddings.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return { body: { object: "list", model: "bge-m3", data: data.reverse() } };
}

/** What a request ends with. */
async function failure(work: () => Promise<unknown>): Promise<ChuchuError> {
  const error: unknown = await work().catch((thrown: unknown) => thrown);
  if (error instanceof ChuchuError) return error;
  throw new Error(`no error of ours: ${String(error)}`);
}

for (const provider of PROVIDERS) {
  let lasting: FakeEndpoint | undefined;
  testEmbedderContract(`an embedder behind ${provider}`, async () => {
    // Not closed before the suite's tests have run: closing is left to the end of the process.
    lasting ??= await startFakeEndpoint((request) => good(provider, request));
    return createEmbedder(settingsFor(provider, lasting.address, { batchSize: 2 }));
  });
}

describe.each(PROVIDERS)("an embedder behind %s", (provider) => {
  const create = async (answer: Answerer, more: Partial<RemoteEmbedderSettings & { apiKey: string }> = {}) => {
    const endpoint = await start(answer);
    return { endpoint, embedder: () => createEmbedder(settingsFor(provider, endpoint.address, more)) };
  };

  test("asks its own path for the configured model, and reads the length from the first answer", async () => {
    const { endpoint, embedder } = await create((request) => good(provider, request));
    const made = await embedder();
    expect(made.dimensions).toBe(DIMENSIONS);
    expect(made.id).toMatch(new RegExp(`^${provider}:bge-m3@[0-9a-f]{12}$`));
    expect(endpoint.requests).toHaveLength(1);
    expect(endpoint.requests[0]?.path).toBe(provider === "openai" ? "/v1/embeddings" : "/api/embed");
    expect(endpoint.requests[0]?.body).toMatchObject({ model: "bge-m3" });
  });

  test("asks nothing when the length is configured", async () => {
    const { endpoint, embedder } = await create((request) => good(provider, request), { dimensions: DIMENSIONS });
    expect((await embedder()).dimensions).toBe(DIMENSIONS);
    expect(endpoint.requests).toHaveLength(0);
  });

  test("gives the vector of each text, in order, over several requests", async () => {
    const { endpoint, embedder } = await create((request) => good(provider, request), {
      dimensions: DIMENSIONS,
      batchSize: 2,
    });
    const texts = ["地区生产总值", "财政收入", "新增学位", "公共充电桩", "空气质量"];
    const vectors = await (await embedder()).embedDocuments(texts);
    expect(endpoint.requests.map(inputOf)).toEqual([texts.slice(0, 2), texts.slice(2, 4), texts.slice(4)]);
    for (const [i, expected] of (await words.embedDocuments(texts)).entries()) {
      for (const [k, value] of expected.entries()) expect(vectors[i]?.[k]).toBeCloseTo(value, 6);
    }
  });

  test("puts prefixes before questions and passages, and has another id with them", async () => {
    const prefixes = { queryPrefix: "query: ", passagePrefix: "passage: ", dimensions: DIMENSIONS };
    const { endpoint, embedder } = await create((request) => good(provider, request), prefixes);
    const made = await embedder();
    await made.embedQuery("财政收入");
    await made.embedDocuments(["财政收入"]);
    expect(endpoint.requests.map(inputOf)).toEqual([["query: 财政收入"], ["passage: 财政收入"]]);
    const plain = await createEmbedder(settingsFor(provider, endpoint.address, { dimensions: DIMENSIONS }));
    expect(made.id).not.toBe(plain.id);
  });

  test("tries again after failures that pass", async () => {
    const statuses = [500, 429];
    const { endpoint, embedder } = await create((request, nth) => {
      const status = statuses[nth];
      return status === undefined ? good(provider, request) : { status, headers: { "retry-after": "0" }, body: "busy" };
    });
    expect((await embedder()).dimensions).toBe(DIMENSIONS);
    expect(endpoint.requests).toHaveLength(3);
  });

  test.each<[string, FakeAnswer, string, number]>([
    ["a refused key", { status: 401, body: { error: { message: "bad key sk-123" } } }, "model_unauthorized", 1],
    ["an unknown model", { status: 404, body: { error: "model not found" } }, "model_not_found", 1],
    ["a refused request", { status: 400, body: { error: { message: "too many texts" } } }, "model_request_refused", 1],
    ["failures that don't pass", { status: 503 }, "model_unavailable", 3],
    ["a wait that is too long", { status: 429, headers: { "retry-after": "3600" } }, "model_unavailable", 1],
    ["a page instead of JSON", { body: "<html>It works!</html>" }, "model_response_invalid", 1],
    ["JSON without vectors", { body: { object: "list" } }, "model_response_invalid", 1],
    ["vectors of words", { body: { embeddings: [["a"]], data: [{ embedding: ["a"] }] } }, "model_response_invalid", 1],
    ["fewer vectors than texts", { body: { embeddings: [], data: [] } }, "model_response_invalid", 1],
  ])("says so at once: %s", async (_, answer, code, requests) => {
    const { endpoint, embedder } = await create(() => answer, { apiKey: "sk-123" });
    const error = await failure(embedder);
    expect(error.code).toBe(code);
    expect(error.message.endsWith(error.next)).toBe(true);
    expect(error.message).not.toContain("sk-123");
    expect(endpoint.requests).toHaveLength(requests);
  });

  test("gives up after the time limit", async () => {
    const { endpoint, embedder } = await create(() => ({ hang: true }), { timeoutMs: 60 });
    const error = await failure(embedder);
    expect(error.code).toBe("model_timeout");
    expect(error.fields).toMatchObject({ timeoutMs: 60 });
    expect(endpoint.requests).toHaveLength(1);
  });

  test("refuses vectors whose length isn't the expected one", async () => {
    const { embedder } = await create((request) => good(provider, request), { dimensions: DIMENSIONS + 1 });
    const made = await embedder();
    const error = await failure(() => made.embedQuery("财政收入"));
    expect(error.code).toBe("model_dimensions");
    expect(error.fields).toMatchObject({ expected: DIMENSIONS + 1, actual: DIMENSIONS });
  });

  test("says that nobody listens at an address", async () => {
    const endpoint = await startFakeEndpoint(() => ({}));
    await endpoint.close();
    const error = await failure(() => createEmbedder(settingsFor(provider, endpoint.address)));
    expect(error.code).toBe("model_unreachable");
  });

  test.each(["", "no address", "ftp://example.org", "http://user:secret@example.org"])(
    "refuses the address %j as wrong configuration",
    async (baseUrl) => {
      const error = await failure(() => createEmbedder({ provider, baseUrl, model: "bge-m3" }));
      expect(error).toMatchObject({ code: "model_address_invalid", exitCode: 2 });
      expect(error.message).not.toContain("secret");
    },
  );
});

describe("the key of an OpenAI-compatible endpoint", () => {
  test.each([
    ["is sent as a bearer token", "sk-123", "Bearer sk-123"],
    ["may be missing", undefined, undefined],
  ])("%s", async (_, apiKey, header) => {
    const endpoint = await start((request) => good("openai", request));
    await createEmbedder({ provider: "openai", baseUrl: `${endpoint.address}/v1/`, model: "bge-m3", apiKey });
    expect(endpoint.requests[0]?.headers.authorization).toBe(header);
    expect(endpoint.requests[0]?.path).toBe("/v1/embeddings");
  });
});
