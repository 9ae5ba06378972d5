/** One writer at a time for the index and for the corpus folder, which several indexes may share. Writes nothing else. */
import { stat } from "node:fs/promises";
import { withIndexLock } from "../index-lock.ts";
import type { Library } from "./library.ts";

/** A folder that can't be written to needs no lock: nobody changes it. */
const NOT_WRITABLE: ReadonlySet<string> = new Set(["EROFS", "EACCES", "EPERM"]);

/**
 * Runs `work` while nobody else writes to the index, or to the corpus folder when there is one.
 * @throws IndexError `index_locked` when somebody else does
 */
export function withLibraryLock<T>(
  { indexFolder, corpusFolder }: Pick<Library, "indexFolder" | "corpusFolder">,
  work: () => Promise<T>,
): Promise<T> {
  return withIndexLock(indexFolder, async () => {
    if (corpusFolder === indexFolder || !(await isFolder(corpusFolder))) return work();
    let began = false;
    try {
      return await withIndexLock(corpusFolder, () => {
        began = true;
        return work();
      });
    } catch (error) {
      if (began || !NOT_WRITABLE.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      return work();
    }
  });
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
