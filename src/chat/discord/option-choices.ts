/** What can be chosen for an option of a command: reports, indicators, sections. Answers no interaction. */
import type { APIApplicationCommandOptionChoice } from "discord.js";
import type { Report } from "../../corpus/report.ts";
import { toSimplified } from "../../indexing/to-simplified.ts";
import {
  DISCORD_MAX_CHOICE_NAME_CHARS,
  DISCORD_MAX_CHOICE_VALUE_CHARS,
  DISCORD_MAX_CHOICES,
} from "./discord-limits.ts";

export type Choice = APIApplicationCommandOptionChoice<string>;

/**
 * At most 25 that hold what was typed, those that begin with it first; names too long to choose are left out.
 * @param option `report`, `indicator` or `section`
 */
export function optionChoices(option: string, typed: string, reports: readonly Report[]): Choice[] {
  const choices =
    option === "report"
      ? reports.map(({ id, metadata }) => ({ name: metadata.title || id, value: id }))
      : namesOf(option, reports).map((name) => ({ name, value: name }));
  const holds = holdsWords(typed);
  const fitting = choices.filter(
    ({ name, value }) =>
      name !== "" &&
      name.length <= DISCORD_MAX_CHOICE_NAME_CHARS &&
      value.length <= DISCORD_MAX_CHOICE_VALUE_CHARS &&
      (holds(name) || holds(value)),
  );
  const begins = fitting.filter(({ name }) => name.startsWith(typed));
  return [...new Set([...begins, ...fitting])].slice(0, DISCORD_MAX_CHOICES);
}

/** Does a name hold what was typed, in either script? */
export function holdsWords(typed: string): (name: string) => boolean {
  const simplified = toSimplified(typed);
  return (name) => name.includes(typed) || name.includes(simplified);
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
