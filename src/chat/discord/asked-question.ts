/** The question that stands above an answer of ours, read back from the message, so that buttons need no memory. Asks nothing. */
import { type APIMessageComponent, ComponentType, type Message } from "discord.js";
import { unescapeText } from "./escape-text.ts";
import { QUESTION_COMPONENT_ID } from "./payload.ts";
import { discordWords } from "./words/discord-words.ts";

const LABELS = (["zh-CN", "zh-TW", "en"] as const).map((language) => discordWords(language).asked);
const SMALL = "-# ";

/** Undefined for a message that shows none. */
export function askedQuestion(message: Pick<Message, "components">): string | undefined {
  const line = message.components.map((component) => findLine(component.toJSON() as APIMessageComponent)).find(Boolean);
  if (line === undefined) return undefined;
  const words = unescapeText(line.startsWith(SMALL) ? line.slice(SMALL.length) : line);
  const label = LABELS.find((each) => words.startsWith(each)) ?? "";
  return words.slice(label.length);
}

function findLine(component: APIMessageComponent): string | undefined {
  if (component.type === ComponentType.TextDisplay && component.id === QUESTION_COMPONENT_ID) return component.content;
  const below = "components" in component ? (component.components as APIMessageComponent[]) : [];
  return below.map(findLine).find(Boolean);
}
