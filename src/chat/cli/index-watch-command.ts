/** `chuchu index watch`: the index follows the corpus folder until Ctrl-C. A failure is told, and watching goes on. */
import { describeError } from "../present-error.ts";
import type { CommandContext } from "./command-context.ts";
import { describeRefused } from "./index-add-command.ts";
import { describeSummary } from "./index-command.ts";
import { printable } from "./printable.ts";
import { buildWithProgress } from "./show-progress.ts";
import { toJson } from "./to-json.ts";

/** @param signal ends it. With `--json` a line for each build. */
export async function runIndexWatch(
  { json }: { json?: true },
  context: CommandContext,
  signal: AbortSignal,
): Promise<0> {
  const { terminal, backend, messages } = context;
  const update = async (): Promise<void> => {
    const started = performance.now();
    try {
      const { refused, ...summary } = await buildWithProgress(context);
      const seconds = (performance.now() - started) / 1000;
      const words = [...describeRefused(refused, messages), describeSummary(summary, seconds, messages).trimEnd()];
      terminal.write(json ? `${toJson(summary, 0)}\n` : `${printable(words.join("\n"))}\n`);
    } catch (error) {
      const words = describeError(error, messages);
      if (json) terminal.write(`${toJson({ error: words }, 0)}\n`);
      terminal.writeError(`${printable(messages.error(words))}\n`);
      context.traceError(error);
    }
  };
  await update();
  await backend.watchCorpus({
    onChange: update,
    onReady: () => terminal.writeError(`${messages.shelf.watching(backend.corpusFolder)}\n`),
    signal,
  });
  terminal.writeError(`${messages.shelf.watchEnded}\n`);
  return 0;
}
