/** A question → an answer with its citations: finds evidence, decides, words it, and lets nothing out that the gate stops. */
import type { Logger } from "../logger.ts";
import type { Ask } from "../retrieval/question.ts";
import { viewOf } from "../retrieval/report-view.ts";
import type { Answer, AnswerFigure, Language, Note } from "./answer.ts";
import type { FigureCandidate } from "./choose-figures.ts";
import { CitationList, citationOf } from "./cite.ts";
import { type Decision, decide } from "./decide.ts";
import type { AskRequest } from "./desk.ts";
import { englishReading } from "./english-reading.ts";
import { gateAnswer } from "./figure-gate.ts";
import { type AnswerTools, type EvidenceFound, findEvidence } from "./find-evidence.ts";
import { type LooserName, looserName } from "./looser-name.ts";
import { findMissing } from "./missing.ts";
import type { WordingTrace } from "./model/wording-trace.ts";
import { clausesOf, nearestWords, quoteOf } from "./quote-evidence.ts";
import { sealAnswer } from "./seal-answer.ts";
import { type FigureWords, type Wording, wordingOf } from "./wording/wording.ts";

export interface AnswerDependencies extends AnswerTools {
  logger: Logger;
}

export interface ExplainedAnswer {
  answer: Answer;
  /** What was found and how it scored; absent for small talk. */
  evidence?: EvidenceFound;
  /** What a language model did, when one is configured and was asked. */
  worded?: WordingTrace;
}

/** Answers the last of the turns. Deterministic: the same turns on the same index give the same answer. */
export async function answerQuestion(request: AskRequest, tools: AnswerDependencies): Promise<ExplainedAnswer> {
  const turns = request.turns.map((turn) => turn.trim()).filter((turn) => turn !== "");
  const only = request.report === undefined ? undefined : tools.index.reports.get(request.report);
  if (turns.length === 0)
    return {
      answer: sealAnswer(plainAnswer(wordingOf("zh-CN").emptyQuestion(), "zh-CN"), turns, tools.index.snapshot),
    };
  const evidence = await findEvidence(turns, tools, only);
  const { question } = evidence;
  const wording = wordingOf(question.language);
  if (question.smallTalk) {
    const text = question.smallTalk === "thanks" ? wording.thanks() : wording.greeting();
    return { answer: sealAnswer(plainAnswer(text, question.language), turns, tools.index.snapshot) };
  }
  const decision = decide(evidence, tools);
  const answer = compose(decision, evidence, wording);
  const faults = gateAnswer(answer, tools.index.reports);
  if (faults.length === 0) return { answer: sealAnswer(answer, turns, tools.index.snapshot), evidence };
  tools.logger.error("figure gate stopped an answer", { faults: faults.map(({ code }) => code) });
  const none = compose({ type: "not_found", nearest: [] }, evidence, wording);
  return { answer: sealAnswer(none, turns, tools.index.snapshot), evidence };
}

function plainAnswer(text: string, language: Language): Answer {
  return { status: "answered", text, language, figures: [], citations: [], mode: "desk", notes: [], receipt: "" };
}

function compose(decision: Decision, evidence: EvidenceFound, wording: Wording): Answer {
  const { language } = evidence.question;
  const base = { language, mode: "desk" as const, receipt: "" };
  if (decision.type === "not_found") {
    const reports = evidence.reports.map(({ metadata, id }) => metadata.title || id);
    const related = decision.nearest.map(({ report, sentence }, i) => citationOf(report, sentence, i + 1));
    const lines = [wording.notFound(findMissing(evidence, decision.nearest[0], reports))];
    if (related.length > 0)
      lines.push(
        wording.nearest(),
        ...decision.nearest.map((candidate, i) => wording.related(nearestWords(candidate), i + 1)),
      );
    return { ...base, status: "not_found", text: lines.join("\n"), figures: [], citations: [], related, notes: [] };
  }
  const citations = new CitationList();
  const notes: Note[] = [];
  const note = (code: Note["code"], text: string): void => void notes.push({ code, text });
  const { figures, lines } = wordDecision(decision, citations, wording, language === "en");
  if (decision.type === "readings") note("readings", wording.noteReadings());
  if (decision.type === "derived") note("computed", wording.noteComputed());
  const looser = decision.type === "figures" ? looserThan(evidence, decision.asked) : undefined;
  if (looser?.relation === "near") note("near", wording.noteNear(looser.asked, looser.given));
  else if (looser) note("broader", wording.noteBroader(looser.asked, looser.given));
  else if (!decision.sure) note("unsure", wording.noteUnsure());
  return {
    ...base,
    status: decision.type === "readings" ? "ambiguous" : "answered",
    text: [...lines, ...notes.map(({ text }) => text)].join("\n"),
    figures,
    citations: citations.all,
    notes,
  };
}

/** The one thing asked, where the report names it by a looser word only. */
function looserThan({ whole }: EvidenceFound, [first, ...others]: readonly FigureCandidate[]): LooserName | undefined {
  if (!first || others.length > 0) return undefined;
  const view = viewOf(first.report);
  const { figure, sentence } = first;
  const named = `${view.indicator(figure.index)} ${view.clause(sentence.index, figure.clause)}`;
  return looserName(whole.retrieved.signals.concepts, named);
}

interface Worded {
  figures: AnswerFigure[];
  lines: string[];
}

function wordDecision(
  decision: Exclude<Decision, { type: "not_found" }>,
  citations: CitationList,
  wording: Wording,
  english: boolean,
): Worded {
  if (decision.type === "text") {
    const lines = decision.sentences.map((candidate) => {
      const n = citations.cite({ report: candidate.report, sentence: candidate.sentence });
      return wording.statement(quoteOf(candidate), n);
    });
    return { figures: [], lines };
  }
  const shown =
    decision.type === "figures"
      ? [...decision.asked, ...decision.belonging]
      : decision.type === "readings"
        ? decision.readings
        : decision.operands;
  const several = new Set(shown.map(({ report }) => report.id)).size > 1;
  const worded = shown.map((candidate) => wordFigure(candidate, citations, wording, { english, several }));
  const lines = [
    ...worded.map(({ words }) => wording.figure(words)),
    ...clausesOf(shown, citations).map(({ clause, n }) => wording.quote(clause, n)),
  ];
  const figures = worded.map(({ figure }) => figure);
  if (decision.type === "figures" && decision.verdict) {
    lines.unshift(decision.verdict === "yes" ? wording.yes() : wording.no());
  }
  if (decision.type === "figures" && decision.missing)
    lines.push(wording.partsMissing(decision.missing.map(thingAsked)));
  if (decision.type !== "derived") {
    return { figures, lines: decision.type === "readings" ? [wording.readings(), ...lines] : lines };
  }
  const { derived } = decision;
  const marks = [...new Set(figures.flatMap((figure) => figure.citations))];
  const computed: AnswerFigure = {
    text: derived.text,
    value: derived.value,
    unit: derived.unit,
    indicator: [...new Set(figures.map(({ indicator }) => indicator))].join("、"),
    period: figures[0]?.period ?? "",
    kind: "derived",
    qualifier: "",
    citations: marks,
  };
  const mark = marks.map((n) => `[${n}]`).join("");
  return {
    figures: [computed, ...figures],
    lines: [wording.computed(derived.type, derived.arithmetic, mark), ...lines],
  };
}

function wordFigure(
  { report, sentence, figure }: FigureCandidate,
  citations: CitationList,
  wording: Wording,
  { english, several }: { english: boolean; several: boolean },
): { figure: AnswerFigure; words: FigureWords } {
  const n = citations.cite({
    report,
    sentence,
    figure: figure.text,
    ...(figure.column === undefined ? {} : { column: figure.column }),
  });
  const reading = english ? englishReading(figure) : undefined;
  const kind = figure.kind === "target" ? "target" : "actual";
  const printed = withQualifier(figure.text, figure.qualifier, report.text.slice(figure.end, figure.end + 4));
  return {
    figure: {
      text: figure.text,
      value: figure.value,
      unit: figure.unit,
      indicator: figure.indicator,
      period: figure.period,
      kind,
      ...(figure.direction ? { direction: figure.direction } : {}),
      ...(figure.values ? { values: figure.values } : {}),
      qualifier: figure.qualifier,
      citations: [n],
    },
    words: {
      ...(several ? { place: report.metadata.place || report.metadata.title || report.id } : {}),
      indicator: [figure.row, figure.column].filter(Boolean).join(" · ") || figure.indicator,
      period: wording.period(figure.period),
      figure: printed,
      kind,
      ...(figure.direction ? { direction: figure.direction } : {}),
      ...(reading ? { reading } : {}),
      n,
    },
  };
}

/** The words of a thing asked up to its number words; figures in them would be read as the answer's. */
function thingAsked({ text, number }: Ask): string {
  const words = number && number.end <= text.length && number.start > 1 ? text.slice(0, number.start) : text;
  return words.replace(/[\d.]+[^\d\p{L}]?/gu, "").replace(/[?？。，,\s]+$/u, "");
}

/** 约 stands before the figure, 以上 behind it, 余 within it already. */
function withQualifier(text: string, qualifier: string, after: string): string {
  if (qualifier === "" || text.includes(qualifier)) return text;
  return after.startsWith(qualifier) ? text + qualifier : /^[约近超逾达突]/u.test(qualifier) ? qualifier + text : text;
}
