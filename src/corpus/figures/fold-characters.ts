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

/** Same length as `text`: `folded[i]` is the folded form of `text[i]`. */
export function foldCharacters(text: string): string {
  return text.replace(/[^ -~\n。，；、]/g, (character) => {
    const code = character.charCodeAt(0);
    if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff5a))
      return String.fromCharCode(code - 0xfee0);
    return SIGNS.get(character) ?? TRADITIONAL.get(character) ?? character;
  });
}
