/**
 * Reads figures that set one thing against another: 占全市28%, 是1997年总和的1.7倍.
 * Doesn't read growth.
 */

import { composeIndicator, type Indicator } from "./compose-indicator.ts";
import type { FigureMention } from "./figure.ts";
import type { FigureWords } from "./figure-words.ts";
import { continuesFigure, type FigurePlace, inheritSubject } from "./inherit-subject.ts";
import { isAspect, leftCore, listOf } from "./left-words.ts";

const SHARE =
  /(?:所)?占[^，。；\d]{0,18}?(?=的?(?:比重|比例|份额)?(?:已|也|均|分别|约|近|超过|超|逾|达到|达|为|是|由|从|[上提升]{2}到|增加到|下降到|降至|升至|降到|的|将|到)*$)/;

/** 占全市28%: subject, 占全市, and the word 比重. */
export function readShare(place: FigurePlace, words: FigureWords): Indicator | undefined {
  const { folded } = place.sentence;
  const text = folded.slice(words.left.start, words.left.end);
  const match = SHARE.exec(text);
  if (match === null || /占(?:地|用|有|比|领)/.test(match[0])) return undefined;
  const share = { start: words.left.start + match.index, end: words.left.start + match.index + match[0].length };
  const before = leftCore(folded, { start: words.left.start, end: share.start });
  const goesOn = before === undefined && continuesFigure(place, words);
  const subject =
    before === undefined || isAspect(folded, before)
      ? [...(goesOn ? place.full : inheritSubject(place, words, true)), ...listOf(before)]
      : [before];
  return composeIndicator(place.sentence, {
    own: [...subject, share],
    base: subject,
    changes: false,
    shares: true,
    suffix: "比重",
  });
}

/** 投入5800亿元，是1950年到1997年总和的1.7倍: the figure before, and what it is compared with. */
export function readMultiple(place: FigurePlace, mention: FigureMention, words: FigureWords): Indicator | undefined {
  const { folded } = place.sentence;
  const text = folded.slice(words.left.start, words.left.end);
  const match = /^[，,]?(?=(?:是|为|相当于)[^，]{2,30}的(?:近|约)?$)/.exec(text);
  if (mention.unit !== "倍" || match === null || place.full.length === 0 || leftCore(folded, words.left) === undefined)
    return undefined;
  const whole = { start: words.left.start + match[0].length, end: words.left.end };
  return composeIndicator(place.sentence, { own: [...place.full, whole], base: place.anchor, changes: false });
}
