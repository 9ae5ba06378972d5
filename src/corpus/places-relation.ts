/**
 * Words that point to a place without naming it: 邻县, 本区, 全省, nationwide. Finding names is not done here.
 */
import type { Place, PlaceLevel } from "./places.ts";
import type { Span } from "./span.ts";

export interface PlaceRelation extends Span {
  text: string;
  /** `other`: a place that isn't the report's own; `own`: the report's; `broader`: one that it lies in; `narrower`: one or all within it. */
  kind: "other" | "own" | "broader" | "narrower";
  /** The broader or own place, when it is known. */
  place?: Place;
}

const LEVELS: readonly PlaceLevel[] = ["national", "province", "prefecture", "county"];
const KIND = "国|省|自治区|地区|市|州|盟|县|区|旗";
const OTHER = new RegExp(
  `(?:邻近|相邻|毗邻|毗连|周边|附近|隔壁|兄弟|其他|其它|别的|另一个|另外一个|邻)的?(?:几个|各|那个?)?(?:${KIND})|隔壁|邻居(?=[\\u4e00-\\u9fff]{0,8}[省市县区州])|外[省县市区](?=的|有|是|\\d|$)|外地`,
  "gu",
);
/** 全国文明城市, 全省第一, 全国人大代表: a title, a rank or an institution, not the place counted. */
const HONOUR =
  "(?!第|首|前|最|唯一|一流|一等|领先|率先|先进|示范|文明|优秀|模范|劳动模范|五一|重点|知名|著名|卫生|双拥|试点|排名|排位|位次|位居|\\d*[十百千]?强|百佳|十佳|人大|人民代表|政协|两会|党代会|统一|各族|各地|上下)";
/** 资本市场, 本区域, 国产: the characters meet by chance. */
const OWN = new RegExp(
  `(?:(?<!资|基|日)本|我|咱们?|该|这个|全|整个|贵(?!州))(${KIND})(?![场域际]|(?<=国)产)${HONOUR}`,
  "gu",
);
const ENGLISH: readonly (readonly [RegExp, PlaceRelation["kind"], PlaceLevel | undefined])[] = [
  [
    /\b(?:neighbou?ring|adjacent|nearby|next|another|other|surrounding) (?:count(?:y|ies)|district|cit(?:y|ies)|province|prefecture|region|place)s?\b/giu,
    "other",
    undefined,
  ],
  [
    /\b(?:nationwide|nationally|countrywide|across the (?:country|nation)|(?:the )?(?:whole|entire) (?:country|nation)|national (?:average|total|level))\b/giu,
    "broader",
    "national",
  ],
  [/\b(?:province-?wide|across the province|(?:the )?(?:whole|entire) province)\b/giu, "broader", "province"],
  [/\b(?:this|our|the whole|the entire|the) (?:county|district|city|prefecture|province)\b/giu, "own", undefined],
];

/** Relations in a text about, or in a report of, `own`; without `own` only 全国 and its like are known to be broader. */
export function findPlaceRelations(text: string, own?: Place): PlaceRelation[] {
  const found: PlaceRelation[] = [];
  const add = (match: RegExpMatchArray, relation: Pick<PlaceRelation, "kind" | "place">): void => {
    const start = match.index ?? 0;
    found.push({ start, end: start + match[0].length, text: match[0], ...relation });
  };
  for (const match of text.matchAll(OTHER)) add(match, { kind: "other" });
  for (const match of text.matchAll(OWN)) add(match, relate(match[1] ?? "", own));
  for (const [pattern, kind, level] of ENGLISH) {
    for (const match of text.matchAll(pattern)) add(match, level === undefined ? { kind } : relateLevel(level, own));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What 全市, 本县 … mean to a place: the kind in its own name is the place itself, whatever its level. */
function relate(kind: string, own: Place | undefined): Pick<PlaceRelation, "kind" | "place"> {
  if (kind === "国") return relateLevel("national", own);
  if (own === undefined) return { kind: "own" };
  for (let at: Place | null = own; at !== null; at = at.parent) {
    if (at.name.endsWith(kind) || at.formerNames.some((name) => name.endsWith(kind) && at === own)) {
      return { kind: at === own ? "own" : "broader", place: at };
    }
  }
  return { kind: "narrower" };
}

function relateLevel(level: PlaceLevel, own: Place | undefined): Pick<PlaceRelation, "kind" | "place"> {
  if (own === undefined) return { kind: "broader" };
  if (own.level === level) return { kind: "own", place: own };
  if (LEVELS.indexOf(own.level) < LEVELS.indexOf(level)) return { kind: "narrower" };
  for (let at: Place | null = own; at !== null; at = at.parent)
    if (at.level === level) return { kind: "broader", place: at };
  return { kind: "broader" };
}
