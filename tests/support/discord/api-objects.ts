/**
 * Objects of the world as the API sends them. Leaves nothing out for want of an intent: the gateway does.
 * https://docs.discord.com/developers/resources/message#message-object and its neighbours
 */
import type {
  FakeChannelData,
  FakeGuildData,
  FakeInteractionData,
  FakeMessage,
  FakeUserData,
  FakeWorld,
} from "./fake-world.ts";
import { CHANNEL_TYPE } from "./fake-world.ts";
import type { Body } from "./form-errors.ts";

/** Bits of what everybody may do, MANAGE_* and ADMINISTRATOR not among it. https://docs.discord.com/developers/topics/permissions */
const EVERYDAY_BITS = [6, 10, 11, 14, 15, 16, 31, 35, 38, 50];
export const EVERYDAY_PERMISSIONS = EVERYDAY_BITS.reduce((bits, bit) => bits | (1n << BigInt(bit)), 0n);
const JOINED = "2024-01-01T00:00:00.000000+00:00";

const instant = (ms: number): string => new Date(ms).toISOString().replace("Z", "000+00:00");

export function userObject({ id, username, bot }: FakeUserData): Body {
  return { id, username, discriminator: "0", global_name: bot ? null : username, avatar: null, bot, public_flags: 0 };
}

export function memberObject(user: FakeUserData, roles: readonly string[], permissions?: bigint): Body {
  return {
    user: userObject(user),
    roles,
    joined_at: JOINED,
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
    ...(permissions === undefined ? {} : { permissions: String(permissions) }),
  };
}

export function channelObject(channel: FakeChannelData): Body {
  const { id, type, name, guild, parent, owner, recipients } = channel;
  if (guild === undefined) return { id, type, last_message_id: null, flags: 0, recipients: recipients.map(userObject) };
  const thread = {
    owner_id: owner,
    message_count: 0,
    member_count: 1,
    thread_metadata: { archived: false, auto_archive_duration: 1440, archive_timestamp: JOINED, locked: false },
  };
  return {
    id,
    type,
    name,
    guild_id: guild.id,
    parent_id: parent?.id ?? null,
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    ...(type === CHANNEL_TYPE.publicThread ? thread : {}),
  };
}

/** As GUILD_CREATE brings it. https://docs.discord.com/developers/events/gateway-events#guild-create */
export function guildObject(guild: FakeGuildData, world: FakeWorld): Body {
  const channels = [...world.channels.values()].filter((channel) => channel.guild?.id === guild.id);
  const everyone = { id: guild.id, name: "@everyone" };
  return {
    id: guild.id,
    name: guild.name,
    preferred_locale: guild.locale,
    owner_id: "100000000000000000",
    unavailable: false,
    large: false,
    member_count: 2,
    joined_at: JOINED,
    features: [],
    emojis: [],
    stickers: [],
    roles: [everyone, ...guild.roles].map((role, position) => ({
      ...role,
      position,
      permissions: String(EVERYDAY_PERMISSIONS),
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: true,
      flags: 0,
    })),
    members: [memberObject(world.bot, [])],
    channels: channels.filter(({ type }) => type === CHANNEL_TYPE.guildText).map(channelObject),
    threads: channels.filter(({ type }) => type === CHANNEL_TYPE.publicThread).map(channelObject),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
  };
}

export function messageObject(message: FakeMessage, nested = true): Body {
  const { channel, interaction, reference } = message;
  return {
    id: message.id,
    channel_id: channel.id,
    author: userObject(message.author),
    type: message.type,
    content: message.content,
    timestamp: instant(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : instant(message.editedAt),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentions.map(userObject),
    mention_roles: message.mentionRoles,
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.author.bot ? { application_id: message.author.id } : {}),
    ...(interaction === undefined ? {} : { webhook_id: message.author.id, ...interactionMetadata(interaction) }),
    ...(reference === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: reference.id,
            channel_id: reference.channel.id,
            ...guildId(channel),
          },
          ...(nested ? { referenced_message: messageObject(reference, false) } : {}),
        }),
  };
}

const guildId = ({ guild }: FakeChannelData): Body => (guild === undefined ? {} : { guild_id: guild.id });

/** https://docs.discord.com/developers/resources/message#message-interaction-metadata-object */
function interactionMetadata({ id, type, user }: FakeInteractionData): Body {
  return {
    interaction_metadata: { id, type, user: userObject(user), authorizing_integration_owners: {} },
  };
}
