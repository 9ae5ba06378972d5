/** Notes of a check in English. What the report prints stays Chinese. */
import type { CheckWording, NamedFigure, NoteFacts } from "./wording.ts";

const quote = (text: string): string => `“${text}”`;
const place = ({ section }: NamedFigure): string => (section === "" ? "the report" : `the report, section ${section},`);
const both = ({ said, report }: NoteFacts, verdict: string): string =>
  `The draft says ${quote(said)}, ${place(report)} says ${quote(report.text)}: ${verdict}.`;
const kind = (figure: NamedFigure): string =>
  `${figure.period} ${figure.kind === "target" ? "target" : "result"}`.trim();
const owned = (facts: NoteFacts, what: (owner: NamedFigure) => string): string =>
  facts.owner ? both(facts, `${quote(facts.owner.text)} is ${what(facts.owner)}`) : both(facts, "another number");

export const en: CheckWording = {
  same: (facts) => both(facts, "the same"),
  unit: (facts) => both(facts, "the same number in another unit"),
  numeral: (facts) => both(facts, "the same number, written another way"),
  rounded: (facts) => both(facts, "the draft rounds it fairly"),
  digits: (facts) => both(facts, "another number"),
  wrongUnit: (facts) => both(facts, "another unit"),
  direction: (facts) => both(facts, "the other direction"),
  period: (facts) => owned(facts, (owner) => `the ${kind(owner)}`),
  kind: (facts) =>
    facts.tells
      ? both(facts, facts.tells === "total" ? "the total, not the change" : "the change, not the total")
      : owned(facts, (owner) =>
          owner.kind === facts.report.kind && owner.change !== facts.report.change
            ? owner.change
              ? "the change, not the total"
              : "the total, not the change"
            : `the ${kind(owner)}`,
        ),
  indicator: (facts) => owned(facts, (owner) => `the number of ${quote(owner.indicator)}`),
  absent: ({ said, place: other, year, instead, titles }) => {
    const reports = ` Reports at hand: ${titles.join(", ")}.`;
    if (other !== undefined) return `The report has no such figure for ${quote(other)}.${reports}`;
    if (year !== undefined) return `The report has no such figure for ${quote(year)}.${reports}`;
    const none = `The report doesn't say what the draft gives as ${quote(said)}`;
    if (!instead) return `${none}.`;
    const only = { growth: "only the change", level: "only the total", period: `only the ${kind(instead)}` };
    return `${none}; it gives ${only[instead.difference]}, ${quote(instead.text)}.`;
  },
};
