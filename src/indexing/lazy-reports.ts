/** The reports of a snapshot, each read from its file, checked and parsed when it is first asked for. Parses no sources. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../corpus/report.ts";
import { damaged } from "./array-file.ts";
import { sha256 } from "./file-hash.ts";
import { listedFile, type Manifest, type ManifestFile } from "./manifest.ts";

/** @throws IndexError `index_damaged`, when a report is asked for */
export function lazyReports(folder: string, manifest: Manifest): ReadonlyMap<string, Report> {
  const reports = new Map<string, Report>();
  const read = (id: string): Report | undefined => {
    const entry = manifest.reports.find((candidate) => candidate.id === id);
    if (entry === undefined) return undefined;
    const known = reports.get(id) ?? readReport(folder, listedFile(manifest, entry.path));
    reports.set(id, known);
    return known;
  };
  return new LazyMap(
    manifest.reports.map(({ id }) => id),
    read,
  );
}

function readReport(folder: string, file: ManifestFile): Report {
  let text: string;
  try {
    text = readFileSync(join(folder, file.path), "utf8");
  } catch (error) {
    throw damaged(file.path, "is missing", error);
  }
  if (sha256(text) !== file.sha256) throw damaged(file.path, "was changed");
  return JSON.parse(text) as Report;
}

/** A map whose keys are known and whose values are made when they're asked for. */
class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #keys: ReadonlySet<string>;
  readonly #read: (key: string) => V | undefined;

  constructor(keys: readonly string[], read: (key: string) => V | undefined) {
    this.#keys = new Set(keys);
    this.#read = read;
  }

  get size(): number {
    return this.#keys.size;
  }

  get(key: string): V | undefined {
    return this.#read(key);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  keys(): MapIterator<string> {
    return this.#keys.keys();
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.#keys) {
      const value = this.#read(key);
      if (value !== undefined) yield [key, value];
    }
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}
