/** Numbers of a sentence that are no figures (years, ordinals, names, halves): each must stand in the evidence. Reads no figure. */
import type { Span } from "../../corpus/span.ts";
import type { Language } from "../../retrieval/fold-question.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import type { SentenceReading } from "./sentence-claims.ts";
import type { SentenceFault } from "./wording-trace.ts";

const CHINESE_NUMERALS = /[〇零一二两三四五六七八九十百千万亿]+/gu;
/** Words in which a numeral counts nothing. */
const NO_NUMERAL = /一(?:般|些|定|直|起|样|致|方面|共|步|体|系列|并|个|项|种|批|次|份)|[统之]一/gu;
const ENGLISH_AMOUNTS =
  /\b(?:half|halves|halved|double[ds]?|doubling|triple[ds]?|quadruple[ds]?|twice|thrice|quarters?|thirds?|fifths?|tenths?|dozens?|scores?|hundreds?|thousands?|[mbtr]+illions?|first|second|third|top|largest|highest|lowest|biggest|fastest|record|majority|most|only|nearly all)\b/giu;
const DIGIT_TOKEN = /[a-z]*-?\d[\d.,:/a-z-]*/gu;

export function numberFault(
  text: string,
  { figures, periods }: SentenceReading,
  evidence: CitedEvidence,
  language: Language,
): SentenceFault | undefined {
  for (const { reference } of periods) {
    if (reference.type !== "years") continue;
    if (!evidence.years.has(reference.from) || !evidence.years.has(reference.to)) return "year";
  }
  const folded = foldDraft(text);
  const rest = blank(folded, [...figures.map(({ mention }) => mention), ...periods]);
  const bare = blankFigures(evidence);
  // What is left of digits is a name (PM2.5, 11号线) and stands there as one, not as part of a figure.
  for (const [token] of rest.matchAll(DIGIT_TOKEN)) if (!standsWhole(token, bare)) return "number";
  if (language === "en") {
    const claimed = [...rest.matchAll(ENGLISH_AMOUNTS)].length > 0;
    return claimed ? "number" : undefined;
  }
  const counted = rest.replace(NO_NUMERAL, (word) => " ".repeat(word.length));
  for (const { 0: numeral, index } of counted.matchAll(CHINESE_NUMERALS)) {
    const beside = [
      folded.slice(index, index + numeral.length + 1),
      folded.slice(Math.max(0, index - 1), index + numeral.length),
    ];
    if (!beside.some((words) => words.length > numeral.length && bare.includes(words))) return "number";
  }
  return undefined;
}

/** The evidence's words without its figures. */
function blankFigures({ words, figures }: CitedEvidence): string {
  let out = words;
  for (const { figure } of figures) out = out.replaceAll(foldDraft(figure.text), " ");
  return out;
}

function standsWhole(token: string, text: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const beside = `${text[at - 1] ?? ""}${text[at + token.length] ?? ""}`;
    if (!/[\d.,a-z]/u.test(beside)) return true;
  }
  return false;
}

/** Spaces in the place of the spans; nothing moves. */
export function blank(text: string, spans: readonly Span[]): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + " ".repeat(end - start) + out.slice(end);
  return out;
}
