/** What a new build takes over from the snapshot before: its graph, its reports, which passages it had. Anything odd counts as none. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../corpus/report.ts";
import type { IndexSource } from "./build-index.ts";
import { lazyReports } from "./lazy-reports.ts";
import { type Manifest, metadataHash, readManifest } from "./manifest.ts";
import { loadGraph } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { PASSAGES_FILE, passageId, unpackPassages } from "./passage-file.ts";
import type { HnswVectorStore } from "./vector-store.ts";

export interface PreviousSnapshot {
  manifest: Manifest;
  /** Of its passages. */
  texts(): string[];
  /** How many of its passages are not among these. */
  countGone(passages: readonly Passage[]): number;
  /** The report as it was read from an equal source; only right under the same fingerprint. */
  reportOf(source: IndexSource): Promise<Report | undefined>;
  /** Its graph, if it can be read; the vectors are those of `manifest.model`. */
  loadGraph(): Promise<HnswVectorStore | undefined>;
}

export async function readPrevious(folder: string): Promise<PreviousSnapshot | undefined> {
  try {
    const manifest = await readManifest(folder);
    const reportIds = manifest.reports.map(({ id }) => id);
    const passages = unpackPassages(await readFile(join(folder, PASSAGES_FILE)), reportIds);
    const ids = passages.map(passageId);
    const reports = lazyReports(folder, manifest);
    return {
      manifest,
      async reportOf({ id, file, sha256, metadata }) {
        const entry = manifest.reports.find((candidate) => candidate.id === id);
        const isSame =
          entry?.source === file && entry.sha256 === sha256 && entry.metadataSha256 === metadataHash(metadata);
        return isSame ? readKept(reports, id) : undefined;
      },
      texts: () => passages.map(({ text }) => text),
      countGone(others) {
        const present = new Set(others.map(passageId));
        return ids.filter((id) => !present.has(id)).length;
      },
      loadGraph: () => loadGraph(folder, manifest.dimensions).catch(() => undefined),
    };
  } catch {
    return undefined;
  }
}

function readKept(reports: ReadonlyMap<string, Report>, id: string): Report | undefined {
  try {
    return reports.get(id);
  } catch {
    return undefined;
  }
}
