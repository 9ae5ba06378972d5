/** Everything that can be checked about the files of one snapshot. Mends nothing. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ChuchuError } from "../errors.ts";
import { checkSpans } from "./check-spans.ts";
import { sha256OfFile } from "./file-hash.ts";
import { MANIFEST_FILE, type Manifest, readManifest } from "./manifest.ts";
import { loadGraph, openSnapshot } from "./open-snapshot.ts";
import type { Passage } from "./passage.ts";
import { passageId } from "./passage-file.ts";
import type { SearchIndex } from "./search-index.ts";
import { hanBigrams } from "./tokenize.ts";

export interface IndexProblem {
  code:
    | "file_changed"
    | "file_missing"
    | "file_unknown"
    | "unreadable"
    | "span"
    | "vector"
    | "count"
    | "not_found"
    | "golden";
  /** A file of the snapshot, or the id of a report. */
  where: string;
  message: string;
}

/** So many passages are searched for themselves. */
const SAMPLE_SIZE = 50;
/** Vectors of equal texts are equal up to rounding to float32. */
const SAME_COSINE = 0.9999;

/** All that is wrong with the snapshot in a folder; empty when nothing is. */
export async function verifySnapshot(folder: string): Promise<IndexProblem[]> {
  try {
    const manifest = await readManifest(folder);
    const fileProblems = await verifyFiles(folder, manifest);
    if (fileProblems.some(({ code }) => code !== "file_unknown")) return fileProblems;
    const index = await openSnapshot(folder, manifest);
    return [...fileProblems, ...verifyReports(index), ...verifyVectors(index), ...(await verifySearch(index, folder))];
  } catch (error) {
    if (!(error instanceof ChuchuError)) throw error;
    return [{ code: "unreadable", where: String(error.fields.file ?? folder), message: error.message }];
  }
}

async function verifyFiles(folder: string, manifest: Manifest): Promise<IndexProblem[]> {
  const problems: IndexProblem[] = [];
  for (const { path, sha256 } of manifest.files) {
    const hash = await sha256OfFile(join(folder, path)).catch(() => undefined);
    if (hash === undefined) problems.push({ code: "file_missing", where: path, message: "The file is missing." });
    else if (hash !== sha256) problems.push({ code: "file_changed", where: path, message: "The file was changed." });
  }
  const listed = new Set([MANIFEST_FILE, ...manifest.files.map(({ path }) => path)]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/");
    if (entry.isFile() && !listed.has(path)) {
      problems.push({ code: "file_unknown", where: path, message: "The file doesn't belong to the index." });
    }
  }
  return problems;
}

function verifyReports({ manifest, reports, passages, passageRange }: SearchIndex): IndexProblem[] {
  return manifest.reports.flatMap((entry): IndexProblem[] => {
    const report = reports.get(entry.id);
    if (report === undefined) return [{ code: "count", where: entry.id, message: "The report is missing." }];
    const { first, end } = passageRange(entry.id);
    const own = passages.slice(first, end);
    const counts = [report.sections.length, report.sentences.length, report.figures.length];
    const listed = [entry.sections, entry.sentences, entry.figures];
    const problems: IndexProblem[] = [...checkSpans(report, own)].map((message) => ({
      code: "span",
      where: entry.id,
      message,
    }));
    if (String(counts) !== String(listed) || own.some(({ report: id }) => id !== entry.id)) {
      problems.push({ code: "count", where: entry.id, message: "The manifest counts other parts." });
    }
    return problems;
  });
}

function verifyVectors({ passages, vectors }: SearchIndex): IndexProblem[] {
  const odd = passages.filter(({ index }) => {
    const squares = vectors.vectorOf(index).reduce((sum, value) => sum + value * value, 0);
    return !(Math.abs(squares - 1) < 1e-3);
  });
  return odd.map(({ index }) => ({
    code: "vector",
    where: `passage ${index}`,
    message: "The vector has no direction.",
  }));
}

/** Each passage of a sample must find itself, or one with the same vector or words. */
async function verifySearch(index: SearchIndex, folder: string): Promise<IndexProblem[]> {
  const { passages, vectors, lexical, manifest } = index;
  const graph = await loadGraph(folder, manifest.dimensions);
  const ids = new Set(passages.map(passageId));
  if (graph.size !== ids.size || graph.ids().some((id) => !ids.has(id))) {
    return [{ code: "count", where: "graph", message: "The graph holds other passages than the index." }];
  }
  return sample(passages).flatMap((passage): IndexProblem[] => {
    const where = `passage ${passage.index}`;
    const [nearest] = graph.nearest(vectors.vectorOf(passage.index), 1);
    const inGraph = nearest !== undefined && 1 - nearest.distance >= SAME_COSINE;
    const inLexical = hanBigrams(passage.text).every((gram) => lexical.passagesWith(gram, "gram") > 0);
    const problems: IndexProblem[] = [];
    if (!inGraph) problems.push({ code: "not_found", where, message: "The graph doesn't find the passage." });
    if (!inLexical) problems.push({ code: "not_found", where, message: "The lexical index doesn't find the passage." });
    return problems;
  });
}

function sample(passages: readonly Passage[]): Passage[] {
  const step = Math.max(1, Math.floor(passages.length / SAMPLE_SIZE));
  return passages.filter(({ index }) => index % step === 0);
}
