/**
 * Splits the names of a list and gives back to each what it shares with the others: 原煤、原油产量 → 原煤产量, 原油产量.
 * Doesn't say which figures they belong to.
 */
import type { Span } from "../span.ts";
import { contrastLength, measureLength } from "./clause-words.ts";
import type { SentenceWords } from "./figure-words.ts";

export interface Name {
  text: string;
  spans: Span[];
}

const JOINERS =
  /、|以及|(?<![共平缓饱总祥温中])和(?![谐平睦解美])|(?<![参赋给])与(?!会)|(?<![普涉惠危顾触波遍论提不以])及(?![时早格其]|以[上下])/g;
const PAUSE = /、/g;
/** Words in front that make a pair with the other's: 城镇和农村居民收入. */
const CONTRAST =
  /^(?:城镇|农村|城市|乡村|县城|乡镇|城区|镇区|山区|平原|省级|市级|县级|区级|国家级|国家|省|市|县|男性?|女性?|公办|民办|国有|民营|大型|中型|小型|普通|职业|中央|地方|出口|进口|夏粮|秋粮|本级|全区|全市|全县)$/;
/** Names that are whole although no noun of quantity ends them. */
const WHOLE = /(?:GDP|CPI|PPI|外贸|消费|就业|用电|贷款|存款|税)$/;
/** One word for two things, and what the first and the second figure are of. */
const PAIRS: readonly (readonly [word: string, first: string, second: string])[] = [
  ["城乡", "城镇", "农村"],
  ["存贷款", "存款", "贷款"],
  ["进出口", "进口", "出口"],
  ["夏秋粮", "夏粮", "秋粮"],
  ["中小学", "中学", "小学"],
];
/** Opens a name of something that is divided by something else. */
const HEAD = /^(?:单位|每?万元)(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|增加值)/;
/** Nouns that measure something named before: 规上工业产值和增加值. */
const OF_SOMETHING = /^(?:总产值|产值|增加值|总产量|产量|单产|总产|利润|利税|销售额|销量|出栏|存栏|支出)$/;
/** Names may differ by so many characters and still end alike: 东城区和西城区绿化面积. */
/** More joiners make no list of names. */
const MAX_JOINERS = 8;
const MAX_LENGTH_GAP_CHARS = 2;

/** A、B和C, as many as there are figures, with a head or a tail that they share. */
export function splitNames({ folded, text }: SentenceWords, subject: Span, count: number): Name[] | undefined {
  const words = folded.slice(subject.start, subject.end);
  const parts = splitAt(words, JOINERS, count) ?? splitAt(words, PAUSE, count) ?? splitAlike(words, count);
  if (parts === undefined) return undefined;
  const spans = parts.map(([start, end]) => ({ start: subject.start + start, end: subject.start + end }));
  const lastSpan = spans.at(-1);
  if (lastSpan === undefined) return undefined;
  const lastWords = folded.slice(lastSpan.start, lastSpan.end);
  const tail = sharedTail(
    lastWords,
    spans.slice(0, -1).map((span) => folded.slice(span.start, span.end)),
  );
  const head = sharedHead(words, parts);
  return spans.map((span, position) => {
    if (head > 0 && position > 0) {
      const shared = { start: subject.start, end: subject.start + head };
      return { text: text.slice(shared.start, shared.end) + text.slice(span.start, span.end), spans: [shared, span] };
    }
    const own = text.slice(span.start, span.end);
    if (tail === 0 || position === spans.length - 1) return { text: own, spans: [span] };
    const shared = { start: lastSpan.end - tail, end: lastSpan.end };
    return { text: own + text.slice(shared.start, shared.end), spans: [span, shared] };
  });
}

type Part = [start: number, end: number];

function splitAt(words: string, separator: RegExp, count: number): Part[] | undefined {
  const parts = partsOf(
    words,
    [...words.matchAll(separator)].filter((match) => !insideMarks(words, match.index)),
  );
  return parts.length === count && parts.every(([from, to]) => to > from) ? parts : undefined;
}

function partsOf(words: string, joiners: readonly RegExpExecArray[]): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const match of joiners) {
    parts.push([start, match.index]);
    start = match.index + match[0].length;
  }
  parts.push([start, words.length]);
  return parts;
}

/** 家用电器和音像器材类、书报杂志类: of more joiners than needed, those after which all names end alike; of two names the last 和. */
function splitAlike(words: string, count: number): Part[] | undefined {
  const joiners = [...words.matchAll(JOINERS)].filter((match) => !insideMarks(words, match.index));
  if (joiners.length < count || joiners.length > MAX_JOINERS) return undefined;
  const ending = words.charAt(words.length - 1);
  const alike = partsOf(
    words,
    joiners.filter((match) => words.charAt(match.index - 1) === ending),
  );
  if (alike.length === count) return alike;
  const last = joiners.at(-1);
  return count !== 2 || last === undefined || last[0] === "、" ? undefined : partsOf(words, [last]);
}

function insideMarks(words: string, at: number): boolean {
  return /[（(“《][^）)”》]*$/.test(words.slice(0, at));
}

/** 单位国内生产总值用水量、能耗: length of the words at the start of the first name that hold for all, 0 when none do. */
function sharedHead(words: string, parts: readonly Part[]): number {
  const [first] = parts;
  const measure = first === undefined ? 0 : measureLength(words.slice(first[0], first[1]));
  if (first && measure > 0 && parts.slice(1).every(([from, to]) => OF_SOMETHING.test(words.slice(from, to))))
    return first[1] - first[0] - measure;
  const length = HEAD.exec(words)?.[0].length ?? 0;
  const own = parts[0]?.[1] ?? 0;
  return length > 0 && own > length && parts.slice(1).every(([from]) => !HEAD.test(words.slice(from))) ? length : 0;
}

/** Length of the words at the end of the last name that the others lack and need: 原煤、原油产量 → 产量. */
function sharedTail(last: string, others: readonly string[]): number {
  const first = others[0] ?? "";
  const ordinal = /^[一二三四五](?:次)?产业(.*)$/.exec(last);
  if (ordinal !== null && others.every((other) => /^第?[一二三四]$/.test(other))) return last.length - 1;
  if (CONTRAST.test(first)) {
    const length = contrastOf(last, first);
    if (length > 0) return last.length - length;
  }
  if (others.some((other) => WHOLE.test(other))) return 0;
  const tail = measureLength(last);
  const aligned = alignedTail(last, first);
  if (aligned > tail && others.every((other) => measureLength(other) === 0)) return aligned;
  if (tail === 0 || tail === last.length) return 0;
  return others.some((other) => measureLength(other) > 0) ? 0 : tail;
}

/** Length of the word that sets the last name apart (农村 of 农村居民收入). */
function contrastOf(last: string, first: string): number {
  return CONTRAST.test(last.slice(0, first.length)) ? first.length : contrastLength(last);
}

/** 东城区和西城区绿化面积: what follows the character in the last name with which the first ends. */
function alignedTail(last: string, first: string): number {
  const ending = first.slice(-1);
  for (let at = last.indexOf(ending, 1); at > 0 && at < last.length - 2; at = last.indexOf(ending, at + 1)) {
    if (Math.abs(at + 1 - first.length) <= MAX_LENGTH_GAP_CHARS) return last.length - at - 1;
  }
  return 0;
}

/** 城乡居民人均可支配收入分别为…、…: the first is of towns, the second of the country. */
export function namePair({ folded, text }: SentenceWords, subject: Span, count: number): Name[] | undefined {
  const words = folded.slice(subject.start, subject.end);
  const pair = PAIRS.find(([word]) => words.includes(word));
  if (count !== 2 || pair === undefined) return undefined;
  const [word, first, second] = pair;
  const printed = text.slice(subject.start, subject.end);
  return [first, second].map((side) => ({ text: printed.replace(word, side), spans: [subject] }));
}
