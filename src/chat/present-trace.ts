/** How an answer was found, as data that can be drawn: the lists of each retriever and the candidates with their scores. */
import type { EvidenceFound } from "../answer/find-evidence.ts";
import type { Report, Sentence } from "../corpus/report.ts";
import { sliceSpan } from "../corpus/span.ts";
import type { RankedSentences } from "../retrieval/evidence.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";

export interface TracedSentence {
  report: string;
  /** `一、(一)` */
  section: string;
  text: string;
  start: number;
  end: number;
  score: number;
}

/** For one thing asked. */
export interface Trace {
  /** The words searched for. */
  text: string;
  /** Probability that the report answers, 0 to 1. */
  answerable: number;
  /** The best of each list, best first. */
  lists: { retriever: RankedSentences["retriever"]; sentences: TracedSentence[] }[];
  /** What was chosen from, best first; with the figure when one is asked. */
  candidates: (TracedSentence & { figure?: string })[];
}

const SHOWN_OF_LIST = 5;
const SHOWN_CANDIDATES = 8;

/** One trace for each thing asked. */
export function presentTrace({ asked }: Pick<EvidenceFound, "asked">): Trace[] {
  return asked.map(traceOf);
}

function traceOf({ ask, answerable, retrieved, ranked }: RankedEvidence): Trace {
  const reports = new Map<string, Report>(retrieved.candidates.map(({ report }) => [report.id, report]));
  return {
    text: ask.text,
    answerable,
    lists: retrieved.lists.map(({ retriever, sentences }) => ({
      retriever,
      sentences: sentences.slice(0, SHOWN_OF_LIST).flatMap(({ report: id, sentence: index, score }) => {
        const report = reports.get(id);
        const sentence = report?.sentences[index];
        return report && sentence ? [traceSentence(report, sentence, score)] : [];
      }),
    })),
    candidates: ranked.slice(0, SHOWN_CANDIDATES).map(({ report, sentence, figure, score }) => ({
      ...traceSentence(report, sentence, score),
      ...(figure === undefined ? {} : { figure: figure.text }),
    })),
  };
}

function traceSentence(report: Report, sentence: Sentence, score: number): TracedSentence {
  const section = report.sections[sentence.section]?.label ?? "";
  const { start, end } = sentence;
  return { report: report.id, section, text: sliceSpan(report.text, sentence), start, end, score };
}
