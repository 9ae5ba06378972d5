/**
 * What decides how a report file becomes sections, figures and passages, as one hash: the code itself and its word lists.
 * With it an index that another version of the code built is never taken for a current one, and nobody has to count versions.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CODE = ["../corpus", "."].map((folder) => new URL(folder, import.meta.url));
const DATA = ["../../data/figures", "../../data/places.tsv"].map((path) => new URL(path, import.meta.url));
const READ = new Set([".ts", ".js", ".tsv"]);
/** What only decides how files come into the corpus folder, where their text is stored. */
const LEFT_OUT = /^(?:shelf|formats)[\\/]/u;

/** Reads about a hundred small files; takes some milliseconds. */
export function readerFingerprint(): string {
  const hash = createHash("sha256");
  for (const place of [...CODE, ...DATA].map((url) => fileURLToPath(url))) {
    for (const path of filesAt(place)) hash.update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}

function filesAt(path: string): string[] {
  if (READ.has(extname(path))) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => READ.has(extname(name)) && !LEFT_OUT.test(name))
    .sort()
    .map((name) => join(path, name));
}
