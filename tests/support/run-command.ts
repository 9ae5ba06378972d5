/** Runs one command line in this process, with a terminal and a backend that record. */
import type { Language } from "../../src/answer/answer.ts";
import { runCli } from "../../src/chat/cli/run-cli.ts";
import type { Terminal } from "../../src/chat/cli/terminal.ts";
import { createFakeTerminal, type FakeTerminal } from "./fake-terminal.ts";
import { type BackendParts, createRecordingBackend, type RecordingBackend } from "./recording-backend.ts";

export interface CommandSetting extends BackendParts {
  language?: Language;
  debug?: boolean;
  /** Asks the command to stop, by calling the listener. */
  onStop?: (listener: (signal: "SIGTERM" | "SIGINT") => void) => void;
  terminal?: Partial<Omit<Terminal, "input">> & { input?: (string | Uint8Array)[] };
}

export interface CommandRun {
  code: number;
  out: string;
  err: string;
  backend: RecordingBackend;
}

/** `args` are the words after `chuchu`; help, progress and errors are in zh-CN unless the setting says otherwise. */
export async function runCommand(args: string[], setting: CommandSetting = {}): Promise<CommandRun> {
  const terminal: FakeTerminal = createFakeTerminal(setting.terminal);
  const backend = createRecordingBackend(setting);
  const code = await runCli(args, {
    terminal,
    language: setting.language ?? "zh-CN",
    version: "1.2.3",
    openBackend: async () => backend,
    onStop: setting.onStop ?? (() => {}),
    debug: setting.debug ?? false,
  });
  return { code, out: terminal.out, err: terminal.err, backend };
}
