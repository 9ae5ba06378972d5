/** Discord as a chat: logs in, hands events to their handlers, leaves properly. Composes no messages. */
import { setTimeout as delay } from "node:timers/promises";
import {
  ApplicationCommandType,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
  Status,
} from "discord.js";
import { LRUCache } from "lru-cache";
import type { DiscordSettings } from "../../config.ts";
import { type CreateChat, STOP_GRACE_MS } from "../chat-adapter.ts";
import { traceError } from "../present-error.ts";
import { askerOf, type DiscordContext } from "./discord-context.ts";
import { handleAutocomplete } from "./handle-autocomplete.ts";
import { handleButton, handleForm } from "./handle-button.ts";
import { handleCommand, handleMenu } from "./handle-command.ts";
import { handleMessage } from "./handle-message.ts";
import { logIn, refusedClose } from "./log-in.ts";
import { notice } from "./payload.ts";
import { isTooLate, NO_MENTIONS, toMessage } from "./responder.ts";
import { discordWords } from "./words/discord-words.ts";

/** Events handled lately: a gateway that resumes may send one twice. */
const HANDLED_KEPT = 1000;

/**
 * Discord allows 50 a second, answers to interactions not counted, which nearly all of ours are; discord.js would count them.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
 */
const REQUESTS_PER_SECOND = 250;

export const createDiscordAdapter: CreateChat<DiscordSettings> = (settings, parts) => {
  const { logger, fail } = parts;
  const stopping = new AbortController();
  const context: DiscordContext = {
    ...parts,
    maintainers: new Set(settings.maintainers),
    readsThreads: settings.messageContent,
    stopping: stopping.signal,
  };
  const client = createClient(settings);
  const underWay = new Set<Promise<void>>();
  const handled = new LRUCache<string, true>({ max: HANDLED_KEPT });
  let state: "new" | "started" | "stopped" = "new";
  const run = (id: string, work: () => Promise<void>): void => {
    if (state === "stopped" || handled.has(id)) return;
    handled.set(id, true);
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
  };
  client.on(Events.InteractionCreate, (interaction) =>
    run(interaction.id, () => answerInteraction(interaction, context)),
  );
  client.on(Events.MessageCreate, (message) => run(message.id, () => answerMessage(message, context)));
  client.on(Events.Error, (error) => logger.error("discord error", { error: error.message }));
  client.on(Events.Warn, (warning) => logger.warn("discord warning", { warning }));
  client.on(Events.ShardReconnecting, (shard) => logger.info("discord reconnects", { shard }));
  client.on(Events.ShardResume, (shard) => logger.info("discord resumed", { shard }));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const refused = refusedClose(code);
    if (state === "started" && refused) fail(refused);
  });
  return {
    name: "discord",
    async start() {
      await logIn(client, settings);
      if (state === "new") state = "started";
    },
    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      stopping.abort();
      await Promise.race([Promise.allSettled(underWay), delay(STOP_GRACE_MS, undefined, { ref: false })]);
      await client.destroy();
    },
    // `client.isReady()` stays true while a shard reconnects.
    isConnected: () => state === "started" && client.ws.shards.every(({ status }) => status === Status.Ready),
  };
};

function createClient({ messageContent, apiUrl }: DiscordSettings): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct messages come of channels that were never seen.
    partials: [Partials.Channel],
    allowedMentions: NO_MENTIONS,
    rest: { globalRequestsPerSecond: REQUESTS_PER_SECOND, ...(apiUrl === undefined ? {} : { api: apiUrl }) },
  });
}

async function answerInteraction(interaction: Interaction, context: DiscordContext): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await handleAutocomplete(interaction, context);
    else if (interaction.isChatInputCommand()) await handleCommand(interaction, context);
    else if (interaction.isContextMenuCommand() && interaction.commandType === ApplicationCommandType.Message)
      await handleMenu(interaction, context);
    else if (interaction.isButton()) await handleButton(interaction, context);
    else if (interaction.isModalSubmit()) await handleForm(interaction, context);
  } catch (error) {
    if (isTooLate(error)) {
      context.logger.warn("interaction not answered in time", { interaction: interaction.id });
      return;
    }
    context.logger.error("interaction failed", { interaction: interaction.id, error: traceError(error) });
    await sayFailed(interaction, context);
  }
}

/** An interaction that failed is still answered, in words. */
async function sayFailed(interaction: Interaction, { logger }: DiscordContext): Promise<void> {
  if (!interaction.isRepliable()) return;
  const words = toMessage(notice(discordWords(askerOf(interaction).language).failed, "failed"));
  try {
    if (interaction.deferred) await interaction.editReply(words);
    else if (!interaction.replied) await interaction.reply(words);
  } catch (error) {
    logger.warn("interaction not answered in time", { interaction: interaction.id, error: String(error) });
  }
}

async function answerMessage(message: Message, context: DiscordContext): Promise<void> {
  try {
    await handleMessage(message, context);
  } catch (error) {
    context.logger.error("message failed", { message: message.id, error: traceError(error) });
  }
}
