/** Checks the live snapshot of an index thoroughly: every hash, every span, every count, and that it finds things. Mends nothing. */
import { join } from "node:path";
import { IndexError } from "../errors.ts";
import { CURRENT_FILE, missingIndex, readCurrent } from "./current-snapshot.ts";
import { readManifest } from "./manifest.ts";
import { type IndexProblem, verifySnapshot } from "./verify-snapshot.ts";

export interface IndexVerification {
  /** Number of files that the live snapshot lists. */
  files: number;
  /** Empty when the index is whole. */
  problems: IndexProblem[];
}

/** @throws IndexError `index_missing` when nothing was built yet */
export async function verifyIndex(options: { indexFolder: string }): Promise<IndexVerification> {
  let snapshot: string | undefined;
  try {
    snapshot = await readCurrent(options.indexFolder);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return { files: 0, problems: [{ code: "unreadable", where: CURRENT_FILE, message: error.message }] };
  }
  if (snapshot === undefined) throw missingIndex();
  const folder = join(options.indexFolder, snapshot);
  const manifest = await readManifest(folder).catch(() => undefined);
  return { files: manifest?.files.length ?? 0, problems: await verifySnapshot(folder) };
}
