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
export const BARE_TOP_RANK = 3;

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

/** Indices of the lines that may be bare titles; `taken` are lines already known as something else. */
export function bareCandidates(
  lines: readonly Line[],
  taken: (index: number) => boolean,
  marked: ReadonlySet<number>,
): Line[] {
  const written = lines.filter(({ text, index }) => text !== "" && !taken(index));
  const hasSalutation = written.findIndex(({ text }) => /^(?:各位|尊敬的)[^，。]{1,16}[:：！!]$/.test(text));
  const first = hasSalutation === -1 ? 0 : hasSalutation + 1;
  return written.filter((line, position) => {
    if (marked.has(line.index)) return false;
    if (line.hashes > 1) return true;
    if (position < first || !looksLikeTitle(line.text)) return false;
    const before = written[position - 1];
    const after = written[position + 1];
    if (!before || !after) return false;
    const stands = ENDS_A_SENTENCE.test(before.text) || marked.has(before.index);
    const opens = marked.has(after.index) || (after.text.length >= MIN_BODY_CHARS && /[。；：！]/.test(after.text));
    return stands && opens;
  });
}

function looksLikeTitle(text: string): boolean {
  const length = text.replace(/\s/g, "").length;
  return length >= MIN_TITLE_CHARS && length <= MAX_TITLE_CHARS && !NEVER_A_TITLE.some((pattern) => pattern.test(text));
}

/** Ranks of the bare titles among the headings with a number, by line index; a title that fits nowhere is left out. */
export function rankBareTitles(candidates: readonly Line[], marked: readonly MarkedLine[]): Map<number, number> {
  const top = candidates.length >= MIN_TITLES && candidates.some((line) => standsAbove(line, marked));
  const ranks = new Map<number, number>();
  for (const line of candidates) {
    const open = marked.findLast((other) => other.line.index < line.index);
    if (top || !open || ENDING.test(line.text)) ranks.set(line.index, BARE_TOP_RANK);
    else ranks.set(line.index, MARK_RANK[open.mark.style] + 0.5);
  }
  const sure = candidates.filter((line) => line.hashes > 0 || ENDING.test(line.text));
  return candidates.length >= MIN_TITLES
    ? ranks
    : new Map(sure.map(({ index }) => [index, ranks.get(index) ?? BARE_TOP_RANK]));
}

/** Nothing numbered stands before it, or the numbering below it starts anew. */
function standsAbove(line: Line, marked: readonly MarkedLine[]): boolean {
  const before = marked.filter((other) => other.line.index < line.index);
  if (before.length === 0) return true;
  const after = marked.find((other) => other.line.index > line.index);
  return after?.mark.style === "han" && after.mark.number === 1 && before.some(({ mark }) => mark.style === "han");
}
