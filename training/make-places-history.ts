/**
 * Current divisions and what they were called before: follows the recorded changes of codes and names from 1980 on,
 * and keeps places that were merged away as places of their own. Short names and spellings are not its work.
 */
import { z } from "zod";
import { isGenericName, shortStemOf, stemOf } from "./make-places-names.ts";

/** A line of data/places.tsv before it is written. */
export interface PlaceRow {
  /** GB/T 2260, six digits; N01… for new areas, `-year` behind the code of a place that no longer exists. */
  code: string;
  name: string;
  level: "national" | "province" | "prefecture" | "county";
  parent: string;
  short: string[];
  former: string[];
  latin: string[];
}

const code = z.string().nullable();
export const divisionsSchema = z.object({
  provinces: z.record(
    z.string(),
    z.object({
      code: z.string(),
      cities: z.record(z.string(), z.object({ code, counties: z.record(z.string(), z.string()) })),
    }),
  ),
});
const side = z.object({ code, name: z.string().nullable() });
const eventSchema = z.object({ year: z.number(), type: z.string(), level: z.number(), old: side, new: side });
export const eventsSchema = z.object({ events: z.array(eventSchema) });
type ChangeEvent = z.infer<typeof eventSchema>;

/** The nation, provinces, prefectures and counties, in the order of their codes. */
export function readDivisions(divisions: z.infer<typeof divisionsSchema>): PlaceRow[] {
  const rows: PlaceRow[] = [];
  const add = (digits: string, name: string, level: PlaceRow["level"], parent: string): string => {
    const short = digits.slice(0, 6);
    rows.push({ code: short, name, level, parent, short: [], former: [], latin: [] });
    return short;
  };
  const nation = add("000000", "全国", "national", "");
  for (const row of rows) Object.assign(row, { short: ["中国", "中华人民共和国"], latin: ["China"] });
  for (const [name, province] of Object.entries(divisions.provinces)) {
    const provinceCode = add(province.code, name, "province", nation);
    for (const [cityName, city] of Object.entries(province.cities)) {
      const cityCode = city.code === null ? provinceCode : add(city.code, cityName, "prefecture", provinceCode);
      for (const [county, countyCode] of Object.entries(city.counties)) add(countyCode, county, "county", cityCode);
    }
  }
  return rows;
}

/** Kinds of change that say nothing about names, or whose codes belong to another place. */
const NOT_A_NAME = new Set(["码位改派", "新设", "驻地迁移", "划转"]);
const MERGED = new Set(["撤销", "撤区设区"]);
/** Recorded as renamed, in truth merged into a place that has another name. */
const MERGED_NAMES = new Set(
  "万盛区 双桥区 杏林区 马山区 余杭区 金园区 江北区 渝北区 南汇县 庞家堡区 乌拉特中后联合旗 南桐矿区 江津地区 枝江县 枝城市".split(
    " ",
  ),
);
/** Before this year codes were handed on so often that only what shares a character is believed. */
const CODES_STABLE_SINCE = 1990;

/** Adds former names to `rows`, and a row for each place since 1990 that has no successor of its own. */
export function addFormerNames(rows: PlaceRow[], events: ChangeEvent[]): void {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const moves = new Map<string, { year: number; to: string }[]>();
  for (const event of events) {
    const [from, to] = [event.old.code?.slice(0, 6), event.new.code?.slice(0, 6)];
    if (from === undefined || to === undefined || from === to) continue;
    if (NOT_A_NAME.has(event.type) || MERGED.has(event.type)) continue;
    moves.set(from, [...(moves.get(from) ?? []), { year: event.year, to }]);
  }
  const follow = (start: string, year: number): string => {
    let [at, now] = [start, year];
    for (let steps = 0; steps < 12; steps++) {
      const next = (moves.get(at) ?? []).filter((move) => move.year >= now).sort((a, b) => a.year - b.year)[0];
      if (next === undefined) return at;
      [at, now] = [next.to, next.year + 1];
    }
    return at;
  };

  const gone: { event: ChangeEvent; name: string; from: string }[] = [];
  for (const event of events) {
    const { name } = event.old;
    const from = event.old.code?.slice(0, 6);
    if (name === null || from === undefined || NOT_A_NAME.has(event.type) || isGenericName(name)) continue;
    if (MERGED.has(event.type) || (MERGED_NAMES.has(name) && event.new.name !== name)) {
      gone.push({ event, name, from });
      continue;
    }
    const target = event.new.code === null ? undefined : byCode.get(follow(event.new.code.slice(0, 6), event.year));
    if (target !== undefined && isBelievable(event, name, target, rows)) addName(target, name);
  }
  for (const { event, name, from } of gone) settleGone(event, name, from, rows, byCode);
}

function isBelievable(event: ChangeEvent, name: string, target: PlaceRow, rows: PlaceRow[]): boolean {
  const stem = stemOf(name);
  if (stem === stemOf(target.name)) return true;
  const province = target.code.slice(0, 2);
  if (rows.some((row) => row.name === name && row.code.startsWith(province))) return false;
  return (
    event.level < 3 ||
    event.year >= CODES_STABLE_SINCE ||
    [...stem].some((character) => target.name.includes(character))
  );
}

function addName(row: PlaceRow, name: string): void {
  for (const former of [name, shortStemOf(name)]) {
    if (former === undefined || former === row.name || row.short.includes(former) || row.former.includes(former))
      continue;
    row.former.push(former);
  }
}

function settleGone(
  event: ChangeEvent,
  name: string,
  from: string,
  rows: PlaceRow[],
  byCode: Map<string, PlaceRow>,
): void {
  const level = event.level === 2 ? "prefecture" : "county";
  const province = from.slice(0, 2);
  const near = rows.filter((row) => row.code.startsWith(province) || (province === "51" && row.code.startsWith("50")));
  if (near.some((row) => row.name === name || row.former.includes(name))) return;
  const heir = near.find((row) => row.level === level && stemOf(row.name) === stemOf(name));
  if (heir !== undefined && stemOf(name).length >= 2) {
    addName(heir, name);
    return;
  }
  if (event.year < CODES_STABLE_SINCE) return;
  const parent = byCode.get(`${from.slice(0, 4)}00`) ?? byCode.get(`${province}0000`);
  if (parent === undefined) return;
  const stem = stemOf(name);
  const isFree = stem.length >= 2 && !near.some((row) => row.short.includes(stem) || row.former.includes(stem));
  const short = isFree ? [stem] : [];
  rows.push({ code: `${from}-${event.year}`, name, level, parent: parent.code, short, former: [], latin: [] });
}
