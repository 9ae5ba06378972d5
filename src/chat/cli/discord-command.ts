/** `chuchu discord deploy`: has Discord's commands registered, and tells what that changed. Knows none of the commands. */
import { ConfigurationError } from "../../errors.ts";
import type { CommandChanges } from "../command-changes.ts";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import { printable } from "./printable.ts";
import { toJson } from "./to-json.ts";

/** https://docs.discord.com/developers/reference#snowflakes */
const ID = /^\d{15,20}$/;

export interface DiscordDeployOptions {
  /** Only in this server; absent: in that of DISCORD_GUILD_ID, or everywhere. */
  guild?: string;
  json?: true;
}

/** @throws ConfigurationError `guild_not_an_id`, `discord_not_configured`; ChuchuError when Discord refuses */
export async function runDiscordDeploy(
  { guild, json }: DiscordDeployOptions,
  { backend, terminal, messages }: CommandContext,
): Promise<0> {
  if (guild !== undefined && !ID.test(guild)) {
    throw new ConfigurationError({
      code: "guild_not_an_id",
      message: `"${guild}" is no id of a server.`,
      next: "Copy it in Discord: Developer Mode on, right click on the server, Copy Server ID.",
      fields: { guild },
    });
  }
  const changes = await backend.deployDiscord(guild);
  terminal.write(json ? `${toJson(changes)}\n` : describeChanges(changes, messages));
  return 0;
}

function describeChanges({ guild, ...changes }: CommandChanges, { commands }: Messages): string {
  const states = ["created", "changed", "removed", "unchanged"] as const;
  const lines = states
    .filter((state) => changes[state].length > 0)
    .map((state) => `  ${commands.states[state]}${changes[state].join(commands.separator)}`);
  return `${[commands.registered(guild), ...lines].map(printable).join("\n")}\n`;
}
