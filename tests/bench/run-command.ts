/** The command itself in a process of its own: how long it takes from cold, and how much memory it needs. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { time } from "./timing.ts";

export interface Command {
  /** dist/main.js */
  main: string;
  environment: Record<string, string | undefined>;
}

/** Milliseconds from start to end of `chuchu ask`. */
export async function timeColdAsk({ main, environment }: Command, question: string): Promise<number> {
  const { ms, result } = await time(() => spawnSync(process.execPath, [main, "ask", question], { env: environment }));
  if (result.status !== 0) throw new Error(`chuchu ask ended with ${result.status}: ${result.stderr}`);
  return ms;
}

/** Megabytes (10⁶ bytes) of resident memory after `chuchu ask --batch` on these questions: at its end, and at its peak. */
export function measureMemory(
  { main, environment }: Command,
  questions: readonly object[],
): { end: number; peak: number } {
  const folder = mkdtempSync(join(tmpdir(), "chuchu-bench-"));
  try {
    const [batch, memory] = [join(folder, "questions.jsonl"), join(folder, "memory.json")];
    writeFileSync(batch, questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
    const atExit = `import { writeFileSync } from "node:fs";
      process.on("exit", () => writeFileSync(${JSON.stringify(memory)}, JSON.stringify({
        end: process.memoryUsage.rss() / 1e6, peak: process.resourceUsage().maxRSS * 1024 / 1e6 })));`;
    const hook = `data:text/javascript,${encodeURIComponent(atExit)}`;
    const run = spawnSync(process.execPath, ["--import", hook, main, "ask", "--batch", batch], { env: environment });
    if (run.status !== 0) throw new Error(`chuchu ask --batch ended with ${run.status}: ${run.stderr}`);
    return JSON.parse(readFileSync(memory, "utf8")) as { end: number; peak: number };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
