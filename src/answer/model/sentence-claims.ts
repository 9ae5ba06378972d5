/** A sentence of a model → its figures, read as those of a draft are: value, unit, time, kind, direction. Compares nothing. */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import { readMentions } from "../../corpus/figures/read-mentions.ts";
import type { Span } from "../../corpus/span.ts";
import { toSimplified } from "../../indexing/to-simplified.ts";
import { type AskedPeriod, readAskedPeriods } from "../../retrieval/asked-period.ts";
import type { Language } from "../../retrieval/fold-question.ts";
import type { Claim } from "../check/claim.ts";
import type { NamedPlace } from "../check/draft-places.ts";
import { readEnglishMentions } from "../check/english-mentions.ts";
import { foldDraft } from "../check/fold-draft.ts";
import { readDraft } from "../check/read-draft.ts";
import { readEnglishDraft } from "../check/read-english-draft.ts";

export type PlacesIn = (folded: string) => NamedPlace[];

export interface SentenceFigure {
  /** Spans count in the sentence. */
  mention: FigureMention;
  /** Absent for what only counts parts of the text. */
  claim?: Claim;
  /** Only sentences before it speak of a target; it doesn't itself. */
  targetCarried: boolean;
}

export interface SentenceReading {
  figures: SentenceFigure[];
  /** Times that it names. */
  periods: AskedPeriod[];
}

/** @param before sentences that stand before it: a time named there holds on */
export function readSentence(text: string, before: string, language: Language, placesIn: PlacesIn): SentenceReading {
  const english = language === "en";
  const whole = before + text;
  const read = english ? readEnglishDraft : readDraft;
  const alone = read(text, placesIn);
  const claims = read(whole, placesIn)
    .filter(({ start }) => start >= before.length)
    .map((claim) => ({ ...claim, start: claim.start - before.length, end: claim.end - before.length }));
  const plain = toSimplified(text);
  const mentions: FigureMention[] = english ? readEnglishMentions(text) : readMentions(plain);
  // Chinese figures quoted in English words.
  if (english) mentions.push(...readMentions(plain).filter((each) => !mentions.some((other) => overlap(each, other))));
  const figures = mentions.map((mention) => {
    const claim = claims.find((each) => overlap(each, mention));
    const own = alone.find((each) => overlap(each, mention));
    const targetCarried = claim?.kind === "target" && own?.kind !== "target";
    return { mention, ...(claim ? { claim } : {}), targetCarried };
  });
  const unseen = claims.filter((claim) => !mentions.some((mention) => overlap(claim, mention)));
  return {
    figures: [...figures, ...unseen.map((claim) => ({ mention: claim, claim, targetCarried: false }))],
    periods: readAskedPeriods(english ? text.toLowerCase() : foldDraft(text)),
  };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
