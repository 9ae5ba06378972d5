/**
 * Administrative places of China (行政区划): names old and new, which lies in which, and where a text names one.
 * Built from data/places.tsv. Knows no towns or villages, and doesn't decide what a named place means for an answer.
 */
import { readFileSync } from "node:fs";
import { CorpusError } from "../errors.ts";
import { findPlaces } from "./places-find.ts";
import { findAbbreviated, indexAbbreviations } from "./places-find-abbreviated.ts";
import { findLatinPlaces } from "./places-find-latin.ts";
import { indexLatinNames, indexPlaceNames } from "./places-index.ts";
import { findPlaceRelations, type PlaceRelation } from "./places-relation.ts";
import type { Span } from "./span.ts";

export type PlaceLevel = "national" | "province" | "prefecture" | "county";

export interface Place {
  /** GB/T 2260, six digits; 000000 is the nation, N01… a state-level new area, `-year` ends the code of a place merged away. */
  readonly code: string;
  /** Full name as of now: 天河区, 黔东南苗族侗族自治州, 全国. */
  readonly name: string;
  readonly level: PlaceLevel;
  /** What it lies in; null for the nation. */
  readonly parent: Place | null;
  /** 天河; 黔东南, 黔东南州; a province's one-character abbreviation. */
  readonly shortNames: readonly string[];
  /** What it was called since 1980: 徐水县, 襄樊市, 襄樊. */
  readonly formerNames: readonly string[];
  /** Latin spellings: Tianhe. */
  readonly latinNames: readonly string[];
  /** Names of this place that are also ordinary words (和平, 资源, Tang); they count only with their kind or in a context that asks for a place. */
  readonly ordinaryNames: readonly string[];
}

/** A place named in a text; with the place it lies in written before (or, in English, after) it, both are one mention. */
export interface PlaceMention extends Span {
  /** As written: 广州市天河区, Tianhe District. */
  name: string;
  /** The innermost place as written: 天河区, Tianhe District. */
  own: string;
  /** The places that it may be, best first: current names before former ones, larger places before smaller. Never empty. */
  candidates: Place[];
}

export interface Places {
  readonly all: readonly Place[];
  /** Places named in a text in simplified script (or in English), in order, without overlaps. */
  find(text: string): PlaceMention[];
  /** Words that point to a place without naming it (邻县, 本区, 全省), as read in a report or question of `own`. */
  relations(text: string, own?: Place): PlaceRelation[];
}

export interface PlacesOptions {
  /**
   * Cuts a text into the words of a dictionary, nothing dropped (jieba's `cut` without HMM). With it a name must begin and
   * end where words do, so that 新增城镇就业 doesn't name 增城; without it that isn't checked.
   */
  cut?: (text: string) => string[];
}

/**
 * Places from the lines of data/places.tsv, or from the file at a path. Nothing is indexed before the first `find`.
 * @throws CorpusError when the file can't be read or isn't such a file.
 */
export function loadPlaces(source: string | URL, options: PlacesOptions = {}): Places {
  const all = parsePlaces(typeof source === "string" && source.includes("\t") ? source : readSource(source));
  let chinese: ReturnType<typeof indexPlaceNames> | undefined;
  let latin: ReturnType<typeof indexLatinNames> | undefined;
  let provinces: ReturnType<typeof indexAbbreviations> | undefined;
  return {
    all,
    find(text) {
      chinese ??= indexPlaceNames(all);
      provinces ??= indexAbbreviations(all);
      const named = findPlaces(text, chinese, options.cut);
      const abbreviated = findAbbreviated(text, provinces).filter(
        ({ start }) => !named.some((each) => each.start <= start && start < each.end),
      );
      const found = [...abbreviated, ...named].sort((a, b) => a.start - b.start);
      if (!/[a-z]{2}/iu.test(text)) return found;
      latin ??= indexLatinNames(all);
      return [...found, ...findLatinPlaces(text, latin)].sort((a, b) => a.start - b.start);
    },
    relations: (text, own) => findPlaceRelations(text, own),
  };
}

function readSource(path: string | URL): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CorpusError({
      code: "places_unreadable",
      message: "The file of place names can't be read.",
      next: "Restore data/places.tsv from the repository.",
      fields: { path: String(path) },
      cause,
    });
  }
}

function parsePlaces(tsv: string): Place[] {
  const places = new Map<string, Place & { parent: Place | null }>();
  const parents: [child: Place & { parent: Place | null }, parent: string][] = [];
  for (const line of tsv.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [code, name, level, parent = "", short = "", former = "", latin = "", ordinary = ""] = line.split("\t");
    if (code === undefined || name === undefined || !isLevel(level)) {
      throw new CorpusError({
        code: "places_malformed",
        message: "A line of the file of place names has no code, name or level.",
        next: "Restore data/places.tsv from the repository.",
        fields: { line: places.size + 1 },
      });
    }
    const place = {
      code,
      name,
      level,
      parent: null,
      shortNames: list(short),
      formerNames: list(former),
      latinNames: list(latin),
      ordinaryNames: list(ordinary),
    };
    places.set(code, place);
    if (parent !== "") parents.push([place, parent]);
  }
  for (const [child, parent] of parents) child.parent = places.get(parent) ?? null;
  return [...places.values()];
}

const NONE: readonly string[] = [];
const list = (cell: string): readonly string[] => (cell === "" ? NONE : cell.split("|"));

function isLevel(level: string | undefined): level is PlaceLevel {
  return level === "national" || level === "province" || level === "prefecture" || level === "county";
}

/** The same place, whatever it is or was called. */
export function samePlace(a: Place, b: Place): boolean {
  return a.code === b.code;
}

/** Whether `place` is `ancestor` or lies in it. */
export function isWithin(place: Place, ancestor: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) if (samePlace(at, ancestor)) return true;
  return false;
}

/** The place at a level that `place` is or lies in; undefined when there is none (a county under a province has no prefecture). */
export function placeAtLevel(place: Place, level: PlaceLevel): Place | undefined {
  for (let at: Place | null = place; at !== null; at = at.parent) if (at.level === level) return at;
  return undefined;
}

/** For people: a district with its city (广州市天河区), everything else by its full name. */
export function displayName(place: Place): string {
  const { parent } = place;
  if (place.level === "county" && place.name.endsWith("区") && parent?.name.endsWith("市"))
    return parent.name + place.name;
  return place.name;
}
