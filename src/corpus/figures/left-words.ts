/**
 * Reads the words before a figure: the noun that it counts, without what opens the clause and what leads to the figure.
 * Doesn't know the figures around it.
 */
import type { Span } from "../span.ts";
import { isThin, openingLength, predicateStart, startsWithAspect, thinLength } from "./clause-words.ts";

/** Longer phrases are cut to their end. */
export const MAX_NOUN_CHARS = 36;

/** Left words without what opens the clause and what leads to the figure; undefined when nothing is left. */
export function leftCore(folded: string, left: Span): Span | undefined {
  const text = folded.slice(left.start, left.end);
  const body = text.slice(0, predicateStart(text)).replace(/的$/, "");
  const skip = openingLength(body);
  let start = left.start + skip + (body.charAt(skip) === "的" ? 1 : 0);
  const end = left.start + body.length;
  start = cutLong(folded, start, end);
  if (isThin(folded.slice(start, end)) && body.length > skip) {
    const light = /(?:完成|实现|新增|累计|计划)+$/.exec(body.slice(0, skip));
    if (light !== null) start -= light[0].length;
  }
  return end > start ? { start, end } : undefined;
}

/** A start not more than a name before `end`, after a 、 if there is one. */
export function cutLong(folded: string, start: number, end: number): number {
  if (end - start <= MAX_NOUN_CHARS) return start;
  const rest = folded.slice(end - MAX_NOUN_CHARS, end);
  const pause = rest.indexOf("、");
  return end - MAX_NOUN_CHARS + (pause < 0 || pause > MAX_NOUN_CHARS / 2 ? 0 : pause + 1);
}

/** 提前一年, 总量连续十三年: the words before a duration without 连续. */
export function durationCore(folded: string, left: Span): Span | undefined {
  const text = folded.slice(left.start, left.end);
  const early = /提前$/.exec(text);
  if (early !== null) return { start: left.start + early.index, end: left.end };
  const streak = /(?:已)?(?:连续|接连)$/.exec(text);
  if (streak === null) return undefined;
  const body = text.slice(0, streak.index);
  const skip = openingLength(body);
  return { start: left.start + skip, end: left.start + body.length };
}

/** 对公用经费压减15%: what changes is the noun alone. */
export function withoutLead(folded: string, span: Span | undefined): Span | undefined {
  if (span === undefined) return undefined;
  const length = /^(?:对|将|把|使|在|推动|促进|带动)+/.exec(folded.slice(span.start, span.end))?.[0].length ?? 0;
  return span.end - span.start - length < 2 ? span : { start: span.start + length, end: span.end };
}

/** 突出抓好总投资100亿元的项目: of the words before only 总投资 is the figure's. */
export function thinPart(folded: string, core: Span | undefined): Span | undefined {
  if (core === undefined) return undefined;
  const length = thinLength(folded.slice(core.start, core.end));
  return length === 0 ? core : { start: core.end - length, end: core.end };
}

/** Does the span say nothing without what it belongs to (总量, 实现税收)? */
export function isAspect(folded: string, span: Span): boolean {
  const text = folded.slice(span.start, span.end);
  return isThin(text.replace(/^(?:实现|完成)/, "")) || startsWithAspect(text);
}

/** The span as a list of none or one. */
export function listOf(span: Span | undefined): Span[] {
  return span === undefined ? [] : [span];
}
