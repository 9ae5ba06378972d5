/** `chuchu start`, which `npm start` runs: the index brought up to date, then questions until the input ends. */
import { createInterface } from "node:readline";
import type { Desk } from "../../answer/desk.ts";
import { IndexError } from "../../errors.ts";
import { type Conversation, createConversation } from "../conversation.ts";
import { describeError } from "../present-error.ts";
import { drawAnswer } from "./ask-command.ts";
import type { CommandContext } from "./command-context.ts";
import { describeSummary } from "./index-command.ts";
import { readLines } from "./read-lines.ts";
import { buildWithProgress } from "./show-progress.ts";

const EXIT_WORDS = new Set(["/exit", "/quit", "exit", "quit", "退出"]);

/** At a terminal: a prompt, exit code 0. From a pipe: each line is answered; 1 when one couldn't be. @throws ChuchuError */
export async function runStart(context: CommandContext): Promise<0 | 1> {
  const { terminal, backend, messages } = context;
  const desk = await openReadyDesk(context);
  if (!terminal.interactive) return answerLines(desk, context);
  const titles = [...(await backend.openReports()).values()].map((report) => `《${report.metadata.title}》`);
  terminal.write(`${messages.prompt.welcome(titles)}\n${messages.prompt.hint}\n\n`);
  await answerPrompt(desk, context);
  return 0;
}

/** A desk on an index that is up to date; one that is missing, stale or damaged is built first. */
async function openReadyDesk(context: CommandContext): Promise<Desk> {
  const { terminal, backend, messages } = context;
  try {
    if ((await backend.indexStatus()).state === "current") return await backend.openDesk();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
  }
  const started = performance.now();
  const summary = await buildWithProgress(context);
  terminal.writeError(describeSummary(summary, (performance.now() - started) / 1000, messages));
  return backend.openDesk();
}

/** Lines of one pipe are one conversation, like lines at the prompt. */
async function answerLines(desk: Desk, context: CommandContext): Promise<0 | 1> {
  const conversation = createConversation(desk);
  let failed = false;
  let answered = 0;
  for await (const line of readLines(context.terminal.input)) {
    if (line.trim() === "") continue;
    if (answered > 0) context.terminal.write("\n");
    answered += 1;
    failed = !(await answerLine(line, conversation, context)) || failed;
  }
  return failed ? 1 : 0;
}

async function answerPrompt(desk: Desk, context: CommandContext): Promise<void> {
  const { terminal, messages } = context;
  const conversation = createConversation(desk);
  const prompt = createInterface({ input: terminal.input, output: terminal.output, prompt: messages.prompt.ask });
  prompt.on("SIGINT", () => prompt.close());
  let left = false;
  prompt.prompt();
  for await (const line of prompt) {
    const word = line.trim();
    left = EXIT_WORDS.has(word);
    if (left) break;
    if (word === "/new") {
      conversation.forget();
      terminal.write(`${messages.prompt.newConversation}\n`);
    } else if (word.startsWith("/")) {
      terminal.write(`${messages.prompt.hint}\n`);
    } else if (word !== "") {
      await answerLine(line, conversation, context);
      terminal.write("\n");
    }
    prompt.prompt();
  }
  prompt.close();
  // Ctrl-C and Ctrl-D leave the cursor behind the prompt.
  terminal.write(`${left ? "" : "\n"}${messages.prompt.goodbye}\n`);
}

/** False when the line couldn't be answered, which was then said. */
async function answerLine(line: string, conversation: Conversation, context: CommandContext): Promise<boolean> {
  const { terminal, messages } = context;
  try {
    terminal.write(drawAnswer(await conversation.ask(line), context));
    return true;
  } catch (error) {
    terminal.writeError(`${messages.error(describeError(error, messages))}\n`);
    context.traceError(error);
    return false;
  }
}
