/** `chuchu receipt`: a kept answer against today's index, in words. What is compared is decided elsewhere. */
import type { ReceiptCheck } from "../../answer/receipts/recheck-receipt.ts";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import { printable } from "./printable.ts";
import { toJson } from "./to-json.ts";

export interface ReceiptOptions {
  json?: true;
}

/** @param id of the answer, its first eight characters or more. @throws ChuchuError when no such answer was kept */
export async function runReceipt(id: string, { json }: ReceiptOptions, context: CommandContext): Promise<0> {
  const check = await context.backend.recheckReceipt(id);
  context.terminal.write(json ? `${toJson(check)}\n` : printable(describeReceipt(check, context.messages)));
  return 0;
}

/** A reason of a version that knew others is shown as it was kept. */
const reasonOf = (reason: string, words: Messages["receipt"]["reasons"]): string =>
  Object.entries(words).find(([known]) => known === reason)?.[1] ?? reason;

function describeReceipt(check: ReceiptCheck, { receipt: words }: Messages): string {
  const { consistent, rebuilt, changes, worded } = check;
  const lines = [
    words.head(check.receipt, check.at, check.question),
    ...(worded?.gaveUp === undefined ? [] : [words.gaveUp(worded.model, reasonOf(worded.gaveUp, words.reasons))]),
    ...(worded === undefined || worded.gaveUp !== undefined ? [] : [words.worded(worded.model, worded.prompt)]),
    consistent ? words.consistent(rebuilt) : words.changed(changes.length),
    ...changes.map(({ type, subject, section = "" }) => `  ${words.changes[type](subject, section)}`),
  ];
  return `${lines.join("\n")}\n`;
}
