/** Messages: a mention, a reply to us, a direct message, or a thread of ours asks; everything else is left alone. */
import { ChannelType, DiscordAPIError, type Message } from "discord.js";
import { draftLanguage } from "../../answer/check/draft-language.ts";
import { askPayload } from "./answer-turn.ts";
import { askedQuestion } from "./asked-question.ts";
import { type DiscordContext, keyOf, languageOf } from "./discord-context.ts";
import { escapeText } from "./escape-text.ts";
import { questionOfThread, takesThreads } from "./open-thread.ts";
import { notice, type Payload } from "./payload.ts";
import { editing, type Responder, toMessage } from "./responder.ts";
import { discordWords } from "./words/discord-words.ts";

export async function handleMessage(message: Message, context: DiscordContext): Promise<void> {
  const self = message.client.user.id;
  if (message.author.bot || message.system || !isForUs(message, self, context)) return;
  const question = withoutMention(message.content, self);
  const locale = message.guild?.preferredLocale ?? "zh-CN";
  const language = /\p{L}/u.test(question) ? draftLanguage(question) : languageOf(locale);
  const responder = replyTo(message, context);
  if (question === "") return responder.finish(notice(escapeText(discordWords(language).askMe)));
  const before = await questionRepliedTo(message, self);
  const opening = before === undefined ? await questionOfThread(message) : undefined;
  const turn = {
    place: keyOf(message.channelId),
    user: keyOf(message.author.id),
    ...(message.guildId === null ? {} : { guild: keyOf(message.guildId) }),
    language,
    text: question,
    ...(before === undefined ? {} : { after: [before] }),
    ...(opening === undefined ? {} : { opening: [opening] }),
  };
  const takesThread = context.readsThreads && takesThreads(message);
  await responder.finish(await askPayload(turn, context, responder, takesThread));
}

function isForUs(message: Message, self: string, { readsThreads }: DiscordContext): boolean {
  if (message.channel.type === ChannelType.DM) return true;
  if (message.mentions.users.has(self) || message.mentions.repliedUser?.id === self) return true;
  return readsThreads && message.channel.isThread() && message.channel.ownerId === self;
}

/** The words without our name. */
const withoutMention = (content: string, self: string): string =>
  content
    .replace(new RegExp(`<@!?${self}>`, "gu"), " ")
    .replace(/\s+/gu, " ")
    .trim();

/** The question under whose answer this one was written. */
async function questionRepliedTo(message: Message, self: string): Promise<string | undefined> {
  if (message.reference?.messageId === undefined || message.mentions.repliedUser?.id !== self) return undefined;
  try {
    return askedQuestion(await message.fetchReference());
  } catch (error) {
    // It was deleted, or we may not read it: the question stands alone.
    if (error instanceof DiscordAPIError) return undefined;
    throw error;
  }
}

/**
 * One reply to a message: sent with the first that is shown, edited from then on. A sending that broke may have arrived: the nonce gives that
 * message back instead of a second one. https://docs.discord.com/developers/resources/message#create-message
 */
function replyTo(message: Message, { logger }: DiscordContext): Responder {
  let reply: Message | undefined;
  let isRepeated = false;
  const send = async (payload: Payload): Promise<void> => {
    const words = toMessage(payload);
    if (reply) return void (await reply.edit(words));
    const mayBeOld = isRepeated;
    isRepeated = true;
    reply = await message.reply({ ...words, failIfNotExists: false, nonce: message.id, enforceNonce: true });
    if (mayBeOld) await reply.edit(words);
  };
  const onGone = (): void => logger.info("reply deleted before the answer", { message: message.id });
  return { isPrivate: false, ...editing(send, onGone) };
}
