/** `chuchu index add`: files become reports; says what was read, what was odd, what was refused and why. */
import type { AddedReport, AddOutcome, RefusedFile } from "../../indexing/shelf/add-reports.ts";
import type { GivenMetadata } from "../../indexing/shelf/complete-metadata.ts";
import type { Messages } from "../messages/messages.ts";
import { describeError } from "../present-error.ts";
import type { CommandContext } from "./command-context.ts";
import { describeMetadata, lacksIdentity } from "./describe-metadata.ts";
import { describeFileWarnings, describeWarnings } from "./describe-warnings.ts";
import { describeSummary } from "./index-command.ts";
import { printable } from "./printable.ts";
import { withProgress } from "./show-progress.ts";
import { toJson } from "./to-json.ts";

export interface AddOptions extends GivenMetadata {
  id?: string;
  replace?: true;
  dryRun?: true;
  json?: true;
}

/** Exit code 1 when a file was refused. @throws ChuchuError, also for the only file given */
export async function runIndexAdd(files: string[], options: AddOptions, context: CommandContext): Promise<0 | 1> {
  const { json, id, replace = false, dryRun = false, title, place, year, date, url } = options;
  const given = Object.entries({ title, place, year, date, url }).filter(([, value]) => value !== undefined);
  const metadata: GivenMetadata = Object.fromEntries(given);
  const request = { files, ...(id === undefined ? {} : { id }), metadata, replace, dryRun };
  const { terminal, backend, messages } = context;
  const started = performance.now();
  const outcome = await withProgress(context, (show) => backend.addReports(request, show));
  const seconds = (performance.now() - started) / 1000;
  if (json) terminal.write(`${toJson(toData(outcome, messages))}\n`);
  else terminal.write(`${printable(describeAddition(outcome, seconds, messages))}`);
  return outcome.refused.length > 0 ? 1 : 0;
}

/** Errors as data, like everywhere. */
function toData({ refused, ...outcome }: AddOutcome, messages: Messages): unknown {
  return { ...outcome, refused: refused.map(({ file, error }) => ({ file, ...describeError(error, messages) })) };
}

function describeAddition(outcome: AddOutcome, seconds: number, messages: Messages): string {
  const { shelf } = messages;
  const { added, passedOver, dryRun } = outcome;
  const lines = [
    ...added.flatMap((report) => describeAdded(report, outcome, messages)),
    ...describeRefused(outcome.refused, messages),
    ...(passedOver.length === 0 ? [] : [shelf.passedOver(passedOver.join(", "))]),
    ...(dryRun ? [shelf.dryRun(outcome)] : []),
  ];
  const summary = dryRun ? "" : describeSummary({ ...outcome, warnings: [] }, seconds, messages);
  return `${lines.map((line) => `${line}\n`).join("")}${summary}`;
}

function describeAdded(report: AddedReport, { dryRun, warnings }: AddOutcome, messages: Messages): string[] {
  const { shelf, advice } = messages;
  const { id, metadata, sections, sentences, figures, replaced } = report;
  const facts = { id, title: metadata.title, sections, sentences, figures };
  const instead = replaced.length === 0 ? "" : shelf.replaced(replaced.join(", "));
  return [
    (dryRun ? shelf.wouldAdd(facts) : shelf.added(facts)) + instead,
    `  ${describeMetadata(metadata, messages)}`,
    ...(lacksIdentity(metadata) ? [`  ${advice(shelf.metadataUnknown)}`] : []),
    ...describeFileWarnings(report, messages).map((line) => `  ${line}`),
    ...describeWarnings(warnings, messages, [id]).map((line) => `  ${line}`),
  ];
}

export function describeRefused(refused: readonly RefusedFile[], messages: Messages): string[] {
  return refused.map(({ file, error }) =>
    messages.shelf.refused(file, messages.advice(describeError(error, messages))),
  );
}
