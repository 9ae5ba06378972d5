/** What was wanted, what was given and what was near, for whoever reads misses. Plain text, nothing is printed here. */
import type { ExplainedAnswer } from "../../src/answer/answer-question.ts";
import type { Candidate } from "../../src/retrieval/evidence.ts";
import type { GoldenDraft, GradedDraft } from "./grade-check.ts";
import type { LedgerGrade } from "./grade-figures.ts";
import type { GradedQuestion } from "./graded-question.ts";

const CANDIDATES_SHOWN = 4;
const EXCERPT_CHARS = 60;

export function describeMiss({ golden, right, answer, recall }: GradedQuestion, { evidence }: ExplainedAnswer): string {
  const wanted = golden.answerable
    ? golden.answers.map(({ section, figures, quote, row }) =>
        [section, figures.join(" "), row ?? "", `“${excerpt(quote)}”`].filter(Boolean).join(" "),
      )
    : [`a refusal`];
  const phrases = (golden.must_phrases ?? []).map((group) => [group].flat().join("|"));
  const given = answer.figures.map(({ text, period, kind }) => `${text} (${period} ${kind})`);
  const sections = answer.citations.map(({ section }) => section);
  const fused =
    recall.fused &&
    `first ${recall.fused.at1.part}/${recall.fused.at1.whole}, five ${recall.fused.at5.part}/${recall.fused.at5.whole}`;
  const probability = evidence ? ` · p ${evidence.whole.answerable.toFixed(2)}` : "";
  return [
    `${right ? "◐" : "✘"} ${golden.id} [${golden.kind}] ${(golden.turns ?? [golden.question]).join(" → ")}`,
    `   wanted  ${[...wanted, ...phrases, golden.result_value ?? ""].filter((part) => part !== "").join(" ; ")}`,
    `   given   ${answer.status} ${given.join(", ")} @ ${sections.join(" ") || "–"}${probability}${notesOf(answer.notes)}`,
    ...(answer.figures.length === 0 ? [`   text    ${excerpt(answer.text)}`] : []),
    ...(fused ? [`   fused   ${fused}`] : []),
    ...(evidence?.whole.ranked.slice(0, CANDIDATES_SHOWN).map(describeCandidate) ?? []),
    "",
  ].join("\n");
}

function describeCandidate({ report, sentence, figure, score }: Candidate): string {
  const section = report.sections[sentence.section]?.label ?? "";
  const words = excerpt(report.text.slice(sentence.start, sentence.end));
  const what = figure ? `${figure.text} ${figure.indicator} ${figure.period} ${figure.kind} ${figure.aspect}` : "";
  return `   ${score.toFixed(2).padStart(6)}  ${what} · ${section} · ${words}`;
}

const notesOf = (notes: readonly { code: string }[]): string =>
  notes.length === 0 ? "" : ` · notes ${notes.map(({ code }) => code).join(" ")}`;

function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= EXCERPT_CHARS ? line : `${line.slice(0, EXCERPT_CHARS)}…`;
}

export function describeLedgerMisses(grade: LedgerGrade): string {
  const missed = grade.missed.map(({ text, context = "" }) => `missed ${text} · ${context}`);
  const typed = grade.typedWrong.map(
    ({ gold, given }) =>
      `typed wrong ${gold.text} · wanted ${gold.value} ${gold.period} ${gold.kind} · given ${given.value} ${given.period} ${given.kind}`,
  );
  const taken = grade.taken.map(({ text, indicator }) => `no figure: ${text} (read as ${indicator})`);
  return [...missed, ...typed, ...taken].map((line) => `${line}\n`).join("");
}

export function describeDraftMisses({ id, text }: GoldenDraft, { verdicts }: GradedDraft): string {
  return verdicts
    .filter(({ exact }) => !exact)
    .map(({ wanted, given }) => {
      const want = `${wanted.verdict} ${wanted.report_figure ?? ""} ${wanted.error ?? wanted.how ?? ""}`;
      const got = given ? `${given.verdict} ${given.reportFigure ?? ""} ${given.reason ?? ""}` : "nothing";
      return `✘ ${id} ${wanted.figure} · wanted ${want} · given ${got} · ${excerpt(text)}\n`;
    })
    .join("");
}
