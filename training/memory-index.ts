/** An index that is never written: for training and evaluation, where many reports are asked one after the other. Exact search. */
import type { Report } from "../src/corpus/report.ts";
import { buildPassages } from "../src/indexing/build-passages.ts";
import { highestScores } from "../src/indexing/highest-scores.ts";
import { LexicalIndex } from "../src/indexing/lexical-index.ts";
import type { Passage } from "../src/indexing/passage.ts";
import type { SearchIndex } from "../src/indexing/search-index.ts";
import type { Tokenizer } from "../src/indexing/tokenize.ts";
import { VectorMatrix } from "../src/indexing/vector-matrix.ts";

export type EmbedPassages = (texts: string[]) => Promise<ArrayLike<number>[]>;

export async function buildMemoryIndex(
  reports: readonly Report[],
  tokenizer: Tokenizer,
  embed: EmbedPassages,
  dimensions: number,
): Promise<SearchIndex> {
  const passages: Passage[] = reports
    .flatMap((report) => buildPassages(report))
    .map((passage, index) => ({ ...passage, index }));
  const vectors = VectorMatrix.from(await embed(passages.map(({ text }) => text)), dimensions);
  const bySentence = new Map<string, Passage[]>();
  const ranges = new Map<string, { first: number; end: number }>();
  for (const passage of passages) {
    const key = `${passage.report} ${passage.sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), passage]);
    const range = ranges.get(passage.report) ?? { first: passage.index, end: passage.index };
    ranges.set(passage.report, { ...range, end: passage.index + 1 });
  }
  return {
    snapshot: "memory",
    manifest: {
      formatVersion: 1,
      snapshot: "memory",
      model: "memory",
      dimensions,
      fingerprint: "memory",
      created: "",
      reports: [],
      passages: passages.length,
      files: [],
    },
    reports: new Map(reports.map((report) => [report.id, report])),
    listed: reports,
    passages,
    passagesOf: (report, sentence) => bySentence.get(`${report} ${sentence}`) ?? [],
    passageRange: (report) => ranges.get(report) ?? { first: 0, end: 0 },
    lexical: LexicalIndex.build(passages, tokenizer),
    vectors: {
      dimensions,
      count: passages.length,
      vectorOf: (passage) => vectors.vectorOf(passage),
      cosines: (query, rows) => vectors.cosines(query, rows),
      search: async (query, k, allow, within) =>
        highestScores(
          vectors.cosines(query),
          k,
          (passage) =>
            (allow?.(passage) ?? true) && (within?.some(({ first, end }) => first <= passage && passage < end) ?? true),
        ),
    },
  };
}
