/**
 * Puts together what each figure of a sentence counts, from the report's own words: the clause, the subject it inherits, the list it stands in.
 * Doesn't look beyond the sentence, except for the subject that the caller carries over.
 */
import type { Span } from "../span.ts";
import { endsWithChange, isThin, openingLength, predicateStart, startsWithAspect, verbLength } from "./clause-words.ts";
import type { FigureMention } from "./figure.ts";
import { assignNames } from "./match-lists.ts";
import { unitClass } from "./units.ts";

/** What a figure counts. `base` are the words that later figures of the sentence may inherit. */
export interface Indicator {
  text: string;
  spans: Span[];
  base: Span[];
  changes: boolean;
}

export interface IndicatorSentence extends Span {
  /** Folded text of the whole report; same offsets as the text. */
  folded: string;
  /** The report's text. */
  text: string;
  mentions: readonly FigureMention[];
}

const BREAK = /[，；：。！？,;:\n|]/;
const MAX_NOUN_CHARS = 34;
const RATE_CLASSES = new Set(["percent", "permille", "points", "multiple"]);

/** One indicator per mention. `carried`: the subject of the sentence before, for sentences that open with their predicate. */
export function readIndicators(sentence: IndicatorSentence, carried: readonly Span[]): Indicator[] {
  const names = assignNames(sentence);
  const result: Indicator[] = [];
  let anchor: readonly Span[] = carried;
  for (const [index, mention] of sentence.mentions.entries()) {
    const words = around(sentence, index);
    const name = names.get(index);
    const indicator =
      name === undefined ? describe(sentence, mention, words, anchor, result.at(-1)) : fromName(sentence, name, words);
    result.push(indicator);
    if (indicator.base.length > 0) anchor = indicator.base;
  }
  return result;
}

/** The words next to a figure: back to the figure or break before, on to the figure or break after. */
interface Around {
  left: Span;
  right: Span;
  /** Joined to the figure before by 、 or 和 in the same clause. */
  listed: boolean;
}

function around(sentence: IndicatorSentence, index: number): Around {
  const { folded, mentions } = sentence;
  const mention = mentions[index] as FigureMention;
  const previous = mentions[index - 1];
  const next = mentions[index + 1];
  const floor = previous?.end ?? sentence.start;
  let start = mention.start;
  while (start > floor && !isBreak(folded, start - 1)) start--;
  let end = mention.end;
  const ceiling = next?.start ?? sentence.end;
  while (end < ceiling && !isBreak(folded, end)) end++;
  const listed =
    previous !== undefined &&
    start === previous.end &&
    /^(?:以上|以下|左右|以内)?(?:、|和|及|与|以及)/.test(folded.slice(start, mention.start));
  return { left: { start, end: mention.start }, right: { start: mention.end, end }, listed };
}

function isBreak(folded: string, at: number): boolean {
  const character = folded.charAt(at);
  if (!BREAK.test(character)) return false;
  return !(/[,:]/.test(character) && /\d/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at + 1)));
}

const AFTER_QUALIFIER = /^(?:以上|以下|以内|左右|之多|多)?/;

function describe(
  sentence: IndicatorSentence,
  mention: FigureMention,
  words: Around,
  anchor: readonly Span[],
  previous: Indicator | undefined,
): Indicator {
  const { folded } = sentence;
  const leftText = folded.slice(words.left.start, words.left.end);
  const changes = endsWithChange(leftText) && !/[到至为]$/.test(leftText);
  const core = leftCore(folded, words.left);
  const right = rightNoun(sentence, mention, words);
  const rate = RATE_CLASSES.has(unitClass(mention.unit));
  if (right?.attributive) return join(sentence, [right.span, ...nonEmpty(core)], [right.span], changes);
  if (right !== undefined && !changes && (!rate || core === undefined || right.verbal)) {
    return withRight(sentence, core, right.span, words, anchor);
  }
  return withLeft(sentence, core, words, anchor, previous, changes);
}

function nonEmpty(span: Span | undefined): Span[] {
  return span === undefined ? [] : [span];
}

/** Left words without what opens the clause and what leads to the figure; undefined when nothing is left. */
function leftCore(folded: string, left: Span): Span | undefined {
  const text = folded.slice(left.start, left.end);
  const body = text.slice(0, predicateStart(text));
  const skip = openingLength(body);
  let start = left.start + skip;
  const end = left.start + body.length;
  if (end - start > MAX_NOUN_CHARS) start = end - MAX_NOUN_CHARS;
  if (isThin(folded.slice(start, end)) && skip > 0 && body.length > 0) {
    const light = /(?:完成|实现|新增|累计|计划)+$/.exec(body.slice(0, skip));
    if (light !== null) start -= light[0].length;
  }
  return end > start ? { start, end } : undefined;
}

/** The noun that the figure counts when it stands after it: 5家企业入选百强, 总投资168亿元的44个项目成功签约. */
function rightNoun(
  sentence: IndicatorSentence,
  mention: FigureMention,
  words: Around,
): { span: Span; attributive: boolean; verbal: boolean } | undefined {
  const { folded, mentions } = sentence;
  let { start, end } = words.right;
  const qualifier = AFTER_QUALIFIER.exec(folded.slice(start, end))?.[0].length ?? 0;
  start += qualifier;
  const index = mentions.indexOf(mention);
  const next = mentions[index + 1];
  if (
    next !== undefined &&
    next.start - start <= 1 &&
    next.start >= start &&
    end === next.start &&
    !/[，；。]/.test(folded.slice(start, end))
  ) {
    if (/^[、和]?$/.test(folded.slice(start, end)) && next.unit !== mention.unit) {
      const following = rightNoun(sentence, next, around(sentence, index + 1));
      return following === undefined || following.attributive ? undefined : following;
    }
  }
  const first = folded.charAt(start);
  if (first === "的") {
    let begin = start + 1;
    if (next !== undefined && next.start === begin) {
      const after = around(sentence, index + 1).right;
      begin = after.start;
      end = after.end;
    }
    const span = trimRight(folded, { start: begin, end });
    return span === undefined ||
      /^(?:基础|速度|幅度|增长|目标|水平|较快|高|中高)/.test(folded.slice(span.start, span.end))
      ? undefined
      : { span, attributive: true, verbal: false };
  }
  if (
    !/[一-龥“"《A-Za-z]/.test(first) ||
    /^(?:和|与|及|以及|、|增|提|下降|减|，|用于|且|而|并)/.test(folded.slice(start, end))
  )
    return undefined;
  const span = trimRight(folded, { start, end });
  if (span === undefined) return undefined;
  return {
    span,
    attributive: false,
    verbal:
      verbLength(folded.slice(span.start, span.end)) > 0 ||
      /^(?:可|实现|达|完成|得到)/.test(folded.slice(span.start, span.end)),
  };
}

function trimRight(folded: string, span: Span): Span | undefined {
  const text = folded.slice(span.start, Math.min(span.end, span.start + MAX_NOUN_CHARS));
  const cut = /[、（(](?=[^、]*$)|(?:和|与|及|以及|、)+$/.exec(text);
  const kept =
    cut !== null && span.start + text.length === span.end && /(?:和|与|及|以及|、)+$/.test(text)
      ? text.replace(/(?:和|与|及|以及|、)+$/, "")
      : text;
  return kept.length < 2 ? undefined : { start: span.start, end: span.start + kept.length };
}

function withRight(
  sentence: IndicatorSentence,
  core: Span | undefined,
  right: Span,
  words: Around,
  anchor: readonly Span[],
): Indicator {
  const verb = core ?? (words.listed ? sharedVerb(sentence.folded, anchor) : undefined);
  const spans = [...nonEmpty(verb), right];
  return join(sentence, spans, spans, false);
}

function sharedVerb(folded: string, anchor: readonly Span[]): Span | undefined {
  const first = anchor[0];
  if (first === undefined) return undefined;
  const length = verbLength(folded.slice(first.start, first.end));
  return length === 0 ? undefined : { start: first.start, end: first.start + length };
}

function withLeft(
  sentence: IndicatorSentence,
  core: Span | undefined,
  words: Around,
  anchor: readonly Span[],
  previous: Indicator | undefined,
  changes: boolean,
): Indicator {
  const { folded } = sentence;
  const coreText = core === undefined ? "" : folded.slice(core.start, core.end);
  if (core !== undefined && words.listed && previous !== undefined && verbLength(coreText) === 0) {
    const verb = sharedVerb(folded, anchor);
    if (verb !== undefined) return join(sentence, [verb, core], [verb, core], changes);
  }
  const aspect = core !== undefined && (isThin(coreText) || startsWithAspect(coreText));
  if (core === undefined || aspect) {
    const inherited = anchor.length > 0 ? anchor : topicBefore(sentence, words.left.start);
    const own = nonEmpty(core);
    return join(
      sentence,
      [...inherited, ...own],
      inherited.length > 0 ? [...inherited] : own,
      changes,
      withoutVerb(folded, inherited, coreText, own),
    );
  }
  return join(sentence, [core], [core], changes);
}

/** 新增孵化器41家，累计191家: the total isn't of new ones only. */
function withoutVerb(
  folded: string,
  inherited: readonly Span[],
  coreText: string,
  own: readonly Span[],
): Span[] | undefined {
  const first = inherited[0];
  if (first === undefined || !/^(?:累计|总量|总数|占)/.test(coreText)) return undefined;
  const length = /^新增/.exec(folded.slice(first.start, first.end))?.[0].length ?? 0;
  return length === 0 ? undefined : [{ start: first.start + length, end: first.end }, ...inherited.slice(1), ...own];
}

/** The noun that opens the clause before, for clauses that are all predicate (国家外汇储备继续增加，达到2864亿美元). */
function topicBefore(sentence: IndicatorSentence, at: number): Span[] {
  const { folded } = sentence;
  let end = at;
  while (end > sentence.start && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentence.start && !isBreak(folded, start - 1)) start--;
  const core = leftCore(folded, { start, end });
  if (core === undefined) return [];
  const text = folded.slice(core.start, core.end);
  const cut = /(?:继续|不断|持续|稳步|进一步|大幅|明显|快速|全面|显著|平稳|增长|增加|提高|提升|下降|减少)/.exec(text);
  const length = cut !== null && cut.index >= 2 ? cut.index : text.length;
  return [{ start: core.start, end: core.start + Math.min(length, 24) }];
}

function fromName(sentence: IndicatorSentence, name: { text: string; spans: Span[] }, words: Around): Indicator {
  const left = sentence.folded.slice(words.left.start, words.left.end);
  return { text: name.text, spans: name.spans, base: name.spans, changes: endsWithChange(left) };
}

function join(
  sentence: IndicatorSentence,
  spans: readonly Span[],
  base: readonly Span[],
  changes: boolean,
  replaced?: readonly Span[],
): Indicator {
  const used = [...(replaced ?? spans)];
  return {
    text: used.map((span) => clean(sentence.text.slice(span.start, span.end))).join(""),
    spans: used.sort((a, b) => a.start - b.start),
    base: [...base],
    changes,
  };
}

function clean(words: string): string {
  return words.replace(/\s+|&nbsp;/g, "");
}
