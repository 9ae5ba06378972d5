/** Draws a checked draft for a terminal: the draft with its figures marked, a summary, one block for each figure. */
import pc from "picocolors";
import type { CheckReply, Verdict } from "../present-check.ts";
import { printable } from "./printable.ts";
import { drawLine, drawSource, type RenderOptions, readableWidth } from "./render-reply.ts";

/** Stand behind the figures of the draft and before the items. */
const SIGNS: Record<Verdict, string> = { match: "✔", mismatch: "✘", not_found: "?" };

/** Ends in a line feed. */
export function renderCheck(reply: CheckReply, options: RenderOptions): string {
  const { colors, messages } = options;
  const width = readableWidth(options.width);
  const paint = pc.createColors(colors);
  const styles = { match: paint.green, mismatch: paint.red, not_found: paint.yellow };
  const draft = reply.draft
    .map(({ text, verdict }) =>
      verdict === undefined ? printable(text) : styles[verdict](`${printable(text)}${SIGNS[verdict]}`),
    )
    .join("");
  const items = reply.items.map(({ text, verdict, note, source }) => {
    const head = `  ${SIGNS[verdict]} ${printable(text)}`;
    const lines = drawLine([{ text: note }], "    ", width, paint);
    return [
      styles[verdict](head),
      ...lines,
      ...(source === undefined ? [] : drawSource(source, width, paint, messages)),
    ];
  });
  const blocks = [[draft.trimEnd()], [paint.bold(messages.check.summary(reply.counts))], ...items];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
