/**
 * Folds characters one for one (full-width digits and signs, traditional numerals and units) so that offsets stay those of the text.
 * Doesn't fold commas and full stops: in Chinese text they are punctuation, not parts of a number.
 */
import { readWordList } from "./read-word-list.ts";

const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  readWordList("traditional").flatMap(([from = "", to = ""]) =>
    [...from].map((character, index) => [character, [...to][index] ?? character] as const),
  ),
);
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "％": "%",
    "﹪": "%",
    "．": ".",
    "：": ":",
    "∶": ":",
    "／": "/",
    "－": "-",
    "−": "-",
    "～": "~",
    "＋": "+",
  }),
);

/** The comma of １，２３４, between full-width digits. */
const THOUSANDS = /(?<=(?<![０-９．，])[０-９]{1,3}(?:，[０-９]{3})*)，(?=[０-９]{3}(?![０-９]))/g;

/** The point of 14·1％ in older reports; of 9·18事件 and “3·15” it parts month and day. */
const MIDDLE_POINT = /(?<=[0-9０-９])[·・‧](?=[0-9０-９]+[%％‰个百千万亿元吨公平人户倍])/g;

/** All that is folded; everything else stays and costs nothing. */
const FOLDED = new RegExp(`[０-９Ａ-ｚ${[...SIGNS.keys(), ...TRADITIONAL.keys()].join("")}]`, "g");

/** Same length as `text`: `folded[i]` is the folded form of `text[i]`. */
export function foldCharacters(text: string): string {
  return text
    .replace(THOUSANDS, ",")
    .replace(MIDDLE_POINT, ".")
    .replace(FOLDED, (character) => {
      const code = character.charCodeAt(0);
      if (code >= 0xff10 && code <= 0xff5a && !SIGNS.has(character)) return String.fromCharCode(code - 0xfee0);
      return SIGNS.get(character) ?? TRADITIONAL.get(character) ?? character;
    });
}
