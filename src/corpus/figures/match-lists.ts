/**
 * Matches lists of figures with lists of names: 城乡居民人均可支配收入分别增长8.5%、9.5%; A、B、C分别达到92家、22家、9家.
 * Doesn't name figures that stand alone.
 */
import type { Span } from "../span.ts";
import { openingLength, predicateStart } from "./clause-words.ts";
import type { FigureMention } from "./figure.ts";

interface ListSentence extends Span {
  folded: string;
  text: string;
  mentions: readonly FigureMention[];
}

interface Name {
  text: string;
  spans: Span[];
}

const JOIN = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与，,]|以及|、和)\s*(?:近|约|超|超过)?$/;
const STRICT_JOIN = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与]|以及)\s*(?:近|约|超|超过)?$/;
const TAIL =
  /(?:增加值|总产值|产值|产量|总产量|收入|面积|存栏|出栏|人数|户数|数量|标准|参保率|覆盖率|普及率|入学率|巩固率|[一-龥]{1,2}率|总额|余额|投资|支出|消费|占[^、]+?比重|比重|价格|浓度|用户|保有量|贷款|存款|建设|改造|项目|企业|学校|教育|工程|在校生|吞吐量|周转量|销售额|零售额|利润|税收|能耗|排放量)$/;

/** Name of each mention that stands in a list of two or more with names to match, by index of the mention. */
export function assignNames(sentence: ListSentence): Map<number, Name> {
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
function findRuns({ folded, mentions }: ListSentence): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1];
    const between = previous === undefined ? "" : folded.slice(previous.end, mention.start);
    const join = run.length > 1 || previous === undefined ? STRICT_JOIN : STRICT_JOIN;
    if (previous !== undefined && join.test(between) && JOIN.test(between)) run.push(index);
    else {
      if (run.length > 1) runs.push(run);
      run = [index];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** Does the run say nothing of its own but a change (，增长8.5%、9.5%)? */
function isBareRun(sentence: ListSentence, run: readonly number[]): boolean {
  const left = leftOf(sentence, run);
  const text = sentence.folded.slice(left.start, left.end);
  return predicateStart(text.replace(/^[，,；、]/, "")) === 0 || openingLength(text) === text.length;
}

function leftOf({ folded, mentions, start: sentenceStart }: ListSentence, run: readonly number[]): Span {
  const first = mentions[run[0] ?? 0];
  const floor = mentions[(run[0] ?? 0) - 1]?.end ?? sentenceStart;
  const end = first?.start ?? floor;
  let start = end;
  while (start > floor && !/[，；：。,;\n]/.test(folded.charAt(start - 1))) start--;
  return { start, end };
}

function namesOf(sentence: ListSentence, run: readonly number[]): Name[] | undefined {
  const left = leftOf(sentence, run);
  const text = sentence.folded.slice(left.start, left.end);
  const body = text.slice(0, predicateStart(text));
  const skip = openingLength(body);
  const subject = { start: left.start + skip, end: left.start + body.length };
  if (subject.end - subject.start < 2) return undefined;
  return splitNames(sentence, subject, run.length) ?? cityAndCountry(sentence, subject, run.length);
}

/** A、B和C, as many as there are figures, with a head or a tail that they share. */
function splitNames({ folded, text }: ListSentence, subject: Span, count: number): Name[] | undefined {
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
  const ordinal = /^[一二三四五](?:次)?产业(.+)$/.exec(last);
  if (ordinal !== null)
    return last.length - (last.indexOf("产业") > 0 && others.some((other) => /^第?[一二三]$/.test(other)) ? 1 : 0);
  const tail = TAIL.exec(last)?.[0] ?? "";
  if (tail === "" || tail.length === last.length) return 0;
  return others.some((other) => TAIL.test(other)) ? 0 : tail.length;
}

/** 城乡居民人均可支配收入分别为…、…: the first is of towns, the second of the country. */
function cityAndCountry({ folded, text }: ListSentence, subject: Span, count: number): Name[] | undefined {
  const words = folded.slice(subject.start, subject.end);
  if (count !== 2 || !words.includes("城乡")) return undefined;
  const printed = text.slice(subject.start, subject.end);
  return ["城镇", "农村"].map((side) => ({ text: printed.replace("城乡", side), spans: [subject] }));
}
