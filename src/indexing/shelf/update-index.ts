/**
 * `index`, `index rebuild`: the index brought up to what lies in the corpus folder, originals dropped into it read first. Files
 * that can't be read are told and left out; the others are indexed.
 */
import { loadCorpus, reportId } from "../../corpus/load-corpus.ts";
import { ChuchuError } from "../../errors.ts";
import { type BuildReport, buildIndexLocked } from "../build-index.ts";
import { refusingToWrite } from "../refuse-to-write.ts";
import type { RefusedFile } from "./add-reports.ts";
import { completeMetadata } from "./complete-metadata.ts";
import { recoverChanges, stageChange } from "./corpus-change.ts";
import { findUnread, type UnreadOriginal } from "./find-unread.ts";
import { type Library, openSources } from "./library.ts";
import { withLibraryLock } from "./library-lock.ts";
import { shelveReport } from "./shelve-report.ts";

export interface UpdateOutcome extends BuildReport {
  /** Originals in the corpus folder that couldn't be read. */
  refused: RefusedFile[];
}

/** @param request.fresh builds everything but vectors anew. @throws ChuchuError */
export function updateIndex(library: Library, request: { fresh: boolean } = { fresh: false }): Promise<UpdateOutcome> {
  const { indexFolder, corpusFolder } = library;
  return refusingToWrite(indexFolder, () =>
    withLibraryLock(library, async () => {
      await recoverChanges(corpusFolder);
      const refused = await takeUp(await findUnread(corpusFolder, library.extensions), library);
      const sources = await openSources(corpusFolder, library.places);
      return { ...(await buildIndexLocked({ ...library, sources, fresh: request.fresh })), refused };
    }),
  );
}

/** Text and metadata beside each original; a metadata file that is there already keeps its word. */
async function takeUp(originals: readonly UnreadOriginal[], library: Library): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = [];
  for (const original of originals) {
    try {
      await takeUpOne(original, library);
    } catch (error) {
      if (!(error instanceof ChuchuError)) throw error;
      refused.push({ file: original.file, error });
    }
  }
  return refused;
}

async function takeUpOne({ file, bytes, known }: UnreadOriginal, library: Library): Promise<void> {
  const id = reportId(file);
  const read = await library.readFile({ bytes, fileName: file });
  const given = { ...read.metadata, ...known };
  const metadata = { ...completeMetadata({ text: read.text, fileName: file }, given, library.places()), ...known };
  const { files } = shelveReport(id, { ...read, bytes }, metadata);
  const change = await stageChange(library.corpusFolder, {
    put: files.filter(({ name }) => name !== file),
    remove: [],
  });
  await change.commit();
}

/** Ids of the reports that the next build would take up. */
export async function unreadIds(corpusFolder: string, extensions: ReadonlySet<string>): Promise<string[]> {
  const reports = await loadCorpus(corpusFolder);
  const unread = await findUnread(corpusFolder, extensions);
  return unread.map(({ file }) => reportId(file)).filter((id) => reports.every((report) => report.id !== id));
}
