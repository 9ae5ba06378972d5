/** English wording of answers. Figures and quotations stay as printed, with an English reading beside them. */
import type { Wording } from "./wording.ts";

const KIND = { actual: "result", target: "target" };
const OPERATION = {
  difference: "Difference",
  sum: "Total",
  share: "Share",
  multiple: "Multiple",
  reverse: "Worked back",
  "per-head": "Per head",
};
const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join(", ");

export const en: Wording = {
  figure: ({ place, indicator, period, figure, kind, direction, reading, n }) =>
    `${reading ? `${direction === "down" ? "Down " : direction === "up" ? "Up " : ""}${reading} — ` : ""}${place === undefined ? "" : `${place}: `}${indicator} (${period}${period ? ", " : ""}${KIND[kind]}): ${figure} [${n}].`,
  period: (period) => period.replace(/^(\d{4})-(\d{4})$/u, "$1–$2").replace(/^(\d{4})([HQ]\d)$/u, "$1 $2"),
  related: (words, n) => `“${words}” [${n}]`,
  quote: (clause, n) => `In the report: “${clause}” [${n}]`,
  statement: (quote, n) => `In the report: “${quote}” [${n}]`,
  readings: () => "The report gives more than one reading:",
  computed: (label, arithmetic, marks) =>
    `${OPERATION[label]}: ${arithmetic} ${marks} (computed from the report's figures).`,
  understoodAs: (question) => `Understood as “${question}”:`,
  yes: () => "Yes.",
  no: () => "No.",
  notFound: ({ places, years, terms, instead, reports }) => {
    if (places.length > 0)
      return `The report does not give this for ${list(places)}. Reports at hand: ${reports.join(", ")}.`;
    if (years.length > 0) return `The report does not give this for ${list(years)}.`;
    if (instead === "growth") return "The report gives only the rate of change, not the amount.";
    if (instead === "level") return "The report gives only the amount, not the change.";
    if (instead === "target") return "The report gives only a target, not a result.";
    if (instead === "actual") return "The report gives only a result, not a target.";
    if (instead === "period") return "The report does not give this for the time asked.";
    return terms.length > 0 ? `The report says nothing on this: ${list(terms)}.` : "The report does not say.";
  },
  partsMissing: (asked) => `Not found in the report: ${list(asked)}.`,
  nearest: () => "The nearest that it does say:",
  noteUnsure: () => "Note: the question's words are far from the report's; please check the original.",
  noteNear: (asked, given) => `Note: the report says “${given}”, which is related to “${asked}” but not the same.`,
  noteBroader: (asked, given) => `Note: the report says “${given}”, whose scope differs from “${asked}”.`,
  noteReadings: () => "The question names no time or scope; all readings are shown.",
  noteComputed: () => "Computed; the report does not state it.",
  greeting: () =>
    "Hello. I answer questions about government work reports with the exact figure and the section it stands in.\nFor example: “What was Tianhe's GDP in 2019?”",
  thanks: () =>
    "You're welcome. You can go on asking, for example: “And the target for 2020?”\nEvery figure comes with its place in the report; check the original before you quote it.",
  emptyQuestion: () => "Please type a question, for example: “What was Tianhe's GDP in 2019?”",
};
