/** Tells when reports in the corpus folder have changed. Builds nothing. */
import { basename } from "node:path";
import { watch } from "chokidar";

export interface WatchOptions {
  corpusFolder: string;
  /** Called one call after the other, when nothing has changed for a moment. */
  onChange(): Promise<void>;
  /** Called when changes are seen from then on. */
  onReady?: () => void;
  signal: AbortSignal;
}

/** Long enough for an editor or a copy of many files to finish. */
const QUIET_MS = 500;

/** Resolves when the signal is given and the call that is running has ended. */
export async function watchCorpus({ corpusFolder, onChange, onReady, signal }: WatchOptions): Promise<void> {
  const watcher = watch(corpusFolder, {
    depth: 0,
    ignoreInitial: true,
    followSymlinks: false,
    // What is being written, ours or an editor's, and our own changes before they're made.
    ignored: (path) => path !== corpusFolder && basename(path).startsWith("."),
    awaitWriteFinish: { stabilityThreshold: QUIET_MS, pollInterval: 100 },
  });
  let running = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      running = running.then(onChange);
    }, QUIET_MS);
  });
  watcher.on("ready", () => onReady?.());
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  clearTimeout(waiting);
  await watcher.close();
  await running;
}
