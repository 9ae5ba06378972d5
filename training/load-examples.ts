/** Golden sets → examples: each report alone in an index in memory; vectors are kept in index/cache/ between runs. */

import { readReport } from "../src/corpus/read-report.ts";
import { collectExamples, type Example } from "./collect-examples.ts";
import { readGoldenSets } from "./golden-set.ts";
import { buildMemoryIndex } from "./memory-index.ts";
import { createTrainingTools } from "./training-tools.ts";

export async function loadExamples(set: string, reports: readonly string[], modelFolder: string): Promise<Example[]> {
  const tools = await createTrainingTools(modelFolder);
  const examples: Example[] = [];
  for (const { stem, text, questions } of readGoldenSets(set, reports)) {
    const report = readReport({ id: stem, fileName: `${stem}.txt`, text, metadata: {} }, tools.language.places);
    const index = await buildMemoryIndex(
      [report],
      tools.language.concepts.tokenizer,
      tools.embedPassages,
      tools.embedder.dimensions,
    );
    examples.push(...(await collectExamples(stem, questions, index, tools.embedder, tools.language)));
    process.stderr.write(`${stem}: ${report.figures.length} figures, ${index.passages.length} passages\n`);
  }
  return examples;
}
