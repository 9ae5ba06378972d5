/** A library in folders of its own, with an embedder that hashes and a reader of plain text; for tests of keeping reports. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "../../src/corpus/decode-text.ts";
import { loadPlaces } from "../../src/corpus/places.ts";
import { CorpusError } from "../../src/errors.ts";
import type { Library } from "../../src/indexing/shelf/library.ts";
import { createTokenizer } from "../../src/indexing/tokenize.ts";
import { createLogger } from "../../src/logger.ts";
import { createHashedBigramEmbedder } from "./hashed-bigram-embedder.ts";

const places = loadPlaces(new URL("../../data/places.tsv", import.meta.url));

/** Reads text; a `.docx` is taken for text in capitals, and `broken` in it for one that can't be read. */
const readFile: Library["readFile"] = async ({ bytes, fileName }) => {
  const text = decodeText(bytes, fileName);
  if (text.includes("broken")) {
    throw new CorpusError({ code: "damaged_file", message: `${fileName} is damaged.`, next: "Save it again." });
  }
  if (!fileName.endsWith(".docx")) return { text, format: "txt", metadata: {}, warnings: [] };
  const warnings = [{ code: "picture", message: "A picture.", count: 1 }];
  return { text: text.replace("PACKED", ""), format: "docx", metadata: { url: "https://example.org/a" }, warnings };
};

export type TestLibrary = Library & { embedder: ReturnType<typeof createHashedBigramEmbedder> };

/** @param folder holds both folders; the corpus folder is made */
export async function makeLibrary(folder: string, changes: Partial<Library> = {}): Promise<TestLibrary> {
  const corpusFolder = join(folder, "corpus");
  await mkdir(corpusFolder, { recursive: true });
  return {
    corpusFolder,
    indexFolder: join(folder, "index"),
    places: () => places,
    extensions: new Set([".txt", ".md", ".docx"]),
    readFile,
    embedder: createHashedBigramEmbedder(64),
    tokenizer: createTokenizer({ words: [] }),
    settings: { parser: 1 },
    logger: createLogger("silent", () => undefined),
    ...changes,
  } as TestLibrary;
}

/** A short work report of a place, with a section, a lead and figures of its own. */
export function reportText(place: string, year: number, gdp = 5047.4): string {
  return [
    `${year}年${place}政府工作报告`,
    `一、${year - 1}年工作回顾`,
    `（一）${place}经济稳中有进。地区生产总值达到${gdp}亿元，增长8%。建成5G基站2300座。`,
    `（二）${place}民生持续改善。新增公办幼儿园学位1.2万个，完成老旧小区改造25个。`,
    `二、${year}年工作安排`,
    `${place}地区生产总值增长6%左右。`,
    "",
  ].join("\n");
}

/** A file outside of the library, and its path. */
export async function giveFile(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await mkdir(join(folder, "given"), { recursive: true });
  const path = join(folder, "given", name);
  await writeFile(path, content);
  return path;
}
