/** Finds figures inside text, so that a chat can make them stand out. Doesn't read numbers: it looks for given strings. */
import type { Line } from "./reply.ts";

const ARABIC = /[0-9０-９]/u;
const ARABIC_PART = /[0-9０-９.．,，]/u;
const CHINESE_NUMERAL = /[〇零一二两三四五六七八九十百千万亿]/u;

/**
 * `text` cut into runs; every whole occurrence of a figure is marked, the longest where several begin.
 * An occurrence that is part of a longer number (5个 in 15个, 三家 in 十三家) isn't one. The runs joined are `text`.
 */
export function markFigures(text: string, figures: readonly string[]): Line {
  const longestFirst = [...new Set(figures)].filter((f) => f !== "").sort((a, b) => b.length - a.length);
  const line: Line = [];
  let plainFrom = 0;
  for (let at = 0; at < text.length; ) {
    const figure = longestFirst.find((f) => text.startsWith(f, at) && standsAlone(text, at, at + f.length));
    if (figure === undefined) {
      at += 1;
      continue;
    }
    if (at > plainFrom) line.push({ text: text.slice(plainFrom, at) });
    line.push({ text: figure, mark: "figure" });
    at += figure.length;
    plainFrom = at;
  }
  if (plainFrom < text.length) line.push({ text: text.slice(plainFrom) });
  return line;
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !joins(text.slice(0, start), text.charAt(start)) && !continues(text.charAt(end - 1), text.slice(end));
}

/** Whether what ends in `before` is the beginning of the number that `first` stands in. */
function joins(before: string, first: string): boolean {
  const last = before.at(-1) ?? "";
  if (ARABIC.test(first)) return ARABIC.test(last) || (ARABIC_PART.test(last) && ARABIC.test(before.at(-2) ?? ""));
  return CHINESE_NUMERAL.test(first) && CHINESE_NUMERAL.test(last);
}

/** Whether the number that ends with `last` goes on in `after`. */
function continues(last: string, after: string): boolean {
  const next = after.charAt(0);
  if (ARABIC.test(last)) return ARABIC.test(next) || (ARABIC_PART.test(next) && ARABIC.test(after.charAt(1)));
  return CHINESE_NUMERAL.test(last) && CHINESE_NUMERAL.test(next);
}
