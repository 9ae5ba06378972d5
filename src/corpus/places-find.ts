/**
 * Finds Chinese names of places in a text. A name is taken at its longest; a short name that is also an ordinary word, and a
 * county of two characters, count only where the text asks for a place. Places without a name (邻县) aren't found here.
 */
import type { PlaceLevel, PlaceMention } from "./places.ts";
import { liesIn, type NamedPlace, type PlaceNameIndex, rank } from "./places-index.ts";

/** Mentions in order, without overlaps. `cut` cuts a text into words, nothing dropped. */
export function findPlaces(text: string, index: PlaceNameIndex, cut?: (text: string) => string[]): PlaceMention[] {
  const reader: Reader = { text, index, boundaries: lazyBoundaries(text, cut) };
  const found: PlaceMention[] = [];
  for (let at = 0; at < text.length; at++) {
    const longest = index.longest.get(text.charAt(at));
    if (longest === undefined) continue;
    for (let length = Math.min(longest, text.length - at); length >= 2; length--) {
      const mention = readName(reader, at, at + length, found.at(-1));
      if (mention === undefined) continue;
      if (mention.start < at) found.pop();
      found.push(mention);
      at = mention.end - 1;
      break;
    }
  }
  return found;
}

interface Reader {
  text: string;
  index: PlaceNameIndex;
  /** Whether a word begins or ends at an offset. */
  boundaries: (offset: number) => boolean;
}

function lazyBoundaries(text: string, cut: ((text: string) => string[]) | undefined): (offset: number) => boolean {
  if (cut === undefined) return () => true;
  let marks: Uint8Array | undefined;
  return (offset) => {
    if (marks === undefined) {
      marks = new Uint8Array(text.length + 1);
      let end = 0;
      for (const word of cut(text)) {
        end += word.length;
        marks[end] = 1;
      }
      marks[0] = 1;
      if (end !== text.length) marks.fill(1);
    }
    return marks[offset] === 1;
  };
}

const KIND_AFTER = /^(?:地区|自治[州县旗]|省|市|州|盟|县|区|旗)/u;
const LEVELS_OF_KIND: Readonly<Record<string, readonly PlaceLevel[]>> = {
  省: ["province"],
  市: ["province", "prefecture", "county"],
  州: ["prefecture"],
  盟: ["prefecture"],
  地区: ["prefecture"],
  自治州: ["prefecture"],
};
const COUNTY: readonly PlaceLevel[] = ["county"];
/** 清苑区委, 徐水县长: the word that begins with the kind belongs to the place all the same. */
const OFFICE_AFTER = /^(?:委|长|政府|政协|人大|人民|属|级|直|内|里|外|志)/u;
const NARROW_OFFICE_AFTER = /^(?:委|人民|政府|政协|人大|第)/u;

/** The name at [at, end), with its kind if that follows; with the mention before it when the place lies in that one. */
function readName(reader: Reader, at: number, end: number, before: PlaceMention | undefined): PlaceMention | undefined {
  const { text, index, boundaries } = reader;
  const name = text.slice(at, end);
  const named = index.han.get(name);
  if (named === undefined || !boundaries(at)) return undefined;
  const joined = joinable(text, at, named, before);
  const start = joined === undefined ? at : (before?.start ?? at);
  const mention = (to: number, candidates: readonly NamedPlace[]): PlaceMention | undefined =>
    candidates.length === 0
      ? undefined
      : { start, end: to, name: text.slice(start, to), own: text.slice(at, to), candidates: rank(candidates) };
  const usable = joined ?? named;

  const kind = KIND_AFTER.exec(text.slice(end, end + 3))?.[0];
  if (kind !== undefined) {
    const to = end + kind.length;
    const levels = LEVELS_OF_KIND[kind] ?? COUNTY;
    const fitting = usable.filter(
      ({ place, tier, ordinary }) => tier > 0 && levels.includes(place.level) && (joined !== undefined || !ordinary),
    );
    // 徐水市级: a county that never was a city.
    if (fitting.length > 0 && endsWord(reader, to) && text.charAt(to) !== "级") return mention(to, fitting);
  }
  if (/[省市县区州盟旗]$/u.test(name) && named.some(({ tier }) => tier !== 1)) {
    const plain = joined ?? named.filter(({ ordinary }) => !ordinary || asksForPlace(text, at, end));
    const ok = name.length === 2 ? joined !== undefined || isNarrowContext(reader, at, end) : endsWord(reader, end);
    return ok ? mention(end, plain) : undefined;
  }
  if (!boundaries(end)) return undefined;
  if (name === "全国" || name === "中国") return isNation(text, at, end) ? mention(end, named) : undefined;
  return mention(end, joined ?? named.filter(({ ordinary }) => !ordinary || asksForPlace(text, at, end)));
}

function endsWord({ text, boundaries }: Reader, end: number): boolean {
  return boundaries(end) || OFFICE_AFTER.test(text.slice(end, end + 2));
}

/** Of `named` those that lie in the place named right before (广州市天河区, 广州的天河); undefined when none does. */
function joinable(
  text: string,
  at: number,
  named: readonly NamedPlace[],
  before: PlaceMention | undefined,
): readonly NamedPlace[] | undefined {
  if (before === undefined || at - before.end > 1 || !/^[的·\s]?$/u.test(text.slice(before.end, at))) return undefined;
  const inside = named.filter(({ place, ordinary }) =>
    before.candidates.some((outer) => liesIn(place, outer) && !(ordinary && outer.level === "national")),
  );
  // 北京天津河北 is a list: the name also belongs to a place as large as the one before.
  const isPeer = named.some(
    ({ place }) => !inside.some((one) => one.place === place) && place.level === before.candidates[0]?.level,
  );
  if (isPeer) return undefined;
  return inside.length > 0 ? inside : undefined;
}

const OPENING = /(?:^|[\s，。、；：！？,.;:!?“”"'‘’《》（）()【】—–-]|[和与跟同比及])$/u;
const POINTING = /(?:隔壁|邻居|邻近|相邻|毗邻|周边|附近|邻[省县市区]|兄弟[县市区]|外[省县市区])的?$/u;
const TIME_AFTER =
  /^的?(?:(?:19|20)\d\d年?|去年|今年|前年|上年|明年|上半年|全年|年[初末底])的?(?:全年|全[省市县区州])?(?:GDP|地区生产|生产总值|国内生产|经济|财政|一般公共|人口|常住|户籍|固定资产|固投|社会消费|社零|规上|规模以上|工业|农业|人均|居民|城镇|农村|粮食|外贸|进出口|政府|工作)/iu;

/** Whether an ordinary word at [at, end) is meant as a place: alone, after 邻县 and the like, or opening a clause with a time and a general indicator after it (和平2019年GDP). */
function asksForPlace(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  const after = text.slice(end, end + 16);
  if (before.trim() === "" && at <= 6 && after.trim() === "" && end + 16 >= text.length) return true;
  return POINTING.test(before) || (OPENING.test(before) && TIME_AFTER.test(after));
}

/** A county named by two characters (易县, 和县) is read after an opening, a preposition or a time only. */
function isNarrowContext({ text, boundaries }: Reader, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  const after = text.slice(end, end + 2);
  const opened =
    OPENING.test(before) || POINTING.test(before) || /(?:[在对为到赴于由给从向是至经原年我]|代表|关于)$/u.test(before);
  const withOffice = NARROW_OFFICE_AFTER.test(after) && !/^[和与及]/u.test(text.slice(at, end));
  return opened && (boundaries(end) || withOffice);
}

/** 全国文明城市, 全国人大: a title or an institution; 中国特色, 中国移动: a name. */
function isNation(text: string, at: number, end: number): boolean {
  const after = text.slice(end, end + 6);
  if (text.startsWith("全国", at)) {
    return !/^(?:第|首|前|最|唯一|一流|领先|率先|先进|示范|文明|优秀|模范|劳动模范|五一|重点|知名|著名|卫生|双拥|试点|排[名位]|\d*[十百千]?强|百佳|十佳|人大|人民代表|政协|两会|党代会|统一|各)/u.test(
      after,
    );
  }
  return (
    asksForPlace(text, at, end) ||
    /^(?:的|全国|去年|今年)/u.test(after) ||
    (/(?:整个|全|占|比|是|与|和|在)$/u.test(text.slice(0, at)) && /^(?:$|[，。？?！]|有|是|平均)/u.test(after))
  );
}
