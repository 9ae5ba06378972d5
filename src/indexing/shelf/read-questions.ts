/** Files of golden questions beside the reports of the corpus folder. Doesn't read what is in them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { questionsFile } from "./shelve-report.ts";

export interface QuestionsFile {
  report: string;
  file: string;
  content: string;
}

/** Of those reports that have one. */
export async function readQuestions(corpusFolder: string, reports: readonly string[]): Promise<QuestionsFile[]> {
  const files: QuestionsFile[] = [];
  for (const report of reports) {
    const file = questionsFile(report);
    const content = await readFile(join(corpusFolder, file), "utf8").catch(() => undefined);
    if (content !== undefined) files.push({ report, file, content });
  }
  return files;
}
