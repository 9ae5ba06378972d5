/** `index remove`, `index rename`: reports out of the corpus folder and the index, or under another id there. Never half of it. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { type CorpusReport, loadCorpus, reportId } from "../../corpus/load-corpus.ts";
import { ConfigurationError, IndexError } from "../../errors.ts";
import { type BuildReport, buildIndexLocked } from "../build-index.ts";
import { refusingToWrite } from "../refuse-to-write.ts";
import { metadataOf } from "./complete-metadata.ts";
import { type CorpusChange, recoverChanges, stageChange } from "./corpus-change.ts";
import { type Library, sourceOf } from "./library.ts";
import { withLibraryLock } from "./library-lock.ts";
import { filesOf, metadataFile, questionsFile, storable } from "./shelve-report.ts";

interface NewCorpus {
  change: CorpusChange;
  /** What the corpus folder will hold. */
  reports: CorpusReport[];
}

/**
 * @param request.dryRun checks the ids and changes nothing
 * @throws ConfigurationError `report_unknown`; IndexError
 */
export function removeReports(
  ids: readonly string[],
  library: Library,
  request: { dryRun: boolean },
): Promise<BuildReport | undefined> {
  return changeCorpus(library, request, async (corpus) => {
    const removed = [...new Set(ids)].map((id) => find(corpus, id));
    return {
      change: { put: [], remove: removed.flatMap(filesOf) },
      reports: corpus.filter((report) => !removed.includes(report)),
    };
  });
}

/** @throws ConfigurationError `report_unknown`; CorpusError `bad_report_name`; IndexError `report_exists` */
export function renameReport(
  { from, to }: { from: string; to: string },
  library: Library,
  request: { dryRun: boolean },
): Promise<BuildReport | undefined> {
  return changeCorpus(library, request, async (corpus) => {
    const found = find(corpus, from);
    // Part of it may have been read from the name that it loses.
    const report = { ...found, metadata: storable(metadataOf(found, library.places()), found.id) };
    const id = reportId(`${to}.txt`);
    if (corpus.some((other) => other.id === id)) throw taken(id);
    const { put, renamed } = await underOtherId(report, id, library.corpusFolder);
    return {
      change: { put, remove: filesOf(report) },
      reports: corpus.map((other) => (other === found ? renamed : other)),
    };
  });
}

async function changeCorpus(
  library: Library,
  { dryRun }: { dryRun: boolean },
  plan: (corpus: CorpusReport[]) => Promise<NewCorpus>,
): Promise<BuildReport | undefined> {
  const { indexFolder, corpusFolder, places } = library;
  if (dryRun) {
    await plan(await loadCorpus(corpusFolder));
    return undefined;
  }
  return refusingToWrite(indexFolder, () =>
    withLibraryLock(library, async () => {
      await recoverChanges(corpusFolder);
      const { change, reports } = await plan(await loadCorpus(corpusFolder));
      const staged = await stageChange(corpusFolder, change);
      try {
        const sources = reports.map((report) => sourceOf(report, places));
        return await buildIndexLocked({ ...library, sources, beforeLive: staged.commit });
      } finally {
        await staged.discard();
      }
    }),
  );
}

/** The same files under other names; the text isn't touched. */
async function underOtherId(
  report: CorpusReport,
  id: string,
  corpusFolder: string,
): Promise<{ put: CorpusChange["put"]; renamed: CorpusReport }> {
  const moved = (name: string): string => `${id}${extname(name)}`;
  const source = report.source && { ...report.source, file: moved(report.source.file) };
  const put: { name: string; content: string | Uint8Array }[] = [];
  for (const name of [report.fileName, ...(report.source === undefined ? [] : [report.source.file])]) {
    put.push({ name: moved(name), content: await readFile(join(corpusFolder, name)) });
  }
  const questions = await readFile(join(corpusFolder, questionsFile(report.id))).catch(() => undefined);
  if (questions !== undefined) put.push({ name: questionsFile(id), content: questions });
  put.push(metadataFile(id, report.metadata, source));
  const renamed = { ...report, id, fileName: moved(report.fileName), ...(source === undefined ? {} : { source }) };
  return { put, renamed };
}

function find(corpus: readonly CorpusReport[], id: string): CorpusReport {
  const report = corpus.find((candidate) => candidate.id === id.normalize("NFC"));
  if (report !== undefined) return report;
  throw new ConfigurationError({
    code: "report_unknown",
    message: `There is no report with the id ${JSON.stringify(id)}.`,
    next: `Use one of: ${corpus.map((one) => one.id).join(", ")}.`,
    fields: { report: id },
  });
}

function taken(id: string): IndexError {
  return new IndexError({
    code: "report_exists",
    message: `There is a report with the id ${id} already.`,
    next: "Choose another id, or remove that report first.",
    fields: { report: id },
  });
}
