/**
 * The REST API over loopback HTTP: who may ask, which route answers, faults on demand, files. The rules are the routes'.
 * https://docs.discord.com/developers/reference#http-api
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { SentFile } from "./check-message.ts";
import { COMMAND_ROUTES } from "./command-routes.ts";
import type { FakeGateway } from "./fake-gateway.ts";
import type { FakeExchange, FakeWorld } from "./fake-world.ts";
import { ApiFault, type Body, isObject } from "./form-errors.ts";
import { INTERACTION_ROUTES } from "./interaction-routes.ts";
import { MESSAGE_ROUTES } from "./message-routes.ts";
import type { RouteAnswer } from "./rest-route.ts";

const ROUTES = [...INTERACTION_ROUTES, ...MESSAGE_ROUTES, ...COMMAND_ROUTES];
const PREFIX = "/api/v10";

/** What goes wrong, and for how many requests. */
export interface RestFault {
  /** All methods when absent. */
  method?: string;
  /** Of the path after `/api/v10`. */
  path: RegExp;
  /** 429 tells when to come again, 5xx nothing; 0 breaks the connection. Absent: only late. */
  status?: number;
  times?: number;
  retryAfterSeconds?: number;
  /** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
  global?: boolean;
  delayMs?: number;
}

interface Incoming {
  body: Body;
  list: unknown[] | undefined;
  files: SentFile[];
}

/** Routes answer in the order in which requests come. */
export function createRest(
  world: FakeWorld,
  gateway: FakeGateway,
  faults: RestFault[],
  contentIntent: boolean,
): Server {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.on("upgrade", (request, socket, head) => gateway.accept(request, socket, head));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://x");
    if (url.pathname.startsWith("/attachments/")) return sendFile(world, url.pathname, response);
    const incoming = await read(request);
    const path = url.pathname.startsWith(PREFIX) ? decodeURIComponent(url.pathname.slice(PREFIX.length)) : "";
    const exchange: FakeExchange = {
      method: request.method ?? "",
      path,
      body: incoming.body,
      status: 0,
      at: world.now(),
    };
    const fault = takeFault(faults, exchange);
    if (fault?.delayMs !== undefined) await wait(fault.delayMs);
    if (fault?.status === 0) {
      world.exchanges.push(exchange);
      request.socket.destroy();
      return;
    }
    const { status, body } = fault?.status === undefined ? route(request, url, path, incoming) : faultAnswer(fault);
    exchange.status = status;
    exchange.answer = body;
    world.exchanges.push(exchange);
    const type = body === undefined ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, ...limitHeaders(fault) });
    response.end(body === undefined ? undefined : JSON.stringify(body));
    world.changed();
  }

  function route(request: IncomingMessage, url: URL, path: string, incoming: Incoming): RouteAnswer {
    const known = ROUTES.filter((candidate) => candidate.path.test(path));
    const found = known.find(({ method }) => method === request.method);
    if (found === undefined && known.length > 0)
      return { status: 405, body: { message: "405: Method Not Allowed", code: 0 } };
    if (found === undefined) return { status: 404, body: { message: "404: Not Found", code: 0 } };
    if (found.open !== true && request.headers.authorization !== `Bot ${world.token}`)
      return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
    // "Clients using the HTTP API must provide a valid User Agent": reference#user-agent
    if (!/^DiscordBot \(.+, .+\)/.test(request.headers["user-agent"] ?? ""))
      return { status: 400, body: { message: "A valid User-Agent is required", code: 0 } };
    const ids = found.path.exec(path)?.groups ?? {};
    try {
      return found.handle({ world, gateway, ids, query: url.searchParams, contentIntent, ...incoming });
    } catch (error) {
      if (error instanceof ApiFault) return error;
      throw error;
    }
  }

  return server;
}

function takeFault(faults: RestFault[], { method, path }: FakeExchange): RestFault | undefined {
  const fault = faults.find((candidate) => candidate.path.test(path) && (candidate.method ?? method) === method);
  if (fault === undefined) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left <= 0) faults.splice(faults.indexOf(fault), 1);
  else fault.times = left;
  return fault;
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function faultAnswer({ status = 500, retryAfterSeconds = 0.05, global = false }: RestFault): RouteAnswer {
  if (status !== 429) return { status, body: { message: `${status}: Server Error`, code: 0 } };
  return { status, body: { message: "You are being rate limited.", retry_after: retryAfterSeconds, global } };
}

function limitHeaders(fault: RestFault | undefined): Record<string, string> {
  if (fault?.status !== 429) return {};
  const seconds = String(fault.retryAfterSeconds ?? 0.05);
  const scope = fault.global === true ? "global" : "user";
  return {
    "retry-after": seconds,
    "x-ratelimit-scope": scope,
    ...(fault.global === true
      ? { "x-ratelimit-global": "true" }
      : { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": seconds }),
  };
}

function sendFile(world: FakeWorld, path: string, response: ServerResponse): void {
  const file = world.files.get(path);
  if (file === undefined) response.writeHead(404).end();
  else
    response.writeHead(200, { "content-type": file.contentType, "content-length": file.bytes.length }).end(file.bytes);
}

/** JSON, or a form with `payload_json` and `files[n]`. https://docs.discord.com/developers/reference#uploading-files */
async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const type = request.headers["content-type"] ?? "";
  const raw = Buffer.concat(chunks);
  if (!type.startsWith("multipart/form-data")) return { ...parse(raw.toString("utf8")), files: [] };
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const files: SentFile[] = [];
  for (const [name, value] of form.entries()) {
    const index = /^files\[(?<index>\d+)\]$/.exec(name)?.groups?.index;
    if (typeof value === "string" || index === undefined) continue;
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ index: Number(index), name: value.name, contentType: value.type, bytes });
  }
  return { ...parse(String(form.get("payload_json") ?? "")), files };
}

function parse(text: string): { body: Body; list: unknown[] | undefined } {
  const value: unknown = text === "" ? {} : JSON.parse(text);
  return { body: isObject(value) ? value : {}, list: Array.isArray(value) ? value : undefined };
}
