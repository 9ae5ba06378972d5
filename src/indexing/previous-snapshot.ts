/** What a new build takes over from the snapshot before: its graph, and which passages it had. Anything odd counts as none. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Manifest, readManifest } from "./manifest.ts";
import { loadGraph } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { PASSAGES_FILE, passageId, unpackPassages } from "./passage-file.ts";
import type { HnswVectorStore } from "./vector-store.ts";

export interface PreviousSnapshot {
  manifest: Manifest;
  /** How many of its passages are not among these. */
  countGone(passages: readonly Passage[]): number;
  /** Its graph, if it can be read; the vectors are those of `manifest.model`. */
  loadGraph(): Promise<HnswVectorStore | undefined>;
}

export async function readPrevious(folder: string): Promise<PreviousSnapshot | undefined> {
  try {
    const manifest = await readManifest(folder);
    const reportIds = manifest.reports.map(({ id }) => id);
    const ids = unpackPassages(await readFile(join(folder, PASSAGES_FILE)), reportIds).map(passageId);
    return {
      manifest,
      countGone(passages) {
        const present = new Set(passages.map(passageId));
        return ids.filter((id) => !present.has(id)).length;
      },
      loadGraph: () => loadGraph(folder, manifest.dimensions).catch(() => undefined),
    };
  } catch {
    return undefined;
  }
}
