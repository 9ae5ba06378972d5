/**
 * Parses a file in a process of its own, with a limit of time and memory: a hang or a crash of a parser ends that process only.
 * Knows nothing of formats.
 */
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CorpusError } from "../../errors.ts";
import { isRefusal, refuseFile } from "./file-refusal.ts";
import type { ParseTask } from "./parse-file.ts";
import type { ParsedFile } from "./parsed-file.ts";
import type { ParseOutcome } from "./parser-process.ts";

const PARSE_TIMEOUT_MS = 60_000;
/** Of JavaScript objects; the largest sample needs a tenth. */
const HEAP_MAX_MB = 768;
const ENTRY = fileURLToPath(new URL(`./parser-process${extname(import.meta.url)}`, import.meta.url));
/** TypeScript as it is needs its loader, which is there wherever the sources are run unbuilt. */
const LOADER = ENTRY.endsWith(".ts")
  ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
  : [];

export interface ParseLimits {
  timeoutMs?: number;
  /** The process to start, for tests of what a broken parser does. */
  entry?: string;
}

/** @throws CorpusError naming what is wrong: with the file, or that its parser hung or broke down */
export async function parseApart(task: ParseTask, limits: ParseLimits = {}): Promise<ParsedFile> {
  const { timeoutMs = PARSE_TIMEOUT_MS, entry = ENTRY } = limits;
  const child = fork(entry, [], {
    execArgv: [...LOADER, `--max-old-space-size=${HEAP_MAX_MB}`],
    // Nothing of the parent's settings, keys among them, is there to be read.
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const outcome = await new Promise<ParseOutcome>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(refuseFile("reading_timed_out", task.fileName))), timeoutMs);
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on("error", () => {});
      child.kill("SIGKILL");
      then();
    };
    child.once("message", (outcome: ParseOutcome) => settle(() => resolve(outcome)));
    child.once("error", (cause) =>
      settle(() => reject(refuseFile("reading_crashed", task.fileName, undefined, cause))),
    );
    child.once("exit", () => settle(() => reject(refuseFile("reading_crashed", task.fileName))));
    child.send(task, (error) => {
      if (error) settle(() => reject(refuseFile("reading_crashed", task.fileName, undefined, error)));
    });
  });
  return conclude(outcome, task);
}

function conclude(outcome: ParseOutcome, { fileName }: ParseTask): ParsedFile {
  if ("parsed" in outcome) return outcome.parsed;
  const { code, detail } = outcome.refused;
  if (isRefusal(code)) throw refuseFile(code, fileName, detail);
  throw new CorpusError({
    code,
    message: `${fileName} can't be read.`,
    next: "Save it as UTF-8 text and add that.",
    fields: { file: fileName },
  });
}
