/** A checked draft → the summary that a desk pastes: the counts, then one line for each figure with its place. Draws no colours. */
import type { Messages } from "./messages/messages.ts";
import type { CheckItem, CheckReply, Verdict } from "./present-check.ts";
import type { Source } from "./reply.ts";

/** Stand behind the figures of the draft and before the lines. */
export const CHECK_SIGNS: Record<Verdict, string> = { match: "✔", mismatch: "✘", not_found: "?" };

export interface CheckLine {
  verdict: Verdict;
  /** The sign and the figure as the draft has it. */
  head: string;
  /** What is to be said of it; nothing of a figure that is the report's in so many words. */
  note: string;
  /** Report, section and sentence; empty when there is none. */
  source: string;
}

export interface CheckSummary {
  counts: string;
  /** What isn't right comes first, each part in the order of the draft. */
  lines: CheckLine[];
}

/** A longer sentence is cut to what stands around its figure. */
const QUOTE_MAX_CHARS = 90;
/** So much of it is kept on each side, up to the next mark. */
const AROUND_CHARS = 24;
const CUT = "……";

export function summariseCheck({ items, counts }: CheckReply, { check }: Messages): CheckSummary {
  const wrong = items.filter(({ verdict }) => verdict !== "match");
  const right = items.filter(({ verdict }) => verdict === "match");
  const lines = [...wrong, ...right].map((item): CheckLine => {
    const { verdict, text, reason, source } = item;
    return {
      verdict,
      head: `${CHECK_SIGNS[verdict]} ${text}`,
      note: verdict === "match" && reason === undefined && source ? "" : item.note,
      source: source ? check.source(placeOf(source), excerptOf(item, source)) : "",
    };
  });
  return { counts: check.summary(counts), lines };
}

/** 《报告》一、(一), with the row and the column of a table. */
function placeOf({ title, section, heading, row, column }: Source): string {
  const cell = [row, column].filter(Boolean).join(" · ");
  return `${title}${section || heading.at(-1) || ""}${cell === "" ? "" : ` ${cell}`}`;
}

/** The sentence, or what stands around its figure: cut at commas, the cuts marked. Whole where the figure stands twice. */
function excerptOf({ reportFigure = "" }: CheckItem, { quote, row }: Source): string {
  const text = quote
    .map((run) => run.text)
    .join("")
    .trim();
  const at = text.indexOf(reportFigure);
  if (text.length <= QUOTE_MAX_CHARS || row !== undefined || reportFigure === "" || at < 0) return text;
  if (text.indexOf(reportFigure, at + 1) >= 0) return text;
  const start = text.slice(0, Math.max(0, at - AROUND_CHARS)).search(/[^，,；;。][^，,；;。]*$/u);
  const from = Math.max(0, start);
  const end = text.slice(at + reportFigure.length + AROUND_CHARS).search(/[，,；;。]/u);
  const to = end < 0 ? text.length : at + reportFigure.length + AROUND_CHARS + end;
  return `${from > 0 ? CUT : ""}${text.slice(from, to)}${to < text.length ? CUT : ""}`;
}
