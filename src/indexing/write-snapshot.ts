/** Writes all files of a snapshot into a folder of its own, the manifest last. Doesn't make it live. */
import { mkdir, open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../corpus/report.ts";
import { sha256OfFile } from "./file-hash.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { MANIFEST_FILE, type Manifest, type ManifestFile, type ManifestReport } from "./manifest.ts";
import { GRAPH_FOLDER, LEXICAL_FILE, REPORTS_FOLDER } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { PASSAGES_FILE, packPassages } from "./passage-file.ts";
import { syncGraph } from "./sync-graph.ts";
import type { Tokenizer } from "./tokenize.ts";
import { VECTORS_FILE, VectorMatrix } from "./vector-matrix.ts";
import type { HnswVectorStore } from "./vector-store.ts";

export interface SnapshotSource {
  file: string;
  sha256: string;
  metadataSha256: string;
  report: Report;
}

export interface SnapshotContent {
  identity: Pick<Manifest, "formatVersion" | "snapshot" | "model" | "dimensions" | "fingerprint">;
  /** In order of report ids. */
  sources: readonly SnapshotSource[];
  /** Of the reports, in the order of the sources. */
  passages: readonly Passage[];
  /** One for each passage. */
  vectors: readonly ArrayLike<number>[];
  tokenizer: Tokenizer;
  /** Graph of the snapshot before, with vectors of the same model; may be changed. */
  baseGraph: HnswVectorStore | undefined;
  onProgress: (done: number, total: number) => void;
}

/** @param folder is made, and must not hold anything yet */
export async function writeSnapshot(folder: string, content: SnapshotContent): Promise<Manifest> {
  const { identity, sources, passages, vectors } = content;
  const reportIds = sources.map(({ report }) => report.id);
  await mkdir(join(folder, REPORTS_FOLDER), { recursive: true });
  for (const [number, { report }] of sources.entries()) {
    await writeFile(join(folder, reportPath(number)), JSON.stringify(report));
  }
  await writeFile(join(folder, PASSAGES_FILE), packPassages(passages, reportIds));
  await writeFile(join(folder, LEXICAL_FILE), LexicalIndex.build(passages, content.tokenizer).serialise());
  await writeFile(join(folder, VECTORS_FILE), VectorMatrix.from(vectors, identity.dimensions).serialise());
  const { baseGraph: base, onProgress } = content;
  const graph = await syncGraph({ base, passages, vectors, dimensions: identity.dimensions, onProgress });
  await graph.save(join(folder, GRAPH_FOLDER));
  const manifest: Manifest = {
    ...identity,
    created: new Date().toISOString(),
    reports: manifestReports(sources, passages),
    passages: passages.length,
    files: await filesOnDisk(folder),
  };
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
  return manifest;
}

function reportPath(number: number): string {
  return `${REPORTS_FOLDER}/${number}.json`;
}

function manifestReports(sources: readonly SnapshotSource[], passages: readonly Passage[]): ManifestReport[] {
  const counts = new Map<string, number>();
  for (const { report } of passages) counts.set(report, (counts.get(report) ?? 0) + 1);
  return sources.map(({ report, file, sha256, metadataSha256 }, number) => ({
    id: report.id,
    source: file,
    sha256,
    metadataSha256,
    path: reportPath(number),
    metadata: report.metadata,
    sections: report.sections.length,
    sentences: report.sentences.length,
    figures: report.figures.length,
    passages: counts.get(report.id) ?? 0,
    warnings: report.warnings.length,
  }));
}

/** Brings every file to the disk itself before its hash is written down. */
async function filesOnDisk(folder: string): Promise<ManifestFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  const files: ManifestFile[] = [];
  for (const path of paths.sort()) {
    const file = await open(join(folder, path), "r+");
    await file.datasync().finally(() => file.close());
    files.push({ path, bytes: (await stat(join(folder, path))).size, sha256: await sha256OfFile(join(folder, path)) });
  }
  return files;
}
