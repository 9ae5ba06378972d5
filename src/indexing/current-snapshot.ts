/** `index/CURRENT`: one line that names the live snapshot. Replaced by rename, so readers see the old name or the new. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { IndexError } from "../errors.ts";
import { damaged } from "./array-file.ts";

export const CURRENT_FILE = "CURRENT";
/** Hash of what it was built from; with a number when it was built from that again. */
export const SNAPSHOT_NAME = /^(?<hash>[0-9a-f]{16})(?:-\d{1,9})?$/;

/**
 * Name of the live snapshot; undefined when nothing was built yet.
 * @throws IndexError `index_damaged` when the file names none
 */
export async function readCurrent(indexFolder: string): Promise<string | undefined> {
  let content: string;
  try {
    content = (await readFile(join(indexFolder, CURRENT_FILE), "utf8")).trim();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  if (!SNAPSHOT_NAME.test(content)) throw damaged(CURRENT_FILE, "doesn't name a snapshot");
  return content;
}

export async function replaceCurrent(indexFolder: string, snapshot: string): Promise<void> {
  await mkdir(indexFolder, { recursive: true });
  const temporary = join(indexFolder, `${CURRENT_FILE}.tmp`);
  await writeFile(temporary, `${snapshot}\n`, { flush: true });
  await rename(temporary, join(indexFolder, CURRENT_FILE));
}

/** The error for an index folder in which nothing was built yet. */
export function missingIndex(): IndexError {
  return new IndexError({
    code: "index_missing",
    message: "There is no index yet.",
    next: "Run `chuchu index` to build it.",
  });
}
