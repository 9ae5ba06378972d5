/** A chat endpoint on this machine that speaks as OpenAI, Anthropic and Ollama do, and misbehaves as a test says. Streams everything. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface ChatRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

export interface ChatBehaviour {
  /** What the model writes, in pieces of so many characters. */
  text?: string;
  pieceChars?: number;
  /** The text, piece by piece, in place of `text`; with a pause after each. */
  pieces?: readonly string[];
  pauseMs?: number;
  /** As the vendor names it; `stop` by default. */
  finish?: string;
  status?: number;
  /** Answers nothing, or nothing more after the text. */
  hang?: boolean;
  /** Writes its text again and again. */
  endless?: boolean;
  /** Sent as it is in the place of a stream. */
  raw?: string;
  /** Closes the connection in the middle. */
  drop?: boolean;
}

export interface FakeChatEndpoint {
  /** http://127.0.0.1:PORT, no slash at the end. */
  readonly address: string;
  readonly requests: ChatRequest[];
  /** Streams that are still being written. */
  open(): number;
  close(): Promise<void>;
}

interface Dialect {
  type: string;
  piece(text: string): string;
  end(finish: string): string;
}

const sse = (data: unknown, event?: string): string =>
  `${event ? `event: ${event}\n` : ""}data: ${JSON.stringify(data)}\n\n`;
const openAiChunk = (delta: object, finish: string | null, more: object = {}): string =>
  sse({
    id: "c",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  });

const OPENAI: Dialect = {
  type: "text/event-stream",
  piece: (content) => openAiChunk({ role: "assistant", content }, null),
  end: (finish) =>
    `${openAiChunk({}, finish)}${sse({ id: "c", object: "chat.completion.chunk", created: 1, model: "m", choices: [], usage: { prompt_tokens: 70, completion_tokens: 30, total_tokens: 100 } })}data: [DONE]\n\n`,
};
const ANTHROPIC: Dialect = {
  type: "text/event-stream",
  piece: (text) =>
    sse({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }, "content_block_delta"),
  end: (finish) =>
    sse({ type: "content_block_stop", index: 0 }, "content_block_stop") +
    sse(
      {
        type: "message_delta",
        delta: { stop_reason: finish === "stop" ? "end_turn" : finish, stop_sequence: null },
        usage: { output_tokens: 30 },
      },
      "message_delta",
    ) +
    sse({ type: "message_stop" }, "message_stop"),
};
const ANTHROPIC_START =
  sse(
    {
      type: "message_start",
      message: {
        id: "m",
        type: "message",
        role: "assistant",
        model: "m",
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 70, output_tokens: 0 },
      },
    },
    "message_start",
  ) + sse({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }, "content_block_start");
const OLLAMA: Dialect = {
  type: "application/x-ndjson",
  piece: (content) =>
    `${JSON.stringify({ model: "m", created_at: "2020-01-01T00:00:00Z", message: { role: "assistant", content }, done: false })}\n`,
  end: (reason) =>
    `${JSON.stringify({ model: "m", created_at: "2020-01-01T00:00:00Z", message: { role: "assistant", content: "" }, done: true, done_reason: reason, prompt_eval_count: 70, eval_count: 30 })}\n`,
};

/** Starts on a free port; `behave` gets the request and how many came before it. */
export async function startFakeChatEndpoint(
  behave: (request: ChatRequest, nth: number) => ChatBehaviour,
): Promise<FakeChatEndpoint> {
  const requests: ChatRequest[] = [];
  let streams = 0;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
    const request = { path: incoming.url ?? "", headers: incoming.headers, body };
    const behaviour = behave(request, requests.push(request) - 1);
    streams += 1;
    response.on("close", () => {
      streams -= 1;
    });
    await answer(request.path, behaviour, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    open: () => streams,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(path: string, behaviour: ChatBehaviour, response: ServerResponse): Promise<void> {
  const { pieces = [], pauseMs = 0, text = pieces.join("") } = behaviour;
  const { pieceChars = 16, finish = "stop", status = 200, hang, endless, raw, drop } = behaviour;
  const dialect = path.endsWith("/messages") ? ANTHROPIC : path.startsWith("/api/") ? OLLAMA : OPENAI;
  if (status !== 200 || raw !== undefined) {
    response.writeHead(status, { "content-type": status === 200 ? dialect.type : "application/json" });
    response.end(raw ?? JSON.stringify({ error: { message: "the key sk-secret is no good", type: "error" } }));
    return;
  }
  if (hang && text === "") return;
  response.writeHead(200, { "content-type": dialect.type });
  if (dialect === ANTHROPIC) response.write(ANTHROPIC_START);
  for (const piece of pieces) {
    if (response.destroyed) return;
    response.write(dialect.piece(piece));
    await sleep(pauseMs);
  }
  while (pieces.length === 0) {
    for (let at = 0; at < text.length; at += pieceChars) {
      if (response.destroyed) return;
      response.write(dialect.piece(text.slice(at, at + pieceChars)));
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (!endless || response.destroyed) break;
  }
  if (drop) response.destroy();
  else if (!hang) response.end(dialect.end(finish));
}
