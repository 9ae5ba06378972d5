/** Registers the commands with Discord, and says what that changed. Handles none of them. */
import { type APIApplicationCommand, REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";
import type { DiscordSettings } from "../../config.ts";
import type { CommandChanges } from "../command-changes.ts";
import { COMMANDS } from "./commands.ts";
import { loginError } from "./log-in.ts";

type Command = RESTPostAPIApplicationCommandsJSONBody;

/**
 * Overwrites them all at once, when something changed.
 * https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands
 * @param guild id of the server to register them in; absent: everywhere
 * @throws ConfigurationError `discord_bad_token`, `discord_refused`; ChuchuError `discord_unreachable`
 */
export async function deployCommands(
  { token, applicationId, apiUrl }: DiscordSettings,
  guild?: string,
): Promise<CommandChanges> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  const route =
    guild === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guild);
  // Commands of one server are for the bot there: contexts are of global commands only.
  const wanted = guild === undefined ? COMMANDS : COMMANDS.map(withoutContexts);
  try {
    const before = (await rest.get(route, {
      query: new URLSearchParams({ with_localizations: "true" }),
    })) as APIApplicationCommand[];
    const changes = compare(before, wanted);
    if (changes.unchanged.length < wanted.length || changes.removed.length > 0) await rest.put(route, { body: wanted });
    return { ...(guild === undefined ? {} : { guild }), ...changes };
  } catch (cause) {
    throw loginError(cause);
  }
}

function compare(before: readonly APIApplicationCommand[], wanted: readonly Command[]): Omit<CommandChanges, "guild"> {
  const keyOf = ({ type = 1, name }: { type?: number | undefined; name: string }): string => `${type} ${name}`;
  const known = new Map(before.map((command) => [keyOf(command), command]));
  const names = new Set(wanted.map(keyOf));
  const stateOf = (command: Command): "created" | "changed" | "unchanged" => {
    const old = known.get(keyOf(command));
    return old === undefined ? "created" : holds(old, command) ? "unchanged" : "changed";
  };
  const inState = (state: string): string[] => wanted.filter((each) => stateOf(each) === state).map(({ name }) => name);
  return {
    created: inState("created"),
    changed: inState("changed"),
    removed: before.filter((command) => !names.has(keyOf(command))).map(({ name }) => name),
    unchanged: inState("unchanged"),
  };
}

function withoutContexts(command: Command): Command {
  const { contexts: _, integration_types: __, ...rest } = command;
  return rest as Command;
}

/** What Discord adds to a command by itself; contexts too, where none were given. */
const ADDED: ReadonlySet<string> = new Set([
  ...["id", "application_id", "guild_id", "version", "type", "handler", "nsfw", "default_permission", "dm_permission"],
  ...["contexts", "integration_types", "name_localized", "description_localized"],
]);

/** Is what is registered the same as what is wanted, but for what Discord adds? */
function holds(registered: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(registered) &&
      registered.length === wanted.length &&
      wanted.every((each, i) => holds(registered[i], each))
    );
  }
  if (wanted === null || typeof wanted !== "object") return registered === wanted;
  if (registered === null || typeof registered !== "object") return false;
  const [there, here] = [registered as Record<string, unknown>, wanted as Record<string, unknown>];
  return (
    Object.entries(here).every(([key, value]) => holds(there[key], value)) &&
    Object.keys(there).every((key) => key in here || ADDED.has(key) || isEmpty(there[key]))
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === "" ||
  (Array.isArray(value) && value.length === 0);
