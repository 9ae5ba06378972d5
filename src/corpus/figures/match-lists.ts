/**
 * Matches names and figures that stand in two lists of one length: 刑事案件、治安案件分别下降28%、10.6%.
 * Doesn't read lists whose figures stand beside their names.
 */
import type { Span } from "../span.ts";
import { openingLength, predicateStart } from "./clause-words.ts";
import { isBreak, type SentenceWords } from "./figure-words.ts";
import { type Name, namePair, splitNames } from "./split-names.ts";
import { unitClass } from "./units.ts";

const JOIN = /^(?:以上|以下|左右|以内|多)?\s*(?:[、和及与]|以及)\s*(?:近|约|超|超过)?$/;
const EACH = "分别";
/** What is told of names without a figure: 排放总量近年来首次出现双下降. */
const TOLD = /(?:近年来|首次|继续|持续|双双|稳步|大幅|明显|进一步|不断|快速|显著|平稳|均有|都有|实现|保持|出现)/;
/** A list of names may stand so many clauses before its figures. */
const MAX_CLAUSES_BACK = 3;
/** What is done to each name (分别新增) is no longer than this. */
const MAX_ACTION_CHARS = 12;
const SET_CLASSES = new Set(["count", "sets", "people", "household"]);

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
  const { span } = leftOf(sentence, run);
  const text = sentence.folded.slice(span.start, span.end);
  return predicateStart(text.replace(/^[，,；、]/, "")) === 0 || openingLength(text) === text.length;
}

interface ListWords {
  span: Span;
  /** A figure among the words that only sums up the names (两个, of as many names) or says per how much (每50公斤). */
  hole?: Span;
}

/** The words before a run, back to the break, past a figure that belongs to the names. */
function leftOf({ folded, mentions, start: sentenceStart }: SentenceWords, run: readonly number[]): ListWords {
  const index = run[0] ?? 0;
  const end = mentions[index]?.start ?? sentenceStart;
  const previous = mentions[index - 1];
  const sumsUp =
    previous !== undefined &&
    ((previous.value === run.length && SET_CLASSES.has(unitClass(previous.unit))) ||
      folded.charAt(previous.start - 1) === "每");
  const floor = (sumsUp ? mentions[index - 2] : previous)?.end ?? sentenceStart;
  let start = end;
  while (start > floor && !(/[，；：。,;\n]/.test(folded.charAt(start - 1)) && isBreak(folded, start - 1))) start--;
  const hole = sumsUp && previous.start >= start ? { start: previous.start, end: previous.end } : undefined;
  if (sumsUp && hole === undefined) start = Math.max(start, previous.end);
  return { span: { start, end }, ...(hole === undefined ? {} : { hole }) };
}

function namesOf(sentence: SentenceWords, run: readonly number[]): Name[] | undefined {
  const { span, hole } = leftOf(sentence, run);
  const text = sentence.folded.slice(span.start, span.end);
  const each = text.lastIndexOf(EACH);
  const named = each < 0 ? text : text.slice(0, each);
  const body = named.slice(0, predicateStart(named));
  const subject = { start: span.start + openingLength(body), end: span.start + body.length };
  const action =
    each < 0 ? undefined : actionOf(sentence.folded, { start: span.start + each + EACH.length, end: span.end });
  if (subject.end - subject.start < 2)
    return (
      earlierNames(sentence, span.start, run.length, action) ??
      (action === undefined || isShare(sentence, action) ? undefined : split(sentence, action, run.length))
    );
  return split(sentence, subject, run.length, hole)?.map((name) => withAction(sentence, name, action));
}

function split(sentence: SentenceWords, subject: Span, count: number, hole?: Span): Name[] | undefined {
  if (hole === undefined || hole.start < subject.start || hole.end > subject.end)
    return splitNames(sentence, subject, count) ?? namePair(sentence, subject, count);
  const each = /(?:平均)?每$/.exec(sentence.folded.slice(subject.start, hole.start))?.[0].length ?? 0;
  const before = { start: subject.start, end: hole.start - each };
  const names = splitNames(sentence, before, count) ?? namePair(sentence, before, count);
  if (each > 0) return names;
  const tail = { start: hole.end, end: subject.end };
  return names?.map((name) => ({
    text: name.text + sentence.text.slice(tail.start, tail.end),
    spans: tail.end > tail.start ? [...name.spans, tail] : name.spans,
  }));
}

/** 分别新增12家、8家; 分别实现产值10亿元、5亿元: what is told of each name, without what leads to the figure. */
function actionOf(folded: string, after: Span): Span | undefined {
  const text = folded.slice(after.start, after.end);
  const body = text.slice(0, predicateStart(text));
  const skip = openingLength(body);
  const length = body.length - skip;
  return length < 2 || length > MAX_ACTION_CHARS || /^[从由]/.test(body.slice(skip))
    ? undefined
    : { start: after.start + skip, end: after.start + body.length };
}

function withAction(sentence: SentenceWords, name: Name, action: Span | undefined): Name {
  if (action === undefined) return name;
  const words = sentence.text.slice(action.start, action.end);
  const share = isShare(sentence, action) && !/(?:比重|比例|份额)$/.test(words);
  return { text: `${name.text}${share ? `${words.replace(/的$/, "")}比重` : words}`, spans: [...name.spans, action] };
}

/** 分别占全球市场的60%、64%. */
function isShare({ folded }: SentenceWords, { start, end }: Span): boolean {
  return /占(?![地用有领])/.test(folded.slice(start, end));
}

/**
 * 甲和乙，2000年分别达到…; 甲和乙年均增长18%，分别达到…: the names stand in a clause before. Without 分别 only the clause at once before counts.
 */
function earlierNames(
  sentence: SentenceWords,
  at: number,
  count: number,
  action: Span | undefined,
): Name[] | undefined {
  const each =
    sentence.folded.slice(at).startsWith(EACH) || /^[^，；。]{0,12}分别/.test(sentence.folded.slice(at, at + 16));
  let end = at;
  for (let back = 0; back < (each ? MAX_CLAUSES_BACK : 1); back++) {
    const clause = clauseBefore(sentence, end, count);
    if (clause === undefined) return undefined;
    const names = split(sentence, clause.subject, count);
    if (names !== undefined) return names.map((name) => withAction(sentence, name, action));
    if (clause.subject.end > clause.subject.start || /；/.test(sentence.folded.slice(clause.start, at)))
      return undefined;
    end = clause.start;
  }
  return undefined;
}

/** The clause that ends before `at`, and its words up to its predicate or first figure. */
function clauseBefore(
  { folded, start: sentenceStart, mentions }: SentenceWords,
  at: number,
  count: number,
): { start: number; subject: Span } | undefined {
  let end = at;
  while (end > sentenceStart && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentenceStart && !isBreak(folded, start - 1)) start--;
  if (start === end) return undefined;
  const inside = mentions.filter((mention) => mention.start >= start && mention.end <= end);
  if (inside.length >= count) return undefined;
  const first = inside[0];
  const words = folded.slice(start, first?.start ?? end);
  const body = first === undefined ? words : words.slice(0, predicateStart(words));
  const skip = openingLength(body);
  const told = TOLD.exec(body.slice(skip))?.index ?? 0;
  return { start, subject: { start: start + skip, end: start + (told >= 2 ? skip + told : body.length) } };
}
