/** `chuchu index`, `index rebuild`, `index status`, `index list`, `index verify`: builds the index, tells what it holds, checks it. */
import type { BuildReport } from "../../indexing/build-index.ts";
import type { IndexStatus } from "../../indexing/index-status.ts";
import type { Messages } from "../messages/messages.ts";
import { describeError } from "../present-error.ts";
import type { CommandContext } from "./command-context.ts";
import { describeMetadata } from "./describe-metadata.ts";
import { describeWarnings } from "./describe-warnings.ts";
import { describeRefused } from "./index-add-command.ts";
import { printable } from "./printable.ts";
import { buildWithProgress } from "./show-progress.ts";
import { toJson } from "./to-json.ts";

export interface IndexOptions {
  json?: true;
}

/** Exit code 1 when an original in the corpus folder couldn't be read. @throws ChuchuError */
export async function runIndexBuild(
  { json, fresh = false }: IndexOptions & { fresh?: boolean },
  context: CommandContext,
): Promise<0 | 1> {
  const { terminal, messages } = context;
  const started = performance.now();
  const { refused, ...summary } = await buildWithProgress(context, { fresh });
  const seconds = (performance.now() - started) / 1000;
  const errors = refused.map(({ file, error }) => ({ file, ...describeError(error, messages) }));
  if (json) terminal.write(`${toJson({ ...summary, refused: errors })}\n`);
  else {
    const words = describeRefused(refused, messages).map((line) => `${printable(line)}\n`);
    terminal.write(words.join("") + describeSummary(summary, seconds, messages, { fresh }));
  }
  return refused.length > 0 ? 1 : 0;
}

/** What was built, in words; ends in a line feed. */
export function describeSummary(
  summary: BuildReport,
  seconds: number,
  messages: Messages,
  { fresh }: { fresh: boolean } = { fresh: false },
): string {
  const { index } = messages;
  const { reports, embedded, cached, removed } = summary;
  const unchanged = !fresh && embedded === 0 && removed === 0;
  return lines([
    ...(unchanged ? [] : describeWarnings(summary.warnings, messages)),
    unchanged ? index.unchanged(reports) : index.built({ reports, embedded, cached, removed, seconds }),
  ]);
}

/** @throws ChuchuError */
export async function runIndexStatus(
  { json }: IndexOptions,
  { backend, terminal, messages }: CommandContext,
): Promise<0> {
  const status = await backend.indexStatus();
  terminal.write(json ? `${toJson(status)}\n` : describeStatus(status, messages));
  return 0;
}

function describeStatus(status: IndexStatus, { index, advice }: Messages): string {
  const waiting = status.unindexed.map((id) => `  ${index.unindexed(id)}`);
  const building = status.builder === undefined ? [] : [index.building(status.builder.pid)];
  if (status.state === "missing") return lines([advice(index.missing), ...waiting, ...building]);
  const { labels } = index;
  const rows = [
    [labels.state, status.state === "current" ? index.current : advice(index.stale)],
    [labels.snapshot, status.snapshot],
    [labels.model, status.model],
    [labels.built, status.created],
    [labels.passages, status.passages],
    [labels.reports, status.reports.length],
  ];
  const reports = status.reports.map(
    ({ id, metadata, sentences, figures, state }) =>
      `  ${index.report({ id, title: metadata.title, sentences, figures })}${index.sourceStates[state]}`,
  );
  return lines([...rows.map((row) => row.join("")), ...reports, ...waiting, ...building]);
}

/** Reports with what is known of them, one after the other. @throws ChuchuError */
export async function runIndexList(
  { json }: IndexOptions,
  { backend, terminal, messages }: CommandContext,
): Promise<0> {
  const status = await backend.indexStatus();
  const reports = status.state === "missing" ? [] : status.reports;
  const rows = reports.map(({ id, source, metadata, sections, sentences, figures, warnings, state }) => ({
    ...{ id, source, ...metadata, sections, sentences, figures, warnings, state },
  }));
  if (json) {
    terminal.write(`${toJson([...rows, ...status.unindexed.map((id) => ({ id, state: "unindexed" }))])}\n`);
    return 0;
  }
  const { index } = messages;
  const words = reports.flatMap(({ id, metadata, sentences, figures, state }) => [
    index.report({ id, title: metadata.title, sentences, figures }) + index.sourceStates[state],
    `  ${describeMetadata(metadata, messages)}`,
  ]);
  terminal.write(lines([...words, ...status.unindexed.map((id) => index.unindexed(id))]));
  return 0;
}

const lines = (texts: readonly string[]): string => `${texts.map(printable).join("\n")}\n`;

/** Exit code 1 when something is wrong with the index. @throws ChuchuError */
export async function runIndexVerify(
  { json }: IndexOptions,
  { backend, terminal, messages }: CommandContext,
): Promise<0 | 1> {
  const found = await backend.verifyIndex();
  const whole = found.problems.length === 0;
  const words = whole
    ? [messages.index.verified(found.files)]
    : [
        messages.index.damaged(found.problems.length),
        ...found.problems.map(({ where, message }) => `  ${where}: ${message}`),
      ];
  terminal.write(json ? `${toJson(found)}\n` : lines(words));
  return whole ? 0 : 1;
}
