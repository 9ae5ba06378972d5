/** The one check of everything that leaves for Discord: sizes, counts, names of messages, forms and choices. Mends nothing. */
import {
  type APIApplicationCommandOptionChoice,
  type APIMessageComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from "discord.js";
import {
  DISCORD_MAX_BUTTON_LABEL_CHARS,
  DISCORD_MAX_CHOICE_NAME_CHARS,
  DISCORD_MAX_CHOICE_VALUE_CHARS,
  DISCORD_MAX_CHOICES,
  DISCORD_MAX_COMPONENTS,
  DISCORD_MAX_CUSTOM_ID_CHARS,
  DISCORD_MAX_FILES,
  DISCORD_MAX_LABEL_CHARS,
  DISCORD_MAX_MODAL_COMPONENTS,
  DISCORD_MAX_MODAL_TITLE_CHARS,
  DISCORD_MAX_PLACEHOLDER_CHARS,
  DISCORD_MAX_ROW_BUTTONS,
  DISCORD_MAX_TEXT_CHARS,
  DISCORD_MAX_TEXT_INPUT_CHARS,
} from "./discord-limits.ts";
import type { Payload } from "./payload.ts";

/** What is wrong with a payload, one short phrase each; empty when Discord takes it. */
export function payloadFaults({ components, files = [] }: Payload): string[] {
  const all = components.flatMap(flatten);
  const texts = all.flatMap((each) => (each.type === ComponentType.TextDisplay ? [each.content] : []));
  const buttons = all.flatMap((each) => (each.type === ComponentType.Button ? [each] : []));
  const ids = buttons.flatMap((button) => ("custom_id" in button ? [button.custom_id] : []));
  const characters = texts.reduce((total, content) => total + content.length, 0);
  return [
    ...(all.length === 0 && files.length === 0 ? ["no components"] : []),
    ...(all.length > DISCORD_MAX_COMPONENTS ? [`${all.length} components`] : []),
    ...(characters > DISCORD_MAX_TEXT_CHARS ? [`${characters} characters of text`] : []),
    ...(texts.some((content) => content.trim() === "") ? ["an empty text"] : []),
    ...(ids.some((id) => id.length === 0 || id.length > DISCORD_MAX_CUSTOM_ID_CHARS) ? ["a custom id too long"] : []),
    ...(new Set(ids).size < ids.length ? ["a custom id twice"] : []),
    ...(buttons.some((button) => "label" in button && (button.label ?? "").length > DISCORD_MAX_BUTTON_LABEL_CHARS)
      ? ["a label too long"]
      : []),
    ...all.flatMap((each) =>
      each.type === ComponentType.ActionRow &&
      (each.components.length === 0 || each.components.length > DISCORD_MAX_ROW_BUTTONS)
        ? [`${each.components.length} buttons in a row`]
        : [],
    ),
    ...(files.length > DISCORD_MAX_FILES ? [`${files.length} files`] : []),
  ];
}

function flatten(component: APIMessageComponent): APIMessageComponent[] {
  const below = "components" in component ? (component.components as APIMessageComponent[]) : [];
  return [component, ...below.flatMap(flatten)];
}

/** What is wrong with a form. */
export function formFaults({ title, custom_id, components }: APIModalInteractionResponseCallbackData): string[] {
  const labels = components.flatMap((each) => (each.type === ComponentType.Label ? [each] : []));
  const inputs = labels.flatMap(({ component }) => (component.type === ComponentType.TextInput ? [component] : []));
  const isSized = (text: string, max: number): boolean => text.length > 0 && text.length <= max;
  return [
    ...(isSized(title, DISCORD_MAX_MODAL_TITLE_CHARS) ? [] : ["a title too long or empty"]),
    ...([custom_id, ...inputs.map((input) => input.custom_id)].every((id) => isSized(id, DISCORD_MAX_CUSTOM_ID_CHARS))
      ? []
      : ["a custom id too long or empty"]),
    ...(components.length === 0 || components.length > DISCORD_MAX_MODAL_COMPONENTS
      ? [`${components.length} components`]
      : []),
    ...(labels.every(({ label }) => isSized(label, DISCORD_MAX_LABEL_CHARS)) ? [] : ["a label too long or empty"]),
    ...(inputs.every(({ placeholder = "" }) => placeholder.length <= DISCORD_MAX_PLACEHOLDER_CHARS)
      ? []
      : ["a placeholder too long"]),
    ...(inputs.every(({ max_length = 0 }) => max_length <= DISCORD_MAX_TEXT_INPUT_CHARS) ? [] : ["a field too long"]),
  ];
}

/** What is wrong with the choices of an option. */
export function choiceFaults(choices: readonly APIApplicationCommandOptionChoice<string>[]): string[] {
  const isSized = ({ name, value }: APIApplicationCommandOptionChoice<string>): boolean =>
    name.length > 0 && name.length <= DISCORD_MAX_CHOICE_NAME_CHARS && value.length <= DISCORD_MAX_CHOICE_VALUE_CHARS;
  return [
    ...(choices.length > DISCORD_MAX_CHOICES ? [`${choices.length} choices`] : []),
    ...(choices.every(isSized) ? [] : ["a choice too long or empty"]),
  ];
}

/** @throws RangeError when Discord wouldn't take it: a defect of ours */
export function expectNoFaults(what: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new RangeError(`A Discord ${what} is wrong: ${faults.join("; ")}.`);
}
