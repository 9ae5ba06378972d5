/** Draws a checked draft for a terminal: the draft with its figures marked, then the summary. Lines are left whole, to be pasted. */
import pc from "picocolors";
import type { Messages } from "../messages/messages.ts";
import type { CheckReply } from "../present-check.ts";
import { CHECK_SIGNS, summariseCheck } from "../summarise-check.ts";
import { printable } from "./printable.ts";

export interface RenderCheckOptions {
  colors: boolean;
  /** Of the draft's language. */
  messages: Messages;
}

/** Ends in a line feed. */
export function renderCheck(reply: CheckReply, { colors, messages }: RenderCheckOptions): string {
  const paint = pc.createColors(colors);
  const styles = { match: paint.green, mismatch: paint.red, not_found: paint.yellow };
  const draft = reply.draft
    .map(({ text, verdict }) =>
      verdict === undefined ? printable(text) : styles[verdict](`${printable(text)}${CHECK_SIGNS[verdict]}`),
    )
    .join("");
  const { counts, lines } = summariseCheck(reply, messages);
  const list = lines.map(({ verdict, head, note, source }) =>
    [styles[verdict](printable(head)), printable(note), paint.dim(printable(source))].filter(Boolean).join("  "),
  );
  const summary = [paint.bold(counts), ...list].join("\n");
  return `${draft.trimEnd()}\n\n${summary}\n`;
}
