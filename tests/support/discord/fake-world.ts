/**
 * What the fake knows: the application, users, guilds, channels, messages and interactions, as objects of the API.
 * Enforces nothing: the routes and the gateway do.
 */

import type { Ping } from "./find-pings.ts";
import type { Body, FormError } from "./form-errors.ts";

/** https://docs.discord.com/developers/reference#snowflakes-snowflake-id-format-structure-left-to-right */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

export const CHANNEL_TYPE = { guildText: 0, dm: 1, groupDm: 3, publicThread: 11 } as const;
export const MESSAGE_TYPE = { default: 0, reply: 19, chatInput: 20, contextMenu: 23 } as const;

export interface FakeUserData {
  id: string;
  username: string;
  bot: boolean;
  locale: string;
  /** Installed the app to their account. */
  installed: boolean;
}

export interface FakeGuildData {
  id: string;
  name: string;
  locale: string;
  /** The app is installed to it, its bot a member. */
  botIsMember: boolean;
  /** Whether members may let apps of their own speak to all; if not, their replies are private. */
  externalApps: boolean;
  roles: { id: string; name: string }[];
}

export interface FakeChannelData {
  id: string;
  type: number;
  name?: string;
  guild?: FakeGuildData;
  /** Of a thread: its channel. */
  parent?: FakeChannelData;
  /** Made the thread. */
  owner?: string;
  /** Of a DM: who's in it. */
  recipients: FakeUserData[];
  /** False: the bot may see the channel, not write there. */
  botMayWrite: boolean;
}

export interface FakeMessage {
  id: string;
  channel: FakeChannelData;
  author: FakeUserData;
  type: number;
  content: string;
  flags: number;
  components: Body[];
  embeds: Body[];
  attachments: Body[];
  mentions: FakeUserData[];
  mentionRoles: string[];
  mentionsEveryone: boolean;
  reference?: FakeMessage;
  /** Of a response: the interaction. */
  interaction?: FakeInteractionData;
  createdAt: number;
  editedAt?: number;
  deleted: boolean;
  pings: Ping[];
  /** Files that nothing shows: with components v2 an attachment must be referenced. */
  hiddenFiles: string[];
}

export interface FakeInteractionData {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  /** Of a command: as it's shown under a response. */
  name: string;
  user: FakeUserData;
  channel: FakeChannelData;
  /** The message with the button, or the one that led to a modal. */
  message?: FakeMessage;
  onlyUserInstall: boolean;
  sentAt: number;
  /** The callback that was taken, and when. */
  answer?: { type: number; data: Body; at: number };
  /** What `@original` is. */
  original?: FakeMessage;
  followUps: FakeMessage[];
}

/** One request to the REST API and what it got. */
export interface FakeExchange {
  method: string;
  /** `/channels/1/messages`, without the query. */
  path: string;
  body: Body;
  status: number;
  at: number;
  answer?: unknown;
  errors?: readonly FormError[];
}

export interface FakeWorld {
  readonly token: string;
  readonly applicationId: string;
  readonly bot: FakeUserData;
  readonly users: Map<string, FakeUserData>;
  readonly guilds: Map<string, FakeGuildData>;
  readonly channels: Map<string, FakeChannelData>;
  readonly messages: Map<string, FakeMessage>;
  readonly interactions: Map<string, FakeInteractionData>;
  /** By guild id, "" for the global ones. */
  readonly commands: Map<string, Body[]>;
  readonly files: Map<string, { bytes: Buffer; contentType: string }>;
  readonly exchanges: FakeExchange[];
  /** Channel ids in which the bot was seen typing. */
  readonly typing: string[];
  /** Address of the fake, for files. */
  address: string;
  now(): number;
  nextId(): string;
  /** Says that something happened; who waits looks again. */
  changed(): void;
  onChange(listener: () => void): () => void;
}

export function createWorld(token: string, now: () => number): FakeWorld {
  let last = 0n;
  const nextId = (): string => {
    const id = (BigInt(Math.floor(now())) - DISCORD_EPOCH_MS) << 22n;
    last = id > last ? id : last + 1n;
    return String(last);
  };
  const listeners = new Set<() => void>();
  const applicationId = nextId();
  const bot = { id: applicationId, username: "chuchu", bot: true, locale: "en-US", installed: false };
  return {
    token,
    applicationId,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: new Map(),
    files: new Map(),
    exchanges: [],
    typing: [],
    address: "",
    now,
    nextId,
    changed() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A message made by a user or by the bot; goes into the world. */
export function addMessage(
  world: FakeWorld,
  parts: Partial<FakeMessage> & Pick<FakeMessage, "channel" | "author">,
): FakeMessage {
  const message: FakeMessage = {
    id: world.nextId(),
    type: MESSAGE_TYPE.default,
    content: "",
    flags: 0,
    components: [],
    embeds: [],
    attachments: [],
    mentions: [],
    mentionRoles: [],
    mentionsEveryone: false,
    createdAt: world.now(),
    deleted: false,
    pings: [],
    hiddenFiles: [],
    ...parts,
  };
  world.messages.set(message.id, message);
  return message;
}
