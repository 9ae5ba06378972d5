/**
 * Text of reports, questions and models as Discord shows it unchanged: no markdown, mention, link, invite, emoji or timestamp
 * comes of it. https://docs.discord.com/developers/reference#message-formatting
 */

/**
 * Control characters but tab and line feed, marks that reorder text (UAX #9), separators of lines, tags, halves of characters,
 * and characters without a width.
 */
const INVISIBLE =
  /(?![\t\n])[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
/** Signs with a meaning anywhere in a line. */
const MARKUP = /[\\*_~`|<>[\]#@]/gu;
/** `:` and `/` of links and emoji, `.` of bare host names; those of numbers (5047.4, 3:2) mean nothing. */
const JOINER = /(?<=\p{ASCII})[:/]|:(?=[A-Za-z_/])|\.(?=[A-Za-z])/gu;
/** What begins a list or a small line: -, +, 1. at the start of a line. */
const LINE_START = /^(\s*)(?:([-+])(?=\s|#)|(\d+)\.(?=\s))/gmu;

/** Every sign that Discord would read is put behind a backslash; what can't be seen is dropped. */
export function escapeText(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(MARKUP, "\\$&")
    .replace(JOINER, (sign, at: number, whole: string) =>
      isInNumber(whole, at) || whole[at - 1] === "\\" ? sign : `\\${sign}`,
    )
    .replace(LINE_START, (_, space: string, sign: string | undefined, number: string | undefined) =>
      sign === undefined ? `${space}${number}\\.` : `${space}\\${sign}`,
    );
}

/** Emoji whose names are numbers: 20:100:30 would have one. */
const NUMBER_EMOJI = /^:(?:100|1234):/u;

const isInNumber = (text: string, at: number): boolean =>
  /\d/u.test(text[at - 1] ?? "") && /\d/u.test(text[at + 1] ?? "") && !NUMBER_EMOJI.test(text.slice(at, at + 6));

/** What {@link escapeText} was given, but for what can't be seen. */
export function unescapeText(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, "$1");
}

/** Bold; runs of text that are already bold side by side would cancel each other, so empty text stays empty. */
export const bold = (escaped: string): string => (escaped.trim() === "" ? escaped : `**${escaped}**`);

/** Behind a bar, line by line. */
export const quoted = (escaped: string): string =>
  escaped
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
