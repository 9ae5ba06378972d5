/** Logging in, and what kept us from it in words: a bad token, an intent that wasn't granted, a gateway that is down. */
import { setTimeout as delay } from "node:timers/promises";
import { type Client, DiscordAPIError, Events } from "discord.js";
import type { DiscordSettings } from "../../config.ts";
import { ChuchuError, ConfigurationError } from "../../errors.ts";

/** Discord answers within seconds; a gateway that is down never does. */
const READY_TIMEOUT_MS = 30_000;
/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSE = { authenticationFailed: 4004, disallowedIntents: 4014 };
const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

/**
 * @throws ConfigurationError `discord_bad_token`, `discord_intents_refused`, `discord_refused`; ChuchuError `discord_unreachable`; then
 *   the client is destroyed
 */
export async function logIn(
  client: Client,
  { token }: Pick<DiscordSettings, "token">,
  timeoutMs = READY_TIMEOUT_MS,
): Promise<void> {
  const there = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.on(Events.ShardDisconnect, ({ code }) => {
      const refused = refusedClose(code);
      if (refused) reject(refused);
    });
  });
  const stop = new AbortController();
  const late = delay(timeoutMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`no answer within ${timeoutMs} ms`);
  });
  there.catch(() => undefined);
  late.catch(() => undefined);
  try {
    await Promise.race([Promise.all([client.login(token), there]), late]);
  } catch (cause) {
    await client.destroy();
    throw loginError(cause);
  } finally {
    stop.abort();
  }
}

/** The error of a close code after which connecting again is of no use. */
export function refusedClose(code: number): ConfigurationError | undefined {
  if (code === CLOSE.authenticationFailed) return badToken();
  return code === CLOSE.disallowedIntents ? intentsRefused() : undefined;
}

/** What kept us from Discord, with what to do; holds neither the token nor an address with one. */
export function loginError(cause: unknown): ChuchuError {
  if (cause instanceof ChuchuError) return cause;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const words = cause instanceof Error ? cause.message : "";
  if (code === "TokenInvalid" || (cause instanceof DiscordAPIError && cause.status === UNAUTHORIZED)) return badToken();
  if (/invalid token|authentication failed/iu.test(words)) return badToken();
  if (/disallowed intents/iu.test(words)) return intentsRefused();
  if (cause instanceof DiscordAPIError && cause.status < SERVER_ERRORS) return refused(cause);
  // Not a setting that's wrong: whoever looks after the process may start it again.
  return new ChuchuError({
    code: "discord_unreachable",
    message: "Discord can't be reached.",
    next: "Check the network, and start again later.",
    ...(typeof code === "string" ? { fields: { reason: code } } : {}),
  });
}

const refused = ({ status, message }: DiscordAPIError): ConfigurationError =>
  new ConfigurationError({
    code: "discord_refused",
    message: `Discord refuses (${status}, ${message}).`,
    next: "Check DISCORD_APPLICATION_ID, and that the bot is in the server named.",
    fields: { reason: `${status}, ${message}` },
  });

const badToken = (): ConfigurationError =>
  new ConfigurationError({
    code: "discord_bad_token",
    message: "Discord doesn't accept this bot token.",
    next: "Make a new token in the developer portal and write it into DISCORD_TOKEN.",
  });

const intentsRefused = (): ConfigurationError =>
  new ConfigurationError({
    code: "discord_intents_refused",
    message: "Discord hasn't granted reading message content.",
    next: "Switch on Message Content Intent in the developer portal, or set DISCORD_MESSAGE_CONTENT to off.",
  });
