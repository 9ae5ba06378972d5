/** What adding reports would do to the index, without doing it. Reads the cache of vectors; asks no model. */
import { join } from "node:path";
import type { BuildReport } from "../build-index.ts";
import { buildPassages } from "../build-passages.ts";
import { readCurrent } from "../current-snapshot.ts";
import { CACHE_FOLDER, openEmbeddingCache } from "../embedding-cache.ts";
import { readPrevious } from "../previous-snapshot.ts";
import { identifySnapshot } from "../snapshot-identity.ts";
import { type AdditionPlan, sourcesOf } from "./add-reports.ts";
import type { Library } from "./library.ts";

/** The name of the snapshot that there would be, and counts as a build would report them. */
export async function rehearse(plan: AdditionPlan, library: Library): Promise<BuildReport> {
  const { indexFolder, embedder } = library;
  const sources = sourcesOf(plan, library).sort((a, b) => (a.id < b.id ? -1 : 1));
  const cache = await openEmbeddingCache(join(indexFolder, CACHE_FOLDER), embedder);
  const current = await readCurrent(indexFolder).catch(() => undefined);
  const previous = current === undefined ? undefined : await readPrevious(join(indexFolder, current));
  const reports = await Promise.all(sources.map(async (source) => (await previous?.reportOf(source)) ?? source.read()));
  const passages = reports.flatMap(buildPassages).map((passage, index) => ({ index, ...passage }));
  const texts = [...new Set(passages.map(({ text }) => text))];
  const cached = texts.filter((text) => cache.get(text) !== undefined).length;
  return {
    snapshot: identifySnapshot({ ...library, sources }).snapshot,
    reports: sources.length,
    embedded: texts.length - cached,
    cached,
    removed: previous?.countGone(passages) ?? 0,
    warnings: reports.flatMap(({ id, warnings }) => warnings.map((warning) => ({ report: id, ...warning }))),
  };
}
