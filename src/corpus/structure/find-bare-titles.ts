/**
 * Headings without a number: short lines that stand alone between paragraphs. Decides from a line and its neighbours,
 * then from all such lines together whether they stand above 一、 or below it.
 */
import type { Line } from "./read-lines.ts";
import { MARK_RANK, type Mark } from "./read-mark.ts";

/** A line with a mark, as far as bare titles need to know it. */
export interface MarkedLine {
  line: Line;
  mark: Mark;
}

/** Rank of a bare title that stands above 一、. */
const BARE_TOP_RANK = 3;

const MIN_TITLE_CHARS = 4;
const MAX_TITLE_CHARS = 40;
/** A paragraph under a title has at least this many characters. */
const MIN_BODY_CHARS = 40;
/** One line alone is no style of heading. */
const MIN_TITLES = 2;

const ENDS_A_SENTENCE = /[。！？!?；;…”’）)】:：]$/;
const NEVER_A_TITLE = [
  /^[-—–·●■◆▲★※（(【[〔①-⑳]/, // a point of a list, a date or a remark in brackets
  /^[一二三四五六七八九十]+[是要]|^第[一二三四五六七八九十]+[，,]/, // 一是 and 第一 lead a paragraph
  /^附?[表图]\s*\d|^单位[:：]|^[\d.\s]+$/,
  /[，、；：。！？,;:!?…]$/,
  /[%％]|\d[万亿]*元|\d[万亿]+/, // says something with a figure
  /https?:|www\.|(?:来源|作者|编辑|记者|摄影|供稿|阅读|打印)[:：]/,
  /各位代表|各位委员|同志们$|(?:工作报告|统计公报|会议上|报告全文)$|^以下[为是]/,
  /^\d{4}年\d{1,2}月(?:\d{1,2}日)?$|[省市县区州旗]长\s*\S{2,4}$/,
];
const ENDING = /^(?:结束语|结语|结尾|引言|前言)$/;

/** What the parts of a report are called, wherever it comes from: titles of the upper of two levels end like this. */
const PART_TITLE = /(?:回顾|总结|情况|安排|部署|任务|思路|目标|要求|打算|建议|建设|重点工作|工作重点)$/;

/** Lines that may be bare titles; `taken` are lines already known as something else. */
export function bareCandidates(
  lines: readonly Line[],
  taken: (index: number) => boolean,
  marked: ReadonlySet<number>,
): Line[] {
  const written = lines.filter(({ text, index }) => text !== "" && !taken(index));
  const salutation = written.findIndex(({ text }) => /^(?:各位|尊敬的)[^，。]{1,16}[:：！!]$/.test(text));
  const opensBody = ({ index, text }: Line): boolean =>
    marked.has(index) || (text.length >= MIN_BODY_CHARS && /[。；：！]/.test(text));
  return written.filter((line, position) => {
    if (marked.has(line.index)) return false;
    if (line.hashes > 1) return true;
    if (position <= salutation || !looksLikeTitle(line.text)) return false;
    const before = written[position - 1];
    const after = written[position + 1];
    const next = written[position + 2];
    if (!before || !after) return false;
    const stands = ENDS_A_SENTENCE.test(before.text) || marked.has(before.index) || looksLikeTitle(before.text);
    return (
      stands &&
      position > 1 &&
      (opensBody(after) || (looksLikeTitle(after.text) && next !== undefined && opensBody(next)))
    );
  });
}

function looksLikeTitle(text: string): boolean {
  const length = text.replace(/\s/g, "").length;
  return length >= MIN_TITLE_CHARS && length <= MAX_TITLE_CHARS && !NEVER_A_TITLE.some((pattern) => pattern.test(text));
}

/** Ranks of the bare titles among the headings with a number, by line index; a title that fits nowhere is left out. */
export function rankBareTitles(candidates: readonly Line[], marked: readonly MarkedLine[]): Map<number, number> {
  const placed = candidates.map((line) => ({ line, ...neighbours(line, marked) }));
  const sure = placed.filter(({ line }) => line.hashes > 0 || ENDING.test(line.text));
  const titles = candidates.length >= MIN_TITLES ? placed : sure;
  const numbersGoOn = titles.some(({ before, after }) => before && after?.number === before.number + 1);
  const isAbove = !numbersGoOn && titles.some((title) => title.line.hashes === 0 && standsAbove(title));
  const ranks = new Map<number, number>();
  if (isAbove) return rankTopTitles(titles.map(({ line }) => line));
  for (const { line, open } of titles) {
    if (open && !ENDING.test(line.text)) ranks.set(line.index, MARK_RANK[open.style] + 0.5);
    else if (open || line.hashes > 0) ranks.set(line.index, BARE_TOP_RANK);
  }
  return ranks;
}

interface Neighbours {
  /** The last heading with a number above, the last 一、 above and the next one below. */
  open: Mark | undefined;
  before: Mark | undefined;
  after: Mark | undefined;
}

function neighbours(line: Line, marked: readonly MarkedLine[]): Neighbours {
  const above = marked.filter((other) => other.line.index < line.index).map(({ mark }) => mark);
  const below = marked.find((other) => other.line.index > line.index && other.mark.style === "han");
  return { open: above.at(-1), before: above.findLast(({ style }) => style === "han"), after: below?.mark };
}

/** Nothing numbered stands before it, or the numbering below it starts anew. */
function standsAbove({ open, before, after }: Neighbours): boolean {
  return open === undefined || (before !== undefined && after?.number === 1);
}

/** Titles above 一、, in two levels where at least as many others follow the titles of parts, from the first part on. */
function rankTopTitles(titles: readonly Line[]): Map<number, number> {
  const isPart = ({ text }: Line): boolean => PART_TITLE.test(text) || ENDING.test(text);
  const [first, second] = titles;
  const parts = titles.filter(isPart).length;
  const opensWithPart = first !== undefined && isPart(first) && second !== undefined && !isPart(second);
  const twoLevels = opensWithPart && parts >= MIN_TITLES && titles.length - parts >= parts;
  return new Map(titles.map((line) => [line.index, BARE_TOP_RANK + (twoLevels && !isPart(line) ? 0.5 : 0)]));
}
