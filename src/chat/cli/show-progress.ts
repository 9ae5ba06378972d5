/** A line on standard error that says how far the building of the index is. Silent where nobody would see it. */

import type { UpdateOutcome } from "../../indexing/shelf/update-index.ts";
import type { Messages } from "../messages/messages.ts";
import type { ShowProgress } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import type { Terminal } from "./terminal.ts";

/** Back to the first column, and the rest of the line erased (ECMA-48 EL). */
const REWRITE = "\r\u001b[K";

/** Builds the index with progress where standard error is a terminal. @throws ChuchuError */
export function buildWithProgress(context: CommandContext, request?: { fresh: boolean }): Promise<UpdateOutcome> {
  return withProgress(context, (show) => context.backend.buildIndex(show, request));
}

/** Work with progress where standard error is a terminal; the line is gone when it ends. */
export async function withProgress<T>(
  { terminal, messages }: CommandContext,
  work: (show: ShowProgress) => Promise<T>,
): Promise<T> {
  const show = progressLine(terminal, messages);
  try {
    return await work(show);
  } finally {
    if (terminal.showsProgress) terminal.writeError(REWRITE);
  }
}

function progressLine(terminal: Terminal, { index }: Messages): ShowProgress {
  if (!terminal.showsProgress) return () => {};
  return ({ stage, done, total }) => terminal.writeError(`${REWRITE}${index.progress[stage](done, total)}`);
}
