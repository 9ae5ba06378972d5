/** Originals in the corpus folder whose text isn't there yet, or is that of an older version of them. Reads none of them. */
import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { loadCorpus, type MetadataOverrides } from "../../corpus/load-corpus.ts";
import { sha256 } from "../file-hash.ts";
import { readGivenFile } from "./open-given-files.ts";

export interface UnreadOriginal {
  /** Its name in the corpus folder. */
  file: string;
  bytes: Uint8Array;
  /** Metadata that were stored with an older version of it. */
  known: MetadataOverrides;
}

const TEXT_EXTENSIONS = new Set([".txt", ".md"]);

/** @throws CorpusError when the corpus folder or a file in it can't be used */
export async function findUnread(corpusFolder: string, extensions: ReadonlySet<string>): Promise<UnreadOriginal[]> {
  const names = (await readdir(corpusFolder).catch(() => [])).filter((name) => isOriginal(name, extensions)).sort();
  if (names.length === 0) return [];
  const reports = await loadCorpus(corpusFolder);
  const unread: UnreadOriginal[] = [];
  for (const file of names) {
    const stem = basename(file, extname(file)).normalize("NFC");
    const beside = reports.find(({ id }) => id === stem);
    if (beside !== undefined && beside.source?.file !== file) continue;
    const bytes = await readGivenFile(join(corpusFolder, file));
    if (beside?.source?.sha256 !== sha256(bytes)) unread.push({ file, bytes, known: beside?.metadata ?? {} });
  }
  return unread;
}

function isOriginal(name: string, extensions: ReadonlySet<string>): boolean {
  const extension = extname(name).toLowerCase();
  return extensions.has(extension) && !TEXT_EXTENSIONS.has(extension) && !/^(?:\.|readme\.)/iu.test(name);
}
