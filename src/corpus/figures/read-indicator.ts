/**
 * Puts together what each figure of a sentence counts, from the report's own words: the clause, the subject it inherits, the list it stands in.
 * Doesn't look beyond the sentence.
 */
import type { Span } from "../span.ts";
import {
  endsWithChange,
  isInvestment,
  isState,
  isThin,
  measureLength,
  openingLength,
  predicateStart,
  startsWithAspect,
  stateLength,
  thinLength,
  verbLength,
} from "./clause-words.ts";
import type { FigureMention } from "./figure.ts";
import { divideWords, type FigureWords, isBreak, type SentenceWords } from "./figure-words.ts";
import { assignNames } from "./match-lists.ts";
import { unitClass } from "./units.ts";

/** What a figure counts. `base` are the words that later figures of the sentence may inherit. */
export interface Indicator {
  text: string;
  spans: Span[];
  /** The same spans, in the order of the words in `text`. */
  own: Span[];
  base: Span[];
  /** The words before the figure say that it is a growth or a decline. */
  changes: boolean;
  /** 占全市, 占比: the figure is a share. */
  shares: boolean;
}

const MAX_NOUN_CHARS = 36;
const AMONG_BACK_CHARS = 3;
const RATE_CLASSES = new Set(["percent", "permille", "points", "multiple"]);
const SHARE =
  /(?:所)?占[^，。；\d]{0,18}?(?=的?(?:比重|比例|份额)?(?:已|也|均|分别|约|近|超过|超|逾|达到|达|为|是|由|从|[上提升]{2}到|增加到|下降到|降至|升至|降到|的|将|到)*$)/;
const ENDS_IN_LINK =
  /(?:约|近|超过|超|逾|达|共计|共|的|、|和|与|(?<![普涉惠危顾触波遍论提])及|了|[现共已拥]?有|到|约为|已达|合计)+$/;
const NOT_COUNTED =
  /^(?:和(?![谐平美睦])|与|及|以及|、|增(?:长(?!极)|加|至|到|幅|速|收|产)|提|下降|减|同比|环比|比[^例]|较|占|为|达|超|居|位|以|且|而|并|用于|其中|左右|不等|的基础|高于|低于|快于)/;
const NOT_ATTRIBUTE =
  /^(?:基础|速度|幅度|增长|目标|水平|较快|高|中高|增幅|增速|比例|任务|历史|好成绩|优惠|方式|要求|工作(?!人员)|办法|规模|时间|计划|年份|能力|政策|标准(?!化)|指标)/;
const VERBAL = /^(?:可|实现|达标|完成|得到|通过|建成|开工|完工|投产|投运|建立)/;
const PREDICATE_IN_LIST =
  /(?:全力|全部|均|都|已|成功|顺利|正式|相继|陆续|如期|建成|复工|开工|完工|竣工|投产|签约|落地|入选|获评|荣获|通过|上市|启动|实现|投入|加快|达标|完成|稳步|有序|脱贫|进展|投用|运行|通车|落户|获得)/;

/**
 * One indicator per mention. `broken`: what the sentence before told of, when this one breaks it down (分轻重工业看，轻工业增长…).
 */
export function readIndicators(sentence: SentenceWords, broken: readonly Span[] = []): Indicator[] {
  const names = assignNames(sentence);
  const divided = divideWords(sentence);
  const result: Indicator[] = [];
  let anchor: readonly Span[] = broken;
  let full: readonly Span[] = broken;
  let shares = false;
  for (const [index, mention] of sentence.mentions.entries()) {
    const words = divided[index] as FigureWords;
    const name = names.get(index) ?? earlierName(sentence, divided, result, index);
    const indicator: Indicator =
      name === undefined
        ? describe(
            { sentence, divided, index, anchor, full: shares && mention.unit !== "百分点" ? anchor : full },
            mention,
            words,
          )
        : fromName(sentence, name, words);
    result.push(indicator);
    if (indicator.base.length > 0) anchor = indicator.base;
    if (indicator.spans.length > 0) full = indicator.own;
    shares = indicator.shares;
  }
  return result;
}

/** 名牌18个，商标25件，分别比2006年增加2个、21件: the list goes back to as many figures before it. */
function earlierName(
  sentence: SentenceWords,
  divided: readonly FigureWords[],
  result: readonly Indicator[],
  index: number,
): Name | undefined {
  const { folded, mentions } = sentence;
  let first = index;
  while (first > 0 && divided[first]?.listed === true && divided[first]?.left.start === divided[first]?.left.end)
    first--;
  let last = index;
  while (divided[last + 1]?.listed === true && divided[last + 1]?.left.start === divided[last + 1]?.left.end) last++;
  const count = last - first + 1;
  const left = divided[first]?.left;
  if (count < 2 || left === undefined || first < count || mentions[first] === undefined) return undefined;
  const words = folded.slice(left.start, left.end);
  if (!/^[，,]?分别/.test(words) || predicateStart(words) > 1) return undefined;
  const source = result[index - count];
  return source === undefined ? undefined : { text: source.text, spans: source.base };
}

interface Name {
  text: string;
  spans: Span[];
}

interface Place {
  sentence: SentenceWords;
  divided: readonly FigureWords[];
  index: number;
  /** What the figure before counts, without what only it adds (出口 of 进出口总额). */
  anchor: readonly Span[];
  /** All words of the figure before, for a change of it (出口64亿元，下降23%). */
  full: readonly Span[];
}

/** 对公用经费压减15%: what changes is the noun alone. */
function withoutLead(folded: string, span: Span | undefined): Span | undefined {
  if (span === undefined) return undefined;
  const length = /^(?:对|将|把|使|在|推动|促进|带动)+/.exec(folded.slice(span.start, span.end))?.[0].length ?? 0;
  return span.end - span.start - length < 2 ? span : { start: span.start + length, end: span.end };
}

function describe(place: Place, mention: FigureMention, words: FigureWords): Indicator {
  const { folded } = place.sentence;
  const leftText = folded.slice(words.left.start, words.left.end);
  const changes = endsWithChange(leftText) && !/[到至为](?:每[人户亩月年生]|全[国省市县区])*[约近了]?$/.test(leftText);
  const share = readShare(place, words);
  if (share !== undefined) return share;
  const core = leftCore(folded, words.left);
  const right = rightNoun(place, place.index);
  if (right?.attributive === true) {
    return compose(place.sentence, {
      own: [...right.spans, ...listOf(thinPart(folded, core))],
      base: right.spans,
      changes,
    });
  }
  const rate = RATE_CLASSES.has(unitClass(mention.unit));
  if (right !== undefined && !changes && (!rate || core === undefined || right.verbal))
    return withRight(place, mention, words, right);
  return withLeft(place, words, changes ? withoutLead(folded, core) : core, changes);
}

/** 突出抓好总投资100亿元的项目: of the words before only 总投资 is the figure's. */
function thinPart(folded: string, core: Span | undefined): Span | undefined {
  if (core === undefined) return undefined;
  const length = thinLength(folded.slice(core.start, core.end));
  return length === 0 ? core : { start: core.end - length, end: core.end };
}

function listOf(span: Span | undefined): Span[] {
  return span === undefined ? [] : [span];
}

/** 占全市28%: subject, 占全市, and the word 比重. */
function readShare(place: Place, words: FigureWords): Indicator | undefined {
  const { folded } = place.sentence;
  const text = folded.slice(words.left.start, words.left.end);
  const match = SHARE.exec(text);
  if (match === null || /占(?:地|用|有|比|领)/.test(match[0])) return undefined;
  const share = { start: words.left.start + match.index, end: words.left.start + match.index + match[0].length };
  const before = leftCore(folded, { start: words.left.start, end: share.start });
  const subject =
    before === undefined || isAspect(folded, before) ? [...inherit(place, words, true), ...listOf(before)] : [before];
  return compose(place.sentence, {
    own: [...subject, share],
    base: subject,
    changes: false,
    shares: true,
    suffix: "比重",
  });
}

function isAspect(folded: string, span: Span): boolean {
  const text = folded.slice(span.start, span.end);
  return isThin(text.replace(/^(?:实现|完成)/, "")) || startsWithAspect(text);
}

/** Left words without what opens the clause and what leads to the figure; undefined when nothing is left. */
function leftCore(folded: string, left: Span): Span | undefined {
  const text = folded.slice(left.start, left.end);
  const body = text.slice(0, predicateStart(text)).replace(/的$/, "");
  const skip = openingLength(body);
  let start = left.start + skip + (body.charAt(skip) === "的" ? 1 : 0);
  const end = left.start + body.length;
  if (end - start > MAX_NOUN_CHARS) start = end - MAX_NOUN_CHARS;
  if (isThin(folded.slice(start, end)) && body.length > skip) {
    const light = /(?:完成|实现|新增|累计|计划)+$/.exec(body.slice(0, skip));
    if (light !== null) start -= light[0].length;
  }
  return end > start ? { start, end } : undefined;
}

interface RightNoun {
  spans: Span[];
  /** 总投资168亿元的44个项目: the figure is an attribute of the noun. */
  attributive: boolean;
  /** 100%实现楼道撤桶: the words after are what is reached. */
  verbal: boolean;
}

/** The noun that the figure counts when it stands after it: 5家企业入选百强. */
function rightNoun(place: Place, index: number): RightNoun | undefined {
  const { folded, mentions } = place.sentence;
  const words = place.divided[index];
  const mention = mentions[index];
  if (words === undefined || mention === undefined) return undefined;
  const next = mentions[index + 1];
  if (words.adjacent && next !== undefined && next.unit !== mention.unit) {
    const following = rightNoun(place, index + 1);
    return following?.attributive === false ? following : undefined;
  }
  const first = words.right[0];
  if (first === undefined) return undefined;
  const text = folded.slice(first.start, first.end);
  if (text.startsWith("的")) return attributeOf(place, index, first);
  if (!/^[一-龥“"《A-Za-z（(]/.test(text) || NOT_COUNTED.test(text) || predicateStart(text) === 0) return undefined;
  const spans = [...trimmed(folded, words.right), ...sharedPredicate(place, index)];
  return spans.length === 0
    ? undefined
    : { spans, attributive: false, verbal: verbLength(text) > 0 || VERBAL.test(text) };
}

/** 总投资168.2亿元的44个项目成功签约: the noun stands after 的, perhaps after another figure. */
function attributeOf(place: Place, index: number, right: Span): RightNoun | undefined {
  const { folded, mentions } = place.sentence;
  const next = mentions[index + 1];
  const behind = { start: right.start + 1, end: right.end };
  const skips = next !== undefined && next.start === behind.start;
  const spans = trimmed(folded, skips ? (place.divided[index + 1]?.right ?? []) : [behind]);
  const first = spans[0];
  if (first === undefined || NOT_ATTRIBUTE.test(folded.slice(first.start, first.end))) return undefined;
  return { spans, attributive: true, verbal: false };
}

/** Spans without joiners at the end, not longer than a name. */
function trimmed(folded: string, spans: readonly Span[]): Span[] {
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

/** 5940家企业、59个项目复工复产: the first shares what the last does. */
function sharedPredicate(place: Place, index: number): Span[] {
  const { folded } = place.sentence;
  const next = place.divided[index + 1];
  if (next === undefined || !next.listed || next.left.end > next.left.start) return [];
  const own = place.divided[index]?.right[0];
  if (own !== undefined && PREDICATE_IN_LIST.test(folded.slice(own.start, own.end))) return [];
  const last = next.right.at(-1);
  if (last === undefined) return [];
  const match = PREDICATE_IN_LIST.exec(folded.slice(last.start, last.end));
  return match === null || match.index < 2 ? [] : trimmed(folded, [{ start: last.start + match.index, end: last.end }]);
}

function withRight(place: Place, mention: FigureMention, words: FigureWords, right: RightNoun): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const text = folded.slice(words.left.start, words.left.end).replace(ENDS_IN_LINK, "");
  const skip = openingLength(text);
  let core: Span | undefined = { start: words.left.start + skip, end: words.left.start + text.length };
  if (unitClass(mention.unit) === "time") core = durationCore(folded, words.left) ?? core;
  if (core.end <= core.start) core = undefined;
  else if (core.end - core.start > MAX_NOUN_CHARS) core = { start: core.end - MAX_NOUN_CHARS, end: core.end };
  const rate = RATE_CLASSES.has(unitClass(mention.unit));
  if (rate && right.verbal) {
    const subject = core === undefined ? [...anchor] : [core];
    return compose(sentence, { own: [...subject, ...right.spans], base: subject, changes: false });
  }
  if (core === undefined && words.listed) core = sharedVerb(folded, anchor);
  if (core !== undefined && unitClass(mention.unit) === "time" && isAspect(folded, core)) {
    return compose(sentence, { own: [...anchor, core, ...right.spans], base: anchor, changes: false });
  }
  const own = [...listOf(core), ...right.spans];
  const last = right.spans[0];
  const bare = core === undefined && last !== undefined && isState(folded.slice(last.start, last.end));
  if (bare) {
    const subject = inherit(place, words, false);
    return compose(sentence, { own: [...subject, ...own], base: subject.length > 0 ? subject : own, changes: false });
  }
  return compose(sentence, { own, base: own, changes: false });
}

/** 提前一年, 总量连续十三年: the words before a duration without 连续. */
function durationCore(folded: string, left: Span): Span | undefined {
  const text = folded.slice(left.start, left.end);
  const early = /提前$/.exec(text);
  if (early !== null) return { start: left.start + early.index, end: left.end };
  const streak = /(?:已)?(?:连续|接连)$/.exec(text);
  if (streak === null) return undefined;
  const body = text.slice(0, streak.index);
  const skip = openingLength(body);
  return { start: left.start + skip, end: left.start + body.length };
}

function sharedVerb(folded: string, anchor: readonly Span[]): Span | undefined {
  const first = anchor[0];
  if (first === undefined) return undefined;
  const text = folded.slice(first.start, first.end);
  const length = verbLength(text);
  return length === 0 ? undefined : { start: first.start, end: first.start + length };
}

function withLeft(place: Place, words: FigureWords, core: Span | undefined, changes: boolean): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const text = core === undefined ? "" : folded.slice(core.start, core.end);
  if (core !== undefined && words.listed) {
    const shared =
      sharedWord(folded, anchor, core) ??
      (verbLength(text) === 0 ? sharedVerb(folded, anchor) : sharedTarget(folded, anchor));
    if (shared !== undefined) return compose(sentence, { own: [shared, core], base: [shared, core], changes });
  }
  if (core !== undefined && isInvestment(text)) {
    const purpose = nextAction(place, words);
    if (purpose !== undefined) return compose(sentence, { own: [core, purpose], base: [core, purpose], changes });
  }
  if (core !== undefined && anchor.length > 0 && isState(text)) {
    return compose(sentence, { own: [...withoutVerb(folded, anchor), core], base: anchor, changes });
  }
  if (core !== undefined && !isAspect(folded, core)) {
    const measure = changes ? sharedMeasure(folded, anchor, text) : undefined;
    return compose(sentence, { own: [core, ...listOf(measure)], base: [core, ...listOf(measure)], changes });
  }
  const total = totalWord(folded, words.left);
  const own = core === undefined ? listOf(total) : [core];
  if (own.length === 0 && continues(place, words)) return compose(sentence, { own: place.full, base: anchor, changes });
  const subject = inherit(place, words, total !== undefined);
  const among = subject.length === 0 ? [] : amongWord(folded, words.left);
  return compose(sentence, { own: [...subject, ...among, ...own], base: subject.length > 0 ? subject : own, changes });
}

/** 为企业发放补贴2亿元、减税7亿元: both are for them. */
function sharedTarget(folded: string, anchor: readonly Span[]): Span | undefined {
  const first = anchor[0];
  if (first === undefined || !/^[为向]/.test(folded.slice(first.start, first.end))) return undefined;
  for (let at = first.start + 3; at < Math.min(first.end, first.start + 12); at++) {
    if (verbLength(folded.slice(at, first.end)) >= 2) return { start: first.start, end: at };
  }
  return undefined;
}

/** 土地收储7.4公顷、出让11.6公顷; 生猪存栏46万头、出栏61万头: the noun of the first goes on. */
function sharedWord(folded: string, anchor: readonly Span[], core: Span): Span | undefined {
  const first = anchor[0];
  if (first === undefined || anchor.length > 1 || core.end - core.start !== 2) return undefined;
  const text = folded.slice(first.start, first.end);
  if (
    text.length < 4 ||
    text.length > 10 ||
    verbLength(text) > 0 ||
    verbLength(folded.slice(core.start, core.end)) === 0
  )
    return undefined;
  return verbLength(text.slice(-2)) === 2 ? { start: first.start, end: first.end - 2 } : undefined;
}

/** 投资512万元，建设乡间公路14条: what the money is for stands in the next clause. */
function nextAction({ sentence }: Place, words: FigureWords): Span | undefined {
  const { folded, mentions } = sentence;
  const mention = mentions.find((candidate) => candidate.start === words.left.end);
  if (mention === undefined || !/^[，,]/.test(folded.slice(mention.end, mention.end + 1))) return undefined;
  const start = mention.end + 1;
  let end = start;
  const next = mentions.find((candidate) => candidate.start >= start)?.start ?? sentence.end;
  while (end < next && end < sentence.end && !isBreak(folded, end)) end++;
  const purpose = folded.slice(start, end);
  return verbLength(purpose) > 0 && !/计划|任务|目标/.test(purpose) ? trimmed(folded, [{ start, end }])[0] : undefined;
}

/** 签约项目60个、开工45个: the items without what was said of them. */
function withoutVerb(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined) return [];
  const text = folded.slice(first.start, first.end);
  const start = first.start + verbLength(text);
  const end = first.end - stateLength(text);
  return start < end ? [{ start, end }, ...rest] : rest;
}

/** 轻工业增加值增长14%；重工业增长12%; 烟酒类增长13%: the noun of quantity of the figure before. */
function sharedMeasure(folded: string, anchor: readonly Span[], core: string): Span | undefined {
  const last = anchor.at(-1);
  if (last === undefined || measureLength(core) > 0 || !/(?:[类业品]|企业|单位|工业|服务)$/.test(core))
    return undefined;
  const length = measureLength(folded.slice(last.start, last.end));
  return length === 0 ? undefined : { start: last.end - length, end: last.end };
}

/** 累计, 总数 alone before the figure. */
function totalWord(folded: string, left: Span): Span | undefined {
  const match = /(?:累计|总数|总量|合计)/.exec(folded.slice(left.start, left.end));
  return match === null
    ? undefined
    : { start: left.start + match.index, end: left.start + match.index + match[0].length };
}

/** What the figure before counts, or the noun of the clause before; a total isn't only of what was 新增. */
function inherit(place: Place, words: FigureWords, total: boolean): Span[] {
  const { anchor, sentence, index } = place;
  const previous = sentence.mentions[index - 1];
  const between = previous === undefined ? "" : sentence.folded.slice(previous.end, words.left.start);
  const moved =
    previous === undefined ||
    /；/.test(between) ||
    /^[^，；]*，[^，]*(?:继续|不断|持续|稳步|进一步|大幅|明显|显著)[^，]*，$/.test(between);
  const topic = moved ? topicBefore(sentence, words.left.start) : [];
  const subject = topic.length > 0 ? topic : headOf(sentence.folded, anchor);
  const first = subject[0];
  if (!total || first === undefined) return subject;
  const length = /^新增/.exec(sentence.folded.slice(first.start, first.end))?.[0].length ?? 0;
  return [{ start: first.start + length, end: first.end }, ...subject.slice(1)];
}

/** Is nothing between this figure and the one before but the clause that changes it (，下降23.2%)? */
function continues({ sentence, index, full }: Place, words: FigureWords): boolean {
  const previous = sentence.mentions[index - 1];
  return (
    full.length > 0 &&
    previous !== undefined &&
    !/[，；。]./.test(sentence.folded.slice(previous.end, words.left.start))
  );
}

/** 其中 before 出口, so that the words tell the part from the whole. */
function amongWord(folded: string, left: Span): Span[] {
  const at = folded.slice(left.start - AMONG_BACK_CHARS, left.end).indexOf("其中");
  const start = left.start - AMONG_BACK_CHARS + at;
  return at < 0 ? [] : [{ start, end: start + 2 }];
}

/** 长城公司实现产值…；实现税收…: who it is without what was achieved. */
function headOf(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined || rest.length > 0) return [...spans];
  const at = /(?:实现|完成)/.exec(folded.slice(first.start, first.end))?.index ?? 0;
  return at < 2 ? [first] : [{ start: first.start, end: first.start + at }];
}

/** The noun that opens the clause before, for clauses that are all predicate (国家外汇储备继续增加，达到2864亿美元). */
function topicBefore(sentence: SentenceWords, at: number): Span[] {
  const { folded } = sentence;
  let end = at;
  while (end > sentence.start && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentence.start && !isBreak(folded, start - 1)) start--;
  const core = leftCore(folded, { start, end });
  if (core === undefined || /^(?:在|为|按|根据|随着|通过|坚持|面对|围绕)/.test(folded.slice(core.start, core.end)))
    return [];
  if (sentence.mentions.some((mention) => mention.start >= start && mention.end <= end)) return [];
  const text = folded.slice(core.start, core.end);
  const cut = /(?:继续|不断|持续|稳步|进一步|大幅|明显|快速|全面|显著|平稳|增长|增加|提高|提升|下降|减少)/.exec(text);
  const length = cut !== null && cut.index >= 2 ? cut.index : text.length;
  return [{ start: core.start, end: core.start + Math.min(length, MAX_NOUN_CHARS) }];
}

function fromName(sentence: SentenceWords, name: Name, words: FigureWords): Indicator {
  const left = sentence.folded.slice(words.left.start, words.left.end);
  const shares = /占[^，]{0,16}(?:比重|比例)/.test(name.text);
  return {
    text: clean(name.text),
    spans: name.spans,
    own: name.spans,
    base: name.spans,
    changes: endsWithChange(left),
    shares,
  };
}

interface Parts {
  own: readonly Span[];
  base: readonly Span[];
  changes: boolean;
  shares?: boolean;
  /** Word that is added when the report leaves it out. */
  suffix?: string;
}

function compose(sentence: SentenceWords, { own, base, changes, shares = false, suffix = "" }: Parts): Indicator {
  const text = own.map((span) => clean(sentence.text.slice(span.start, span.end))).join("");
  const ending = suffix === "" && /占[^比率]{1,16}$/.test(text) ? "比重" : suffix;
  return {
    text: `${text}${text.endsWith(ending) ? "" : ending}`,
    spans: [...own].sort((a, b) => a.start - b.start),
    own: [...own],
    base: [...base],
    changes,
    shares,
  };
}

function clean(words: string): string {
  return words.replace(/\s+|&nbsp;|[〔[(（]\d{1,2}[〕\])）]/g, "");
}
