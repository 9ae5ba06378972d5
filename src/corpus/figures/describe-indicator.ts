/**
 * Says what one figure counts from the words on its two sides, and from the figure before where these say too little.
 * Doesn't read lists of names, asides or targets.
 */
import type { Span } from "../span.ts";
import { actionLength, endsWithChange, isInvestment, isState, openingLength, verbLength } from "./clause-words.ts";
import { composeIndicator, type Indicator } from "./compose-indicator.ts";
import type { FigureMention } from "./figure.ts";
import { type FigureWords, isBreak } from "./figure-words.ts";
import {
  continuesFigure,
  type FigurePlace,
  inheritSubject,
  itemsBefore,
  rateOf,
  topicBefore,
  wholeOf,
} from "./inherit-subject.ts";
import { cutLong, durationCore, isAspect, leftCore, listOf, thinPart, withoutLead } from "./left-words.ts";
import { type RightNoun, rightNoun, trimSpans } from "./right-noun.ts";
import { readMultiple, readShare } from "./share-indicator.ts";
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

const RATE_CLASSES = new Set(["percent", "permille", "points", "multiple"]);
const ENDS_IN_LINK =
  /(?:约|近|超过|超|逾|达|共计|共|的|、|和|与|以及|(?<![普涉惠危顾触波遍论提])及|了|[现共已拥]?有|到|约为|已达|合计)+$/;
/** Words before a figure that only lead to the noun after it. */
const LEADS_TO_NOUN = /^(?:对|为|给|向|将|把|在|从|由|面向|针对|就|与|同|以)$/;

/** 突破5万关口, 连跨4个千亿台阶: a mark that a level has passed. */
const STEP = /^(?:[十百千万亿]+元?级?)?新?(?:台阶|关口|大关|门槛)/;

/** 由每周24班加密至33班: only the change of the figure before. */
const TO_ANOTHER = /^[一-龥]{2}(?:到|至|为)了?$/;

/** 轮滑馆改建及31个村健身设施配备: what stands before the joiner is another item. */
const JOINED_BEFORE = /(?:、|(?<![共平缓])和|与|(?<![普涉惠危顾触波遍论提])及)$/;

/** What the figure of `place` counts. */
export function describeIndicator(place: FigurePlace, mention: FigureMention, words: FigureWords): Indicator {
  const { folded } = place.sentence;
  const leftText = folded.slice(words.left.start, words.left.end);
  const changes = endsWithChange(leftText) && !/[到至为](?:每[人户亩月年生]|全[国省市县区])*[约近了]?$/.test(leftText);
  const share = readShare(place, words) ?? readMultiple(place, mention, words);
  if (share !== undefined) return share;
  const core = words.sharesBefore && TO_ANOTHER.test(leftText) ? undefined : leftCore(folded, words.left);
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
  const before = place.divided[place.index - 1];
  const twin = place.earlier.at(-1);
  if (twin !== undefined && words.left.end < mention.start && before?.left.end === words.left.end)
    return twin.indicator;
  return withLeft(place, words, changes ? withoutLead(folded, core) : core, changes);
}

function withRight(place: FigurePlace, mention: FigureMention, words: FigureWords, right: RightNoun): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const text = folded.slice(words.left.start, words.left.end).replace(ENDS_IN_LINK, "");
  const skip = openingLength(text);
  let core: Span | undefined = { start: words.left.start + skip, end: words.left.start + text.length };
  if (unitClass(mention.unit) === "time") core = durationCore(folded, words.left) ?? core;
  if (folded.charAt(core.start) === "的") core.start++;
  if (JOINED_BEFORE.test(folded.slice(words.left.start, words.left.end)))
    core.end = core.start + actingLength(folded.slice(core.start, core.end));
  if (core.end <= core.start || LEADS_TO_NOUN.test(folded.slice(core.start, core.end))) core = undefined;
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
  const first = right.spans[0];
  if (first !== undefined && STEP.test(folded.slice(first.start, first.end))) {
    return withLeft(place, words, leftCore(folded, words.left), false);
  }
  if (core === undefined) {
    const subject = subjectOfPredicate(place, mention, words, right);
    if (subject.length > 0)
      return composeIndicator(sentence, { own: [...subject, ...own], base: subject, changes: false });
  }
  return composeIndicator(sentence, { own, base: own, changes: false });
}

/** Length of the verb that opens the words, or of what does the covering (公交线路覆盖城区和11个乡镇). */
function actingLength(words: string): number {
  return Math.max(verbLength(words), /^.{2,16}?(?:覆盖|涉及|惠及|辐射|带动|服务|连接)/.exec(words)?.[0].length ?? 0);
}

/** 18项实事，5项基本完成: items counted before; 推进农村气代煤，再完成3万户改造: the topic of the clause before. */
function subjectOfPredicate(place: FigurePlace, mention: FigureMention, words: FigureWords, right: RightNoun): Span[] {
  const { folded } = place.sentence;
  const first = right.spans[0];
  if (first === undefined) return [];
  const text = folded.slice(first.start, first.end);
  if (right.predicate === true || isState(text)) {
    const items = itemsBefore(place, mention);
    return items.length > 0 ? withoutVerb(folded, items) : isState(text) ? inheritSubject(place, words, false) : [];
  }
  return !words.listed && actionLength(text) === text.length ? topicBefore(place.sentence, words.left.start) : [];
}

function withLeft(place: FigurePlace, words: FigureWords, core: Span | undefined, changes: boolean): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const shared = core === undefined ? undefined : sharesWords(place, words, core);
  if (shared !== undefined) return composeIndicator(sentence, { own: shared, base: shared, changes });
  const text = core === undefined ? "" : folded.slice(core.start, core.end);
  const contrasted = core === undefined ? [] : sharedContrast(folded, anchor, core);
  if (core !== undefined && contrasted.length > 0) {
    return composeIndicator(sentence, { own: [core, ...contrasted], base: anchor, changes });
  }
  const rate = core === undefined ? [] : rateOf(place, core);
  if (rate.length > 0) return composeIndicator(sentence, { own: rate, base: rate, changes });
  if (core !== undefined && anchor.length > 0 && isState(text)) {
    return composeIndicator(sentence, { own: [...withoutVerb(folded, anchor), core], base: anchor, changes });
  }
  const whole = core === undefined ? undefined : wholeOf(place, words, core, changes);
  if (core !== undefined && whole !== undefined) {
    const own = [...whole, ...amongWord(folded, words.left), core];
    return { ...composeIndicator(sentence, { own, base: whole, changes }), part: true };
  }
  if (core !== undefined && !isAspect(folded, core)) {
    const measure = changes ? sharedMeasure(sentence, anchor, core) : undefined;
    const own = [core, ...listOf(measure)];
    return composeIndicator(sentence, { own, base: own, changes });
  }
  return withSubject(place, words, core, changes);
}

/** Words that say too little alone: 总量, 增长, 累计. */
function withSubject(place: FigurePlace, words: FigureWords, core: Span | undefined, changes: boolean): Indicator {
  const { sentence, anchor } = place;
  const { folded } = sentence;
  const total = totalWord(folded, words.left);
  const own = core === undefined ? listOf(total) : [core];
  if (own.length === 0 && continuesFigure(place, words))
    return composeIndicator(sentence, { own: place.full, base: anchor, changes });
  const subject = inheritSubject(place, words, total !== undefined, core);
  const among = subject.length === 0 ? [] : amongWord(folded, words.left);
  return composeIndicator(sentence, {
    own: [...subject, ...among, ...own],
    base: subject.length > 0 ? subject : own,
    changes,
  });
}

/** The whole name when the words before the figure share some with what stands near: a verb of the list, a threshold, what money is for. */
function sharesWords(place: FigurePlace, words: FigureWords, core: Span): Span[] | undefined {
  const { folded } = place.sentence;
  const text = folded.slice(core.start, core.end);
  if (words.listed) {
    const shared =
      sharedWord(folded, place.anchor, core) ??
      (verbLength(text) === 0 ? sharedVerb(folded, place.anchor) : sharedTarget(folded, place.anchor));
    if (shared !== undefined) return [shared, core];
  }
  const threshold = thresholdBefore(place, words, core);
  if (threshold !== undefined) return [threshold];
  const isTotal = place.anchor.length > 0 && /^(?:计划)?总投资/.test(text);
  if (!isInvestment(text) || words.listed || isTotal) return undefined;
  const purpose = nextAction(place, words);
  return purpose === undefined ? undefined : [core, purpose];
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
  const lead =
    /^(?:重点|主要|集中|专项|专门|统一|先后|全面|高标准|高质量)*(?:用于|对(?=[^，]{2,24}进行))?/.exec(purpose)?.[0]
      .length ?? 0;
  const skip = Math.max(lead, openingLength(purpose));
  const acts = skip > 0 ? /(?:用于|对|实施了?|开展了?|完成了?|推进了?)$/.test(purpose.slice(0, skip)) : false;
  return (acts || verbLength(purpose.slice(skip)) > 0) && !/计划|任务|目标/.test(purpose)
    ? trimSpans(folded, [{ start: verbLength(purpose) > 0 ? start : start + skip, end }])[0]
    : undefined;
}
