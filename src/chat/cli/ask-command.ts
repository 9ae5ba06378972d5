/** `chuchu ask`: one question, or a batch of them. Answers come from the desk; this draws them. */
import type { Answer } from "../../answer/answer.ts";
import type { ExplainedAnswer } from "../../answer/answer-question.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { presentAnswer } from "../present-answer.ts";
import { presentTrace } from "../present-trace.ts";
import { readQuestion } from "../read-question.ts";
import type { CommandContext } from "./command-context.ts";
import { openLines } from "./open-lines.ts";
import { renderReply } from "./render-reply.ts";
import { renderTrace } from "./render-trace.ts";
import { readAskLine, runBatch } from "./run-batch.ts";
import { toJson } from "./to-json.ts";

export interface AskOptions {
  json?: true;
  /** Show how the answer was found; with `json` the value is `{ answer, trace }`. */
  explain?: true;
  report?: string;
  /** A JSONL file; `-` is standard input. */
  batch?: string;
}

/** Resolves to the exit code. @throws ChuchuError */
export async function runAsk(question: string, options: AskOptions, context: CommandContext): Promise<0 | 1> {
  if (options.batch !== undefined) return runAskBatch(options.batch, options.report, context);
  const { terminal, backend } = context;
  const turns = [readQuestion(question)];
  const desk = await backend.openDesk();
  const request = { turns, ...(options.report === undefined ? {} : { report: options.report }) };
  if (options.explain) return explain(await desk.explain(request), options, context);
  const answer = await desk.ask(request);
  terminal.write(options.json ? `${toJson(answer)}\n` : drawAnswer(answer, context));
  return 0;
}

function explain({ answer, evidence }: ExplainedAnswer, { json }: AskOptions, context: CommandContext): 0 {
  const { terminal, messages } = context;
  const trace = evidence === undefined ? [] : presentTrace(evidence);
  const drawn = json
    ? `${toJson({ answer, trace })}\n`
    : drawAnswer(answer, context) + renderTrace(trace, terminal.width, messages);
  terminal.write(drawn);
  return 0;
}

/** The answer as this terminal shows it, with labels in the answer's language; with its receipt when answers are kept. */
export function drawAnswer(answer: Answer, { terminal, backend }: CommandContext): string {
  const messages = messagesFor(answer.language);
  const drawn = renderReply(presentAnswer(answer), {
    width: terminal.width,
    colors: backend.colors ?? terminal.hasColors,
    messages,
  });
  return backend.keepsAnswers ? `${drawn}${messages.receipt.line(answer.receipt)}\n` : drawn;
}

async function runAskBatch(file: string, report: string | undefined, context: CommandContext): Promise<0 | 1> {
  const { terminal, backend, messages } = context;
  const lines = await openLines(file, terminal);
  const desk = await backend.openDesk();
  const failed = await runBatch({
    lines,
    answer: (fields) => desk.ask(readAskLine(fields, report)),
    write: terminal.write,
    messages,
    onError: context.traceError,
  });
  return failed === 0 ? 0 : 1;
}
