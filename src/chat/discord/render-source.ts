/** One source as Discord text: report and section, its place, the quoted sentence with its figures in bold. */
import type { Messages } from "../messages/messages.ts";
import type { Line, Source } from "../reply.ts";
import { bold, escapeText, quoted } from "./escape-text.ts";

/** Runs of text escaped, figures in bold. */
export const renderLine = (line: Line): string =>
  line.map(({ text, mark }) => (mark === "figure" ? bold(escapeText(text)) : escapeText(text))).join("");

/** Several lines; the quote is left out where the reply holds it. @param messages of the reply's language */
export function renderSource(source: Source, messages: Messages): string {
  const { n, title, section, heading, lead, row, column, quote, url } = source;
  const mark = n === undefined ? "" : `\\[${n}\\] `;
  const name = `${escapeText(title)} ${escapeText(section)}`.trim();
  const place = [
    ...heading.filter((line) => line !== section),
    ...(lead === undefined ? [] : [`${messages.answer.lead}${lead}`]),
    ...(row === undefined ? [] : [`${messages.answer.row}${row}`]),
    ...(column === undefined ? [] : [`${messages.answer.column}${column}`]),
  ];
  return [
    url === undefined ? `${mark}${bold(name)}` : `${mark}[${bold(name)}](<${url}>)`,
    ...(place.length === 0 ? [] : [`-# ${escapeText(place.join(" › ")).replace(/\s*\n\s*/gu, " ")}`]),
    ...(quote.length === 0 ? [] : [quoted(renderLine(trimmed(quote)))]),
  ].join("\n");
}

/** Without blank space around a quote: a bar before an empty line says nothing. */
function trimmed(line: Line): Line {
  const last = line.length - 1;
  return line.map((run, i) => ({
    ...run,
    text: (i === 0 ? (s: string) => s.trimStart() : (s: string) => s)(i === last ? run.text.trimEnd() : run.text),
  }));
}
