/** A private answer as everyone may see it: the same message without the button that shares it. */
import { type APIMessageComponent, ComponentType, type Message } from "discord.js";
import { writeAction } from "./custom-id.ts";
import type { Payload } from "./payload.ts";

/** Files are attached anew: a component shows only those of its own message. */
export function sharedPayload(message: Pick<Message, "components" | "attachments">): Payload {
  const files = message.attachments.map(({ url, name }) => ({ attachment: url, name }));
  const share = writeAction({ type: "share" });
  const components = message.components
    .map((component) => component.toJSON() as APIMessageComponent)
    .map((component) =>
      component.type === ComponentType.ActionRow
        ? {
            ...component,
            components: component.components.filter((each) => !("custom_id" in each) || each.custom_id !== share),
          }
        : component,
    )
    .filter((component) => component.type !== ComponentType.ActionRow || component.components.length > 0)
    .filter(({ type }) => type !== ComponentType.File);
  return { components: components as Payload["components"], ...(files.length === 0 ? {} : { files }) };
}
