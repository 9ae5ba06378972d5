/** Turns a Check into what every chat draws: the draft with its figures marked, and one item for each. Judges nothing. */
import type { Check, CheckedFigure } from "../answer/answer.ts";
import { presentCitation } from "./present-answer.ts";
import type { Source } from "./reply.ts";

export type Verdict = CheckedFigure["verdict"];

export interface CheckReply {
  /** The draft; runs with a verdict are its figures. The runs joined are the draft. */
  draft: { text: string; verdict?: Verdict }[];
  items: { text: string; verdict: Verdict; note: string; source?: Source }[];
  counts: Record<Verdict, number>;
}

export function presentCheck(check: Check, draft: string): CheckReply {
  const figures = [...check.figures].sort((a, b) => a.start - b.start);
  const counts = { match: 0, mismatch: 0, not_found: 0 };
  for (const { verdict } of figures) counts[verdict] += 1;
  return {
    draft: markDraft(draft, figures),
    items: figures.map(({ text, verdict, note, citation }) => {
      if (citation === undefined) return { text, verdict, note };
      const { n: _, ...source } = presentCitation(citation, note);
      return { text, verdict, note, source };
    }),
    counts,
  };
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
