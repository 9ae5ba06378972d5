/**
 * A checked draft as a Discord message: the counts, then each figure with its verdict, what isn't right first. What is long goes
 * into a file; no quote is cut.
 */
import type { Language } from "../../answer/answer.ts";
import type { Messages } from "../messages/messages.ts";
import { messagesFor } from "../messages/messages-for.ts";
import type { CheckItem, CheckReply } from "../present-check.ts";
import type { Source } from "../reply.ts";
import { CHECK_SIGNS } from "../summarise-check.ts";
import { DISCORD_MAX_TEXT_CHARS } from "./discord-limits.ts";
import { bold, escapeText, quoted } from "./escape-text.ts";
import { container, type Payload, separator, text, textFile } from "./payload.ts";
import { renderLine } from "./render-source.ts";
import { discordWords } from "./words/discord-words.ts";

const RESERVED_CHARS = 300;
/** A phone shows no more than this without scrolling for long. */
const ITEMS_SHOWN = 12;
/** Longer sentences stand in the file. */
const QUOTE_SHOWN_CHARS = 160;

/** @param language of the draft: notes are in it */
export function renderCheck({ items, counts }: CheckReply, language: Language): Payload {
  const messages = messagesFor(language);
  const words = discordWords(language);
  const summary = messages.check.summary(counts);
  const wrong = items.filter(({ verdict }) => verdict !== "match");
  const ordered = [...wrong, ...items.filter(({ verdict }) => verdict === "match")];
  const shown = chooseShown(ordered, DISCORD_MAX_TEXT_CHARS - RESERVED_CHARS - summary.length);
  const hidden = ordered.length - shown.length;
  const isWhole = hidden === 0 && wrong.every(({ source }) => !source || isShort(source));
  const bad = counts.mismatch > 0 ? "failed" : counts.not_found > 0 ? "ambiguous" : "answered";
  return {
    components: [
      container(ordered.length === 0 ? "not_found" : bad, [
        text(bold(escapeText(summary))),
        ...(shown.length === 0 ? [] : [separator(), text(shown.join("\n"))]),
        ...(isWhole ? [] : [text(`-# ${hidden > 0 ? words.moreChecked(hidden) : words.quotesInFile}`)]),
      ]),
    ],
    ...(isWhole ? {} : { files: [textFile("check.txt", asText(summary, ordered, messages))] }),
  };
}

/** Whole items while there is room. */
function chooseShown(items: readonly CheckItem[], room: number): string[] {
  const shown: string[] = [];
  let left = room;
  for (const item of items.slice(0, ITEMS_SHOWN)) {
    const drawn = renderItem(item);
    left -= drawn.length + 1;
    if (left < 0) break;
    shown.push(drawn);
  }
  return shown;
}

/** The sentence of a figure that is right says nothing new: its place is enough. */
function renderItem(item: CheckItem): string {
  const { verdict, source } = item;
  const note = noteOf(item);
  return [
    bold(escapeText(headOf(item))) + (note === "" ? "" : ` ${escapeText(note)}`),
    ...(source === undefined ? [] : [`-# ${linked(source)}`]),
    ...(source === undefined || verdict === "match" || quoteOf(source) === "" || !isShort(source)
      ? []
      : [quoted(renderLine(source.quote).trim())]),
  ].join("\n");
}

const headOf = ({ verdict, text: figure }: CheckItem): string => `${CHECK_SIGNS[verdict]} ${figure}`;

/** Nothing of a figure that is the report's in so many words. */
const noteOf = ({ verdict, reason, source, note }: CheckItem): string =>
  verdict === "match" && reason === undefined && source ? "" : note;

function placeOf({ title, section, heading, row, column }: Source): string {
  const cell = [row, column].filter(Boolean).join(" · ");
  return [title, section || heading.at(-1), cell].filter(Boolean).join(" ").replace(/\s+/gu, " ");
}

function linked(source: Source): string {
  const place = escapeText(placeOf(source));
  return source.url === undefined ? place : `[${place}](<${source.url}>)`;
}

const quoteOf = ({ quote }: Source): string =>
  quote
    .map((run) => run.text)
    .join("")
    .trim();

const isShort = (source: Source): boolean => quoteOf(source).length <= QUOTE_SHOWN_CHARS;

function asText(summary: string, items: readonly CheckItem[], { check }: Messages): string {
  const lines = items.map((item) => {
    const quote = item.source && quoteOf(item.source);
    const source = item.source && (quote ? check.source(placeOf(item.source), quote) : placeOf(item.source));
    return [headOf(item), noteOf(item), source].filter(Boolean).join(" ");
  });
  return `${[summary, "", ...lines].join("\n")}\n`;
}
