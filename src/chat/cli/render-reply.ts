/** Draws a reply as text for a terminal: the answer, then each source with its path and its quote. Knows no command. */
import pc from "picocolors";
import type { Messages } from "../messages/messages.ts";
import type { Line, Reply, Source } from "../reply.ts";
import { printable } from "./printable.ts";
import { wrapLine } from "./wrap-line.ts";

export interface RenderOptions {
  /** Columns; Infinity leaves lines whole. */
  width: number;
  colors: boolean;
  /** Of the reply's language. */
  messages: Messages;
}

/** Longer lines are hard to read. */
const READABLE_MAX_COLUMNS = 100;

type Colors = ReturnType<typeof pc.createColors>;

const INDENT = "    ";
const GUTTER = "    │ ";

/** The reply, ending in a line feed. Without colours it holds no escape codes, and quotes are the report's own text. */
export function renderReply(reply: Reply, options: RenderOptions): string {
  const { colors, messages } = options;
  const width = readableWidth(options.width);
  const paint = pc.createColors(colors);
  const blocks = [
    reply.lines.flatMap((line) => drawLine(line, "", width, paint)),
    ...[...reply.sources, ...reply.related].map((source) => drawSource(source, width, paint, messages)),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Lines of an answer that is still being written, each broken to the width. */
export function renderLines(
  lines: readonly Line[],
  { width, colors }: Pick<RenderOptions, "width" | "colors">,
): string[] {
  const paint = pc.createColors(colors);
  return lines.flatMap((line) => drawLine(line, "", readableWidth(width), paint));
}

function readableWidth(columns: number): number {
  return Number.isFinite(columns) ? Math.min(columns, READABLE_MAX_COLUMNS) : columns;
}

/** Number, title and section of a source, its path, and its quote behind a gutter. */
function drawSource(source: Source, width: number, paint: Colors, messages: Messages): string[] {
  const { answer } = messages;
  const place = [
    source.heading.join(" › "),
    ...(source.lead === undefined ? [] : [`${answer.lead}${source.lead}`]),
    ...(source.row === undefined ? [] : [`${answer.row}${source.row}`]),
    ...(source.column === undefined ? [] : [`${answer.column}${source.column}`]),
    ...(source.url === undefined ? [] : [source.url]),
  ].filter((line) => line !== "" && line !== source.section);
  const mark: Line = source.n === undefined ? [{ text: "   " }] : [{ text: `[${source.n}]`, mark: "citation" }];
  return [
    ...drawLine([...mark, { text: ` ${source.title} ${source.section}` }], "", width, paint),
    ...place.flatMap((line) => drawLine([{ text: line }], INDENT, width, paint).map((drawn) => paint.dim(drawn))),
    ...(source.quote.length === 0 ? [] : drawLine(source.quote, GUTTER, width, paint)),
  ];
}

/** A line broken to the width, each part behind `margin`. */
function drawLine(line: Line, margin: string, width: number, paint: Colors): string[] {
  const lines = splitAtLineFeeds(line).flatMap((part) => wrapLine(part, width - margin.length));
  return lines.map(
    (part) => margin + part.map(({ text, mark }) => STYLES[mark ?? "plain"](printable(text), paint)).join(""),
  );
}

const STYLES: Record<"figure" | "citation" | "plain", (text: string, paint: Colors) => string> = {
  figure: (text, paint) => paint.bold(paint.cyan(text)),
  citation: (text, paint) => paint.dim(text),
  plain: (text) => text,
};

/** A quote of several rows stays behind its gutter. */
function splitAtLineFeeds(line: Line): Line[] {
  const lines: Line[] = [[]];
  for (const { text, mark } of line) {
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push(mark === undefined ? { text: part } : { text: part, mark });
    }
  }
  return lines;
}
