/** What a route of the fake's REST API is: a method, a path, and what it does. Holds no route. */
import type { SentFile } from "./check-message.ts";
import type { FakeGateway } from "./fake-gateway.ts";
import type { FakeChannelData, FakeWorld } from "./fake-world.ts";
import { CHANNEL_TYPE } from "./fake-world.ts";
import { API_CODES, ApiFault, type Body } from "./form-errors.ts";

export interface RouteRequest {
  world: FakeWorld;
  gateway: FakeGateway;
  /** Named groups of the route's path. */
  ids: Record<string, string>;
  query: URLSearchParams;
  /** The JSON of the request, or of the `payload_json` of a form with files. */
  body: Body;
  /** The same when it's a list. */
  list: unknown[] | undefined;
  files: readonly SentFile[];
  /** Whether the application may read what others write. */
  contentIntent: boolean;
}

export interface RouteAnswer {
  status: number;
  body?: unknown;
}

export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Of the path after `/api/v10`; whole. */
  path: RegExp;
  /** Interaction tokens speak for themselves; all else needs the bot's. */
  open?: boolean;
  /** @throws ApiFault */
  handle(request: RouteRequest): RouteAnswer;
}

export const NOTHING: RouteAnswer = { status: 204 };

/** A channel that the bot is in. @throws ApiFault when it doesn't exist or is out of the bot's sight */
export function channelOf({ world, ids }: RouteRequest): FakeChannelData {
  const channel = world.channels.get(ids.channel ?? "");
  if (channel === undefined) throw new ApiFault(404, API_CODES.unknownChannel, "Unknown Channel");
  const inside = channel.guild === undefined ? channel.type === CHANNEL_TYPE.dm : channel.guild.botIsMember;
  if (!inside || (channel.type === CHANNEL_TYPE.dm && channel.recipients.length !== 1))
    throw new ApiFault(403, API_CODES.missingAccess, "Missing Access");
  return channel;
}
