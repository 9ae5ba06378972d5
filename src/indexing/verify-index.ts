/** Checks the live snapshot of an index thoroughly: every hash, every span, every count, and that it finds things. Mends nothing. */
import { join } from "node:path";
import { IndexError } from "../errors.ts";
import { CURRENT_FILE, missingIndex, readCurrent } from "./current-snapshot.ts";
import { type IndexProblem, verifySnapshot } from "./verify-snapshot.ts";

/**
 * All problems of the live snapshot; empty when it's whole.
 * @throws IndexError `index_missing` when nothing was built yet
 */
export async function verifyIndex(options: { indexFolder: string }): Promise<IndexProblem[]> {
  let snapshot: string | undefined;
  try {
    snapshot = await readCurrent(options.indexFolder);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return [{ code: "unreadable", where: CURRENT_FILE, message: error.message }];
  }
  if (snapshot === undefined) throw missingIndex();
  return verifySnapshot(join(options.indexFolder, snapshot));
}
