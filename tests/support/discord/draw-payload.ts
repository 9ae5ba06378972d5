/** A message of components as text, to be read in a test: texts as they are sent, a line for a rule, buttons in brackets. Checks nothing. */
import { type APIMessageComponent, ComponentType } from "discord.js";
import type { Payload } from "../../../src/chat/discord/payload.ts";

export function drawPayload({ components, files = [] }: Payload): string {
  return [...components.flatMap(drawComponent), ...files.map(({ name }) => `(${name})`)].join("\n");
}

function drawComponent(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap(drawComponent);
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Separator:
      return ["———"];
    case ComponentType.ActionRow:
      return [component.components.map((button) => `[${"label" in button ? button.label : ""}]`).join(" ")];
    default:
      return [`(${component.type})`];
  }
}
