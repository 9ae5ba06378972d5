/** `index doctor`: everything about corpus, index and model that a maintainer may have to mend. Mends nothing, asks no question. */
import { access, constants, readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { loadCorpus } from "../../corpus/load-corpus.ts";
import { ChuchuError } from "../../errors.ts";
import { lockHolder } from "../index-lock.ts";
import { indexStatus } from "../index-status.ts";
import { LEFTOVER } from "../make-live.ts";
import { indexFingerprint } from "../manifest.ts";
import { openIndex } from "../open-index.ts";
import { verifyIndex } from "../verify-index.ts";
import { identityOf, metadataOf } from "./complete-metadata.ts";
import { findUnread } from "./find-unread.ts";
import { type Library, sourceOf } from "./library.ts";

/** `problem`: answers are missing or wrong until it's mended. */
export type Finding =
  | { severity: "problem"; code: "error"; error: ChuchuError }
  | { severity: "problem"; code: "index_problem"; where: string; message: string }
  | { severity: "problem"; code: "not_writable"; folder: string }
  | { severity: "problem"; code: "index_stale" }
  | { severity: "note"; code: "same_identity"; report: string; other: string }
  | { severity: "note"; code: "metadata_unknown"; report: string }
  | { severity: "note"; code: "unread_original"; file: string }
  | { severity: "note"; code: "locked"; pid: number }
  | { severity: "note"; code: "leftovers"; count: number }
  | { severity: "note"; code: "little_space"; megabytes: number }
  | { severity: "ok"; code: "corpus"; reports: number }
  | { severity: "ok"; code: "model"; id: string }
  | { severity: "ok"; code: "index"; reports: number; passages: number; files: number };

const LITTLE_SPACE_MB = 500;

/** @param library.openEmbedder may fail, which is then a finding */
export async function examineLibrary(
  library: Omit<Library, "embedder"> & { openEmbedder(): Promise<Library["embedder"]> },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const attempt = async (work: () => Promise<Finding[]>): Promise<void> => {
    try {
      findings.push(...(await work()));
    } catch (error) {
      if (!(error instanceof ChuchuError)) throw error;
      findings.push({ severity: "problem", code: "error", error });
    }
  };
  await attempt(() => examineCorpus(library));
  let modelId: string | undefined;
  await attempt(async () => {
    const embedder = await library.openEmbedder();
    await embedder.embedQuery("出处");
    modelId = embedder.id;
    return [{ severity: "ok", code: "model", id: embedder.id }];
  });
  await attempt(() => examineIndex(library, modelId));
  await attempt(() => examineFolders(library));
  return findings;
}

async function examineCorpus({ corpusFolder, extensions, places }: Omit<Library, "embedder">): Promise<Finding[]> {
  const reports = await loadCorpus(corpusFolder);
  const findings: Finding[] = [{ severity: "ok", code: "corpus", reports: reports.length }];
  const seen = new Map<string, string>();
  for (const report of reports) {
    const metadata = metadataOf(report, places());
    const identity = identityOf(metadata);
    const other = identity === undefined ? undefined : seen.get(identity);
    if (metadata.year === 0 || (metadata.place === "" && metadata.level !== "national")) {
      findings.push({ severity: "note", code: "metadata_unknown", report: report.id });
    }
    if (other !== undefined) findings.push({ severity: "note", code: "same_identity", report: report.id, other });
    if (identity !== undefined && other === undefined) seen.set(identity, report.id);
  }
  for (const { file } of await findUnread(corpusFolder, extensions)) {
    findings.push({ severity: "note", code: "unread_original", file });
  }
  return findings;
}

async function examineIndex(library: Omit<Library, "embedder">, modelId: string | undefined): Promise<Finding[]> {
  const { indexFolder, corpusFolder, places, tokenizer, settings } = library;
  const fingerprint = indexFingerprint(settings, tokenizer);
  const model = modelId === undefined ? {} : { modelId };
  const { manifest } = await openIndex({ indexFolder, fingerprint, ...model });
  const { files, problems } = await verifyIndex({ indexFolder });
  const reports = await loadCorpus(corpusFolder).catch(() => []);
  const sources = reports.map((report) => sourceOf(report, places));
  const status = await indexStatus({ indexFolder, sources, fingerprint, ...model });
  return [
    ...problems.map(({ where, message }) => ({ severity: "problem", code: "index_problem", where, message }) as const),
    ...(status.state === "stale" ? [{ severity: "problem", code: "index_stale" } as const] : []),
    ...(problems.length > 0
      ? []
      : [
          {
            severity: "ok",
            code: "index",
            reports: manifest.reports.length,
            passages: manifest.passages,
            files,
          } as const,
        ]),
  ];
}

async function examineFolders({ indexFolder, corpusFolder }: Omit<Library, "embedder">): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const folder of [corpusFolder, indexFolder]) {
    const isMissing = await access(folder).then(
      () => false,
      () => true,
    );
    if (isMissing) continue;
    const isWritable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!isWritable) findings.push({ severity: "problem", code: "not_writable", folder });
  }
  const holder = await lockHolder(indexFolder);
  if (holder !== undefined) findings.push({ severity: "note", code: "locked", pid: holder.pid });
  const left = (await readdir(indexFolder).catch(() => [])).filter((name) => LEFTOVER.test(name));
  if (left.length > 0 && holder === undefined)
    findings.push({ severity: "note", code: "leftovers", count: left.length });
  const space = await statfs(join(indexFolder)).catch(() => undefined);
  const megabytes = space === undefined ? undefined : Math.floor((space.bavail * space.bsize) / 1_000_000);
  if (megabytes !== undefined && megabytes < LITTLE_SPACE_MB) {
    findings.push({ severity: "note", code: "little_space", megabytes });
  }
  return findings;
}
