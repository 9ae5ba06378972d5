/** The question above its answer, as it's read back when a button under the answer is pressed. Reads nothing back itself. */
import type { APITextDisplayComponent } from "discord.js";
import { escapeText } from "./escape-text.ts";
import { QUESTION_COMPONENT_ID, text } from "./payload.ts";
import { beginningOf } from "./text-beginning.ts";
import type { DiscordWords } from "./words/discord-words.ts";

/** Longer questions are shown by their beginning; a follow-up then leans on what is remembered, not on the message. */
const QUESTION_MAX_CHARS = 500;

export function askedLine(question: string, { asked }: DiscordWords): APITextDisplayComponent {
  const isWhole = question.length <= QUESTION_MAX_CHARS;
  const shown = isWhole ? question : `${beginningOf(question, QUESTION_MAX_CHARS)}……`;
  const line = `-# ${escapeText(`${asked}${shown}`).replace(/\s*\n\s*/gu, " ")}`;
  return text(line, isWhole ? QUESTION_COMPONENT_ID : undefined);
}
