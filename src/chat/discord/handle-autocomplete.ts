/** Choices while a command is typed. Which ones is decided elsewhere. */
import type { AutocompleteInteraction } from "discord.js";
import { choiceFaults, expectNoFaults } from "./check-payload.ts";
import type { DiscordContext } from "./discord-context.ts";
import { optionChoices } from "./option-choices.ts";

export async function handleAutocomplete(interaction: AutocompleteInteraction, context: DiscordContext): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const { reports } = context.turns.edition();
  const only = interaction.options.getString("report");
  const asked = [...reports.values()].filter(({ id }) => name === "report" || only === null || id === only);
  const choices = optionChoices(name, value.trim(), asked);
  expectNoFaults("list of choices", choiceFaults(choices));
  await interaction.respond(choices);
}
