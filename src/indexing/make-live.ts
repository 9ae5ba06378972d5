/** The folders of an index: one being built, the live one, the one before. Doesn't know what is in them; needs the lock. */
import { randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { replaceCurrent, SNAPSHOT_NAME } from "./current-snapshot.ts";

const BUILDING = /^building-/u;

/** A new path within the index folder, for a snapshot that isn't whole yet. */
export function buildingFolder(indexFolder: string): string {
  return join(indexFolder, `building-${randomUUID()}`);
}

/**
 * Gives a whole snapshot its place and its name, and then the readers. A damaged one of the same name is moved out of the way
 * first; nobody can read it anyway.
 */
export async function makeLive(indexFolder: string, building: string, snapshot: string): Promise<void> {
  const folder = join(indexFolder, snapshot);
  await rename(folder, `${building}-damaged`).catch(() => undefined);
  await rename(building, folder);
  await replaceCurrent(indexFolder, snapshot);
}

/** What builds that were killed have left; nobody else is writing. */
export async function removeLeftovers(indexFolder: string): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    if (BUILDING.test(name)) await rm(join(indexFolder, name), { recursive: true, force: true });
  }
}

/** The snapshot before is kept: somebody may still be reading it. */
export async function removeOldSnapshots(indexFolder: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    const isOld = SNAPSHOT_NAME.test(name) && !kept.includes(name);
    if (isOld || BUILDING.test(name)) await rm(join(indexFolder, name), { recursive: true, force: true });
  }
}
