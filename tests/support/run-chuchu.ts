/** Runs the command as a process of its own, from its source, with an environment that holds nothing but what a test sets. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");

export interface ChuchuRun {
  code: number | null;
  out: string;
  err: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Working folder. */
  cwd: string;
  input?: string;
  /** Stop reading its output after so many characters, as `head` does. */
  readOnly?: number;
}

/** A process that goes on until it's told to stop. */
export interface RunningChuchu {
  readonly ended: Promise<ChuchuRun>;
  /** Until standard error has this. @throws Error when the process ends before */
  wrote(text: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export function startChuchu(args: string[], { env = {}, cwd, input = "", readOnly }: RunOptions): RunningChuchu {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd,
    env: { PATH, LANG: "en_US.UTF-8", ...env },
  });
  let out = "";
  let err = "";
  let onWritten = (): void => {};
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
    if (readOnly !== undefined && out.length >= readOnly) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
    onWritten();
  });
  child.stdin.on("error", () => {}).end(input);
  const ended = new Promise<ChuchuRun>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
  return {
    ended,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        onWritten = () => {
          if (text.test(err)) resolve();
        };
        onWritten();
        ended.then(() => reject(new Error(`ended before it wrote ${text}: ${err}`)), reject);
      }),
    kill: (signal) => void child.kill(signal),
  };
}

export function runChuchu(args: string[], options: RunOptions): Promise<ChuchuRun> {
  return startChuchu(args, options).ended;
}
