/** What every handler of Discord events gets. Handles none itself. */
import type { Interaction } from "discord.js";
import type { Language } from "../../answer/answer.ts";
import type { ChatParts } from "../chat-adapter.ts";
import { chooseInterfaceLanguage } from "../messages/messages-for.ts";

export interface DiscordContext extends Pick<ChatParts, "turns" | "feedback" | "indexStatus" | "logger"> {
  /** Ids of users and roles that may use /index. */
  maintainers: ReadonlySet<string>;
  /** The Message Content intent was granted: messages of threads that we opened are questions, mention or not. */
  readsThreads: boolean;
  /** Given when the chat stops: what is under way ends soon. */
  stopping: AbortSignal;
}

/** Who asks by an interaction, and where; in which language they are spoken to. */
export interface DiscordAsker {
  place: string;
  user: string;
  guild?: string;
  language: Language;
}

/** Names of places and people as the chat layer keeps them. */
export const keyOf = (id: string): string => `discord:${id}`;

export const languageOf = (locale: string): Language => chooseInterfaceLanguage(undefined, locale);

/** Each channel, thread and direct message is a place of its own. */
export const askerOf = ({ channelId, user, guildId, locale }: Interaction): DiscordAsker => ({
  place: keyOf(channelId ?? user.id),
  user: keyOf(user.id),
  ...(guildId === null ? {} : { guild: keyOf(guildId) }),
  language: languageOf(locale),
});
