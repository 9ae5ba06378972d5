/** A title and parts below it as one message: whole parts while there is room, all of them as a file when there isn't. */
import { DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { unescapeText } from "./escape-text.ts";
import { type Accent, container, type Payload, separator, text, textFile } from "./payload.ts";
import type { DiscordWords } from "./words/discord-words.ts";

const RESERVED_CHARS = 200;

export interface ListOptions {
  accent: Accent;
  /** At most so many parts; the others go into the file. */
  shown: number;
  words: DiscordWords;
}

/** @param parts in Discord's markup */
export function listPayload(title: string, parts: readonly string[], { accent, shown, words }: ListOptions): Payload {
  const kept: string[] = [];
  let room = DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - title.length;
  for (const part of parts.slice(0, shown)) {
    room -= part.length + 1;
    if (room < 0) break;
    kept.push(part);
  }
  const whole = kept.length === parts.length;
  return {
    components: [
      container(accent, [
        text(title),
        ...(kept.length === 0 ? [] : [separator(), text(kept.join("\n"))]),
        ...(whole ? [] : [text(`-# ${words.inFile}`)]),
      ]),
    ],
    ...(whole ? {} : { files: [textFile("sources.txt", `${parts.map(plain).join("\n\n")}\n`)] }),
  };
}

const plain = (part: string): string =>
  unescapeText(
    part
      .replaceAll("**", "")
      .replace(/^(?:-# |> )/gmu, "")
      .replace(/\]\(<[^>]*>\)/gu, "]"),
  );
