/**
 * Puts together what each figure of a sentence counts, from the report's own words: the clause, the subject it inherits, the list it stands in.
 * Doesn't look beyond the sentence.
 */
import type { Span } from "../span.ts";
import { divideAsides } from "./aside-figures.ts";
import { endsWithChange, predicateStart } from "./clause-words.ts";
import { cleanWords, composeIndicator, type Indicator } from "./compose-indicator.ts";
import { describeIndicator } from "./describe-indicator.ts";
import type { FigureMention } from "./figure.ts";
import { divideWords, type FigureWords, isBreak, type SentenceWords } from "./figure-words.ts";
import type { EarlierFigure, FigurePlace } from "./inherit-subject.ts";
import { leftCore } from "./left-words.ts";
import { assignNames } from "./match-lists.ts";
import type { Name } from "./split-names.ts";
import { isTargetNote } from "./target-note.ts";

/** Fewer characters between a figure and a bracket name nothing (左右, 以上). */
const MIN_NOUN_CHARS = 3;
/** 分别 that goes back to the figures before, after what it is compared with. */
const EACH_AGAIN = /^[，,]?(?:同比|环比|年均|(?:比|较)[^，；]{2,10}?)*分别/;

/**
 * One indicator per mention. `broken`: what the sentence before told of, when this one breaks it down (分轻重工业看，轻工业增长…).
 */
export function readIndicators(sentence: SentenceWords, broken: readonly Span[] = []): Indicator[] {
  const { plain, asides } = divideAsides(sentence);
  const outside = readPlain(plain, broken);
  if (asides.length === 0) return outside;
  const found = new Map(plain.mentions.map((mention, index) => [mention, outside[index] as Indicator]));
  for (const aside of asides) {
    const owner = ownerOf(plain, outside, aside.span.start);
    const inside = readPlain(aside.words, owner?.indicator.base ?? [], owner);
    for (const [index, mention] of aside.words.mentions.entries()) found.set(mention, inside[index] as Indicator);
  }
  return sentence.mentions.map((mention) => found.get(mention) as Indicator);
}

/** What an aside or a target is about, and the figure that counts it, if any does. */
interface Owner {
  indicator: Indicator;
  mention: FigureMention | undefined;
}

/** What an aside is about: the figure before it, or the noun between that figure and it (企业（含小微8家）20家). */
function ownerOf(plain: SentenceWords, outside: readonly Indicator[], at: number): Owner | undefined {
  const index = plain.mentions.findLastIndex((mention) => mention.end <= at);
  const previous = plain.mentions[index];
  let start = at;
  while (start > (previous?.end ?? plain.start) && !isBreak(plain.folded, start - 1)) start--;
  start += /^.* {2,}[、和及与]?/.exec(plain.folded.slice(start, at))?.[0].length ?? 0;
  const core = leftCore(plain.folded, { start, end: at });
  const indicator = outside[index];
  if (core === undefined || (start === previous?.end && core.end - core.start < MIN_NOUN_CHARS))
    return indicator === undefined ? undefined : { indicator, mention: previous };
  return { indicator: composeIndicator(plain, { own: [core], base: [core], changes: false }), mention: undefined };
}

/** `owner`: what the figure before the words is about, when they are an aside to it. */
function readPlain(sentence: SentenceWords, broken: readonly Span[], owner?: Owner): Indicator[] {
  const names = assignNames(sentence);
  const divided = divideWords(sentence);
  const result: Indicator[] = [];
  let anchor: readonly Span[] = broken;
  let full: readonly Span[] = owner?.indicator.own ?? broken;
  let shares = false;
  let before = owner;
  const earlier: EarlierFigure[] = owner?.mention === undefined ? [] : [{ ...owner, mention: owner.mention }];
  for (const [index, mention] of sentence.mentions.entries()) {
    const words = divided[index] as FigureWords;
    const name = names.get(index) ?? earlierName(sentence, divided, result, index);
    const place: FigurePlace = {
      sentence,
      divided,
      index,
      anchor,
      full: shares && mention.unit !== "百分点" ? anchor : full,
      earlier,
    };
    const indicator: Indicator =
      targetOf(sentence, words, mention, before) ??
      (name === undefined ? describeIndicator(place, mention, words) : fromName(sentence, name, words));
    result.push(indicator);
    before = { indicator, mention };
    earlier.push({ indicator, mention });
    if (indicator.base.length > 0) anchor = indicator.base;
    if (indicator.spans.length > 0) full = indicator.own;
    shares = indicator.shares;
  }
  return result;
}

/** 增长14.44%（年度目标7%左右）: the target of the figure before. */
function targetOf(
  { folded }: SentenceWords,
  { left }: FigureWords,
  { unit }: FigureMention,
  before: Owner | undefined,
): Indicator | undefined {
  const words = folded.slice(left.start, left.end);
  if (before === undefined || before.indicator.own.length === 0 || !isTargetNote(words)) return undefined;
  const { direction, ...indicator } = before.indicator;
  if (before.mention !== undefined && before.mention.unit !== unit)
    return { ...indicator, changes: endsWithChange(words) || /增[长速]/.test(words) };
  const same = before.mention?.direction ?? direction;
  return { ...indicator, ...(same === undefined ? {} : { direction: same }) };
}

/** 城镇居民收入17175元，农村居民收入5153元，实际增长9.8%和8.5%: the changes of as many levels, without 分别. */
function changeAgain(
  { folded, mentions }: SentenceWords,
  result: readonly Indicator[],
  first: number,
  count: number,
  words: string,
): RegExpExecArray | null {
  const levels = mentions.slice(first - count, first);
  const unit = levels[0]?.unit;
  const alike = levels.every((level) => level.unit === unit) && unit !== mentions[first]?.unit;
  const together = !/[；。]/.test(folded.slice(levels[0]?.start ?? 0, mentions[first]?.start ?? 0));
  const distinct = new Set(result.slice(first - count, first).map((indicator) => indicator.text)).size === count;
  return alike && together && distinct && endsWithChange(words) ? /^[，,]?/.exec(words) : null;
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
  const each = EACH_AGAIN.exec(words) ?? changeAgain(sentence, result, first, count, words);
  const share = each === null ? null : /^占(?![地用有领])/.exec(words.slice(each[0].length));
  if (each === null || (share === null && predicateStart(words) > Math.max(1, each[0].length - 2))) return undefined;
  const source = result[index - count];
  if (source === undefined) return undefined;
  if (share === null) return { text: source.text, spans: source.base };
  const part = { start: left.start + each[0].length, end: left.end };
  const whole = sentence.text.slice(part.start, part.end).replace(/的$/, "");
  return { text: `${source.text}${whole}${/比重|比例$/.test(whole) ? "" : "比重"}`, spans: [...source.base, part] };
}

function fromName(sentence: SentenceWords, name: Name, words: FigureWords): Indicator {
  const left = sentence.folded.slice(words.left.start, words.left.end);
  const shares = /占[^，]{0,16}(?:比重|比例)/.test(name.text);
  return {
    text: cleanWords(name.text),
    spans: name.spans,
    own: name.spans,
    base: name.spans,
    changes: endsWithChange(left),
    shares,
  };
}
