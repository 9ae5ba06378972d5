/** The one check of everything that leaves for Discord: sizes, counts, names. Mends nothing. */
import { type APIMessageComponent, ComponentType } from "discord.js";
import {
  DISCORD_MAX_BUTTON_LABEL_CHARS,
  DISCORD_MAX_COMPONENTS,
  DISCORD_MAX_CUSTOM_ID_CHARS,
  DISCORD_MAX_FILES,
  DISCORD_MAX_ROW_BUTTONS,
  DISCORD_MAX_TEXT_CHARS,
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
