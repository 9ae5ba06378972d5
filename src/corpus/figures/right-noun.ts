/**
 * Reads the noun after a figure that counts it: 5家企业入选百强, 总投资168亿元的44个项目, 388户771人贫困人口.
 * Doesn't read the words before the figure.
 */
import type { Span } from "../span.ts";
import { actionLength, contrastLength, openingLength, predicateStart, thinLength, verbLength } from "./clause-words.ts";
import type { FigureWords, SentenceWords } from "./figure-words.ts";
import { MAX_NOUN_CHARS } from "./left-words.ts";
import { unitClass } from "./units.ts";

const NOT_COUNTED =
  /^(?:和(?![谐平美睦])|与|及|以及|、|增(?:长(?!极)|加|至|到|幅|速|收|产)|提|下降|减|同比|环比|比[^例]|较|占|为|达|超|居|位|以|且|而|并|用于|其中|左右|不等|的基础|高于|低于|快于)/;
const NOT_ATTRIBUTE =
  /^(?:基础|速度|幅度|增长|目标|水平|较快|高|中高|增幅|增速|比例|任务|历史|好成绩|优惠|方式|要求|工作(?!人员)|办法|规模|时间|计划|年份|能力|政策|标准(?!化)|指标)/;
const VERBAL = /^(?:可|实现|达标|完成|得到|通过|建成|开工|完工|投产|投运|建立)/;
const PREDICATE_IN_LIST =
  /(?:全力|全部|均|都|已|成功|顺利|正式|相继|陆续|如期|建成|复工|开工|完工|竣工|投产|签约|落地|入选|获评|荣获|通过|上市|启动|实现|投入|加快|达标|完成|稳步|有序|脱贫|进展|投用|运行|通车|落户|获得|受益|获益|增收|享受|纳入|得到|入住|上岗|出列|摘帽|领取)/;

const ITEM_CLASSES = new Set(["count", "people", "household"]);
/** 基本完成, 如期启动, 已经省批复立项: said of items that were named before. */
const ONLY_PREDICATE =
  /^(?:已经?|均已?|都|全部|基本|如期|正在|正(?=[在加积])|即将|将(?!来)|需|未|尚未|顺利|成功|提前|按期|仍|还|陆续|相继|完成|竣工|开工|建成|投产|通过)(?![的])(?:[^的]|的(?=[^，]))*$/;

/** A sentence and which words are whose. */
export interface DividedSentence {
  sentence: SentenceWords;
  divided: readonly FigureWords[];
}

export interface RightNoun {
  spans: Span[];
  /** 总投资168亿元的44个项目: the figure is an attribute of the noun. */
  attributive: boolean;
  /** 100%实现楼道撤桶: the words after are what is reached. */
  verbal: boolean;
  /** 5项基本完成, 11项如期启动: the words after only say what became of the items. */
  predicate?: boolean;
}

/** The noun that the figure counts when it stands after it: 5家企业入选百强. */
export function rightNoun(place: DividedSentence, index: number): RightNoun | undefined {
  const { folded, mentions } = place.sentence;
  const words = place.divided[index];
  const mention = mentions[index];
  if (words === undefined || mention === undefined) return undefined;
  const next = mentions[index + 1];
  if (words.adjacent && next !== undefined && next.unit !== mention.unit) return nounAfterBoth(place, index);
  const first = words.right[0];
  if (first === undefined) return nounOfNext(place, index);
  const text = folded.slice(first.start, first.end);
  if (text.startsWith("的")) return attributeOf(place, index, first);
  if (ONLY_PREDICATE.test(text) && ITEM_CLASSES.has(unitClass(mention.unit)))
    return { spans: trimSpans(folded, [first]), attributive: false, verbal: true, predicate: true };
  if (
    !/^[一-龥“"《A-Za-z（(]/.test(text) ||
    (NOT_COUNTED.test(text) && unitClass(mention.unit) !== "time") ||
    predicateStart(text) === 0
  )
    return undefined;
  const shared = [...sharedHead(place, index, text), ...sharedPredicate(place, index)];
  const own = withoutLead(folded, words.right, next);
  const spans = shared.length > 0 && text.length === 1 ? [...own, ...shared] : [...trimSpans(folded, own), ...shared];
  return spans.length === 0
    ? undefined
    : { spans, attributive: false, verbal: verbLength(text) > 0 || VERBAL.test(text) };
}

/** 两个产业集群年营收入分别突破30亿元: what leads to the next figure isn't counted by this one. */
function withoutLead(folded: string, right: readonly Span[], next: Span | undefined): Span[] {
  const last = right.at(-1);
  if (last === undefined || last.end !== next?.start) return [...right];
  const text = folded.slice(last.start, last.end);
  const each = text.indexOf("分别");
  const length = predicateStart(each < 0 ? text : text.slice(0, each));
  return length < 2 ? [...right] : [...right.slice(0, -1), { start: last.start, end: last.start + length }];
}

/** 388户771人贫困人口: both count what follows; after 、 only a predicate goes back (道路50公里、3座桥梁 are two things). */
function nounAfterBoth(place: DividedSentence, index: number): RightNoun | undefined {
  const { folded } = place.sentence;
  const noun = rightNoun(place, index + 1);
  if (noun?.attributive !== false) return undefined;
  const left = place.divided[index]?.left;
  const first = noun.spans[0];
  if (place.divided[index + 1]?.listed !== true || left === undefined || first === undefined) return noun;
  const own = folded.slice(left.start, left.end);
  const name = own.slice(openingLength(own), predicateStart(own));
  const named = name.length > verbLength(name) && thinLength(name) === 0 && !/^(?:剩余|其余|另外|剩下的?)$/.test(name);
  return !named || PREDICATE_IN_LIST.exec(folded.slice(first.start, first.end))?.index === 0 ? noun : undefined;
}

/** 新建103个、修缮60个农村互助幸福院: the noun stands after the last of them. */
function nounOfNext(place: DividedSentence, index: number): RightNoun | undefined {
  const { folded } = place.sentence;
  const next = place.divided[index + 1];
  if (next === undefined || !next.listed) return undefined;
  const action = folded.slice(next.left.start, next.left.end);
  if (action === "" || verbLength(action) !== action.length) return undefined;
  const noun = rightNoun(place, index + 1);
  return noun?.attributive === false ? noun : undefined;
}

/** 总投资168.2亿元的44个项目成功签约: the noun stands after 的, perhaps after another figure. */
function attributeOf(place: DividedSentence, index: number, right: Span): RightNoun | undefined {
  const { folded, mentions } = place.sentence;
  const next = mentions[index + 1];
  const listed = next === undefined ? undefined : listTo(folded, right.start + 1, next);
  const behind = listed ?? { start: right.start + 1, end: right.end };
  const skips = next !== undefined && next.start === behind.start;
  const after = place.divided[index + 1]?.right ?? [];
  const spans = trimSpans(folded, skips ? after : listed === undefined ? [behind] : [behind, ...after]);
  const first = spans[0];
  if (first === undefined || NOT_ATTRIBUTE.test(folded.slice(first.start, first.end))) return undefined;
  return { spans, attributive: true, verbal: false };
}

/** 总投资11.4亿元的奥特莱斯、青要谷综合体等4个项目: all the names up to the figure that sums them up. */
function listTo(folded: string, start: number, next: Span): Span | undefined {
  const words = folded.slice(start, next.start);
  return /^[^，；。：\n]{2,24}等$/.test(words) && words.includes("、") ? { start, end: next.start } : undefined;
}

/** Spans without joiners at the end, not longer than a name. */
export function trimSpans(folded: string, spans: readonly Span[]): Span[] {
  let room = MAX_NOUN_CHARS;
  const kept: Span[] = [];
  for (const span of spans) {
    const text = folded
      .slice(span.start, Math.min(span.end, span.start + room))
      .replace(/(?:和|与|及|以及|、|[（(])+$/, "");
    if (text.trim() === "") continue;
    kept.push({ start: span.start, end: span.start + text.length });
    room -= text.length;
    if (room <= 0) break;
  }
  const length = kept.reduce((sum, span) => sum + span.end - span.start, 0);
  return length < 2 ? [] : kept;
}

/** 4个固定、2个流动检查站: the noun that names set apart have in common. */
function sharedHead(place: DividedSentence, index: number, own: string): Span[] {
  const { folded } = place.sentence;
  const next = place.divided[index + 1];
  const noun = next?.listed === true && next.left.end === next.left.start ? next.right[0] : undefined;
  if (noun === undefined || contrastLength(own) !== own.length) return [];
  const length = contrastLength(folded.slice(noun.start, noun.end));
  return length === 0 || length === noun.end - noun.start ? [] : [{ start: noun.start + length, end: noun.end }];
}

/** 5940家企业、59个项目复工复产: the first shares what the last does. */
function sharedPredicate(place: DividedSentence, index: number): Span[] {
  const { folded } = place.sentence;
  const next = place.divided[index + 1];
  if (next === undefined || !next.listed || next.left.end > next.left.start) return [];
  const own = place.divided[index]?.right[0];
  if (own !== undefined && PREDICATE_IN_LIST.test(folded.slice(own.start, own.end))) return [];
  const last = next.right.at(-1);
  if (last === undefined) return [];
  const words = folded.slice(last.start, last.end);
  if (actionLength(words) === words.length) return [last];
  const match = PREDICATE_IN_LIST.exec(words);
  if (match === null) return sharedPredicate(place, index + 1);
  return match.index < 2 ? [] : trimSpans(folded, [{ start: last.start + match.index, end: last.end }]);
}
