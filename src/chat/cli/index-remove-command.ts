/** `chuchu index remove`, `index rename`: reports leave, or get another id. */
import type { BuildReport } from "../../indexing/build-index.ts";
import type { CommandContext } from "./command-context.ts";
import { describeSummary } from "./index-command.ts";
import { printable } from "./printable.ts";
import { withProgress } from "./show-progress.ts";
import { toJson } from "./to-json.ts";

export interface ChangeOptions {
  dryRun?: true;
  json?: true;
}

/** @throws ConfigurationError `report_unknown`; IndexError */
export async function runIndexRemove(ids: string[], options: ChangeOptions, context: CommandContext): Promise<0> {
  const { shelf, advice } = context.messages;
  const request = { dryRun: options.dryRun ?? false };
  const started = performance.now();
  const outcome = await withProgress(context, (show) => context.backend.removeReports(ids, request, show));
  tell(
    outcome,
    { words: shelf.removed(ids.join(", ")), data: { ids }, after: advice(shelf.stillInPrevious), started },
    options,
    context,
  );
  return 0;
}

/** @throws ConfigurationError `report_unknown`; CorpusError `bad_report_name`; IndexError `report_exists` */
export async function runIndexRename(
  [from, to]: [string, string],
  options: ChangeOptions,
  context: CommandContext,
): Promise<0> {
  const request = { dryRun: options.dryRun ?? false };
  const started = performance.now();
  const outcome = await withProgress(context, (show) => context.backend.renameReport({ from, to }, request, show));
  tell(outcome, { words: context.messages.shelf.renamed(from, to), data: { from, to }, started }, options, context);
  return 0;
}

interface Change {
  words: string;
  data: object;
  /** What is to be said when it was done. */
  after?: string;
  started: number;
}

function tell(
  outcome: BuildReport | undefined,
  { words, data, after, started }: Change,
  { json }: ChangeOptions,
  { terminal, messages }: CommandContext,
): void {
  if (json) {
    terminal.write(`${toJson({ ...outcome, ...data, dryRun: outcome === undefined })}\n`);
  } else if (outcome === undefined) {
    terminal.write(`${messages.shelf.unchangedByTrial}\n`);
  } else {
    const seconds = (performance.now() - started) / 1000;
    const lines = [words, describeSummary({ ...outcome, warnings: [] }, seconds, messages).trimEnd()];
    terminal.write(`${printable([...lines, ...(after === undefined ? [] : [after])].join("\n"))}\n`);
  }
}
