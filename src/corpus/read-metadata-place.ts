/**
 * Whose report it is: from title, congress and speaker, else from the place that the text names most, else from the file's name.
 * Reads no years.
 */
import type { Place, PlaceMention, Places } from "./places.ts";
import type { Genre, ReportLines } from "./read-metadata-head.ts";

export interface ReportPlace {
  /** As printed with its kind where it is printed so (徐水县), else the full name; empty when unknown. */
  name: string;
  level: "national" | "province" | "prefecture" | "county" | "unknown";
}

const UNKNOWN: ReportPlace = { name: "", level: "unknown" };
const NATION: ReportPlace = { name: "全国", level: "national" };
const KIND_END = /[省市县区州盟旗]$/u;
/** Text that is read for the place named most. */
const SAMPLE_LENGTH = 20_000;
/** From the beginning of a line, how far such a phrase may reach. */
const PHRASE_WITHIN = 60;
/** How often the place that no head names must be named. */
const FEWEST_MENTIONS = 3;
/** Part of all mentions of places that it must have in what is neither report nor communiqué. */
const SMALLEST_SHARE = 0.25;
const FEWEST_FOR_NATION = 8;

/** `genre` only tells how sure a place must be that is taken from the text alone. */
export function readPlace(
  lines: ReportLines,
  genre: Genre,
  title: string,
  fileName: string,
  places: Places,
): ReportPlace {
  const body = lines.all.join("\n").slice(0, SAMPLE_LENGTH);
  const kind = readOwnKind(body);
  const printed = headPhrases(lines, title);
  if (printed.some((phrase) => /国务院|全国人民代表大会|中华人民共和国\d{4}年/u.test(phrase))) return NATION;
  for (const phrase of printed) {
    const mention = places.find(phrase)[0];
    if (mention !== undefined) return choose(mention, kind, body, places);
    const other = /([\u4e00-\u9fff]{2,10}(?:镇|乡|街道|开发区|管理区|示范区))(?:人民政府|政府|\d{4}年|第)/u.exec(
      phrase,
    )?.[1];
    if (other !== undefined) return { name: other, level: "unknown" };
  }
  if (genre !== "other" && speaksForNation(body)) return NATION;
  return mostNamed(body, kind, genre, places) ?? fromFileName(fileName, kind, body, places) ?? UNKNOWN;
}

/** Phrases in which a report names its own place, surest first. */
function headPhrases({ head, all }: ReportLines, title: string): string[] {
  const near = [...head, ...all.slice(head.length, head.length + 4)].filter(
    (line) => !/^(?:来源|作者|上一篇|下一篇)/u.test(line),
  );
  const grab = (pattern: RegExp): string[] =>
    near.flatMap((line) => pattern.exec(line.slice(0, PHRASE_WITHIN))?.[1] ?? []);
  return [
    ...(title === "" ? [] : [title.replace(/\d{4}年?/u, "")]),
    ...grab(/在?([^,。:\s\d年月日]{2,24}人民代表大会)/u),
    ...grab(/代表([^,。:]{0,20}?(?:国务院|人民政府|政府))/u),
    ...grab(
      /^([^,。:]{2,20}?(?:国务院|人民政府|政府)\s?(?:代理?|副)?(?:总理|省长|市长|县长|区长|州长|主席|盟长|旗长))/u,
    ),
    ...grab(/^(?:我代表)?(国务院)/u),
    ...grab(/^([^,。:]{2,20}统计局)/u),
  ];
}

/** The kind of place that the report speaks for: 县 of 代表县人民政府, 全县 and 我县; empty when it never does. */
function readOwnKind(text: string): string {
  const given = /(?:代表|在)(省|市|县|区|州|盟|旗)(?:人民政府|政府|第?[一二三四五六七八九十]+届)/u.exec(text)?.[1];
  if (given !== undefined) return given;
  const counts = new Map<string, number>();
  for (const match of text.matchAll(
    /(?:全|我|本)(省|市|县|区|州|盟|旗)(?!域|直|第|前|首|最|唯一|领先|率先|先进|排名)/gu,
  )) {
    const kind = match[1] ?? "";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/** Of the places that a mention may be, the one whose kind is the report's, then the one near which other named places lie. */
function choose(mention: PlaceMention, kind: string, body: string, places: Places): ReportPlace {
  const [first] = mention.candidates;
  if (first === undefined) return UNKNOWN;
  const written = mention.own;
  if (mention.candidates.length === 1 && isFull(written, first)) return describe(first, written);
  const fitting = mention.candidates.filter(
    (place) => kind === "" || namesOf(place).some((name) => name.endsWith(kind)),
  );
  const place = nearest(fitting.length > 0 ? fitting : mention.candidates, body, places) ?? first;
  return describe(place, isFull(written, place) ? written : fullName(place, kind, body));
}

/** Ends with its kind; 贵州 and 兰州 only look so. */
function isFull(written: string, place: Place): boolean {
  return KIND_END.test(written) && (place.name === written || !place.name.startsWith(written));
}

function describe(place: Place, name: string): ReportPlace {
  return place.level === "national" ? NATION : { name, level: place.level };
}

function namesOf(place: Place): string[] {
  return [place.name, ...place.formerNames.filter((name) => KIND_END.test(name))];
}

/** A name of the place that is printed in the text and has the report's kind; else such a name; else its name. */
function fullName(place: Place, kind: string, body: string): string {
  const names = namesOf(place).filter((name) => kind === "" || name.endsWith(kind));
  return names.find((name) => body.includes(name)) ?? names[0] ?? place.name;
}

/** The candidate in whose surroundings (province, prefecture) most of the other places named lie. */
function nearest(candidates: readonly Place[], body: string, places: Places): Place | undefined {
  if (candidates.length < 2) return candidates[0];
  const around = new Map<string, number>();
  for (const { candidates: named } of places.find(body)) {
    if (named.length !== 1) continue;
    for (let at: Place | null = named[0] ?? null; at !== null; at = at.parent)
      around.set(at.code, (around.get(at.code) ?? 0) + 1);
  }
  const closeness = (place: Place): number => {
    let sum = 0;
    for (let at: Place | null = place.parent; at !== null && at.level !== "national"; at = at.parent)
      sum += around.get(at.code) ?? 0;
    return sum + (around.get(place.code) ?? 0) * 2;
  };
  return [...candidates].sort((a, b) => closeness(b) - closeness(a))[0];
}

/** No 全县, no 全省: only 全国 and 我国. */
function speaksForNation(body: string): boolean {
  const nation = body.match(/(?:全|我)国(?!人大|政协|文明|重点|先进|第|前|首|最)/gu)?.length ?? 0;
  const others = body.match(/(?:全|我)(?:省|市|县|区|州|盟|旗)/gu)?.length ?? 0;
  return nation >= FEWEST_FOR_NATION && nation > others * 3;
}

/** The place of the report's kind that the text names most; clearly most in a report, and in much of the text elsewhere. */
function mostNamed(body: string, kind: string, genre: Genre, places: Places): ReportPlace | undefined {
  if (kind === "") return undefined;
  const tally = new Map<string, { place: Place; times: number }>();
  const mentions = places.find(body).filter(({ candidates }) => candidates[0]?.level !== "national");
  for (const mention of mentions) {
    for (const place of mention.candidates) {
      if (!namesOf(place).some((name) => name.endsWith(kind))) continue;
      const known = tally.get(place.code) ?? { place, times: 0 };
      known.times += 1;
      tally.set(place.code, known);
    }
  }
  const ranked = [...tally.values()].sort((a, b) => b.times - a.times);
  const [best] = ranked;
  if (best === undefined || best.times < FEWEST_MENTIONS) return undefined;
  if (genre === "other" && best.times < mentions.length * SMALLEST_SHARE) return undefined;
  const tied = ranked.filter(({ times }) => times === best.times).map(({ place }) => place);
  const next = ranked.find(({ times }) => times < best.times);
  if (next !== undefined && next.times * 2 > best.times && genre !== "other") return undefined;
  const place = nearest(tied, body, places) ?? best.place;
  return describe(place, fullName(place, kind, body));
}

/** A place in the words of the file's name, Chinese or Latin: county-yixian-2018.txt. */
function fromFileName(fileName: string, kind: string, body: string, places: Places): ReportPlace | undefined {
  const stem = fileName.replace(/^.*[\\/]/u, "").replace(/\.\w+$/u, "");
  for (const word of stem.split(/[-_.\s\d]+/u)) {
    const mention = places.find(word)[0];
    if (mention === undefined || mention.candidates.length === 0) continue;
    const fitting = mention.candidates.filter(
      (place) => kind === "" || namesOf(place).some((name) => name.endsWith(kind)),
    );
    const place = nearest(fitting.length > 0 ? fitting : mention.candidates, body, places);
    if (place === undefined) continue;
    return describe(place, isFull(mention.own, place) ? mention.own : fullName(place, kind, body));
  }
  return undefined;
}
