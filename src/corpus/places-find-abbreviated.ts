/**
 * Finds provinces by the one character that stands for them (粤2024年GDP, 粤、浙两省): only where a question opens with it or lists
 * several, since most of these characters are words of their own. Longer names are found elsewhere.
 */
import type { Place, PlaceMention } from "./places.ts";

/** What follows a province in a question that opens with its character. */
const BEHIND = /^(?:(?:19|20)\d\d年?|去年|今年|上年|前年|的?gdp|的?(?:地区)?生产总值|的?一般公共预算|[两三四五]省)/iu;
const BETWEEN = /^(?:、|,|，|和|与|跟|比|及)/u;

/** By their characters; of provinces only. */
export function indexAbbreviations(places: readonly Place[]): ReadonlyMap<string, Place> {
  return new Map(
    places
      .filter(({ level }) => level === "province")
      .flatMap((place) => place.shortNames.filter((name) => name.length === 1).map((name) => [name, place] as const)),
  );
}

/** Mentions at the beginning of a text, one or a list of them; none when what follows doesn't ask for a place. */
export function findAbbreviated(text: string, provinces: ReadonlyMap<string, Place>): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; ; at++) {
    const name = text.charAt(at);
    const place = provinces.get(name);
    if (place === undefined) return [];
    found.push({ start: at, end: at + 1, name, own: name, candidates: [place] });
    const rest = text.slice(at + 1);
    if (BEHIND.test(rest)) return found;
    if (!BETWEEN.test(rest)) return [];
    at += 1;
  }
}
