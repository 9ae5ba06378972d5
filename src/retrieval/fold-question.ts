/** A question made comparable: NFKC, simplified script, lower case, no control characters; and the language it was asked in. */
import { readFileSync } from "node:fs";
import { toSimplified } from "../indexing/to-simplified.ts";

export type Language = "zh-CN" | "zh-TW" | "en";

/** Dialect words and what is read instead, longest first: data/questions/dialect.tsv. */
export type Dialect = readonly (readonly [string, string])[];

export function loadDialect(path: string): Dialect {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line): [string, string] => {
      const [from = "", to = ""] = line.split("\t");
      return [toSimplified(from), to];
    })
    .sort((a, b) => b[0].length - a[0].length);
}

export interface FoldedQuestion {
  text: string;
  language: Language;
}

/**
 * Folded text as it is embedded: models know GDP and PM2.5 by their capitals. English words keep the case in which they were asked.
 */
export function casedForEmbedding(text: string, original: string, language: Language): string {
  if (language !== "en") return text.replace(/[a-z][a-z0-9.]*/gu, (word) => word.toUpperCase());
  const words = new Map(
    (original.normalize("NFKC").match(/[a-z][a-z0-9.'-]*/giu) ?? []).map((word): [string, string] => [
      word.toLowerCase(),
      word,
    ]),
  );
  return text.replace(/[a-z][a-z0-9.'-]*/gu, (word) => words.get(word) ?? word);
}

/** Folds a question; the length may change. */
export function foldQuestion(asked: string, dialect: Dialect): FoldedQuestion {
  const plain = asked
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const han = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = plain.match(/[a-z]{2,}/giu)?.length ?? 0;
  const english = latin > 0 && latin >= 2 * han;
  // 係 is 是 in Cantonese, but for 關係 and its like; after conversion to 系 it can't be told any more.
  let text = toSimplified(plain.replace(/(?<![關關联聯干])係(?![數列統])/gu, "是")).toLowerCase();
  const language: Language = english ? "en" : text !== plain.toLowerCase() ? "zh-TW" : "zh-CN";
  if (!english) {
    for (const [from, to] of dialect) text = text.replaceAll(from, to);
    // White space between Chinese characters says nothing.
    text = text.replace(/(?<=[\p{Script=Han}，。？、])\s+|\s+(?=[\p{Script=Han}，。？、])/gu, "");
  }
  return { text, language };
}
