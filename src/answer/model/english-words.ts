/**
 * Words of an English sentence. They can't be looked up in a Chinese report: names must be the question's, and nothing is claimed beyond the
 * figures. Reads no figure.
 */
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import type { SentenceReading } from "./sentence-claims.ts";
import { blank } from "./sentence-numbers.ts";
import type { SentenceFault } from "./wording-trace.ts";

const FRAME =
  /^(?:the|an?|in|of|to|by|at|on|for|from|and|its?|was|were|is|are|be|has|had|have|been|it|that|this|which|report|says?|said|reached|reach|stood|came|totall?ed|amounted|rose|fell|grew|increased|decreased|declined|up|down|growth|target|targets?|targeted|plan|planned|plans|aims?|result|set|year|yuan|percent|rmb|about|more|than|at|most|nearly|over|with|according|total|difference|share|per|cent|percentage|points?|new|number)$/u;
const CAPITALISED = /\b[A-Z][A-Za-z'’-]*/gu;
const CAPITALISED_FRAME = new Set(
  "In The A An By For At On Of From To It Its This That These Those With According Total Overall Report Government Work District County City Province Prefecture Communique Communiqué GDP RMB CNY January February March April May June July August September October November December Gross Domestic Product Target Result Computed Difference".split(
    " ",
  ),
);
const CLAIMS =
  /\b(?:not|no|never|none|without|failed|missed|fell short|short of|n't|because|due to|thanks to|driven|despite|therefore|compared|exceed\w*|surpass\w*|beat|below|above|higher|lower|better|worse)\b/giu;

const QUOTED = /[“"「『《]([^”"」』》]{1,40})[”"」』》]/gu;

/** Words that say something, folded. */
export const englishMeaning = (words: string): string[] =>
  (words.match(/[a-z'’-]{2,}/gu) ?? []).filter((word) => !FRAME.test(word));

export const englishWords = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[a-z'’-]+/gu) ?? []);

export function englishFault(
  text: string,
  { figures, periods }: SentenceReading,
  { words, places }: CitedEvidence,
  question: string,
): SentenceFault | undefined {
  const asked = englishWords(question);
  for (const { 0: word } of text.matchAll(CAPITALISED)) {
    if (!CAPITALISED_FRAME.has(word) && !asked.has(word.toLowerCase()) && !words.includes(word.toLowerCase()))
      return "name";
  }
  for (const [, name = ""] of text.matchAll(QUOTED)) if (!words.includes(foldDraft(name))) return "name";
  // What the question claims isn't thereby said by the report.
  if (text.search(CLAIMS) >= 0) return "claim";
  const bare = blank(foldDraft(text), [...figures.map(({ mention }) => mention), ...periods]);
  const framed = new Set([...CAPITALISED_FRAME].map((word) => word.toLowerCase()));
  const known = (word: string): boolean =>
    asked.has(word) || framed.has(word) || words.includes(word) || places.some((place) => place.includes(word));
  return englishMeaning(bare).every(known) ? undefined : "words";
}
