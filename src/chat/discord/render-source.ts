/** One source as Discord text: report and section, its place, the quoted sentence with its figures in bold. */
import type { Messages } from "../messages/messages.ts";
import type { Line, Source } from "../reply.ts";
import { bold, escapeText, quoted } from "./escape-text.ts";

/** Runs of text escaped, figures in bold. */
export const renderLine = (line: Line): string =>
  line.map(({ text, mark }) => (mark === "figure" ? bold(escapeText(text)) : escapeText(text))).join("");

/**
 * Several lines; the quote is left out where the reply holds it.
 * @param messages of the reply's language
 * @param above the source drawn right above: what both share isn't said twice
 */
export function renderSource(source: Source, messages: Messages, above?: Source): string {
  const { n, quote, url } = source;
  const mark = n === undefined ? "" : `\\[${n}\\] `;
  const name = bold(escapeText(nameOf(source, above)));
  const place = placeOf(source, messages);
  const isSaid = above !== undefined && nameOf(source) === nameOf(above) && placeOf(above, messages) === place;
  return [
    url === undefined ? `${mark}${name}` : `${mark}[${name}](<${url}>)`,
    ...(place === "" || isSaid ? [] : [`-# ${escapeText(place).replace(/\s*\n\s*/gu, " ")}`]),
    ...(quote.length === 0 ? [] : [quoted(renderLine(trimmed(quote)))]),
  ].join("\n");
}

/** One block: each as {@link renderSource} draws it below the one before. */
export const renderSources = (sources: readonly Source[], messages: Messages): string[] =>
  sources.map((source, i) => renderSource(source, messages, sources[i - 1]));

/** Report and section; of the report above, the section alone. */
const nameOf = ({ title, section }: Source, above?: Source): string =>
  title === above?.title && section !== "" ? section : `${title} ${section}`.trim();

const placeOf = ({ section, heading, lead, row, column }: Source, { answer }: Messages): string =>
  [
    ...heading.filter((line) => line !== section),
    ...(lead === undefined ? [] : [`${answer.lead}${lead}`]),
    ...(row === undefined ? [] : [`${answer.row}${row}`]),
    ...(column === undefined ? [] : [`${answer.column}${column}`]),
  ].join(" › ");

/** Without blank space around a quote: a bar before an empty line says nothing. */
function trimmed(line: Line): Line {
  const last = line.length - 1;
  return line.map((run, i) => ({
    ...run,
    text: (i === 0 ? (s: string) => s.trimStart() : (s: string) => s)(i === last ? run.text.trimEnd() : run.text),
  }));
}
