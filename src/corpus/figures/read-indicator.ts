/**
 * Puts together what each figure of a sentence counts, from the report's own words: the clause, the subject it inherits, the list it stands in.
 * Doesn't look beyond the sentence.
 */
import type { Span } from "../span.ts";
import { endsWithChange, isInvestment, isState, openingLength, predicateStart, verbLength } from "./clause-words.ts";
import { cleanWords, composeIndicator, type Indicator } from "./compose-indicator.ts";
import type { FigureMention } from "./figure.ts";
import { divideWords, type FigureWords, isBreak, type SentenceWords } from "./figure-words.ts";
import { continuesFigure, type FigurePlace, inheritSubject } from "./inherit-subject.ts";
import { cutLong, durationCore, isAspect, leftCore, listOf, thinPart, withoutLead } from "./left-words.ts";
import { assignNames } from "./match-lists.ts";
import { type RightNoun, rightNoun, trimSpans } from "./right-noun.ts";
import {
  amongWord,
  sharedContrast,
  sharedMeasure,
  sharedTarget,
  sharedVerb,
  sharedWord,
  totalWord,
  withoutVerb,
} from "./share-words.ts";
import { unitClass } from "./units.ts";

/** 其中企业8.4万户: a name so short needs what it is part of. */
const MAX_PART_CHARS = 4;
const RATE_CLASSES = new Set(["percent", "permille", "points", "multiple"]);
const SHARE =
  /(?:所)?占[^，。；\d]{0,18}?(?=的?(?:比重|比例|份额)?(?:已|也|均|分别|约|近|超过|超|逾|达到|达|为|是|由|从|[上提升]{2}到|增加到|下降到|降至|升至|降到|的|将|到)*$)/;
const ENDS_IN_LINK =
  /(?:约|近|超过|超|逾|达|共计|共|的|、|和|与|(?<![普涉惠危顾触波遍论提])及|了|[现共已拥]?有|到|约为|已达|合计)+$/;

/**
 * One indicator per mention. `broken`: what the sentence before told of, when this one breaks it down (分轻重工业看，轻工业增长…).
 */
export function readIndicators(sentence: SentenceWords, broken: readonly Span[] = []): Indicator[] {
  const names = assignNames(sentence);
  const divided = divideWords(sentence);
  const result: Indicator[] = [];
  let anchor: readonly Span[] = broken;
  let full: readonly Span[] = broken;
  let shares = false;
  for (const [index, mention] of sentence.mentions.entries()) {
    const words = divided[index] as FigureWords;
    const name = names.get(index) ?? earlierName(sentence, divided, result, index);
    const indicator: Indicator =
      name === undefined
        ? describe(
            { sentence, divided, index, anchor, full: shares && mention.unit !== "百分点" ? anchor : full },
            mention,
            words,
          )
        : fromName(sentence, name, words);
    result.push(indicator);
    if (indicator.base.length > 0) anchor = indicator.base;
    if (indicator.spans.length > 0) full = indicator.own;
    shares = indicator.shares;
  }
  return result;
}

/** 名牌18个，商标25件，分别比2006年增加2个、21件: the list goes back to as many figures before it. */
function earlierName(
  sentence: SentenceWords,
  divided: readonly FigureWords[],
  result: readonly Indicator[],
  index: number,
): Name | undefined {
  const { folded, mentions } = sentence;
  let first = index;
  while (first > 0 && divided[first]?.listed === true && divided[first]?.left.start === divided[first]?.left.end)
    first--;
  let last = index;
  while (divided[last + 1]?.listed === true && divided[last + 1]?.left.start === divided[last + 1]?.left.end) last++;
  const count = last - first + 1;
  const left = divided[first]?.left;
  if (count < 2 || left === undefined || first < count || mentions[first] === undefined) return undefined;
  const words = folded.slice(left.start, left.end);
  if (!/^[，,]?分别/.test(words) || predicateStart(words) > 1) return undefined;
  const source = result[index - count];
  return source === undefined ? undefined : { text: source.text, spans: source.base };
}

interface Name {
  text: string;
  spans: Span[];
}

function describe(place: FigurePlace, mention: FigureMention, words: FigureWords): Indicator {
  const { folded } = place.sentence;
  const leftText = folded.slice(words.left.start, words.left.end);
  const changes = endsWithChange(leftText) && !/[到至为](?:每[人户亩月年生]|全[国省市县区])*[约近了]?$/.test(leftText);
  const share = readShare(place, words);
  if (share !== undefined) return share;
  const core = leftCore(folded, words.left);
  const right = rightNoun(place, place.index);
  if (right?.attributive === true) {
    return composeIndicator(place.sentence, {
      own: [...right.spans, ...listOf(thinPart(folded, core))],
      base: right.spans,
      changes,
    });
  }
  const rate = RATE_CLASSES.has(unitClass(mention.unit));
  if (right !== undefined && (rate ? !changes && (core === undefined || right.verbal) : true))
    return withRight(place, mention, words, right);
  return withLeft(place, words, changes ? withoutLead(folded, core) : core, changes);
}

/** 占全市28%: subject, 占全市, and the word 比重. */
function readShare(place: FigurePlace, words: FigureWords): Indicator | undefined {
  const { folded } = place.sentence;
  const text = folded.slice(words.left.start, words.left.end);
  const match = SHARE.exec(text);
  if (match === null || /占(?:地|用|有|比|领)/.test(match[0])) return undefined;
  const share = { start: words.left.start + match.index, end: words.left.start + match.index + match[0].length };
  const before = leftCore(folded, { start: words.left.start, end: share.start });
  const subject =
    before === undefined || isAspect(folded, before)
      ? [...inheritSubject(place, words, true), ...listOf(before)]
      : [before];
  return composeIndicator(place.sentence, {
    own: [...subject, share],
    base: subject,
    changes: false,
    shares: true,
    suffix: "比重",
  });
}

function withRight(place: FigurePlace, mention: FigureMention, words: FigureWords, right: RightNoun): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const text = folded.slice(words.left.start, words.left.end).replace(ENDS_IN_LINK, "");
  const skip = openingLength(text);
  let core: Span | undefined = { start: words.left.start + skip, end: words.left.start + text.length };
  if (unitClass(mention.unit) === "time") core = durationCore(folded, words.left) ?? core;
  if (core.end <= core.start) core = undefined;
  else core = { start: cutLong(folded, core.start, core.end), end: core.end };
  const rate = RATE_CLASSES.has(unitClass(mention.unit));
  if (rate && right.verbal) {
    const subject = core === undefined ? [...anchor] : [core];
    return composeIndicator(sentence, { own: [...subject, ...right.spans], base: subject, changes: false });
  }
  if (core === undefined && words.listed) core = sharedVerb(folded, anchor);
  if (core !== undefined && unitClass(mention.unit) === "time" && isAspect(folded, core)) {
    return composeIndicator(sentence, { own: [...anchor, core, ...right.spans], base: anchor, changes: false });
  }
  const own = [...listOf(core), ...right.spans];
  const last = right.spans[0];
  const bare = core === undefined && last !== undefined && isState(folded.slice(last.start, last.end));
  if (bare) {
    const subject = inheritSubject(place, words, false);
    return composeIndicator(sentence, {
      own: [...subject, ...own],
      base: subject.length > 0 ? subject : own,
      changes: false,
    });
  }
  return composeIndicator(sentence, { own, base: own, changes: false });
}

function withLeft(place: FigurePlace, words: FigureWords, core: Span | undefined, changes: boolean): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const text = core === undefined ? "" : folded.slice(core.start, core.end);
  if (core !== undefined && words.listed) {
    const shared =
      sharedWord(folded, anchor, core) ??
      (verbLength(text) === 0 ? sharedVerb(folded, anchor) : sharedTarget(folded, anchor));
    if (shared !== undefined) return composeIndicator(sentence, { own: [shared, core], base: [shared, core], changes });
  }
  const threshold = core === undefined ? undefined : thresholdBefore(place, words, core);
  if (threshold !== undefined) return composeIndicator(sentence, { own: [threshold], base: [threshold], changes });
  const contrasted = core === undefined ? [] : sharedContrast(folded, anchor, core);
  if (core !== undefined && contrasted.length > 0) {
    return composeIndicator(sentence, { own: [core, ...contrasted], base: anchor, changes });
  }
  if (core !== undefined && isInvestment(text)) {
    const purpose = nextAction(place, words);
    if (purpose !== undefined)
      return composeIndicator(sentence, { own: [core, purpose], base: [core, purpose], changes });
  }
  if (core !== undefined && anchor.length > 0 && isState(text)) {
    return composeIndicator(sentence, { own: [...withoutVerb(folded, anchor), core], base: anchor, changes });
  }
  const isPart = core !== undefined && text.length <= MAX_PART_CHARS && amongWord(folded, words.left).length > 0;
  if (core !== undefined && !isAspect(folded, core) && !isPart) {
    const measure = changes ? sharedMeasure(folded, anchor, text) : undefined;
    return composeIndicator(sentence, { own: [core, ...listOf(measure)], base: [core, ...listOf(measure)], changes });
  }
  const total = totalWord(folded, words.left);
  const own = core === undefined ? listOf(total) : [core];
  if (own.length === 0 && continuesFigure(place, words))
    return composeIndicator(sentence, { own: place.full, base: anchor, changes });
  const subject = inheritSubject(place, words, total !== undefined);
  const among = subject.length === 0 ? [] : amongWord(folded, words.left);
  return composeIndicator(sentence, {
    own: [...subject, ...among, ...own],
    base: subject.length > 0 ? subject : own,
    changes,
  });
}

/** 年销售收入过10亿元企业达到5家, 投资500万元以上的项目32个: the threshold is part of the name. */
function thresholdBefore({ sentence, index, divided }: FigurePlace, words: FigureWords, core: Span): Span | undefined {
  const { folded, mentions } = sentence;
  const previous = mentions[index - 1];
  const before = divided[index - 1];
  if (previous === undefined || before === undefined || !words.sharesBefore || core.start - previous.end > 4)
    return undefined;
  if (!/过|超|以上|以下|以内/.test(previous.qualifier) || verbLength(folded.slice(core.start, core.end)) > 0)
    return undefined;
  const left = leftCore(folded, before.left);
  return { start: left?.start ?? previous.start, end: core.end };
}

/** 投资512万元，建设乡间公路14条: what the money is for stands in the next clause. */
function nextAction({ sentence }: FigurePlace, words: FigureWords): Span | undefined {
  const { folded, mentions } = sentence;
  const mention = mentions.find((candidate) => candidate.start === words.left.end);
  if (mention === undefined || !/^[，,]/.test(folded.slice(mention.end, mention.end + 1))) return undefined;
  const start = mention.end + 1;
  let end = start;
  const next = mentions.find((candidate) => candidate.start >= start)?.start ?? sentence.end;
  while (end < next && end < sentence.end && !isBreak(folded, end)) end++;
  const purpose = folded.slice(start, end);
  return verbLength(purpose) > 0 && !/计划|任务|目标/.test(purpose)
    ? trimSpans(folded, [{ start, end }])[0]
    : undefined;
}

function fromName(sentence: SentenceWords, name: Name, words: FigureWords): Indicator {
  const left = sentence.folded.slice(words.left.start, words.left.end);
  const shares = /占[^，]{0,16}(?:比重|比例)/.test(name.text);
  return {
    text: cleanWords(name.text),
    spans: name.spans,
    own: name.spans,
    base: name.spans,
    changes: endsWithChange(left),
    shares,
  };
}
