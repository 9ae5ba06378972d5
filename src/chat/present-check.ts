/** Turns a Check into what every chat draws: the draft with its figures marked, and one item for each. Judges nothing. */
import type { Check, CheckedFigure, CheckReason } from "../answer/answer.ts";
import { presentCitation } from "./present-answer.ts";
import type { Source } from "./reply.ts";

export type Verdict = CheckedFigure["verdict"];

/** One figure of the draft. */
export interface CheckItem {
  text: string;
  verdict: Verdict;
  reason?: CheckReason;
  note: string;
  /** The report's figure, as it stands in the source. */
  reportFigure?: string;
  source?: Source;
}

export interface CheckReply {
  /** The draft; runs with a verdict are its figures. The runs joined are the draft. */
  draft: { text: string; verdict?: Verdict }[];
  items: CheckItem[];
  counts: Record<Verdict, number>;
}

export function presentCheck(check: Check, draft: string): CheckReply {
  const figures = [...check.figures].sort((a, b) => a.start - b.start);
  const counts = { match: 0, mismatch: 0, not_found: 0 };
  for (const { verdict } of figures) counts[verdict] += 1;
  return {
    draft: markDraft(draft, figures),
    items: figures.map(toItem),
    counts,
  };
}

function toItem({ text, verdict, reason, note, reportFigure, citation }: CheckedFigure): CheckItem {
  const item: CheckItem = {
    text,
    verdict,
    note,
    ...(reason === undefined ? {} : { reason }),
    ...(reportFigure === undefined ? {} : { reportFigure }),
  };
  if (citation === undefined) return item;
  const { n: _, ...source } = presentCitation(citation, note);
  return { ...item, source };
}

/** @param figures in order of the draft; one that begins inside the figure before it is left unmarked */
function markDraft(draft: string, figures: readonly CheckedFigure[]): CheckReply["draft"] {
  const runs: CheckReply["draft"] = [];
  let from = 0;
  for (const { start, end, verdict } of figures) {
    if (start < from) continue;
    if (start > from) runs.push({ text: draft.slice(from, start) });
    runs.push({ text: draft.slice(start, end), verdict });
    from = end;
  }
  if (from < draft.length) runs.push({ text: draft.slice(from) });
  return runs;
}
