/**
 * Finds the subject of a figure whose own words name none: the figure before, or the clause before.
 * Doesn't look beyond the sentence.
 */
import type { Span } from "../span.ts";
import { measureLength, siblingLength, verbLength } from "./clause-words.ts";
import type { Indicator } from "./compose-indicator.ts";
import type { FigureMention } from "./figure.ts";
import { type FigureWords, isBreak, type SentenceWords } from "./figure-words.ts";
import { leftCore, MAX_NOUN_CHARS } from "./left-words.ts";
import type { DividedSentence } from "./right-noun.ts";
import { amongWord, sharedMeasure } from "./share-words.ts";
import { unitClass } from "./units.ts";

/** Classes of units that count items. */
const ITEM_CLASSES = new Set(["count", "people", "household"]);

/** A figure before in the sentence, and what it counts. */
export interface EarlierFigure {
  mention: FigureMention;
  indicator: Indicator;
}

/** A figure among those of its sentence. */
export interface FigurePlace extends DividedSentence {
  /** Figures of the sentence before this one; of an aside, the figure that it stands by. */
  earlier: readonly EarlierFigure[];
  index: number;
  /** What the figure before counts, without what only it adds (出口 of 进出口总额). */
  anchor: readonly Span[];
  /** All words of the figure before, for a change of it (出口64亿元，下降23%). */
  full: readonly Span[];
}

/** What the figure before counts, or the noun of the clause before; a total isn't only of what was 新增. */
export function inheritSubject(place: FigurePlace, words: FigureWords, total: boolean, core?: Span): Span[] {
  const { sentence, index } = place;
  const rate = core !== undefined && /(?<!增长)率$/.test(sentence.folded.slice(core.start, core.end));
  const anchor = rate ? ratedItems(place) : place.anchor;
  const previous = sentence.mentions[index - 1];
  const between = previous === undefined ? "" : sentence.folded.slice(previous.end, words.left.start);
  const moved =
    previous === undefined ||
    /；/.test(between) ||
    /^[^，；]*，[^，]*(?:继续|不断|持续|稳步|进一步|大幅|明显|显著)[^，]*，$/.test(between);
  const perHead = core !== undefined && /^人均.{3}/.test(sentence.folded.slice(core.start, core.end));
  if (perHead && anchor.length === 0) return [];
  const topic = moved ? topicBefore(sentence, words.left.start) : [];
  const subject = topic.length > 0 ? topic : withoutSibling(sentence.folded, headOf(sentence.folded, anchor), core);
  const first = subject[0];
  if (!total || first === undefined) return subject;
  const length = /^新增/.exec(sentence.folded.slice(first.start, first.end))?.[0].length ?? 0;
  return [{ start: first.start + length, end: first.end }, ...subject.slice(1)];
}

/** Is nothing between this figure and the one before but the clause that changes it (，下降23.2%)? */
export function continuesFigure({ sentence, index, full }: FigurePlace, words: FigureWords): boolean {
  const previous = sentence.mentions[index - 1];
  return (
    full.length > 0 &&
    previous !== undefined &&
    !/[，；。]./.test(sentence.folded.slice(previous.end, words.left.start))
  );
}

/** 长城公司实现产值…；实现税收…: who it is without what was achieved. */
function headOf(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined || rest.length > 0) return [...spans];
  const text = folded.slice(first.start, first.end);
  const at = /(?:实现|完成)/.exec(text)?.index ?? text.length - (/面积$/.test(text) ? measureLength(text) : 0);
  return at < 2 ? [first] : [{ start: first.start, end: first.start + at }];
}

/** 特殊教育学校招生396人，在校生2195人: the school without what was counted of it. */
function withoutSibling(folded: string, spans: readonly Span[], core: Span | undefined): Span[] {
  const last = spans.at(-1);
  if (core === undefined || last === undefined) return [...spans];
  const length = siblingLength(folded.slice(last.start, last.end), folded.slice(core.start, core.end));
  if (length === 0) return [...spans];
  const kept = { start: last.start, end: last.end - length };
  return kept.end - kept.start < 2 ? spans.slice(0, -1) : [...spans.slice(0, -1), kept];
}

/** A name so short needs what it is part of: 其中企业8.4万户. */
const MAX_PART_CHARS = 4;

/** What a short name after 其中 is part of: the last figure of the same unit, else the figure before; undefined when the name stands alone. */
export function wholeOf(place: FigurePlace, words: FigureWords, core: Span, changes: boolean): Span[] | undefined {
  const { earlier, index, sentence, anchor } = place;
  const text = sentence.folded.slice(core.start, core.end);
  const mention = sentence.mentions[index];
  if (/^(?:不?含(?![氧税水沙硫盐油量金])|包含|包括)/.test(text) && anchor.length > 0) return [...anchor];
  if (mention === undefined || text.length > MAX_PART_CHARS) return undefined;
  const alike = earlier.findLast((figure) => figure.mention.unit === mention.unit);
  const among = amongWord(sentence.folded, words.left).length > 0;
  const goesOn = alike?.indicator.part === true && measureLength(text) === 0 && verbLength(text) === 0;
  if (!among && (!goesOn || (changes && sharedMeasure(sentence, anchor, core) !== undefined))) return undefined;
  const whole = alike?.indicator.base ?? anchor;
  return whole.length === 0 ? undefined : [...whole];
}

/** 上线682人，上线率72%; 化解矛盾9762起，化解率99%: the rate of what was counted before. */
export function rateOf({ earlier, sentence: { folded } }: FigurePlace, core: Span): Span[] {
  const match = /^([一-龥]{2,3})率$/.exec(folded.slice(core.start, core.end));
  if (match === null) return [];
  const action = match[1] ?? "";
  for (const { mention, indicator } of earlier.toReversed()) {
    const [first, ...rest] = indicator.own;
    const last = indicator.own.at(-1);
    if (first === undefined || last === undefined || indicator.changes) continue;
    if (folded.slice(last.start, last.end).endsWith(action) && last.end - first.start > action.length)
      return [...withoutAction(folded, indicator.own), { start: core.end - 1, end: core.end }];
    const counted = ITEM_CLASSES.has(unitClass(mention.unit)) && first.end - first.start > action.length;
    if (counted && folded.startsWith(action, first.start))
      return [{ start: first.start + action.length, end: first.end }, ...rest, core];
  }
  return [];
}

/** 安排财政赤字: the noun without the verb that opens it. */
function withoutAction(folded: string, spans: readonly Span[]): Span[] {
  const [first, ...rest] = spans;
  if (first === undefined) return [];
  const length = verbLength(folded.slice(first.start, first.end));
  return first.end - first.start - length < 2 ? [...spans] : [{ start: first.start + length, end: first.end }, ...rest];
}

/** What a rate without a name of its own is of: the items counted last (提案118件，办结率100%), else the figure before. */
function ratedItems({ earlier, anchor }: FigurePlace): readonly Span[] {
  return earlier.findLast(({ mention }) => ITEM_CLASSES.has(unitClass(mention.unit)))?.indicator.base ?? anchor;
}

/** The items of the same unit that were counted before (18项惠民实事，5项基本完成). */
export function itemsBefore({ earlier }: FigurePlace, { unit }: FigureMention): Span[] {
  return earlier.findLast((figure) => figure.mention.unit === unit)?.indicator.base ?? [];
}

/** 要逐年适当增加经常性建设投资: what is told of follows its verb. */
const RAISED =
  /^(?:要|将|应|拟|须|继续|逐年|逐步|适当|进一步|大幅度?|稳步|显著|明显|不断|持续|较大幅度)*(?:增加|提高|扩大|减少|降低|提升|加大|压缩)(?=[^了到至为])/;

/** The noun that opens the clause before, for clauses that are all predicate (国家外汇储备继续增加，达到2864亿美元). */
export function topicBefore(sentence: SentenceWords, at: number): Span[] {
  const { folded } = sentence;
  let end = at;
  while (end > sentence.start && isBreak(folded, end - 1)) end--;
  let start = end;
  while (start > sentence.start && !isBreak(folded, start - 1)) start--;
  const core = leftCore(folded, { start, end });
  if (
    core === undefined ||
    /^(?:在|为|按|根据|随着|通过|坚持|面对|围绕|虽然|尽管|由于|因为|为了|针对|如果|位于|坐落|地处)/.test(
      folded.slice(core.start, core.end),
    )
  )
    return [];
  if (sentence.mentions.some((mention) => mention.start >= start && mention.end <= end)) return [];
  const text = folded.slice(core.start, core.end);
  const raised = RAISED.exec(text);
  if (raised !== null && text.length - raised[0].length >= 2)
    return [{ start: core.start + raised[0].length, end: Math.min(core.end, core.start + MAX_NOUN_CHARS) }];
  const cut =
    /(?:继续|不断|持续|稳步|进一步|大幅|明显|快速|全面|显著|平稳|(?:顺利|成功)(?=[启实通完建投推开])|启动|(?:增长|增加|提高|提升|下降|减少)(?!率|速度|幅度|目标|预期|极|点)|比(?![例重率值较])|高于|低于|快于)/.exec(
      text,
    );
  const length = cut !== null && cut.index >= 2 ? cut.index : text.length;
  return [{ start: core.start, end: core.start + Math.min(length, MAX_NOUN_CHARS) }];
}
