/** `chuchu index`, `index status`, `index verify`: builds the index, tells what it holds, checks its files. */
import type { BuildReport } from "../../indexing/build-index.ts";
import type { IndexStatus } from "../../indexing/index-status.ts";
import type { Messages } from "../messages/messages.ts";
import type { CommandContext } from "./command-context.ts";
import { printable } from "./printable.ts";
import { buildWithProgress } from "./show-progress.ts";
import { toJson } from "./to-json.ts";

export interface IndexOptions {
  json?: true;
}

/** @throws ChuchuError */
export async function runIndexBuild({ json }: IndexOptions, context: CommandContext): Promise<0> {
  const started = performance.now();
  const summary = await buildWithProgress(context);
  const seconds = (performance.now() - started) / 1000;
  context.terminal.write(json ? `${toJson(summary)}\n` : describeSummary(summary, seconds, context.messages));
  return 0;
}

/** What was built, in words; ends in a line feed. */
export function describeSummary(summary: BuildReport, seconds: number, { index }: Messages): string {
  const { reports, embedded, cached, removed } = summary;
  const unchanged = embedded === 0 && removed === 0;
  return lines([
    ...summary.warnings.map((warning) => index.warning(warning.report, warning.line, warning.message)),
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
