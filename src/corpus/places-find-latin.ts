/**
 * Finds places by their Latin spelling: Tianhe District, Baoding's Qingyuan, the county of Yi. Tones and official
 * translations of whole names (… Miao and Dong Autonomous Prefecture) are only skipped over, not read.
 */
import type { Place, PlaceLevel, PlaceMention } from "./places.ts";
import { latinKey, liesIn, type NamedPlace, rank } from "./places-index.ts";

const WORD = /[A-Za-zÀ-ž]+(?:['’-][A-Za-zÀ-ž]+)*/gu;
const KIND_AFTER =
  /^(?:\s+(?:[A-Z][a-z]+,?\s+|and\s+){0,8}?(?:Autonomous\s+)?|\s+)(province|municipality|prefecture|city|county|district|banner|new area|region)\b/iu;
/** Shenzhou-20, Nanhai No. 1: a ship. */
const NUMBER_AFTER = /^(?:[-–]\d| No\.)/u;
const KIND_BEFORE = /\b(province|municipality|prefecture|city|county|district)\s+of\s+$/iu;
const LEVELS_OF_KIND: Readonly<Record<string, readonly PlaceLevel[]>> = {
  province: ["province"],
  municipality: ["province", "prefecture", "county"],
  prefecture: ["prefecture"],
  city: ["province", "prefecture", "county"],
  region: ["province", "prefecture"],
  "new area": ["prefecture", "county"],
};
const COUNTY: readonly PlaceLevel[] = ["county"];
/** Shortest name that is read in lower case without its kind. */
const SHORTEST_IN_LOWER_CASE = 5;

interface Word {
  start: number;
  end: number;
}

/** Mentions in order; a place and the one it lies in, side by side in either order, are one mention. */
export function findLatinPlaces(text: string, names: ReadonlyMap<string, readonly NamedPlace[]>): PlaceMention[] {
  const words: Word[] = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: PlaceMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    for (const last of [words[at + 1], first]) {
      const mention = first && last && readName(text, first.start, last.end, names);
      if (!mention) continue;
      const previous = found.at(-1);
      const joined = previous && join(text, previous, mention);
      if (joined) found[found.length - 1] = joined;
      else found.push(mention);
      while ((words[at + 1]?.start ?? text.length) < mention.end) at++;
      break;
    }
  }
  return found;
}

function readName(
  text: string,
  start: number,
  wordEnd: number,
  names: ReadonlyMap<string, readonly NamedPlace[]>,
): PlaceMention | undefined {
  const end = wordEnd - (/['’]s$/u.exec(text.slice(start, wordEnd))?.[0].length ?? 0);
  const written = text.slice(start, end);
  const isTwoWords = written.includes(" ");
  const named = names
    .get(latinKey(written))
    ?.filter(({ place }) => !isTwoWords || place.latinNames.some((name) => name.includes(" ")));
  if (named === undefined || named.length === 0) return undefined;
  if (NUMBER_AFTER.test(text.slice(end, end + 5))) return undefined;
  const after = KIND_AFTER.exec(text.slice(end, end + 100));
  const before = KIND_BEFORE.exec(text.slice(Math.max(0, start - 20), start));
  const kind = (after?.[1] ?? before?.[1])?.toLowerCase();
  if (kind !== undefined) {
    const levels = LEVELS_OF_KIND[kind] ?? COUNTY;
    const fitting = named.filter(({ place }) => levels.includes(place.level));
    const to = end + (after?.[0].length ?? 0);
    const own = text.slice(start, to);
    if (fitting.length > 0) return { start, end: to, name: own, own, candidates: rank(fitting) };
  }
  const capital = /^[A-ZÀ-Ž]/u.test(written);
  if (!capital && written.length < SHORTEST_IN_LOWER_CASE) return undefined;
  const plain = named.filter(({ ordinary }) => !ordinary);
  return plain.length === 0 ? undefined : { start, end, name: written, own: written, candidates: rank(plain) };
}

function join(text: string, first: PlaceMention, second: PlaceMention): PlaceMention | undefined {
  if (!/^(?:['’]s\s+|,?\s+(?:in\s+|of\s+)?)$/u.test(text.slice(first.end, second.start))) return undefined;
  const { start } = first;
  const { end } = second;
  const within = (inner: PlaceMention, outer: PlaceMention): Place[] =>
    inner.candidates.filter((place) => outer.candidates.some((around) => liesIn(place, around)));
  const name = text.slice(start, end);
  const inFirst = within(second, first);
  if (inFirst.length > 0) return { start, end, name, own: second.own, candidates: inFirst };
  const inSecond = within(first, second);
  return inSecond.length > 0 ? { start, end, name, own: first.own, candidates: inSecond } : undefined;
}
