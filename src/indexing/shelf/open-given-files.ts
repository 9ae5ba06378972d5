/** Files and folders named on a command line → the files meant, with their bytes. Doesn't look into them. */
import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { MAX_REPORT_BYTES } from "../../corpus/load-corpus.ts";
import { CorpusError } from "../../errors.ts";

export interface GivenFiles {
  /** In the order given; those of a folder by name. */
  paths: string[];
  /** Names in the folders that no reader is for. */
  passedOver: string[];
}

/**
 * A folder stands for the report files directly in it; hidden files and README are passed over.
 * @param extensions with their dot, in lower case
 * @throws CorpusError `file_missing`, `folder_empty`
 */
export async function findGivenFiles(given: readonly string[], extensions: ReadonlySet<string>): Promise<GivenFiles> {
  const found: GivenFiles = { paths: [], passedOver: [] };
  for (const path of given) {
    const stats = await lstat(path).catch((cause: unknown) => {
      throw missing(path, cause);
    });
    if (!stats.isDirectory()) {
      found.paths.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
    const isReport = (name: string): boolean =>
      extensions.has(extname(name).toLowerCase()) && !/^readme\./iu.test(name);
    if (!names.some(isReport)) throw emptyFolder(path);
    found.paths.push(...names.filter(isReport).map((name) => join(path, name)));
    found.passedOver.push(...names.filter((name) => !isReport(name)));
  }
  return { ...found, paths: [...new Set(found.paths)] };
}

/** @throws CorpusError `link_refused`, `unreadable_file`, `file_too_large` */
export async function readGivenFile(path: string): Promise<Buffer> {
  const file = basename(path);
  const stats = await lstat(path).catch((cause: unknown) => {
    throw missing(path, cause);
  });
  if (stats.isSymbolicLink()) {
    throw new CorpusError({
      code: "link_refused",
      message: `${file} is a link.`,
      next: "Name the file that it points to.",
      fields: { file },
    });
  }
  if (!stats.isFile()) throw unreadable(file);
  if (stats.size > MAX_REPORT_BYTES) {
    throw new CorpusError({
      code: "file_too_large",
      message: `${file} has ${stats.size} bytes; a report has at most ${MAX_REPORT_BYTES}.`,
      next: "Split it, or keep only the report's text in it.",
      fields: { file, bytes: stats.size },
    });
  }
  return readFile(path).catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
}

function missing(path: string, cause: unknown): CorpusError {
  return new CorpusError({
    code: "file_missing",
    message: `There is no file or folder ${path}.`,
    next: "Check the path.",
    fields: { file: path },
    cause,
  });
}

function unreadable(file: string, cause?: unknown): CorpusError {
  return new CorpusError({
    code: "unreadable_file",
    message: `${file} can't be read.`,
    next: "Check that it's a file and that its permissions let this user read it.",
    fields: { file },
    cause,
  });
}

function emptyFolder(folder: string): CorpusError {
  return new CorpusError({
    code: "folder_empty",
    message: `${folder} holds no report file.`,
    next: "Name the files themselves, or a folder that holds them directly.",
    fields: { folder },
  });
}
