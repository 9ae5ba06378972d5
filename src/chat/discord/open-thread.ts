/**
 * A thread under an answer, where the bot reads along and nobody needs to mention it. Answers no questions.
 * https://docs.discord.com/developers/topics/threads and https://docs.discord.com/developers/resources/channel#start-thread-from-message
 */
import {
  type BaseInteraction,
  type ButtonInteraction,
  ChannelType,
  DiscordAPIError,
  type Message,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from "discord.js";
import { askedQuestion } from "./asked-question.ts";
import { DISCORD_MAX_THREAD_NAME_CHARS } from "./discord-limits.ts";
import { notice, type Payload } from "./payload.ts";
import { beginningOf } from "./text-beginning.ts";
import type { DiscordWords } from "./words/discord-words.ts";

const NEEDED = [PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads];

/** Threads stand in channels of text, not in threads, forums or direct messages. */
export const takesThreads = ({ channel }: Pick<Message | BaseInteraction, "channel">): boolean =>
  channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement;

/** Opens it under the answer that a button hangs on; says where it is, or why there's none. */
export async function openThread(interaction: ButtonInteraction, words: DiscordWords): Promise<Payload> {
  const { message } = interaction;
  // A thread has the id of the message it was opened from.
  const there = notice(words.thread.opened(`<#${message.id}>`), "answered");
  if (!interaction.inCachedGuild() || !interaction.appPermissions.has(NEEDED)) {
    return notice(words.thread.notAllowed, "failed");
  }
  const name = threadName(askedQuestion(message) ?? words.buttons.followUp);
  try {
    await interaction.message.startThread({ name });
    return there;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return there;
    if (error.code === RESTJSONErrorCodes.MissingPermissions) return notice(words.thread.notAllowed, "failed");
    throw error;
  }
}

/** Names of threads hold no markup, so nothing is escaped. */
function threadName(question: string): string {
  const line = question.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= DISCORD_MAX_THREAD_NAME_CHARS
    ? line
    : `${beginningOf(line, DISCORD_MAX_THREAD_NAME_CHARS - 2)}……`;
}

/** The question of the answer that a thread was opened under: what its first question goes on from. */
export async function questionOfThread({ channel, client }: Message): Promise<string | undefined> {
  if (!channel.isThread()) return undefined;
  const isOurs = channel.ownerId === client.user.id;
  // Threads of others mostly have no message of ours above them; those we remember are looked at.
  const { parent } = channel;
  const known = parent?.isTextBased() ? parent.messages.cache.get(channel.id) : undefined;
  try {
    const starter = known ?? (isOurs ? await channel.fetchStarterMessage() : undefined);
    return starter?.author.id === client.user.id ? askedQuestion(starter) : undefined;
  } catch (error) {
    if (error instanceof DiscordAPIError) return undefined;
    throw error;
  }
}
