/**
 * The folder of a saved vector store: a graph, its entries, and a manifest that names both by their hash and is replaced
 * last, by rename. Knows nothing of vectors or searching.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { IndexError } from "../errors.ts";
import { damaged } from "./array-file.ts";
import { sha256OfFile } from "./file-hash.ts";

export interface SavedEntry {
  label: number;
  id: string;
  content: string;
  metadata: Record<string, unknown>;
}

interface GraphFile {
  readIndex(file: string, allowReplaceDeleted: boolean): Promise<boolean>;
  getCurrentCount(): number;
}

export interface SavedGraph {
  dimensions: number;
  /** Number of deleted points whose place is free. */
  deleted: number;
  entries: SavedEntry[];
}

const FORMAT = "chuchu-hnsw-1";
const MANIFEST = "manifest.json";
/** Of hnswlib's own header: sizes and offsets, each 8 bytes; the vector lies between `offsetData` and `labelOffset`. */
const HNSW_HEADER_BYTES = 48;
const COUNT_AT = 16;
const ELEMENT_SIZE_AT = 24;
const LABEL_OFFSET_AT = 32;
const DATA_OFFSET_AT = 40;
/** Behind the header: highest level, entry point, three limits of links, the level factor, efConstruction. */
const HNSW_ELEMENTS_AT = HNSW_HEADER_BYTES + 4 + 4 + 3 * 8 + 8 + 8;
/** Of an element's links: their number takes two bytes, then come the marks. */
const DELETED_BYTE = 2;

const FILE = z.object({ path: z.string().regex(/^[\w.-]+$/), bytes: z.number(), sha256: z.string() });
const MANIFEST_SCHEMA = z.object({
  format: z.literal(FORMAT),
  space: z.literal("cosine"),
  dimensions: z.int().min(0),
  deleted: z.int().min(0),
  count: z.int().min(0),
  /** Absent when nothing was ever added. */
  graph: FILE.optional(),
  entries: FILE,
});

export async function writeGraph(
  directory: string,
  saved: SavedGraph & { writeIndex?: ((file: string) => Promise<unknown>) | undefined },
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const temporary = (name: string): string => join(directory, `${name}.${process.pid}.tmp`);
  const place = async (stem: string, extension: string): Promise<z.infer<typeof FILE>> => {
    const hash = await sha256OfFile(temporary(stem));
    const path = `${stem}-${hash.slice(0, 16)}.${extension}`;
    await rename(temporary(stem), join(directory, path));
    return { path, bytes: (await stat(join(directory, path))).size, sha256: hash };
  };
  await saved.writeIndex?.(temporary("graph"));
  if (saved.writeIndex && saved.deleted > 0) await blankDeleted(temporary("graph"));
  await writeFile(temporary("entries"), JSON.stringify(saved.entries));
  const manifest: z.infer<typeof MANIFEST_SCHEMA> = {
    format: FORMAT,
    space: "cosine",
    dimensions: saved.dimensions,
    deleted: saved.deleted,
    count: saved.entries.length,
    ...(saved.writeIndex && { graph: await place("graph", "hnsw") }),
    entries: await place("entries", "json"),
  };
  await writeFile(temporary(MANIFEST), JSON.stringify(manifest));
  await rename(temporary(MANIFEST), join(directory, MANIFEST));
  const kept = [MANIFEST, manifest.graph?.path, manifest.entries.path];
  for (const name of await readdir(directory)) {
    if (!kept.includes(name) && /^(?:graph|entries)-\w+\.\w+$/u.test(name)) await rm(join(directory, name));
  }
}

/**
 * @param dimensions of the vectors that are expected, if known
 * @throws IndexError `index_missing`, `index_damaged`, `index_other_model`
 */
export async function readGraph(
  directory: string,
  dimensions?: number,
): Promise<SavedGraph & { readIndex?: (graph: GraphFile) => Promise<void> }> {
  const manifest = await readManifest(directory);
  if (dimensions !== undefined && manifest.dimensions !== dimensions) {
    throw new IndexError({
      code: "index_other_model",
      message: `The vectors in the index have ${manifest.dimensions} numbers, those of the model ${dimensions}.`,
      next: "Run `chuchu index rebuild` to build it again with this model.",
    });
  }
  const entries = parseEntries(await readFile(await checkedFile(directory, manifest.entries), "utf8"));
  if (entries.length !== manifest.count) throw damaged(manifest.entries.path, "holds another number of entries");
  const saved: SavedGraph = { dimensions: manifest.dimensions, deleted: manifest.deleted, entries };
  if (manifest.graph === undefined) return saved;
  const { path } = manifest.graph;
  const file = await checkedFile(directory, manifest.graph);
  await checkVectorLength(file, manifest.dimensions);
  return {
    ...saved,
    async readIndex(graph) {
      await graph.readIndex(file, true).catch((error: unknown) => {
        throw damaged(path, "can't be read", error);
      });
      if (graph.getCurrentCount() !== manifest.count + manifest.deleted) {
        throw damaged(path, "holds another number of vectors");
      }
    },
  };
}

async function readManifest(directory: string): Promise<z.infer<typeof MANIFEST_SCHEMA>> {
  let text: string;
  try {
    text = await readFile(join(directory, MANIFEST), "utf8");
  } catch (error) {
    throw new IndexError({
      code: "index_missing",
      message: "There is no vector store in the folder.",
      next: "Run `chuchu index` to build it.",
      cause: error,
    });
  }
  try {
    return MANIFEST_SCHEMA.parse(JSON.parse(text));
  } catch (error) {
    throw damaged(MANIFEST, "is not the manifest of a vector store", error);
  }
}

/**
 * hnswlib keeps the vectors of deleted points, as steps on the way to others; in the file they become zeros, which no text can
 * be guessed from. Its elements lie at the end of the file, each with its links, its vector and its label; the third byte of
 * the links marks it as deleted (hnswlib 0.8, hnswalg.h, `saveIndex` and `markDeletedInternal`).
 */
async function blankDeleted(path: string): Promise<void> {
  const bytes = await readFile(path);
  const [count, size, vectorEnd, vectorStart] = [COUNT_AT, ELEMENT_SIZE_AT, LABEL_OFFSET_AT, DATA_OFFSET_AT].map((at) =>
    Number(bytes.readBigUInt64LE(at)),
  ) as [number, number, number, number];
  for (let element = 0; element < count; element += 1) {
    const at = HNSW_ELEMENTS_AT + element * size;
    if (((bytes[at + DELETED_BYTE] ?? 0) & 1) === 1) bytes.fill(0, at + vectorStart, at + vectorEnd);
  }
  await writeFile(path, bytes);
}

/** hnswlib trusts its files, so they are hashed before it sees them. */
async function checkedFile(directory: string, file: z.infer<typeof FILE>): Promise<string> {
  const path = join(directory, file.path);
  const hash = await sha256OfFile(path).catch((error: unknown) => {
    throw damaged(file.path, "is missing", error);
  });
  if (hash !== file.sha256) throw damaged(file.path, "is cut short or was changed");
  return path;
}

async function checkVectorLength(path: string, dimensions: number): Promise<void> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(HNSW_HEADER_BYTES), 0, HNSW_HEADER_BYTES, 0);
    const bytes = buffer.readBigUInt64LE(LABEL_OFFSET_AT) - buffer.readBigUInt64LE(DATA_OFFSET_AT);
    if (bytes !== BigInt(dimensions * Float32Array.BYTES_PER_ELEMENT)) {
      throw damaged(MANIFEST, "and its graph disagree about the length of vectors");
    }
  } finally {
    await file.close();
  }
}

function parseEntries(json: string): SavedEntry[] {
  const entries = z.array(
    z.object({
      label: z.int().min(0),
      id: z.string(),
      content: z.string(),
      metadata: z.record(z.string(), z.unknown()),
    }),
  );
  return entries.parse(JSON.parse(json));
}
