/**
 * `chuchu start`, which `npm start` runs: the index brought up to date, then every chat that a token is set for; without any,
 * questions at the terminal until the input ends.
 */
import { createInterface } from "node:readline";
import type { AskRequest, Desk } from "../../answer/desk.ts";
import { IndexError } from "../../errors.ts";
import { type ConversationHistory, createConversationHistory } from "../conversation-history.ts";
import { describeError } from "../present-error.ts";
import { readQuestion } from "../read-question.ts";
import { drawAnswer } from "./ask-command.ts";
import type { CommandContext } from "./command-context.ts";
import { describeSummary } from "./index-command.ts";
import { readLines } from "./read-lines.ts";
import { showDrafts } from "./show-draft.ts";
import { buildWithProgress } from "./show-progress.ts";

/** The one conversation of a terminal; it lasts as long as the session. */
const HERE = { place: "terminal", user: "terminal" };

const EXIT_WORDS = new Set(["/exit", "/quit", "exit", "quit", "退出"]);

/**
 * With chats: runs until the process is told to stop. At a terminal: a prompt, exit code 0. From a pipe: each line is answered;
 * 1 when one couldn't be. @throws ChuchuError
 */
export async function runStart(context: CommandContext): Promise<0 | 1> {
  const { terminal, backend, messages } = context;
  if (backend.chats.length > 0) return startChats(context);
  const desk = await openReady(context, backend.openDesk);
  if (!terminal.interactive) return answerLines(desk, context);
  const titles = [...(await backend.openReports()).values()].map((report) => `《${report.metadata.title}》`);
  terminal.write(`${messages.prompt.welcome(titles)}\n${messages.prompt.hint}\n\n`);
  await answerPrompt(desk, context);
  return 0;
}

async function startChats(context: CommandContext): Promise<0 | 1> {
  const { terminal, backend, messages, onStop } = context;
  const [{ runChats }, { openLiveEdition }] = await Promise.all([
    import("../run-chats.ts"),
    import("../live-edition.ts"),
  ]);
  const { chats, chatSettings: settings, logger, indexStatus, openEdition, liveSnapshot } = backend;
  const live = await openReady(context, () => openLiveEdition({ openEdition, liveSnapshot, logger, isWatched: true }));
  return runChats({
    chats,
    settings,
    live,
    indexStatus,
    logger,
    onStop,
    onStarted: (names) => terminal.writeError(`${messages.chatsStarted(names)}\n`),
    onStopping: () => terminal.writeError(`${messages.chatsStopping}\n`),
  });
}

/** Opens an index that is up to date; one that is missing, stale or damaged is built first. */
async function openReady<T>(context: CommandContext, open: () => Promise<T>): Promise<T> {
  const { terminal, backend, messages } = context;
  try {
    if ((await backend.indexStatus()).state === "current") return await open();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
  }
  const started = performance.now();
  const summary = await buildWithProgress(context);
  terminal.writeError(describeSummary(summary, (performance.now() - started) / 1000, messages));
  return open();
}

/** Lines of one pipe are one conversation, like lines at the prompt. */
async function answerLines(desk: Desk, context: CommandContext): Promise<0 | 1> {
  const conversation = { desk, history: createConversationHistory({ ttlMs: 0 }) };
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
  const onDraft = showDrafts(terminal, context.backend.colors ?? terminal.hasColors);
  const prompt = createInterface({ input: terminal.input, output: terminal.output, prompt: messages.prompt.ask });
  const leaving = new AbortController();
  prompt.on("SIGINT", () => {
    // An answer that a model is writing isn't waited for.
    leaving.abort();
    prompt.close();
  });
  const whileWriting = { onDraft, signal: leaving.signal };
  const conversation = { desk, history: createConversationHistory({ ttlMs: 0 }), whileWriting };
  let left = false;
  prompt.prompt();
  for await (const line of prompt) {
    const word = line.trim();
    left = EXIT_WORDS.has(word);
    if (left) break;
    if (word === "/new") {
      conversation.history.forget(HERE.user);
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

interface Conversation {
  desk: Desk;
  history: ConversationHistory;
  /** Where someone watches: an answer is shown while a model writes it, and not waited for when they leave. */
  whileWriting?: Pick<AskRequest, "onDraft" | "signal">;
}

/** False when the line couldn't be answered, which was then said. */
async function answerLine(line: string, conversation: Conversation, context: CommandContext): Promise<boolean> {
  const { terminal, messages } = context;
  try {
    const { desk, history, whileWriting } = conversation;
    const answer = await history.ask(HERE, readQuestion(line), (turns) => desk.ask({ turns, ...whileWriting }));
    terminal.write(drawAnswer(answer, context));
    return true;
  } catch (error) {
    terminal.writeError(`${messages.error(describeError(error, messages))}\n`);
    context.traceError(error);
    return false;
  }
}
