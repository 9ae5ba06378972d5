/**
 * `index add`: files → reports in the corpus folder and in the index, both or neither. Only what was read and whose index is
 * verified is put there. Words nothing for people.
 */
import { mkdir } from "node:fs/promises";
import { basename } from "node:path";
import { type CorpusReport, loadCorpus } from "../../corpus/load-corpus.ts";
import { readReport } from "../../corpus/read-report.ts";
import type { Report, ReportMetadata } from "../../corpus/report.ts";
import { ChuchuError, ConfigurationError, IndexError } from "../../errors.ts";
import type { IndexSource } from "../build-index.ts";
import { type BuildReport, buildIndexLocked } from "../build-index.ts";
import { refusingToWrite } from "../refuse-to-write.ts";
import { type GivenMetadata, identityOf, metadataOf } from "./complete-metadata.ts";
import { recoverChanges, stageChange } from "./corpus-change.ts";
import { type Library, sourceOf } from "./library.ts";
import { withLibraryLock } from "./library-lock.ts";
import { findGivenFiles } from "./open-given-files.ts";
import { type PlannedReport, planReport } from "./plan-report.ts";
import { rehearse } from "./rehearse.ts";
import { filesOf } from "./shelve-report.ts";

export interface AddRequest {
  /** Paths of files and folders. */
  files: readonly string[];
  /** Of the report; its file's stem when absent. */
  id?: string;
  metadata: GivenMetadata;
  /** Takes the place of a report with the same id or identity. */
  replace: boolean;
  /** Reads and plans, but changes nothing. */
  dryRun: boolean;
}

export interface AddedReport {
  id: string;
  /** As given. */
  file: string;
  format: string;
  metadata: ReportMetadata;
  sections: number;
  sentences: number;
  figures: number;
  /** Ids of the reports whose place it took. */
  replaced: string[];
  /** What was odd about the file; what is odd in its text is among the warnings of the index. */
  warnings: PlannedReport["warnings"];
}

export interface RefusedFile {
  file: string;
  error: ChuchuError;
}

export interface AddOutcome extends BuildReport {
  added: AddedReport[];
  refused: RefusedFile[];
  /** Files in the folders given that aren't reports. */
  passedOver: string[];
  dryRun: boolean;
}

/**
 * Of several files those that can't be added are refused one by one; a single one is thrown.
 * @throws ChuchuError
 */
export async function addReports(request: AddRequest, library: Library): Promise<AddOutcome> {
  const { paths, passedOver } = await findGivenFiles(request.files, library.extensions);
  const forOne = request.id !== undefined || Object.keys(request.metadata).length > 0;
  if (forOne && paths.length > 1) throw optionsForOne(paths.length);
  const read: (PlannedReport | RefusedFile)[] = [];
  for (const path of paths) {
    read.push(await readOrRefuse(path, request, library));
    library.onProgress?.({ stage: "read", done: read.length, total: paths.length });
  }
  const [only] = read;
  if (only !== undefined && "error" in only && read.length === 1) throw only.error;
  if (request.dryRun) {
    const plan = agree(read, await loadCorpus(library.corpusFolder), request, library);
    return { ...(await rehearse(plan, library)), ...outcomeOf(plan), passedOver, dryRun: true };
  }
  await refusingToWrite(library.indexFolder, () => mkdir(library.corpusFolder, { recursive: true }));
  return refusingToWrite(library.indexFolder, () =>
    withLibraryLock(library, async () => {
      await recoverChanges(library.corpusFolder);
      const plan = agree(read, await loadCorpus(library.corpusFolder), request, library);
      return { ...(await carryOut(plan, library)), ...outcomeOf(plan), passedOver, dryRun: false };
    }),
  );
}

export interface AdditionPlan {
  added: (PlannedReport & { replaced: CorpusReport[]; parsed: Report })[];
  refused: RefusedFile[];
  /** What stays as it is. */
  kept: CorpusReport[];
}

async function carryOut({ added, kept }: AdditionPlan, library: Library): Promise<BuildReport> {
  const put = added.flatMap(({ shelved }) => shelved.files);
  const change = await stageChange(library.corpusFolder, {
    put,
    remove: added.flatMap(({ replaced }) => replaced.flatMap(filesOf)),
  });
  try {
    return await buildIndexLocked({
      ...library,
      sources: sourcesOf({ added, kept }, library),
      beforeLive: change.commit,
    });
  } finally {
    await change.discard();
  }
}

export function sourcesOf({ added, kept }: Pick<AdditionPlan, "added" | "kept">, library: Library): IndexSource[] {
  return [
    ...kept.map((report) => sourceOf(report, library.places)),
    ...added.map(({ shelved, parsed }) => ({ ...sourceOf(shelved.report, library.places), read: async () => parsed })),
  ];
}

/** Which of the files become reports, and whose place they take. */
function agree(
  read: readonly (PlannedReport | RefusedFile)[],
  corpus: readonly CorpusReport[],
  { replace }: AddRequest,
  { places }: Library,
): AdditionPlan {
  const plan: AdditionPlan = { added: [], refused: [], kept: [...corpus] };
  const identities = new Map(corpus.map((report) => [report.id, identityOf(metadataOf(report, places()))]));
  for (const one of read) {
    if ("error" in one) {
      plan.refused.push(one);
      continue;
    }
    const { report } = one.shelved;
    const identity = identityOf(one.metadata);
    const isSame = (id: string): boolean =>
      id === report.id || (identity !== undefined && identities.get(id) === identity);
    const twin = plan.added.find(({ shelved }) => isSame(shelved.report.id));
    const replaced = plan.kept.filter(({ id }) => isSame(id));
    const [first = twin?.shelved.report] = replaced;
    if (twin !== undefined || (first !== undefined && !replace)) {
      plan.refused.push({ file: one.file, error: exists(one, first?.id ?? report.id) });
      continue;
    }
    plan.kept = plan.kept.filter((other) => !replaced.includes(other));
    plan.added.push({ ...one, replaced, parsed: readReport(report, places()) });
    identities.set(report.id, identity);
  }
  const [refusal] = plan.refused;
  if (refusal !== undefined && read.length === 1) throw refusal.error;
  return plan;
}

async function readOrRefuse(path: string, request: AddRequest, library: Library): Promise<PlannedReport | RefusedFile> {
  try {
    return await planReport(path, request, library);
  } catch (error) {
    if (error instanceof ChuchuError) return { file: basename(path), error };
    throw error;
  }
}

function outcomeOf({ added, refused }: AdditionPlan): Pick<AddOutcome, "added" | "refused"> {
  return {
    refused,
    added: added.map(({ file, format, metadata, warnings, replaced, parsed }) => ({
      id: parsed.id,
      file,
      format,
      metadata,
      sections: parsed.sections.length,
      sentences: parsed.sentences.length,
      figures: parsed.figures.length,
      replaced: replaced.map(({ id }) => id),
      warnings,
    })),
  };
}

function exists({ file }: PlannedReport, report: string): IndexError {
  return new IndexError({
    code: "report_exists",
    message: `${file} is the report ${report}, which is there already, or has its id.`,
    next: "Add `--replace` to take its place, or `--id`, `--place` or `--year` to tell them apart.",
    fields: { file, report },
  });
}

function optionsForOne(files: number): ConfigurationError {
  return new ConfigurationError({
    code: "options_for_one_file",
    message: `--id, --title, --place, --year, --date and --url are about one report; ${files} files were given.`,
    next: "Add the files one by one, or leave these options out.",
    fields: { files },
  });
}
