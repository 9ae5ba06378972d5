/** An answer at the prompt while a language model writes it: its sentences, drawn anew as they come, and gone before the answer. */
import stringWidth from "string-width";
import type { AnswerDraft } from "../../answer/desk.ts";
import { presentDraft } from "../present-answer.ts";
import { renderLines } from "./render-reply.ts";
import type { Terminal } from "./terminal.ts";

/** Up so many rows, and all from there on erased (ECMA-48 CUU, ED). */
const eraseRows = (rows: number): string => `\u001b[${rows}A\u001b[J`;

/** What is to be given to a desk as `onDraft`. Rows that have left the screen can't be erased, so what is too long isn't shown. */
export function showDrafts(
  terminal: Pick<Terminal, "write" | "width" | "height">,
  colors: boolean,
): (draft: AnswerDraft | undefined) => void {
  let shown = 0;
  return (draft) => {
    const lines = draft === undefined ? [] : renderLines(presentDraft(draft).lines, { width: terminal.width, colors });
    // A word wider than the terminal takes several rows.
    const rows = lines.reduce((total, line) => total + Math.max(1, Math.ceil(stringWidth(line) / terminal.width)), 0);
    if (rows >= terminal.height) return;
    const erase = shown === 0 ? "" : eraseRows(shown);
    terminal.write(erase + lines.map((line) => `${line}\n`).join(""));
    shown = rows;
  };
}
