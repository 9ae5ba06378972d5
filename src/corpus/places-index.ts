/**
 * Names of places, old, new and Latin, as keys to the places that have or had them, and their order of preference.
 * Reads no text.
 */
import type { Place, PlaceLevel } from "./places.ts";

/** How a name belongs to a place: 0 its name now, 1 a short name, 2 a former name. */
type Tier = 0 | 1 | 2;

export interface NamedPlace {
  place: Place;
  tier: Tier;
  /** The name is also an ordinary word. */
  ordinary: boolean;
}

export interface PlaceNameIndex {
  han: ReadonlyMap<string, readonly NamedPlace[]>;
  /** Length of the longest name that begins with a character. */
  longest: ReadonlyMap<string, number>;
}

/** Every Chinese name of two or more characters with the places that have or had it. */
export function indexPlaceNames(places: readonly Place[]): PlaceNameIndex {
  const han = new Map<string, NamedPlace[]>();
  const longest = new Map<string, number>();
  for (const place of places) {
    const add = (name: string, tier: Tier): void => {
      if (name.length < 2) return;
      put(han, name, { place, tier, ordinary: place.ordinaryNames.includes(name) });
      const first = name.charAt(0);
      if ((longest.get(first) ?? 0) < name.length) longest.set(first, name.length);
    };
    add(place.name, 0);
    for (const name of place.shortNames) add(name, 1);
    for (const name of place.formerNames) add(name, 2);
  }
  return { han, longest };
}

/** Every Latin spelling, by its key, with the places that are spelt so. */
export function indexLatinNames(places: readonly Place[]): Map<string, NamedPlace[]> {
  const latin = new Map<string, NamedPlace[]>();
  for (const place of places) {
    for (const name of place.latinNames) {
      put(latin, latinKey(name), { place, tier: 1, ordinary: place.ordinaryNames.includes(name) });
    }
  }
  return latin;
}

function put(map: Map<string, NamedPlace[]>, name: string, named: NamedPlace): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [named]);
  else known.push(named);
}

const LEVEL_ORDER: Readonly<Record<PlaceLevel, number>> = { national: 0, province: 1, prefecture: 2, county: 3 };

/** Places of the best tier among `named`, each once, larger ones first, places that no longer exist last. */
export function rank(named: readonly NamedPlace[]): Place[] {
  const best = Math.min(...named.map(({ tier }) => tier));
  const order = (place: Place): number => LEVEL_ORDER[place.level] + (place.code.includes("-") ? 4 : 0);
  const places = new Set(named.filter(({ tier }) => tier === best).map(({ place }) => place));
  return [...places].sort((a, b) => order(a) - order(b));
}

/** Whether `place` lies in `outer`, itself not counted. */
export function liesIn(place: Place, outer: Place): boolean {
  for (let parent = place.parent; parent !== null; parent = parent.parent) if (parent.code === outer.code) return true;
  return false;
}

/** Form under which Latin names are compared: no case, apostrophes, hyphens, marks or spaces. */
export function latinKey(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/gu, "");
}
