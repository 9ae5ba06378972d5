/** Runs one command line from its arguments to an exit code; the one place where a command's errors are told. */
import { CommanderError } from "commander";
import type { Language } from "../../answer/answer.ts";
import { ChuchuError } from "../../errors.ts";
import { messagesFor } from "../messages/messages-for.ts";
import { describeError, traceError } from "../present-error.ts";
import type { StopSignal } from "../run-chats.ts";
import type { Backend } from "./backend.ts";
import { describeUsageError } from "./describe-usage-error.ts";
import { printable } from "./printable.ts";
import { createProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { toJson } from "./to-json.ts";

const EXIT_USAGE = 2;
const STOP_SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** How commander says that it printed what was asked for. */
const PRINTED = new Set(["commander.helpDisplayed", "commander.version"]);

export interface CliOptions {
  terminal: Terminal;
  /** Of help, progress and errors. */
  language: Language;
  version: string;
  /** Reads the settings and makes what commands need. @throws ConfigurationError */
  openBackend(): Promise<Backend>;
  /** Calls back once, when the process is asked to stop; until then it doesn't end by such a signal. */
  onStop(listener: (signal: StopSignal) => void): void;
  /** Errors leave their stack as well. */
  debug: boolean;
}

/** @param args the words after `chuchu`. Resolves to the exit code and never rejects. */
export async function runCli(args: string[], options: CliOptions): Promise<number> {
  const { terminal, debug } = options;
  const messages = messagesFor(options.language);
  let exitCode = 0;
  const leaveTrace = (error: unknown): void => {
    if (debug) terminal.writeError(`${traceError(error)}\n`);
  };
  const program = createProgram({
    version: options.version,
    messages,
    terminal,
    openContext: async () => ({
      terminal,
      backend: await options.openBackend(),
      messages,
      onStop: options.onStop,
      untilInterrupted,
      traceError: leaveTrace,
    }),
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && PRINTED.has(error.code)) return 0;
    const words =
      error instanceof CommanderError ? describeUsageError(error, messages) : describeError(error, messages);
    if (args.includes("--json")) terminal.write(`${toJson({ error: words })}\n`);
    terminal.writeError(`${printable(messages.error(words))}\n`);
    leaveTrace(error);
    return error instanceof CommanderError ? EXIT_USAGE : exitCodeOf(error);
  }
}

async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const signal of STOP_SIGNALS) process.once(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function exitCodeOf(error: unknown): number {
  return error instanceof ChuchuError ? error.exitCode : 1;
}
