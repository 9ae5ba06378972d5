/**
 * `tsx training/make-report-words.ts FOLDER STEM-PATTERN > data/questions/report-words.tsv`: the words that government reports
 * use, with the number of reports that use them. Counts words of a dictionary and terms of the thesaurus; keeps no sentence.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTokenizer } from "../src/indexing/tokenize.ts";

/** A word of one report only may be a name. */
const LEAST_REPORTS = 2;
const [folder = "", pattern = "."] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt") && new RegExp(pattern, "u").test(name));
const tokenizer = createTokenizer();
const terms = readdirSync("data/thesaurus")
  .filter((name) => name.endsWith(".tsv"))
  .flatMap((name) => readFileSync(join("data/thesaurus", name), "utf8").split("\n"))
  .filter((line) => line !== "" && !line.startsWith("#"))
  .flatMap((line) => line.split("\t").slice(1))
  .flatMap((cell) => cell.split("|"))
  .map((term) => term.trim());
const counts = new Map<string, number>();
for (const name of names) {
  const text = readFileSync(join(folder, name), "utf8").toLowerCase();
  const words = new Set(tokenizer.terms(text));
  for (const term of new Set(terms)) if (text.includes(term)) words.add(term);
  for (const word of words) if (/^\p{Script=Han}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const kept = [...counts].filter(([, count]) => count >= LEAST_REPORTS).sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(
  `# Words of government reports and how many of ${names.length} use them, made by training/make-report-words.ts.\n`,
);
process.stdout.write(kept.map(([word, count]) => `${word}\t${count}\n`).join(""));
