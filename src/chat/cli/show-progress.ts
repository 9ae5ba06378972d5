/** A line on standard error that says how far the building of the index is. Silent where nobody would see it. */

import type { BuildProgress, BuildReport } from "../../indexing/build-index.ts";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import type { Terminal } from "./terminal.ts";

/** Back to the first column, and the rest of the line erased (ECMA-48 EL). */
const REWRITE = "\r\u001b[K";

/** Builds the index with progress where standard error is a terminal. @throws ChuchuError */
export async function buildWithProgress({ backend, terminal, messages }: CommandContext): Promise<BuildReport> {
  const show = progressLine(terminal, messages);
  try {
    return await backend.buildIndex(show);
  } finally {
    if (terminal.showsProgress) terminal.writeError(REWRITE);
  }
}

function progressLine(terminal: Terminal, { index }: Messages): (progress: BuildProgress) => void {
  if (!terminal.showsProgress) return () => {};
  return ({ stage, done, total }) => terminal.writeError(`${REWRITE}${index.progress[stage](done, total)}`);
}
