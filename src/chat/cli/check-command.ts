/** `chuchu check`: a verdict for every figure of a draft, or of a batch of drafts. Verdicts come from the desk; this draws them. */
import { presentCheck } from "../present-check.ts";
import { readDraft } from "../read-question.ts";
import type { CommandContext } from "./command-context.ts";
import { openLines } from "./open-lines.ts";
import { renderCheck } from "./render-check.ts";
import { readCheckLine, runBatch } from "./run-batch.ts";
import { toJson } from "./to-json.ts";

export interface CheckOptions {
  json?: true;
  report?: string;
  /** A JSONL file; `-` is standard input. */
  batch?: string;
  /** Exit code 3 when a figure isn't a match. */
  strict?: true;
}

/** Resolves to the exit code. @throws ChuchuError */
export async function runCheck(draft: string, options: CheckOptions, context: CommandContext): Promise<0 | 1 | 3> {
  const { terminal, backend, messages } = context;
  if (options.batch !== undefined) return runCheckBatch(options.batch, options, context);
  const text = readDraft(draft);
  const desk = await backend.openDesk();
  const check = await desk.check({ text, ...(options.report === undefined ? {} : { report: options.report }) });
  const drawn = (): string =>
    renderCheck(presentCheck(check, text), {
      width: terminal.width,
      colors: backend.colors ?? terminal.hasColors,
      messages,
    });
  terminal.write(options.json ? `${toJson(check)}\n` : drawn());
  return options.strict && check.figures.some(({ verdict }) => verdict !== "match") ? 3 : 0;
}

async function runCheckBatch(
  file: string,
  { report, strict }: CheckOptions,
  context: CommandContext,
): Promise<0 | 1 | 3> {
  const { terminal, backend, messages } = context;
  const lines = await openLines(file, terminal);
  const desk = await backend.openDesk();
  let differing = 0;
  const failed = await runBatch({
    lines,
    async answer(fields) {
      const check = await desk.check(readCheckLine(fields, report));
      differing += check.figures.filter(({ verdict }) => verdict !== "match").length;
      return check;
    },
    write: terminal.write,
    messages,
    onError: context.traceError,
  });
  if (failed > 0) return 1;
  return strict && differing > 0 ? 3 : 0;
}
