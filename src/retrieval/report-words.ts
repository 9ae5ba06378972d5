/** Words that government reports use, and how commonly: data/questions/report-words.tsv. Knows no report in particular. */
import { readFileSync } from "node:fs";

/** From this many reports on a word counts as wholly theirs. */
const COMMON = 8;

/** Words with their formality, above 0 and at most 1, by the logarithm of how many reports use them. */
export function loadReportWords(path: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word = "", count = "0"] = line.split("\t");
    words.set(word, Math.min(1, Math.log(1 + Number(count)) / Math.log(1 + COMMON)));
  }
  return words;
}
