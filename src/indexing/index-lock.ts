/** One writer at a time: a lock file in the index folder. Readers never need it. */
import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { IndexError } from "../errors.ts";
import { sha256 } from "./file-hash.ts";

export const LOCK_FILE = ".lock";
const HEARTBEAT_MS = 5_000;
/** A holder that didn't touch its lock for so long is gone, also on another machine or when its pid was given anew. */
const STALE_AFTER_MS = 120_000;
/** A claim is held for a few operations of the file system. */
const CLAIM_STALE_AFTER_MS = 2_000;

const HOLDER = z.object({ id: z.string(), pid: z.int(), host: z.string() });
type Holder = z.infer<typeof HOLDER>;

/** Ids of the locks that this process holds: a lock with its pid but another id was left by a process before it. */
const heldHere = new Set<string>();

/**
 * Runs `work` while no other process, and nothing else in this one, writes to the index. A lock whose holder is gone is
 * taken over.
 * @throws IndexError `index_locked` when somebody else is writing
 */
export async function withIndexLock<T>(indexFolder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(indexFolder, { recursive: true });
  const path = join(indexFolder, LOCK_FILE);
  const holder: Holder = { id: randomUUID(), pid: process.pid, host: hostname() };
  await take(path, holder);
  heldHere.add(holder.id);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    heldHere.delete(holder.id);
    await rm(path, { force: true });
  }
}

/** Process that is writing to the index now, if any. */
export async function lockHolder(indexFolder: string): Promise<{ pid: number; host: string } | undefined> {
  const path = join(indexFolder, LOCK_FILE);
  const content = await readFile(path, "utf8").catch(() => undefined);
  if (content === undefined || (await isStale(path, content))) return undefined;
  return parseHolder(content);
}

async function take(path: string, holder: Holder): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      return await createWhole(path, holder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const content = await readFile(path, "utf8").catch(() => "");
    if (!(await isStale(path, content))) break;
    await removeStale(path, content);
  }
  throw await lockedError(path);
}

/**
 * A lock is there with its content or not at all: whoever is killed while writing it leaves none, and nobody reads half of one.
 * @throws what the system says: `EEXIST` when there is one
 */
async function createWhole(path: string, holder: Holder): Promise<void> {
  const aside = `${path}.${holder.id}`;
  await writeFile(aside, JSON.stringify(holder), { flag: "wx" });
  try {
    await link(aside, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      // Some file systems have no links.
      return writeFile(path, JSON.stringify(holder), { flag: "wx" });
    });
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * Only whoever makes the claim on this very lock may remove it, and only while it is still there: else one of two that
 * found it stale would remove the lock that the other has just taken.
 */
async function removeStale(path: string, content: string): Promise<void> {
  const claim = `${path}.${sha256(content).slice(0, 16)}`;
  try {
    await writeFile(claim, "", { flag: "wx" });
  } catch {
    if (await isOld(claim, CLAIM_STALE_AFTER_MS)) await rm(claim, { force: true });
    return;
  }
  try {
    if ((await readFile(path, "utf8").catch(() => undefined)) === content) await rm(path, { force: true });
  } finally {
    await rm(claim, { force: true });
  }
}

async function isOld(path: string, afterMs = STALE_AFTER_MS): Promise<boolean> {
  const touched = (await stat(path).catch(() => undefined))?.mtimeMs;
  return touched !== undefined && Date.now() - touched > afterMs;
}

async function isStale(path: string, content: string): Promise<boolean> {
  if (await isOld(path)) return true;
  const holder = parseHolder(content);
  if (holder === undefined || holder.host !== hostname()) return false;
  if (holder.pid === process.pid) return !heldHere.has(holder.id);
  return !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    return HOLDER.parse(JSON.parse(content));
  } catch {
    return undefined;
  }
}

async function lockedError(path: string): Promise<IndexError> {
  const holder = parseHolder(await readFile(path, "utf8").catch(() => ""));
  return new IndexError({
    code: "index_locked",
    message: "Another process is building the index.",
    next: "Wait until it is done, then run the command again.",
    fields: holder === undefined ? {} : { pid: holder.pid, host: holder.host },
  });
}
