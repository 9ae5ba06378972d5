/** An HTTP server on this machine that answers as a test says, and remembers what it was asked. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: unknown;
}

export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Never answers. */
  hang?: boolean;
}

export interface FakeEndpoint {
  /** http://127.0.0.1:PORT, no slash at the end. */
  readonly address: string;
  readonly requests: FakeRequest[];
  close(): Promise<void>;
}

/** Starts on a free port; `answer` gets the request and how many came before it. */
export async function startFakeEndpoint(
  answer: (request: FakeRequest, nth: number) => FakeAnswer | Promise<FakeAnswer>,
): Promise<FakeEndpoint> {
  const requests: FakeRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const request = {
      path: incoming.url ?? "",
      headers: incoming.headers,
      body: JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown,
    };
    const { status = 200, headers = {}, body = {}, hang = false } = await answer(request, requests.push(request) - 1);
    if (hang) return;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
