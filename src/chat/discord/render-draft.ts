/** An answer that is still being written, as a Discord message: the question, the sentences so far, a word that more is coming. */
import type { DraftReply } from "../present-answer.ts";
import { askedLine } from "./asked-line.ts";
import { DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { container, type Payload, text } from "./payload.ts";
import { renderLine } from "./render-source.ts";
import { discordWords } from "./words/discord-words.ts";

/** Undefined when it's too long for a message: then what was shown last stays until the answer. No buttons: they would hang on half of it. */
export function renderDraft({ language, lines }: DraftReply, question: string): Payload | undefined {
  const words = discordWords(language);
  const parts = [askedLine(question, words), text(lines.map(renderLine).join("\n")), text(`-# ${words.writing}`)];
  const characters = parts.reduce((total, { content }) => total + content.length, 0);
  return characters > DISCORD_MAX_TEXT_CHARS ? undefined : { components: [container("notice", parts)] };
}
