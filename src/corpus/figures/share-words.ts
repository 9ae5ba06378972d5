/**
 * Words that a figure of a list shares with the one before it: the action, the noun, the noun of quantity.
 * Doesn't say whether it shares them.
 */
import type { Span } from "../span.ts";
import { contrastLength, measureLength, stateLength, thinLength, verbLength } from "./clause-words.ts";
import type { SentenceWords } from "./figure-words.ts";

const AMONG_BACK_CHARS = 3;

/** 打掉涉黑组织2个、恶势力犯罪集团5个: the action that opens the words of the first. */
export function sharedVerb(folded: string, anchor: readonly Span[]): Span | undefined {
  const first = anchor[0];
  if (first === undefined) return undefined;
  const text = folded.slice(first.start, first.end);
  const length = verbLength(text);
  const isName = length === 1 && (thinLength(text) > 0 || measureLength(text) > 0);
  return length === 0 || isName ? undefined : { start: first.start, end: first.start + length };
}

/** 为企业发放补贴2亿元、减税7亿元: both are for them. */
export function sharedTarget(folded: string, anchor: readonly Span[]): Span | undefined {
  const first = anchor[0];
  if (first === undefined || !/^[为向]/.test(folded.slice(first.start, first.end))) return undefined;
  for (let at = first.start + 3; at < Math.min(first.end, first.start + 12); at++) {
    if (verbLength(folded.slice(at, first.end)) >= 2) return { start: first.start, end: at };
  }
  return undefined;
}

/** 土地收储7.4公顷、出让11.6公顷; 生猪存栏46万头、出栏61万头: the noun of the first goes on. */
export function sharedWord(folded: string, anchor: readonly Span[], core: Span): Span | undefined {
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

/** 国家级保护区1个，州级9个: what the names set apart have in common. */
export function sharedContrast(folded: string, anchor: readonly Span[], core: Span): Span[] {
  const [first, ...rest] = anchor;
  const own = folded.slice(core.start, core.end);
  if (first === undefined || contrastLength(own) !== own.length) return [];
  const length = contrastLength(folded.slice(first.start, first.end));
  return length === 0 || length === first.end - first.start
    ? []
    : [{ start: first.start + length, end: first.end }, ...rest];
}

/** 签约项目60个、开工45个: the items without what was said of them. */
export function withoutVerb(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined) return [];
  const text = folded.slice(first.start, first.end);
  const start = first.start + verbLength(text);
  const end = first.end - stateLength(text);
  return start < end ? [{ start, end }, ...rest] : rest;
}

/**
 * 轻工业增加值增长14%；重工业增长12%; 商品零售额中，烟酒类增长13%: the noun of quantity of the figure before, or of the clause that opens the sentence.
 */
export function sharedMeasure(sentence: SentenceWords, anchor: readonly Span[], core: Span): Span | undefined {
  const { folded } = sentence;
  const text = folded.slice(core.start, core.end);
  if (measureLength(text) > 0 || !/(?:[类业品]|企业|单位|工业|服务)$/.test(text)) return undefined;
  const last = anchor.at(-1);
  if (last === undefined) return openingMeasure(sentence, core.start);
  const length = measureLength(folded.slice(last.start, last.end));
  return length === 0 ? undefined : { start: last.end - length, end: last.end };
}

/** 限额以上企业商品零售额中，…: what the sentence tells the parts of. */
function openingMeasure({ folded, start }: SentenceWords, before: number): Span | undefined {
  const words = /^([^，；。\d]{4,36})中[，,]/.exec(folded.slice(start, before))?.[1] ?? "";
  const length = measureLength(words);
  return length === 0 ? undefined : { start: start + words.length - length, end: start + words.length };
}

/** 累计, 总数 alone before the figure. */
export function totalWord(folded: string, left: Span): Span | undefined {
  const match = /(?:累计|总数|总量|合计)/.exec(folded.slice(left.start, left.end));
  return match === null
    ? undefined
    : { start: left.start + match.index, end: left.start + match.index + match[0].length };
}

/** 其中 before 出口, so that the words tell the part from the whole. */
export function amongWord(folded: string, left: Span): Span[] {
  const from = Math.max(0, left.start - AMONG_BACK_CHARS);
  const at = folded.slice(from, left.end).indexOf("其中");
  return at < 0 ? [] : [{ start: from + at, end: from + at + 2 }];
}
