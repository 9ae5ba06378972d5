/**
 * Traditional script → simplified, for matching only: report text itself is never changed.
 * Words of one region (軟體, 捷運) stay what they are; only their characters change.
 */
import { Converter } from "opencc-js/t2cn";

/** Characters of GB 2312 that stand for another character in traditional text and hardly occur in simplified text. */
const TRADITIONAL_WITHIN_GB2312 = "後於徵夥麽菸";
const SENTENCE_WITH_END = /[^。！？；\n]*[。！？；\n]?/gu;
const HAN = /\p{Script=Han}/u;

/**
 * The text in simplified characters. Guaranteed: the result has the length of the input in UTF-16 code units and every
 * code unit stays at its place, so spans hold in both; a sentence without a traditional character comes back unchanged
 * (显著 stays 显著, 乾隆 stays 乾隆); applying it twice changes nothing more.
 */
export function toSimplified(text: string): string {
  if (!mayHoldTraditional(text)) return text;
  return text.replace(SENTENCE_WITH_END, (sentence) =>
    holdsTraditional(sentence) ? simplifySentence(sentence) : sentence,
  );
}

function simplifySentence(sentence: string): string {
  const whole = converter()(sentence);
  if (whole.length === sentence.length) return whole;
  return Array.from(sentence, simplifyCharacter).join("");
}

function simplifyCharacter(character: string): string {
  const simplified = converter()(character);
  return simplified.length === character.length ? simplified : character;
}

/** Cheap and without a dictionary: false for nearly all simplified text. */
function mayHoldTraditional(text: string): boolean {
  for (const character of text) if (isOutsideSimplified(character)) return true;
  return false;
}

/** Some simplified characters (镕, 堃) are outside GB 2312 too; those the dictionary leaves alone. */
function holdsTraditional(sentence: string): boolean {
  for (const character of sentence) {
    if (isOutsideSimplified(character) && simplifyCharacter(character) !== character) return true;
  }
  return false;
}

function isOutsideSimplified(character: string): boolean {
  if (character < "\u2e80") return false;
  if (TRADITIONAL_WITHIN_GB2312.includes(character)) return true;
  return !gb2312().has(character) && HAN.test(character);
}

let gb2312Characters: ReadonlySet<string> | undefined;

/** The 6,763 characters of GB 2312-80, rows 16 to 87, in a millisecond and without a table of our own. */
function gb2312(): ReadonlySet<string> {
  if (gb2312Characters === undefined) {
    const bytes: number[] = [];
    for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
    gb2312Characters = new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
  }
  return gb2312Characters;
}

let convert: ((text: string) => string) | undefined;

/** Made on first use: the dictionaries take 10 to 30 ms. From `tw`, so that 著力 becomes 着力; then `hk` for 衞 and the like. */
function converter(): (text: string) => string {
  convert ??= chain(Converter({ from: "tw", to: "cn" }), Converter({ from: "hk", to: "cn" }));
  return convert;
}

function chain(first: (text: string) => string, second: (text: string) => string): (text: string) => string {
  return (text) => second(first(text));
}
