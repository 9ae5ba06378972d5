/**
 * Changes of the corpus folder that happen wholly or not at all: everything is written aside, one rename decides, and what a
 * killed process had decided is finished by the next. Doesn't know what the files mean; needs the lock of the index.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";

export interface CorpusChange {
  /** Files that are to be there, by their names in the corpus folder; what has the name now is replaced. */
  put: readonly { name: string; content: string | Uint8Array }[];
  /** Names of files that are to be gone. */
  remove: readonly string[];
}

export interface StagedChange {
  /** Makes the change; once it was called, a crash can't undo it. */
  commit(): Promise<void>;
  /** Forgets a change that wasn't committed. */
  discard(): Promise<void>;
}

const STAGED = /^\.change-[0-9a-f-]{36}\.tmp$/u;
const COMMITTED = /^\.change-[0-9a-f-]{36}$/u;
const LIST_FILE = "change.json";

/** A name directly in the folder: what lies in the corpus isn't trusted, neither is a list of changes found there. */
const NAME = z.string().refine((name) => name !== "" && name === basename(name) && !/^\.|[\\/\0]/u.test(name));
const LIST = z.strictObject({ put: z.array(NAME), remove: z.array(NAME) });
type ChangeList = z.infer<typeof LIST>;

/** Writes a change aside; nothing of it is seen before it is committed. */
export async function stageChange(corpusFolder: string, { put, remove }: CorpusChange): Promise<StagedChange> {
  const committed = join(corpusFolder, `.change-${randomUUID()}`);
  const staged = `${committed}.tmp`;
  const discard = (): Promise<void> => rm(staged, { recursive: true, force: true });
  const list = LIST.parse({ put: put.map(({ name }) => name), remove });
  try {
    await mkdir(staged, { recursive: true });
    for (const [number, { content }] of put.entries()) await writeFlushed(join(staged, String(number)), content);
    await writeFlushed(join(staged, LIST_FILE), JSON.stringify(list));
  } catch (error) {
    await discard().catch(() => undefined);
    throw error;
  }
  return {
    async commit() {
      await rename(staged, committed);
      await apply(corpusFolder, committed, list);
    },
    discard,
  };
}

/** Finishes what was committed, drops what wasn't. True when anything was found. */
export async function recoverChanges(corpusFolder: string): Promise<boolean> {
  const names = await readdir(corpusFolder).catch(() => []);
  for (const name of names) {
    const folder = join(corpusFolder, name);
    if (STAGED.test(name)) await rm(folder, { recursive: true, force: true });
    else if (COMMITTED.test(name)) await apply(corpusFolder, folder, await readList(folder));
  }
  return names.some((name) => STAGED.test(name) || COMMITTED.test(name));
}

/** May be done again at any point: a file that was put isn't in the folder of the change any more. */
async function apply(corpusFolder: string, folder: string, { put, remove }: ChangeList): Promise<void> {
  for (const name of remove) if (!put.includes(name)) await rm(join(corpusFolder, name), { force: true });
  for (const [number, name] of put.entries()) {
    await rename(join(folder, String(number)), join(corpusFolder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  // First, so that a folder half removed isn't taken for a change.
  await rename(folder, `${folder}.tmp`);
  await rm(`${folder}.tmp`, { recursive: true, force: true });
}

async function readList(folder: string): Promise<ChangeList> {
  try {
    return LIST.parse(JSON.parse(await readFile(join(folder, LIST_FILE), "utf8")));
  } catch {
    return { put: [], remove: [] };
  }
}

async function writeFlushed(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
}
