/**
 * Follow-ups that the rules don't reach: whether one is, and whether what a model made of it may be asked. A rewriting may only bring
 * together what was said in the conversation: it adds no word, and loses no figure, place or year. Asks no model.
 */
import { readMentions } from "../../corpus/figures/read-mentions.ts";
import { readAskedPeriods } from "../../retrieval/asked-period.ts";
import { isFollowUp } from "../../retrieval/read-follow-up.ts";
import type { ExplainedAnswer } from "../answer-question.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { WordTools } from "./sentence-names.ts";

/** Words that point at what was said before. */
const POINTING =
  /[它她]们?|[这那同当]一?年|[这那](?:些|个|里|边|样|两|几|家|所|项|部分)?|其(?!他|余|中)|该|上述|前者|后者|刚才|上面|前面|同样|一样|呢[?？]?$|\b(?:it|its|that|those|them|these|same|former|latter|there)\b/gu;
/** A question this short leaves something out. */
const SHORT_CHARS = 10;
const QUESTION_MAX_CHARS = 200;

/** The desk couldn't answer, no rule took the question for a follow-up, and its words point at something. */
export function needsRewriting(turns: readonly string[], { answer, evidence }: ExplainedAnswer): boolean {
  if (turns.length < 2 || evidence === undefined) return false;
  const { question } = evidence;
  const unanswered = answer.status === "not_found" || answer.notes.some(({ code }) => code === "unsure");
  if (!unanswered || isFollowUp(question)) return false;
  return question.text.length <= SHORT_CHARS || question.text.search(POINTING) >= 0;
}

export function isFaithful(
  rewritten: string,
  turns: readonly string[],
  { placesIn, cut, stopWords }: WordTools,
): boolean {
  const last = foldDraft(turns.at(-1) ?? "");
  const said = foldDraft(turns.join("\n"));
  const folded = foldDraft(rewritten).trim();
  if (folded === "" || folded.length > QUESTION_MAX_CHARS || folded.includes("\n")) return false;
  const meaning = (text: string): string[] =>
    cut(text).filter((word) => /[\p{L}\p{N}]/u.test(word) && !stopWords.has(word));
  if (meaning(last.replace(POINTING, " ")).some((word) => !folded.includes(word))) return false;
  if (meaning(folded).some((word) => !said.includes(word))) return false;
  const named = (text: string): Record<"figures" | "periods" | "places", string[]> => ({
    figures: readMentions(text).map((each) => each.text),
    periods: readAskedPeriods(text).map(({ start, end }) => text.slice(start, end)),
    places: placesIn(text).map(({ name }) => name),
  });
  const now = named(folded);
  const all = turns.map((turn) => named(foldDraft(turn)));
  for (const kind of ["figures", "periods", "places"] as const) {
    // What the last question names, or else the last that named any; of figures only the last question's own.
    const wanted = kind === "figures" ? all.at(-1) : all.findLast((each) => each[kind].length > 0);
    if (wanted?.[kind].some((name) => !now[kind].includes(name))) return false;
    if (now[kind].some((name) => !all.some((each) => each[kind].includes(name)))) return false;
  }
  return true;
}
