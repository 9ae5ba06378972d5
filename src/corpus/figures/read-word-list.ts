/**
 * Reads the word lists about figures that ship with the project (data/figures/*.tsv): tab-separated, `#` opens a comment line.
 * Knows nothing of what a list means.
 */
import { readFileSync } from "node:fs";

/** Rows of `data/figures/<name>.tsv`, each split into its columns. @throws when the file isn't there. */
export function readWordList(name: string): string[][] {
  const file = new URL(`../../../data/figures/${name}.tsv`, import.meta.url);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

/** Words of one list, longest first, escaped and joined for use in a regular expression. */
export function wordPattern(words: Iterable<string>): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|");
}
