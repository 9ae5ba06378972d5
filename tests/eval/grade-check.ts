/** Are the verdicts on a draft's figures right? One golden draft, one check. Reads no file. */
import type { Check, CheckedFigure } from "../../src/answer/answer.ts";
import { isClose, readGoldValue } from "./gold-value.ts";

export interface GoldenVerdict {
  /** As in the draft. */
  figure: string;
  verdict: CheckedFigure["verdict"];
  report_figure?: string | null;
  /** Of a mismatch: what is wrong. */
  error?: string | null;
  /** Of a match that isn't literal: what differs. */
  how?: string | null;
}

export interface GoldenDraft {
  id: string;
  text: string;
  verdicts: GoldenVerdict[];
}

export interface GradedVerdict {
  wanted: GoldenVerdict;
  /** Absent when the check passed the figure over. */
  given?: CheckedFigure;
  /** Verdict and report figure are right. */
  exact: boolean;
  /** Of an exact one that has a reason to give: is it given? */
  reason?: boolean;
  /** A true figure that was called wrong or not found. */
  falseAlarm: boolean;
  /** A wrong figure that wasn't called right. */
  caught: boolean;
}

export interface GradedDraft {
  verdicts: GradedVerdict[];
  /** Figures that the golden draft doesn't list and that were called anything but right. */
  extra: number;
}

const REASONED_MATCHES = ["rounded", "unit", "numeral"];

export function gradeCheck({ verdicts }: GoldenDraft, check: Check | undefined): GradedDraft {
  const figures = check?.figures ?? [];
  const used = new Set<CheckedFigure>();
  const graded = verdicts.map((wanted) => {
    const given = findFigure(wanted.figure, figures, used);
    if (given) used.add(given);
    return gradeVerdict(wanted, given);
  });
  return { verdicts: graded, extra: figures.filter((f) => !used.has(f) && f.verdict !== "match").length };
}

/** The first figure not yet used that has the same text, or else the same value. */
function findFigure(wanted: string, figures: readonly CheckedFigure[], used: ReadonlySet<CheckedFigure>) {
  const free = figures.filter((figure) => !used.has(figure));
  const byText = free.find(({ text }) => wanted.includes(text) || text.includes(wanted));
  if (byText) return byText;
  const { value } = readGoldValue(wanted);
  return value === undefined ? undefined : free.find(({ text }) => isClose(readGoldValue(text).value ?? 0, value));
}

function gradeVerdict(wanted: GoldenVerdict, given: CheckedFigure | undefined): GradedVerdict {
  const exact = given?.verdict === wanted.verdict && namesReportFigure(wanted, given);
  const reason = wanted.error || (REASONED_MATCHES.includes(wanted.how ?? "") ? wanted.how : undefined);
  return {
    wanted,
    ...(given ? { given } : {}),
    exact,
    ...(exact && reason ? { reason: given.reason === reason } : {}),
    falseAlarm: wanted.verdict === "match" && given !== undefined && given.verdict !== "match",
    caught: wanted.verdict === "mismatch" && given !== undefined && given.verdict !== "match",
  };
}

function namesReportFigure(wanted: GoldenVerdict, given: CheckedFigure): boolean {
  if (wanted.verdict === "not_found" || !wanted.report_figure) return true;
  const named = given.reportFigure ?? "";
  if (named === wanted.report_figure) return true;
  return isClose(readGoldValue(named).value || 0, readGoldValue(wanted.report_figure).value || 1);
}
