/**
 * An interaction as Discord would send it from a place: who, where, by which installation. Knows no commands.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
import { randomBytes } from "node:crypto";
import { channelObject, EVERYDAY_PERMISSIONS, memberObject, messageObject, userObject } from "./api-objects.ts";
import {
  CHANNEL_TYPE,
  type FakeChannelData,
  type FakeInteractionData,
  type FakeMessage,
  type FakeUserData,
  type FakeWorld,
} from "./fake-world.ts";
import type { Body } from "./form-errors.ts";

const CONTEXT = { guild: 0, botDm: 1, privateChannel: 2 } as const;

/** Someone at a place. */
export interface Seat {
  user: FakeUserData;
  channel: FakeChannelData;
  roles: readonly string[];
  permissions: bigint;
}

export interface InteractionParts {
  type: number;
  name: string;
  data: Body;
  message?: FakeMessage;
}

export function contextOf({ guild, type, recipients }: FakeChannelData): number {
  if (guild !== undefined) return CONTEXT.guild;
  return type === CHANNEL_TYPE.dm && recipients.length === 1 ? CONTEXT.botDm : CONTEXT.privateChannel;
}

/** Whether the app is here by the server or by its own DM, not only by someone's account. */
export function isInstalledHere(channel: FakeChannelData): boolean {
  return channel.guild === undefined ? contextOf(channel) === CONTEXT.botDm : channel.guild.botIsMember;
}

/** Puts it into the world. @returns it as the fake keeps it, and the payload for the gateway */
export function makeInteraction(
  world: FakeWorld,
  seat: Seat,
  parts: InteractionParts,
): { interaction: FakeInteractionData; payload: Body } {
  const { user, channel } = seat;
  const interaction: FakeInteractionData = {
    id: world.nextId(),
    token: randomBytes(24).toString("base64url"),
    type: parts.type,
    name: parts.name,
    user,
    channel,
    ...(parts.message === undefined ? {} : { message: parts.message }),
    onlyUserInstall: !isInstalledHere(channel),
    sentAt: world.now(),
    followUps: [],
  };
  world.interactions.set(interaction.id, interaction);
  return { interaction, payload: payloadOf(world, seat, parts, interaction) };
}

function payloadOf(
  world: FakeWorld,
  seat: Seat,
  parts: InteractionParts,
  { id, token, type }: FakeInteractionData,
): Body {
  const { user, channel, roles, permissions } = seat;
  const { guild } = channel;
  const place =
    guild === undefined
      ? { user: userObject(user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: memberObject(user, roles, permissions),
        };
  return {
    id,
    application_id: world.applicationId,
    type,
    data: parts.data,
    ...place,
    channel: { ...channelObject(channel), permissions: String(permissions) },
    channel_id: channel.id,
    token,
    version: 1,
    ...(parts.message === undefined ? {} : { message: messageObject(parts.message) }),
    app_permissions: String(EVERYDAY_PERMISSIONS),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(seat, parts.message),
    context: contextOf(channel),
    attachment_size_limit: 10_485_760,
  };
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object */
function ownersOf({ user, channel }: Seat, message: FakeMessage | undefined): Body {
  const installer = message?.interaction?.user ?? user;
  return {
    ...(isInstalledHere(channel) ? { "0": channel.guild?.id ?? "0" } : {}),
    ...(installer.installed ? { "1": installer.id } : {}),
  };
}
