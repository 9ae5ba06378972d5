/**
 * The gateway: hello, heartbeats, identify, resume, and what is dispatched to the bot. Knows no REST.
 * https://docs.discord.com/developers/events/gateway
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { guildObject, userObject } from "./api-objects.ts";
import type { FakeMessage, FakeWorld } from "./fake-world.ts";
import { type Body, isObject } from "./form-errors.ts";
import { visibleMessage } from "./visible-message.ts";

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes */
const OPCODE = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  sessionTimedOut: 4009,
  invalidApiVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;
/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
const PRIVILEGED = INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;
/** Bits of the page above; 17–19, 22 and 23 stand for nothing. */
const KNOWN_INTENTS = 0x3ffffff & ~((1 << 17) | (1 << 18) | (1 << 19) | (1 << 22) | (1 << 23));
const HEARTBEAT_INTERVAL_MS = 41_250;
/** A session that was cut can be resumed for a while, not for ever; the documentation gives no number. */
const SESSION_LIFE_MS = 5 * 60_000;

interface Session {
  id: string;
  intents: number;
  sequence: number;
  /** Everything dispatched, for a resume. */
  sent: Body[];
  socket: WebSocket | undefined;
  cutAt?: number;
}

export interface FakeGateway {
  /** Handles an upgrade of the HTTP server. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** To every session that has one of the intents; 0 needs none. What a cut session misses comes with its resume. */
  dispatch(event: string, data: Body, intent: number): void;
  dispatchMessage(event: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: FakeMessage): void;
  /** Opcodes as they came from the bot, heartbeats left out. */
  readonly received: { op: number; at: number }[];
  /** How many bots are connected and ready. */
  connected(): number;
  /** Breaks the connection without a word. */
  cut(): void;
  /** Closes with a code. */
  close(code: number): void;
  /** Asks the bot to reconnect (opcode 7). */
  askReconnect(): void;
  /** The next `times` resumes get Invalid Session. */
  refuseResume(times?: number): void;
  /** No new connections until it's called with false. */
  shut(down: boolean): void;
  stop(): Promise<void>;
}

/** @param allowed privileged intents that are switched on for the application */
export function createGateway(world: FakeWorld, allowed: number): FakeGateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const received: { op: number; at: number }[] = [];
  let refusals = 0;
  let down = false;

  const send = (socket: WebSocket, payload: Body): void =>
    socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  const dispatchTo = (session: Session, event: string, data: Body): void => {
    session.sequence += 1;
    const payload = { op: OPCODE.dispatch, t: event, s: session.sequence, d: data };
    session.sent.push(payload);
    if (session.socket !== undefined) send(session.socket, payload);
  };
  const dispatchWith = (event: string, intent: number, data: (session: Session) => Body): void => {
    for (const session of sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) dispatchTo(session, event, data(session));
    }
  };

  /** @returns the session, or undefined when the connection was closed */
  function identify(socket: WebSocket, data: Body): Session | undefined {
    const { token, intents, properties } = data;
    if (token !== world.token) socket.close(CLOSE.authenticationFailed, "Authentication failed.");
    else if (typeof intents !== "number" || (intents & ~KNOWN_INTENTS) !== 0 || !isObject(properties))
      socket.close(CLOSE.invalidIntents, "Invalid intent(s).");
    else if ((intents & PRIVILEGED & ~allowed) !== 0) socket.close(CLOSE.disallowedIntents, "Disallowed intent(s).");
    else return openSession(socket, intents);
    return undefined;
  }

  function openSession(socket: WebSocket, intents: number): Session {
    const session: Session = { id: `session-${world.nextId()}`, intents, sequence: 0, sent: [], socket };
    sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter(({ botIsMember }) => botIsMember);
    dispatchTo(session, "READY", {
      v: 10,
      user: userObject(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${world.address.replace("http", "ws")}/resume`,
      session_type: "normal",
      application: { id: world.applicationId, flags: 0 },
    });
    if ((intents & INTENT.guilds) !== 0)
      for (const guild of guilds) dispatchTo(session, "GUILD_CREATE", guildObject(guild, world));
    return session;
  }

  /** https://docs.discord.com/developers/events/gateway#resuming */
  function resume(socket: WebSocket, data: Body): Session | undefined {
    const session = sessions.get(String(data.session_id));
    const old = session?.cutAt !== undefined && world.now() - session.cutAt > SESSION_LIFE_MS;
    if (data.token !== world.token) {
      socket.close(CLOSE.authenticationFailed, "Authentication failed.");
      return undefined;
    }
    if (refusals > 0 || session === undefined || old) {
      refusals = Math.max(0, refusals - 1);
      sessions.delete(String(data.session_id));
      send(socket, { op: OPCODE.invalidSession, d: false });
      return undefined;
    }
    session.socket = socket;
    for (const payload of session.sent.filter(({ s }) => Number(s) > Number(data.seq))) send(socket, payload);
    dispatchTo(session, "RESUMED", {});
    return session;
  }

  function serve(socket: WebSocket): void {
    let session: Session | undefined;
    send(socket, { op: OPCODE.hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS } });
    socket.on("message", (raw) => {
      const payload = parse(String(raw));
      if (payload === undefined) return socket.close(CLOSE.decodeError, "Error while decoding payload.");
      const op = Number(payload.op);
      if (op === OPCODE.heartbeat) return send(socket, { op: OPCODE.heartbeatAck });
      received.push({ op, at: world.now() });
      const data = isObject(payload.d) ? payload.d : {};
      if (op !== OPCODE.identify && op !== OPCODE.resume) {
        if (session === undefined) socket.close(CLOSE.notAuthenticated, "Not authenticated.");
        else if (op !== OPCODE.presence) socket.close(CLOSE.unknownOpcode, "Unknown opcode.");
      } else if (session !== undefined) socket.close(CLOSE.alreadyAuthenticated, "Already authenticated.");
      else session = op === OPCODE.identify ? identify(socket, data) : resume(socket, data);
      world.changed();
    });
    socket.on("close", (code) => {
      if (session === undefined || session.socket !== socket) return;
      session.socket = undefined;
      session.cutAt = world.now();
      // "If you close with 1000 or 1001 the session is invalidated": gateway#initiating-a-disconnect
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      world.changed();
    });
    socket.on("error", () => {});
  }

  return {
    received,
    accept(request, socket, head) {
      const query = new URL(request.url ?? "/", "http://x").searchParams;
      if (down) return socket.destroy() && undefined;
      server.handleUpgrade(request, socket, head, (client) => {
        if (query.get("v") !== "10") client.close(CLOSE.invalidApiVersion, "Invalid API version.");
        else if (query.get("encoding") !== "json") client.close(CLOSE.decodeError, "Unknown encoding.");
        else serve(client);
      });
    },
    dispatch: (event, data, intent) => dispatchWith(event, intent, () => data),
    dispatchMessage(event, message) {
      const inGuild = message.channel.guild !== undefined;
      dispatchWith(event, inGuild ? INTENT.guildMessages : INTENT.directMessages, ({ intents }) =>
        visibleMessage(message, (intents & INTENT.messageContent) !== 0, world),
      );
    },
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== undefined).length,
    cut() {
      for (const { socket } of sessions.values()) socket?.terminate();
    },
    close(code) {
      for (const { socket } of sessions.values()) socket?.close(code);
    },
    askReconnect() {
      for (const { socket } of sessions.values())
        if (socket !== undefined) send(socket, { op: OPCODE.reconnect, d: null });
    },
    refuseResume(times = 1) {
      refusals = times;
    },
    shut(closed) {
      down = closed;
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function parse(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
