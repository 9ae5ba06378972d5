/**
 * Entries of a glossary (〔71〕12个老旧小区：…) belong to the time of the sentence that their number marks.
 * Doesn't read the entries.
 */
import type { ReportStructure, Sentence } from "../report.ts";
import { readSectionTimes, type SectionTime } from "./section-time.ts";

const ENTRY = /^\s*[〔[【(（](\d{1,3})[〕\]】)）]/;

/** For a sentence of a glossary: role and period of the section where the number of its entry is first printed. */
export function readNoteTimes(
  structure: ReportStructure,
  folded: string,
): (sentence: Sentence) => SectionTime | undefined {
  const glossary = structure.sections.find((section) => section.role === "glossary");
  if (glossary === undefined) return () => undefined;
  const times = readSectionTimes(structure);
  const body = folded.slice(0, glossary.start);
  let entry: SectionTime | undefined;
  return (sentence) => {
    if (structure.sections[sentence.section]?.role !== "glossary") return undefined;
    const mark = ENTRY.exec(folded.slice(sentence.start, sentence.end));
    if (mark !== null) entry = timeOfMark(structure, times, body, mark[0].trim());
    return entry;
  };
}

function timeOfMark(
  structure: ReportStructure,
  times: readonly SectionTime[],
  body: string,
  mark: string,
): SectionTime | undefined {
  const at = body.indexOf(mark);
  if (at < 0) return undefined;
  const section = structure.sections.findLast((candidate) => candidate.start <= at && at < candidate.end);
  return section === undefined ? undefined : times[section.index];
}
