/** The folders of an index: one being built, the live one, the one before. Doesn't know what is in them; needs the lock. */
import { randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { SNAPSHOT_NAME } from "./current-snapshot.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { verifySnapshot } from "./verify-snapshot.ts";

/** Snapshots that weren't finished, and what a process that was killed wrote beside the lock or CURRENT. */
export const LEFTOVER = /^(?:building-|\.lock\.|CURRENT\.tmp)/u;

/** A new path within the index folder, for a snapshot that isn't whole yet. */
export function buildingFolder(indexFolder: string): string {
  return join(indexFolder, `building-${randomUUID()}`);
}

export interface WholeSnapshot {
  /** Of its folder. */
  name: string;
  manifest: Manifest;
}

/** A snapshot with this hash in which nothing is wrong, if there is one: the live one before others. */
export async function findWhole(
  indexFolder: string,
  hash: string,
  current: string | undefined,
): Promise<WholeSnapshot | undefined> {
  const names = (await readdir(indexFolder)).filter((name) => hashOf(name) === hash);
  for (const name of names.sort((a, b) => Number(b === current) - Number(a === current))) {
    const folder = join(indexFolder, name);
    const manifest = await readManifest(folder).catch(() => undefined);
    if (manifest?.snapshot === hash && (await verifySnapshot(folder)).length === 0) return { name, manifest };
  }
  return undefined;
}

/** Gives a whole snapshot a name that no other has, and returns it. No reader sees it yet. */
export async function giveName(indexFolder: string, building: string, hash: string): Promise<string> {
  const taken = new Set(await readdir(indexFolder));
  let name = hash;
  for (let number = 2; taken.has(name); number += 1) name = `${hash}-${number}`;
  await rename(building, join(indexFolder, name));
  return name;
}

/** The hash in a snapshot's name. */
export function hashOf(name: string): string | undefined {
  return SNAPSHOT_NAME.exec(name)?.groups?.hash;
}

/** What builds that were killed have left; nobody else is writing. */
export async function removeLeftovers(indexFolder: string): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    if (LEFTOVER.test(name)) await rm(join(indexFolder, name), { recursive: true, force: true });
  }
}

/** The snapshot before is kept: somebody may still be reading it. */
export async function removeOldSnapshots(indexFolder: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    const isOld = SNAPSHOT_NAME.test(name) && !kept.includes(name);
    if (isOld || LEFTOVER.test(name)) await rm(join(indexFolder, name), { recursive: true, force: true });
  }
}
