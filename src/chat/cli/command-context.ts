/** What every command of the terminal gets. Made once a command line is understood. */
import type { Messages } from "../messages/messages.ts";
import type { StopSignal } from "../run-chats.ts";
import type { Backend } from "./backend.ts";
import type { Terminal } from "./terminal.ts";

export interface CommandContext {
  terminal: Terminal;
  backend: Backend;
  /** Of the interface. */
  messages: Messages;
  /** For what runs until it's told to stop: see CliOptions. */
  onStop(listener: (signal: StopSignal) => void): void;
  /** Runs what goes on until Ctrl-C or the end of the process is asked for, which the signal then tells. */
  untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Leaves the trace of an error that was already told in words, for maintainers; writes nothing unless asked to. */
  traceError(error: unknown): void;
}
