/** Turns the system's refusal to write (disk full, read-only, no permission) into an error that says so. Tries nothing again. */
import { dirname } from "node:path";
import { IndexError } from "../errors.ts";

/** errno(3): space and quota, limits of size, permissions, read-only file systems, a file where a folder should be. */
const REASONS = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "ENOTDIR", "EMFILE", "EIO"]);

/**
 * @param folder that `work` writes to
 * @throws IndexError `index_unwritable`, with the system's reason; what else `work` throws
 */
export async function refusingToWrite<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = "", path: refused = folder } = error as NodeJS.ErrnoException;
    if (!(error instanceof Error) || !("syscall" in error) || !REASONS.has(code)) throw error;
    // What is written aside has names that say nothing to people.
    const path = refused.startsWith(folder) ? folder : dirname(refused);
    throw new IndexError({
      code: "index_unwritable",
      message: `${path} can't be written (${code}); nothing was changed.`,
      next: "Free some space or check the permissions, then run the command again.",
      fields: { path, reason: code },
      cause: error,
    });
  }
}
