/**
 * Divides a sentence among its figures: which words before and after each figure are its own.
 * Doesn't say what they mean.
 */
import type { Span } from "../span.ts";
import { predicateStart, verbLength } from "./clause-words.ts";
import type { FigureMention } from "./figure.ts";
import { unitClass } from "./units.ts";

export interface SentenceWords extends Span {
  /** Folded text of the whole report; same offsets as the text. */
  folded: string;
  text: string;
  mentions: readonly FigureMention[];
}

/** The words next to a figure. */
export interface FigureWords {
  /** Back to the figure, joiner or break before; past a figure that only counts the same (2613户5894人) or rates it (10千伏线路50公里). */
  left: Span;
  /** On to the break, joiner or figure after; more than one when a duration or a share stands between (5条河涌连续6个月达标). */
  right: Span[];
  /** Joined to the figure before by 、 or 和 in the same clause. */
  listed: boolean;
  /** The words before are also those after the figure before: no break and no joiner stands between. */
  sharesBefore: boolean;
  /** The figure after follows with nothing but a joiner between (388户771人贫困人口). */
  adjacent: boolean;
}

const BREAK = /[，；：。！？,;:\n|]/;
const QUALIFIER = /^(?:[及或]?以[上下]|以上|以下|以内|之内|左右|之多|上下|内(?![容地部外陆])|多(?![个家项]))/;
const JOINER =
  /、|以及|(?<![共平缓饱总祥温])和(?![谐平睦解美])|(?<![参赋给])与(?!会)|(?<![普涉惠危顾触波遍论提不以])及(?![时早格其]|以[上下])|并(?=[新改扩建完引])/g;
/** Units of figures that words go on beyond: 5条河涌连续6个月达标, 胡村110千伏变电站. */
const PASSED_OVER = new Set(["time", "percent", "voltage", "power"]);
/** A noun so short goes on beyond the next figure too: 20个部门228项审批事项实现集中审批. */
const MAX_PASSED_CHARS = 3;
/** The name of a field is no longer than this. */
const MAX_LABEL_CHARS = 10;
const MAX_PASSED_FIGURES = 3;
const ENDS_WITH_ETC = /等[^、]{0,8}$/;

/** Is the character at `at` a break between clauses, not part of 1,234 or 20:50:30? */
export function isBreak(folded: string, at: number): boolean {
  const character = folded.charAt(at);
  if (!BREAK.test(character)) return false;
  return !(/[,:]/.test(character) && /\d/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at + 1)));
}

export function divideWords(sentence: SentenceWords): FigureWords[] {
  const { mentions } = sentence;
  const gaps = mentions.map((mention, index) => readGap(sentence, mentions[index - 1], mention));
  const lefts: Span[] = [];
  return mentions.map((mention, index) => {
    const gap = gaps[index] as Gap;
    const next = gaps[index + 1];
    const right =
      next === undefined
        ? [{ start: mention.end, end: breakAfter(sentence, mention.end, sentence.end) }]
        : rightOf(sentence, index, gaps);
    const left = leftOf(sentence, index, gap, lefts[index - 1]);
    lefts.push(left.span);
    return {
      left: left.span,
      right: right
        .map((span, position) => (position === 0 ? skipQualifier(sentence.folded, span) : span))
        .filter((span) => span.end > span.start),
      listed: left.rated ? gaps[index - 1]?.listed === true : gap.listed,
      sharesBefore: gap.shared && !left.rated,
      adjacent: next?.empty === true,
    };
  });
}

/** Units that rate a thing when its name follows at once: 110千伏变电站, 300兆瓦光伏电站. */
const RATINGS = new Set(["voltage", "power"]);
const DAILY_BEFORE = /[日年](?:产|处理|供|加工|消纳|屠宰|发电)?[一-龥]{0,2}$/;
const RATED_NAME = /^的?[一-龥A-Za-z（）()]{1,14}$/;
const COUNTS = new Set(["count", "people", "household", "visits"]);
const MEASURES = new Set(["percent", "permille", "points", "multiple", "money"]);

/** The words before a figure, and whether they take in a rating. */
function leftOf(
  { folded, mentions }: SentenceWords,
  index: number,
  gap: Gap,
  before: Span | undefined,
): { span: Span; rated: boolean } {
  const mention = mentions[index] as FigureMention;
  const previous = mentions[index - 1];
  const own = { span: { start: gap.leftStart, end: mention.start }, rated: false };
  if (previous === undefined || before === undefined) return own;
  const between = folded.slice(previous.end, mention.start);
  if (countsAlike(previous, mention, gap, between)) return { span: before, rated: false };
  const name = between.slice(0, predicateStart(between));
  const kind = unitClass(previous.unit);
  const daily = (kind === "weight" || kind === "volume") && DAILY_BEFORE.test(folded.slice(before.start, before.end));
  const rates = gap.shared && previous.unit !== mention.unit && (RATINGS.has(kind) || daily);
  const ends = /^(?:以上|左右|多)?(?:[，。；、,;:：）)\n]|和|及|与|$)/.test(folded.slice(mention.end, mention.end + 4));
  if (!rates || !ends || !RATED_NAME.test(name) || before.end !== previous.start) return own;
  return { span: { start: before.start, end: mention.start }, rated: true };
}

/** 2613户5894人 count the same, 20个部门228项 what is told of one thing; 投资6.4亿元7.4公里 and 两个翻一番 don't. */
function countsAlike(previous: FigureMention, mention: FigureMention, gap: Gap, between: string): boolean {
  const [first, second] = [unitClass(previous.unit), unitClass(mention.unit)];
  if (gap.empty) return !gap.listed && previous.unit !== mention.unit && !MEASURES.has(first) && !MEASURES.has(second);
  if (!gap.shared || !COUNTS.has(first) || !COUNTS.has(second) || between.length > MAX_PASSED_CHARS) return false;
  return !/共$|中$/.test(between) && predicateStart(between) === between.length && verbLength(between) === 0;
}

/** What stands between a figure and the one before it. */
interface Gap {
  leftStart: number;
  /** Where the words of the figure before end. */
  rightEnd: number;
  listed: boolean;
  /** Nothing but a joiner stands between. */
  empty: boolean;
  /** No break and no joiner: the words belong to both. */
  shared: boolean;
}

function readGap(
  { folded, start: sentenceStart }: SentenceWords,
  previous: FigureMention | undefined,
  mention: FigureMention,
): Gap {
  const floor = previous?.end ?? sentenceStart;
  const start = startOf(folded, floor, mention.start);
  const none = { leftStart: start, rightEnd: start, listed: false, empty: false, shared: false };
  if (previous === undefined) return none;
  if (start > previous.end)
    return {
      ...none,
      rightEnd: breakAfter({ folded, start: sentenceStart, end: mention.start }, previous.end, mention.start),
    };
  const qualifier = QUALIFIER.exec(folded.slice(start, mention.start))?.[0].length ?? 0;
  const between = folded.slice(start + qualifier, mention.start);
  const base = start + qualifier;
  if (between.trim() === "") return { ...none, leftStart: mention.start, rightEnd: base, empty: true };
  if (between.startsWith("的") && between.includes("、") && ENDS_WITH_ETC.test(between))
    return { ...none, leftStart: base + 1, rightEnd: mention.start, shared: true };
  const joiners = [...between.matchAll(JOINER)].filter((match) => !insideBrackets(between, match.index));
  const opening = joiners[0];
  if (opening?.index === 0) {
    const at = base + opening[0].length;
    return {
      leftStart: at,
      rightEnd: base,
      listed: true,
      empty: folded.slice(at, mention.start).trim() === "",
      shared: false,
    };
  }
  const opensList = joiners.filter((match) =>
    match[0] === "、"
      ? !isPredicated(between.slice(match.index + 1))
      : joinsFigures(between.slice(match.index + match[0].length)),
  );
  const chosen = ENDS_WITH_ETC.test(between) ? opensList[0] : opensList.at(-1);
  if (chosen === undefined) return { ...none, leftStart: base, rightEnd: mention.start, shared: true };
  return {
    leftStart: base + chosen.index + chosen[0].length,
    rightEnd: base + chosen.index,
    listed: true,
    empty: false,
    shared: false,
  };
}

/** Back to the break; a figure alone in its line belongs to the short line before (总投资 / 6.77亿元 in the cell of a table). */
function startOf(folded: string, floor: number, at: number): number {
  let start = at;
  while (start > floor && !isBreak(folded, start - 1)) start--;
  if (start < at || folded.charAt(at - 1) !== "\n") return start;
  let line = at - 1;
  while (line > floor && folded.charAt(line - 1) !== "\n") line--;
  const words = folded.slice(line, at - 1);
  return line > floor && words.length <= MAX_LABEL_CHARS && /^[一-龥（）()]{2,}$/.test(words) ? line : start;
}

/** 9家光伏发电、风电企业年产值达6.8亿元: what stands after 、 leads to the next figure, but belongs to the noun before. */
function isPredicated(rest: string): boolean {
  return predicateStart(rest) < rest.length && predicateStart(rest) > 0 && verbLength(rest) === 0;
}

/** 和 joins figures when the next follows at once, or a new action, or a list that ends with 等; else it joins nouns. */
function joinsFigures(rest: string): boolean {
  return rest.length <= 4 || verbLength(rest) > 0 || ENDS_WITH_ETC.test(rest);
}

function insideBrackets(words: string, at: number): boolean {
  const before = words.slice(0, at);
  return /[（(“《][^）)”》]*$/.test(before);
}

function breakAfter({ folded }: Pick<SentenceWords, "folded"> & Span, from: number, ceiling: number): number {
  let end = from;
  while (end < ceiling && !isBreak(folded, end)) end++;
  return end;
}

/** Words after the figure; past a duration or share that they go on beyond. */
function rightOf(sentence: SentenceWords, index: number, gaps: readonly Gap[], passed = 0): Span[] {
  const { mentions } = sentence;
  const mention = mentions[index] as FigureMention;
  const next = mentions[index + 1];
  const gap = gaps[index + 1];
  if (next === undefined || gap === undefined)
    return [{ start: mention.end, end: breakAfter(sentence, mention.end, sentence.end) }];
  const own = { start: mention.end, end: Math.max(mention.end, gap.rightEnd) };
  const kind = unitClass(next.unit);
  if (gap.empty && !gap.listed && mention.unit !== next.unit && passed < MAX_PASSED_FIGURES)
    return [own, ...rightOf(sentence, index + 1, gaps, passed + 1)];
  if (!gap.shared || !(PASSED_OVER.has(kind) || own.end - own.start <= MAX_PASSED_CHARS)) return [own];
  return passed === MAX_PASSED_FIGURES ? [own] : [own, ...rightOf(sentence, index + 1, gaps, passed + 1)];
}

function skipQualifier(folded: string, span: Span): Span {
  const length = QUALIFIER.exec(folded.slice(span.start, span.end))?.[0].length ?? 0;
  return { start: span.start + length, end: span.end };
}
