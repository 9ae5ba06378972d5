/** Whether two figures of a report say the same thing, or are two ends of one movement. Pure; looks at no question. */
import type { Figure } from "../corpus/figures/figure.ts";
import { measureOf } from "../retrieval/asked-unit.ts";

/** Two ends of one movement (由4.14亿元增长到8.56亿元) are not two readings. */
export function isPair(a: Figure, b: Figure, text: string): boolean {
  if (a.sentence !== b.sentence) return false;
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return /[到至为]/u.test(text.slice(first.end, second.start)) && second.start - first.end < 20;
}

/** 编制床位 and 实有床位 are two readings of 床位; a result and its target are worded more alike. */
export const OVERLAP = { reading: 0.3, sameThing: 0.5, sameAsk: 0.6 };

/** Same measure and aspect, and indicators that share most of their words. */
export function sameThing(a: Figure, b: Figure, least = OVERLAP.sameThing): boolean {
  if (measureOf(a.unit) !== measureOf(b.unit)) return false;
  if ((a.aspect === "change") !== (b.aspect === "change")) return false;
  return overlap(a.indicator, b.indicator) >= least;
}

/** Share of the shorter text's character pairs that the other has, 0 to 1. */
export function overlap(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return long.includes(short) ? 1 : 0;
  let found = 0;
  for (let i = 0; i + 1 < short.length; i++) if (long.includes(short.slice(i, i + 2))) found += 1;
  return found / (short.length - 1);
}
