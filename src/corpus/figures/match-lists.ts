/**
 * Matches lists of figures with lists of names: 城乡居民人均可支配收入分别增长8.5%、9.5%; A、B、C分别达到92家、22家、9家.
 * Doesn't name figures that stand alone.
 */
import type { Span } from "../span.ts";
import { measureLength, openingLength, predicateStart } from "./clause-words.ts";
import { isBreak, type SentenceWords } from "./figure-words.ts";

interface Name {
  text: string;
  spans: Span[];
}

const JOIN = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与]|以及)\s*(?:近|约|超|超过)?$/;
/** Words in front that make a pair with the other's: 城镇和农村居民收入. */
const CONTRAST =
  /^(?:城镇|农村|城市|乡村|省级|市级|县级|区级|国家级|国家|省|市|男性?|女性?|公办|民办|国有|民营|大型|中型|小型|普通|职业|中央|地方|出口|进口|夏粮|秋粮)$/;
/** One word for two things, and what the first and the second figure are of. */
const PAIRS: readonly (readonly [word: string, first: string, second: string])[] = [
  ["城乡", "城镇", "农村"],
  ["存贷款", "存款", "贷款"],
  ["进出口", "进口", "出口"],
];

/** Name of each mention that stands in a list of two or more with names to match, by index of the mention. */
export function assignNames(sentence: SentenceWords): Map<number, Name> {
  const names = new Map<number, Name>();
  let last: Name[] = [];
  for (const run of findRuns(sentence)) {
    const matched =
      namesOf(sentence, run) ?? (isBareRun(sentence, run) && last.length === run.length ? last : undefined);
    if (matched === undefined) continue;
    last = matched;
    for (const [position, index] of run.entries()) {
      const name = matched[position];
      if (name !== undefined) names.set(index, name);
    }
  }
  return names;
}

/** Figures with nothing but joiners between them, two or more. */
function findRuns({ folded, mentions }: SentenceWords): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1];
    const between = previous === undefined ? "" : folded.slice(previous.end, mention.start);
    if (previous !== undefined && JOIN.test(between)) run.push(index);
    else {
      if (run.length > 1) runs.push(run);
      run = [index];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** Does the run say nothing of its own but a change (，增长8.5%、9.5%)? */
function isBareRun(sentence: SentenceWords, run: readonly number[]): boolean {
  const left = leftOf(sentence, run);
  const text = sentence.folded.slice(left.start, left.end);
  return predicateStart(text.replace(/^[，,；、]/, "")) === 0 || openingLength(text) === text.length;
}

function leftOf({ folded, mentions, start: sentenceStart }: SentenceWords, run: readonly number[]): Span {
  const first = mentions[run[0] ?? 0];
  const floor = mentions[(run[0] ?? 0) - 1]?.end ?? sentenceStart;
  const end = first?.start ?? floor;
  let start = end;
  while (start > floor && !/[，；：。,;\n]/.test(folded.charAt(start - 1))) start--;
  return { start, end };
}

function namesOf(sentence: SentenceWords, run: readonly number[]): Name[] | undefined {
  const left = leftOf(sentence, run);
  const text = sentence.folded.slice(left.start, left.end);
  const body = text.slice(0, predicateStart(text));
  const skip = openingLength(body);
  const subject = { start: left.start + skip, end: left.start + body.length };
  if (subject.end - subject.start < 2) {
    const before = /分别/.test(text) ? clauseBefore(sentence, left.start) : undefined;
    return before === undefined
      ? undefined
      : (splitNames(sentence, before, run.length) ?? namePair(sentence, before, run.length));
  }
  return splitNames(sentence, subject, run.length) ?? namePair(sentence, subject, run.length);
}

/** 甲和乙，2000年分别达到…: the names stand in the clause before. */
function clauseBefore({ folded, start: sentenceStart, mentions }: SentenceWords, at: number): Span | undefined {
  let end = at;
  while (end > sentenceStart && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentenceStart && !isBreak(folded, start - 1)) start--;
  if (start === end || mentions.some((mention) => mention.start >= start && mention.end <= end)) return undefined;
  return { start: start + openingLength(folded.slice(start, end)), end };
}

/** A、B和C, as many as there are figures, with a head or a tail that they share. */
function splitNames({ folded, text }: SentenceWords, subject: Span, count: number): Name[] | undefined {
  const words = folded.slice(subject.start, subject.end);
  const parts = splitAt(words, /、|和|与|及|以及/g, count) ?? splitAt(words, /、/g, count);
  if (parts === undefined) return undefined;
  const spans = parts.map(([start, end]) => ({ start: subject.start + start, end: subject.start + end }));
  const lastSpan = spans.at(-1);
  if (lastSpan === undefined) return undefined;
  const lastWords = folded.slice(lastSpan.start, lastSpan.end);
  const tail = sharedTail(
    lastWords,
    spans.slice(0, -1).map((span) => folded.slice(span.start, span.end)),
  );
  return spans.map((span, position) => {
    const own = text.slice(span.start, span.end);
    if (tail === 0 || position === spans.length - 1) return { text: own, spans: [span] };
    const shared = { start: lastSpan.end - tail, end: lastSpan.end };
    return { text: own + text.slice(shared.start, shared.end), spans: [span, shared] };
  });
}

function splitAt(words: string, separator: RegExp, count: number): [number, number][] | undefined {
  const parts: [number, number][] = [];
  let start = 0;
  for (const match of words.matchAll(separator)) {
    parts.push([start, match.index]);
    start = match.index + match[0].length;
  }
  parts.push([start, words.length]);
  return parts.length === count && parts.every(([from, to]) => to > from) ? parts : undefined;
}

/** Length of the words at the end of the last name that the others lack and need: 原煤、原油产量 → 产量. */
function sharedTail(last: string, others: readonly string[]): number {
  const first = others[0] ?? "";
  const ordinal = /^[一二三四五](?:次)?产业(.*)$/.exec(last);
  if (ordinal !== null && others.every((other) => /^第?[一二三四]$/.test(other))) return last.length - 1;
  if (CONTRAST.test(first) && CONTRAST.test(last.slice(0, first.length))) return last.length - first.length;
  const tail = measureLength(last);
  if (tail === 0 || tail === last.length) return 0;
  return others.some((other) => measureLength(other) > 0) ? 0 : tail;
}

/** 城乡居民人均可支配收入分别为…、…: the first is of towns, the second of the country. */
function namePair({ folded, text }: SentenceWords, subject: Span, count: number): Name[] | undefined {
  const words = folded.slice(subject.start, subject.end);
  const pair = PAIRS.find(([word]) => words.includes(word));
  if (count !== 2 || pair === undefined) return undefined;
  const [word, first, second] = pair;
  const printed = text.slice(subject.start, subject.end);
  return [first, second].map((side) => ({ text: printed.replace(word, side), spans: [subject] }));
}
