/**
 * Text → terms for the lexical index and for questions: one tokenizer for both, so that they always agree.
 * Doesn't drop stop words and doesn't know synonyms; weighing terms is the asker's work.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Jieba } from "@node-rs/jieba";
import { toSimplified } from "./to-simplified.ts";

export interface Tokenizer {
  /** Hash of all that decides how text is cut; part of the index's fingerprint. */
  readonly fingerprint: string;
  /** Words, and the shorter words within them (生产总值 → 生产 总值 生产总值), in order of the text, with repetitions. */
  terms(text: string): string[];
  /** Words of a dictionary, nothing dropped and nothing changed: joined they are the text again. */
  cut(text: string): string[];
  /** For each run of Han characters: every character, and every two neighbours, with repetitions. */
  bigrams(text: string): string[];
}

export interface TokenizerOptions {
  /** Words beside jieba's own dictionary; by default the lines of `data/words.txt`. */
  words?: readonly string[];
}

/** Raised when normalisation or cutting changes, so that an index cut otherwise is refused. */
const TOKENIZER_REVISION = 1;
/** Enough for a word to win over its parts (seen with 新质生产力, 专精特新). */
const OWN_WORD_FREQUENCY = 1;
const WORDS_FILE = new URL("../../data/words.txt", import.meta.url);

/** Nothing is loaded before the first `terms` call; then jieba's dictionary takes 110 to 190 ms, once for a tokenizer. */
export function createTokenizer(options: TokenizerOptions = {}): Tokenizer {
  const words = options.words ?? readWords(WORDS_FILE);
  const hash = createHash("sha256").update(`${TOKENIZER_REVISION}\n${words.join("\n")}`);
  let jieba: Jieba | undefined;
  return {
    fingerprint: hash.digest("hex").slice(0, 16),
    terms(text) {
      jieba ??= loadJieba(words);
      return jieba.cutForSearch(normaliseForTerms(text), true).map(trimToken).filter(isTerm);
    },
    cut(text) {
      jieba ??= loadJieba(words);
      return jieba.cut(text, false);
    },
    bigrams: hanBigrams,
  };
}

/** NFKC, lower case, simplified script, no thousands separators: what terms are cut from. Length may change. */
function normaliseForTerms(text: string): string {
  return toSimplified(text.normalize("NFKC").toLowerCase()).replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "");
}

/** `Tokenizer.bigrams`, which needs no dictionary. */
export function hanBigrams(text: string): string[] {
  const grams: string[] = [];
  for (const [run] of normaliseForTerms(text).matchAll(/\p{Script=Han}+/gu)) {
    let previous = "";
    for (const character of run) {
      if (previous !== "") grams.push(previous + character);
      grams.push(character);
      previous = character;
    }
  }
  return grams;
}

function trimToken(token: string): string {
  return token.trim();
}

function isTerm(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

function loadJieba(words: readonly string[]): Jieba {
  const require = createRequire(import.meta.url);
  const binding = require("@node-rs/jieba") as typeof import("@node-rs/jieba");
  // `@node-rs/jieba/dict` also reads a 6 MB table of weights that nothing here needs.
  const jieba = binding.Jieba.withDict(readFileSync(require.resolve("@node-rs/jieba/dict.txt")));
  if (words.length > 0) {
    jieba.loadDict(Buffer.from(words.map((word) => `${word} ${OWN_WORD_FREQUENCY}\n`).join("")));
  }
  return jieba;
}

/** One word a line; `#` starts a comment. Words with white space within can't be given to jieba and are left out. */
function readWords(file: URL): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const words = text.split("\n").map((line) => normaliseForTerms(line.replace(/#.*/u, "")).trim());
  return [...new Set(words)].filter((word) => word !== "" && !/\s/u.test(word));
}
