/**
 * Channels, messages, threads and typing. Responses to interactions are in interaction-routes.ts.
 * https://docs.discord.com/developers/resources/message and https://docs.discord.com/developers/resources/channel
 */
import { channelObject, messageObject } from "./api-objects.ts";
import { FLAG } from "./check-message.ts";
import { INTENT } from "./fake-gateway.ts";
import { CHANNEL_TYPE, type FakeChannelData, type FakeMessage, MESSAGE_TYPE } from "./fake-world.ts";
import { API_CODES, ApiFault, createForm, formFault, isObject, readText } from "./form-errors.ts";
import { channelOf, NOTHING, type Route, type RouteAnswer, type RouteRequest } from "./rest-route.ts";
import { visibleMessage } from "./visible-message.ts";
import { createMessage, editMessage } from "./write-message.ts";

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message-json-params */
const THREAD_NAME_MAX = 100;
const CHANNEL = "/channels/(?<channel>\\d+)";

export const MESSAGE_ROUTES: Route[] = [
  { method: "GET", path: at(CHANNEL), handle: (request) => ({ status: 200, body: channelObject(channelOf(request)) }) },
  { method: "POST", path: at(`${CHANNEL}/typing`), handle: type },
  { method: "POST", path: at(`${CHANNEL}/messages`), handle: create },
  { method: "GET", path: at(`${CHANNEL}/messages`), handle: list },
  {
    method: "GET",
    path: at(`${CHANNEL}/messages/(?<message>\\d+)`),
    handle: (request) => seen(request, messageOf(request)),
  },
  { method: "PATCH", path: at(`${CHANNEL}/messages/(?<message>\\d+)`), handle: edit },
  { method: "DELETE", path: at(`${CHANNEL}/messages/(?<message>\\d+)`), handle: remove },
  { method: "POST", path: at(`${CHANNEL}/messages/(?<message>\\d+)/threads`), handle: startThread },
  { method: "POST", path: at(`${CHANNEL}/threads`), handle: startThread },
  { method: "POST", path: at("/users/@me/channels"), handle: openDm },
];

function at(path: string): RegExp {
  return new RegExp(`^${path}$`);
}

function writable(request: RouteRequest): FakeChannelData {
  const channel = channelOf(request);
  if (!channel.botMayWrite) throw new ApiFault(403, API_CODES.missingPermissions, "Missing Permissions");
  return channel;
}

/** A message that isn't for one person only: those aren't found here. */
function messageOf(request: RouteRequest): FakeMessage {
  const channel = channelOf(request);
  const message = request.world.messages.get(request.ids.message ?? "");
  if (message?.channel !== channel || message.deleted || (message.flags & FLAG.ephemeral) !== 0)
    throw new ApiFault(404, API_CODES.unknownMessage, "Unknown Message");
  return message;
}

function ownMessage(request: RouteRequest): FakeMessage {
  const message = messageOf(request);
  if (message.author.id !== request.world.bot.id)
    throw new ApiFault(403, API_CODES.cannotEditOthersMessage, "Cannot edit a message authored by another user");
  return message;
}

function seen({ contentIntent, world }: RouteRequest, message: FakeMessage): RouteAnswer {
  const { member, guild_id, channel_type, ...object } = visibleMessage(message, contentIntent, world);
  return { status: 200, body: object };
}

function type(request: RouteRequest): RouteAnswer {
  request.world.typing.push(writable(request).id);
  return NOTHING;
}

function create(request: RouteRequest): RouteAnswer {
  const { world, gateway, body, files } = request;
  const channel = writable(request);
  const reference = referenceOf(request, channel);
  const message = createMessage(
    world,
    channel,
    { body, files },
    { ephemeral: false },
    {
      ...(reference === undefined ? {} : { reference, type: MESSAGE_TYPE.reply }),
    },
  );
  gateway.dispatchMessage("MESSAGE_CREATE", message);
  return { status: 200, body: messageObject(message) };
}

/** https://docs.discord.com/developers/resources/message#message-reference-structure */
function referenceOf({ world, body }: RouteRequest, channel: FakeChannelData): FakeMessage | undefined {
  const value = body.message_reference;
  if (!isObject(value)) return undefined;
  const message = world.messages.get(String(value.message_id));
  const found = message?.channel === channel && !message.deleted && (message.flags & FLAG.ephemeral) === 0;
  if (found) return message;
  if (value.fail_if_not_exists === false) return undefined;
  const form = createForm(["message_reference"]);
  form.wrong("MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
  throw formFault(form.errors);
}

function list(request: RouteRequest): RouteAnswer {
  const channel = channelOf(request);
  const limit = Number(request.query.get("limit") ?? 50);
  const before = BigInt(request.query.get("before") ?? "9999999999999999999");
  const messages = [...request.world.messages.values()]
    .filter((message) => message.channel === channel && !message.deleted && (message.flags & FLAG.ephemeral) === 0)
    .filter(({ id }) => BigInt(id) < before)
    .reverse()
    .slice(0, limit);
  return { status: 200, body: messages.map((message) => seen(request, message).body) };
}

function edit(request: RouteRequest): RouteAnswer {
  const message = ownMessage(request);
  editMessage(request.world, message, request);
  request.gateway.dispatchMessage("MESSAGE_UPDATE", message);
  return { status: 200, body: messageObject(message) };
}

function remove(request: RouteRequest): RouteAnswer {
  const message = ownMessage(request);
  message.deleted = true;
  const { channel, id } = message;
  request.gateway.dispatch(
    "MESSAGE_DELETE",
    { id, channel_id: channel.id },
    channel.guild ? INTENT.guildMessages : INTENT.directMessages,
  );
  return NOTHING;
}

/** A thread from a message has the message's id. https://docs.discord.com/developers/topics/threads */
function startThread(request: RouteRequest): RouteAnswer {
  const { world, gateway, ids, body } = request;
  const parent = writable(request);
  const source = ids.message === undefined ? undefined : messageOf(request);
  const form = createForm();
  const name = readText(body.name, form.at("name"), 1, THREAD_NAME_MAX);
  if (parent.type !== CHANNEL_TYPE.guildText)
    throw new ApiFault(400, 50024, "Cannot execute action on this channel type");
  if (form.errors.length > 0) throw formFault(form.errors);
  if (source !== undefined && world.channels.has(source.id))
    throw new ApiFault(400, API_CODES.threadExists, "A thread has already been created for this message");
  const thread: FakeChannelData = {
    id: source?.id ?? world.nextId(),
    type: CHANNEL_TYPE.publicThread,
    ...(name === undefined ? {} : { name }),
    ...(parent.guild === undefined ? {} : { guild: parent.guild }),
    parent,
    owner: world.bot.id,
    recipients: [],
    botMayWrite: true,
  };
  world.channels.set(thread.id, thread);
  gateway.dispatch("THREAD_CREATE", { ...channelObject(thread), newly_created: true }, INTENT.guilds);
  return { status: 201, body: channelObject(thread) };
}

function openDm({ world, body }: RouteRequest): RouteAnswer {
  const user = world.users.get(String(body.recipient_id));
  if (user === undefined || user.bot) throw new ApiFault(400, 50007, "Cannot send messages to this user");
  return { status: 200, body: channelObject(dmWith(world, user)) };
}

/** The DM of the bot with a user; there's one. */
export function dmWith(world: RouteRequest["world"], user: FakeChannelData["recipients"][number]): FakeChannelData {
  const known = [...world.channels.values()].find(
    ({ type, recipients }) => type === CHANNEL_TYPE.dm && recipients.length === 1 && recipients.includes(user),
  );
  if (known !== undefined) return known;
  const channel = { id: world.nextId(), type: CHANNEL_TYPE.dm, recipients: [user], botMayWrite: true };
  world.channels.set(channel.id, channel);
  return channel;
}
