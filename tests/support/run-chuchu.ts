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

export async function runChuchu(
  args: string[],
  { env = {}, cwd, input = "", readOnly }: RunOptions,
): Promise<ChuchuRun> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd,
    env: { PATH, LANG: "en_US.UTF-8", ...env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
    if (readOnly !== undefined && out.length >= readOnly) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
  });
  child.stdin.on("error", () => {}).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, out, err };
}
