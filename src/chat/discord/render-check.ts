/** A checked draft as a Discord message: the counts, then each figure with its verdict; all of it as a file when it's long. */
import type { Language } from "../../answer/answer.ts";
import { messagesFor } from "../messages/messages-for.ts";
import type { CheckReply } from "../present-check.ts";
import { type CheckLine, summariseCheck } from "../summarise-check.ts";
import { DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { bold, escapeText, quoted } from "./escape-text.ts";
import { container, type Payload, separator, text, textFile } from "./payload.ts";
import { discordWords } from "./words/discord-words.ts";

const RESERVED_CHARS = 300;
/** A phone shows no more than this without scrolling for long. */
const LINES_SHOWN = 12;

/** @param language of the draft: notes are in it */
export function renderCheck(reply: CheckReply, language: Language): Payload {
  const messages = messagesFor(language);
  const words = discordWords(language);
  const { counts, lines } = summariseCheck(reply, messages);
  const shown: string[] = [];
  let room = DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - counts.length;
  for (const line of lines.slice(0, LINES_SHOWN)) {
    const drawn = renderCheckLine(line);
    room -= drawn.length + 1;
    if (room < 0) break;
    shown.push(drawn);
  }
  const hidden = lines.length - shown.length;
  const bad = reply.counts.mismatch > 0 ? "failed" : reply.counts.not_found > 0 ? "ambiguous" : "answered";
  return {
    components: [
      container(lines.length === 0 ? "not_found" : bad, [
        text(bold(escapeText(counts))),
        ...(shown.length === 0 ? [] : [separator(), text(shown.join("\n"))]),
        ...(hidden > 0 ? [text(`-# ${words.moreChecked(hidden)}`)] : []),
      ]),
    ],
    ...(hidden > 0 ? { files: [textFile("check.txt", asText(counts, lines))] } : {}),
  };
}

function renderCheckLine({ head, note, source }: CheckLine): string {
  return [
    bold(escapeText(head)) + (note === "" ? "" : ` ${escapeText(note)}`),
    ...(source === "" ? [] : [quoted(escapeText(source))]),
  ].join("\n");
}

const asText = (counts: string, lines: readonly CheckLine[]): string =>
  `${[counts, "", ...lines.map(({ head, note, source }) => [head, note, source].filter(Boolean).join(" "))].join("\n")}\n`;
