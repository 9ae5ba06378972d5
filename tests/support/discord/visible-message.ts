/**
 * A message as the bot gets to see it: without the Message Content intent what others wrote is left out. Decides
 * nothing about who gets it.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
import { memberObject, messageObject } from "./api-objects.ts";
import { CHANNEL_TYPE, type FakeMessage, type FakeWorld } from "./fake-world.ts";
import type { Body } from "./form-errors.ts";

const LEFT_OUT: Body = { content: "", embeds: [], attachments: [], components: [] };

/** With the fields that only events have. */
export function visibleMessage(message: FakeMessage, contentIntent: boolean, world: FakeWorld): Body {
  const { channel, author, reference } = message;
  const inGuild = channel.guild === undefined ? {} : { guild_id: channel.guild.id, member: memberObject(author, []) };
  return {
    ...messageObject(message),
    ...(contentIntent || isExempt(message, world) ? {} : LEFT_OUT),
    ...(reference === undefined ? {} : { referenced_message: visibleReference(reference, contentIntent, world) }),
    ...inGuild,
    ...(channel.type === CHANNEL_TYPE.dm ? { channel_type: CHANNEL_TYPE.dm } : {}),
  };
}

function visibleReference(message: FakeMessage, contentIntent: boolean, world: FakeWorld): Body | null {
  if (message.deleted) return null;
  return { ...messageObject(message, false), ...(contentIntent || isExempt(message, world) ? {} : LEFT_OUT) };
}

/** The bot's own, those in a DM with it, and those that mention it; a reply does if its ping is on. */
function isExempt({ author, channel, mentions }: FakeMessage, world: FakeWorld): boolean {
  return author.id === world.bot.id || channel.type === CHANNEL_TYPE.dm || mentions.includes(world.bot);
}
