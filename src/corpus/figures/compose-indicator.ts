/**
 * An indicator and how it is put together from spans of the report.
 * Doesn't choose the spans.
 */
import type { Span } from "../span.ts";
import type { SentenceWords } from "./figure-words.ts";

/** What a figure counts. `base` are the words that later figures of the sentence may inherit. */
export interface Indicator {
  text: string;
  spans: Span[];
  /** The same spans, in the order of the words in `text`. */
  own: Span[];
  base: Span[];
  /** The words before the figure say that it is a growth or a decline. */
  changes: boolean;
  /** 占全市, 占比: the figure is a share. */
  shares: boolean;
  /** A part of the figure before (其中出口), so that the next short name may be one too. */
  part?: boolean;
  /** Of a target that stands beside the result, which only the result's words tell. */
  direction?: "up" | "down";
}

export interface IndicatorParts {
  own: readonly Span[];
  base: readonly Span[];
  changes: boolean;
  shares?: boolean;
  /** Word that is added when the report leaves it out. */
  suffix?: string;
}

/** Text and spans of an indicator; 比重 is added to a share that the report leaves without it. */
export function composeIndicator(
  sentence: SentenceWords,
  { own, base, changes, shares = false, suffix = "" }: IndicatorParts,
): Indicator {
  const text = own.map((span) => cleanWords(sentence.text.slice(span.start, span.end))).join("");
  const ending = suffix === "" && /占(?![地用有领比])[^比率]{1,16}$/.test(text) ? "比重" : suffix;
  return {
    text: `${text}${text.endsWith(ending) ? "" : ending}`,
    spans: [...own].sort((a, b) => a.start - b.start),
    own: [...own],
    base: [...base],
    changes,
    shares,
  };
}

/** Words of the report without spaces and marks of notes. */
export function cleanWords(words: string): string {
  return words.replace(/\s+|&nbsp;|[〔[［(（]\d{1,2}[〕\]］)）]|(?<=.)[①-⑳⑴-⒇㉑-㉟¹²³⁰-⁹]+/g, "");
}
