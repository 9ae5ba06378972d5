/** `chuchu check`: a verdict for every figure of a draft, or of a batch of drafts. Verdicts come from the desk; this draws them. */
import { draftLanguage } from "../../answer/check/draft-language.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { presentCheck } from "../present-check.ts";
import type { CommandContext } from "./command-context.ts";
import { openDraft } from "./open-draft.ts";
import { openLines } from "./open-lines.ts";
import { renderCheck } from "./render-check.ts";
import { readCheckLine, runBatch } from "./run-batch.ts";
import { toJson } from "./to-json.ts";

export interface CheckOptions {
  json?: true;
  report?: string;
  /** A draft: .txt, .md or .docx; `-` is standard input. */
  file?: string;
  /** A JSONL file; `-` is standard input. */
  batch?: string;
  /** Exit code 3 when a figure isn't a match. */
  strict?: true;
}

/** @param words the draft; `-` or nothing is standard input. Resolves to the exit code. @throws ChuchuError */
export async function runCheck(words: string, options: CheckOptions, context: CommandContext): Promise<0 | 1 | 3> {
  const { terminal, backend } = context;
  const { batch, file, report } = options;
  if (batch !== undefined) return runCheckBatch(batch, options, context);
  const text = await openDraft({ words, ...(file === undefined ? {} : { file }) }, terminal);
  const desk = await backend.openDesk();
  const check = await desk.check({ text, ...(report === undefined ? {} : { report }) });
  const drawn = (): string =>
    renderCheck(presentCheck(check, text), {
      colors: backend.colors ?? terminal.hasColors,
      messages: messagesFor(draftLanguage(text)),
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
