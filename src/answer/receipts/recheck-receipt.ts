/**
 * A kept answer against today's index: does every quotation still stand where it stood, is every figure still read so, and does the
 * desk still answer the same? Words nothing and changes nothing.
 */
import type { Report } from "../../corpus/report.ts";
import type { Desk } from "../desk.ts";
import type { AnswerRecord } from "./answer-log.ts";

/**
 * `report_gone`: the report isn't in the index; `quote_moved`: its words stand elsewhere in it; `quote_gone`: nowhere; `figure`: the
 * figure is no longer read so where it stood; `answer`: asked today, the desk gives other figures or places.
 */
export interface ReceiptChange {
  type: "report_gone" | "quote_moved" | "quote_gone" | "figure" | "answer";
  /** Id of the report, or the figure as printed; for `answer` the figures of today. */
  subject: string;
  /** Section where the quotation or figure stood. */
  section?: string;
}

export interface ReceiptCheck {
  receipt: string;
  /** When it was answered, ISO. */
  at: string;
  question: string;
  mode: "desk" | "model";
  /** The model and prompt that worded it, or why the desk's own words went out. */
  worded?: { model: string; prompt: string; gaveUp?: string };
  /** The index was built anew since. */
  rebuilt: boolean;
  consistent: boolean;
  changes: ReceiptChange[];
}

export interface RecheckTools {
  reports: ReadonlyMap<string, Report>;
  snapshot: string;
  /** Without a language model: its words may differ every time. */
  ask: Desk["ask"];
}

export async function recheckReceipt(record: AnswerRecord, tools: RecheckTools): Promise<ReceiptCheck> {
  const { receipt, at, turns, answer, worded } = record;
  const changes = [...answer.citations.flatMap((citation) => citationChanges(citation, tools.reports))];
  if (changes.length === 0) changes.push(...figureChanges(record, tools.reports));
  if (!changes.some(({ type }) => type === "report_gone")) changes.push(...(await answerChanges(record, tools)));
  return {
    receipt,
    at,
    question: worded?.rewritten ?? turns.at(-1) ?? "",
    mode: answer.mode,
    ...(worded
      ? { worded: { model: worded.model, prompt: worded.prompt, ...(worded.gaveUp ? { gaveUp: worded.gaveUp } : {}) } }
      : {}),
    rebuilt: record.snapshot !== tools.snapshot,
    consistent: changes.length === 0,
    changes,
  };
}

type KeptCitation = AnswerRecord["answer"]["citations"][number];

function citationChanges(
  { report: id, start, end, quote, section }: KeptCitation,
  reports: ReadonlyMap<string, Report>,
): ReceiptChange[] {
  const text = reports.get(id)?.text;
  if (text === undefined) return [{ type: "report_gone", subject: id, section }];
  if (text.slice(start, end) === quote) return [];
  return [{ type: text.includes(quote) ? "quote_moved" : "quote_gone", subject: id, section }];
}

/** Figures whose place is unchanged but which the ledger reads otherwise today. */
function figureChanges({ answer }: AnswerRecord, reports: ReadonlyMap<string, Report>): ReceiptChange[] {
  return answer.figures
    .filter(({ kind }) => kind !== "derived")
    .flatMap((figure) => {
      const places = answer.citations.filter(({ n }) => figure.citations.includes(n));
      const stands = places.some(({ report, start, end }) =>
        reports
          .get(report)
          ?.figures.some(
            (each) =>
              each.start >= start &&
              each.end <= end &&
              each.text === figure.text &&
              each.value === figure.value &&
              each.unit === figure.unit &&
              each.period === figure.period &&
              each.kind === figure.kind,
          ),
      );
      const section = places[0]?.section;
      return stands ? [] : [{ type: "figure" as const, subject: figure.text, ...(section ? { section } : {}) }];
    });
}

async function answerChanges(record: AnswerRecord, { ask, reports }: RecheckTools): Promise<ReceiptChange[]> {
  const { turns, worded, answer } = record;
  const report = record.report !== undefined && reports.has(record.report) ? { report: record.report } : {};
  const today = await ask({ turns: worded?.rewritten === undefined ? turns : [worded.rewritten], ...report });
  const facts = ({
    status,
    figures,
    citations,
  }: Pick<AnswerRecord["answer"], "status" | "figures" | "citations">): string =>
    JSON.stringify([
      status,
      figures.map(({ text, value, unit, period, kind }) => [text, value, unit, period, kind]),
      citations.map(({ report: id, quote }) => [id, quote]),
    ]);
  if (facts(today) === facts(answer)) return [];
  return [{ type: "answer", subject: today.figures.map(({ text }) => text).join("、") }];
}
