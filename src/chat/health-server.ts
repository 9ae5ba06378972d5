/** A page on this machine that tells whoever watches the process whether every chat is connected. Tells nothing about people. */
import { createServer } from "node:http";
import { ConfigurationError } from "../errors.ts";

const HOST = "127.0.0.1";
const PATH = "/healthz";

export interface Health {
  /** Of the index that answers. */
  snapshot: string;
  /** By name of the chat. */
  chats: Record<string, "connected" | "waiting">;
}

export interface HealthServer {
  /** The one it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `GET /healthz` on 127.0.0.1: 200 when every chat is connected, else 503; either with the state as JSON.
 * @param port 0 takes a free one
 * @throws ConfigurationError `health_port_unavailable`
 */
export async function startHealthServer(port: number, health: () => Health): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.method ?? "", request.url ?? "", health);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : `${JSON.stringify(body)}\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, HOST, resolve);
  }).catch((cause: unknown) => {
    throw new ConfigurationError({
      code: "health_port_unavailable",
      message: `Port ${port} on ${HOST} can't be used.`,
      next: "Set HEALTH_PORT to a free port, or leave it out.",
      fields: { port },
      cause,
    });
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(method: string, url: string, health: () => Health): { status: number; body: object } {
  if (url.split("?", 1)[0] !== PATH) return { status: 404, body: { status: "unknown" } };
  if (method !== "GET" && method !== "HEAD") return { status: 405, body: { status: "unknown" } };
  const { snapshot, chats } = health();
  const isUp = Object.values(chats).every((state) => state === "connected");
  return { status: isUp ? 200 : 503, body: { status: isUp ? "ok" : "waiting", snapshot, chats } };
}
