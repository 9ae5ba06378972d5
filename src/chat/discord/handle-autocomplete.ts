/** Choices while a command is typed: reports, indicators and sections that hold what was typed. */
import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from "discord.js";
import type { Report } from "../../corpus/report.ts";
import type { DiscordContext } from "./discord-context.ts";
import {
  DISCORD_MAX_CHOICE_NAME_CHARS,
  DISCORD_MAX_CHOICE_VALUE_CHARS,
  DISCORD_MAX_CHOICES,
} from "./discord-limits.ts";

type Choice = ApplicationCommandOptionChoiceData<string>;

export async function handleAutocomplete(interaction: AutocompleteInteraction, context: DiscordContext): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const { reports } = context.turns.edition();
  const only = interaction.options.getString("report");
  const chosen = [...reports.values()].filter(({ id }) => name === "report" || only === null || id === only);
  await interaction.respond(choicesOf(name, value.trim(), chosen));
}

/** At most 25, each a whole name; names too long to choose are left out. */
export function choicesOf(option: string, typed: string, reports: readonly Report[]): Choice[] {
  const choices =
    option === "report"
      ? reports.map(({ id, metadata }) => ({ name: metadata.title || id, value: id }))
      : namesOf(option, reports).map((name) => ({ name, value: name }));
  return choices
    .filter(({ name, value }) => name.includes(typed) || value.includes(typed))
    .filter(
      ({ name, value }) =>
        name !== "" && name.length <= DISCORD_MAX_CHOICE_NAME_CHARS && value.length <= DISCORD_MAX_CHOICE_VALUE_CHARS,
    )
    .slice(0, DISCORD_MAX_CHOICES);
}

/** Indicators, the most frequent first; sections in the order of the text. */
function namesOf(option: string, reports: readonly Report[]): string[] {
  if (option === "section") {
    return [...new Set(reports.flatMap(({ sections }) => sections.map(({ label }) => label)))];
  }
  const counts = new Map<string, number>();
  for (const { figures } of reports) {
    for (const { indicator, kind } of figures) {
      if (kind !== "count") counts.set(indicator, (counts.get(indicator) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
