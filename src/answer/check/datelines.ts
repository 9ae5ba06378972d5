/** Where a text was filed: 本报广州6月11日讯, 【广州讯】, GUANGZHOU, June 11 (Xinhua) --. What stands there isn't told about. Reads no places. */
import type { Span } from "../../corpus/span.ts";

const CHINESE =
  /^[^\S\n]*(?:【[^】\n]{0,24}】|\[[^\]\n]{0,24}[讯电]\]|(?:本[报网刊台]|新华社|新华网|中新社|中新网|中国新闻网|人民网|央视网|南方网|记者)[^，。；：\n]{0,16}?(?:讯|电|报道))/gmu;
const ENGLISH =
  /^[^\S\n]*[A-Z][A-Za-z' ]{2,24}(?:, [A-Z][a-z]+)?,? *(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)? *(?:\([A-Za-z ]{2,24}\))? *(?:-{1,2}|–|—) /gmu;

/** Spans at the heads of lines. */
export const datelinesOf = (text: string): Span[] =>
  [...text.matchAll(CHINESE), ...text.matchAll(ENGLISH)].map(({ 0: line, index: start }) => ({
    start,
    end: start + line.length,
  }));

export const isFiledAt = (place: Span, datelines: readonly Span[]): boolean =>
  datelines.some(({ start, end }) => place.start >= start && place.end <= end);
