/** Turns an Answer into the neutral reply that every chat draws. Adds no facts and leaves none out; knows no platform. */
import type { Answer, Citation } from "../answer/answer.ts";
import type { AnswerDraft } from "../answer/desk.ts";
import { markFigures } from "./mark-figures.ts";
import type { Line, Reply, Source } from "./reply.ts";

const CITATION_MARK = /(\[\d+\])/u;

/** What can be drawn of an answer that is still being written. */
export type DraftReply = Pick<Reply, "language" | "lines">;

export function presentDraft({ text, language, figures }: AnswerDraft): DraftReply {
  const texts = figures.map((figure) => figure.text);
  return { language, lines: text.split("\n").map((line) => markLine(line, texts)) };
}

export function presentAnswer(answer: Answer): Reply {
  const figures = answer.figures.map((figure) => figure.text);
  const unsaid = answer.notes.filter((note) => !answer.text.includes(note.text)).map((note) => note.text);
  return {
    language: answer.language,
    status: answer.status,
    lines: [...answer.text.trimEnd().split("\n"), ...unsaid].map((line) => markLine(line, figures)),
    sources: answer.citations.map((citation) => presentCitation(citation, answer.text)),
    related: (answer.related ?? []).map((citation) => presentCitation(citation, answer.text)),
  };
}

function markLine(line: string, figures: string[]): Line {
  return line.split(CITATION_MARK).flatMap((part, i): Line => {
    if (part === "") return [];
    return i % 2 === 1 ? [{ text: part, mark: "citation" }] : markFigures(part, figures);
  });
}

/** @param said words shown beside it: a quote that they hold whole is left out */
export function presentCitation(citation: Citation, said: string): Source {
  const { n, title, section, heading, lead, row, column, url, quote, figures } = citation;
  return {
    n,
    title: title.startsWith("《") ? title : `《${title}》`,
    section,
    heading,
    ...(lead === undefined ? {} : { lead }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(url === undefined ? {} : { url }),
    quote: said.includes(quote.trim()) ? [] : markFigures(quote, figures),
  };
}
