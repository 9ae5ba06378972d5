/** Passages of the reports that a question is asked of, and which texts stand in those reports. Scores nothing. */
import type { Report } from "../corpus/report.ts";
import type { PassageRange, SearchIndex } from "../indexing/search-index.ts";
import type { Tokenizer } from "../indexing/tokenize.ts";
import { viewOf } from "./report-view.ts";

/** Which texts stand in which report; terms come back with every question. */
const standing = new WeakMap<Report, Map<string, boolean>>();

/** Passages of the reports, in order; ranges that touch are one. */
export function rangesOf(index: SearchIndex, reports: ReadonlySet<string>): PassageRange[] {
  const ranges: PassageRange[] = [];
  for (const { id } of index.listed) {
    const { first, end } = index.passageRange(id);
    const last = ranges.at(-1);
    if (!reports.has(id) || first === end) continue;
    if (last?.end === first) last.end = end;
    else ranges.push({ first, end });
  }
  return ranges;
}

/** Of more reports only those are looked into that have a passage with all of a text's character pairs. */
const SEARCHED_WHOLE = 8;

/** Does a text stand in one of the reports asked, as it is? */
export function containsIn(
  index: SearchIndex,
  only: ReadonlySet<string> | undefined,
  tokenizer: Tokenizer,
): (text: string) => boolean {
  const ids = index.listed.map(({ id }) => id).filter((id) => only?.has(id) ?? true);
  const stands = (id: string, text: string): boolean => {
    const report = index.reports.get(id);
    return report !== undefined && standsIn(report, text);
  };
  if (ids.length <= SEARCHED_WHOLE) return (text) => ids.some((id) => stands(id, text));
  const within = only && rangesOf(index, only);
  return (text) => {
    const grams = new Set(tokenizer.bigrams(text));
    const tried = new Set<string>();
    for (const passage of index.lexical.passagesWithAll([...grams], "gram", within)) {
      const id = index.passages[passage]?.report ?? "";
      if (tried.has(id)) continue;
      if (stands(id, text)) return true;
      tried.add(id);
    }
    return false;
  };
}

function standsIn(report: Report, text: string): boolean {
  const known = standing.get(report) ?? new Map<string, boolean>();
  standing.set(report, known);
  let stands = known.get(text);
  if (stands === undefined) {
    stands = viewOf(report).whole.includes(text);
    known.set(text, stands);
  }
  return stands;
}
