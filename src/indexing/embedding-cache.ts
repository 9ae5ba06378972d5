/**
 * Vectors of texts that were embedded before, kept beside the snapshots and shared by them; may be deleted at any time.
 * One append-only file for each model; doesn't embed.
 *
 * File: `CHUCHUE1`, dimensions (u32), padding to 16; then records of equal size: SHA-256 of model, kind and text (32 bytes),
 * the vector (float32), CRC-32 of both. A record that was cut short or damaged counts as not there.
 */
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Embedder } from "../models/embedder.ts";

export interface EmbeddingCache {
  /** Number of records in the file. */
  readonly size: number;
  /** The vector of a passage's text, if it was kept. */
  get(text: string): Float32Array | undefined;
  /** Keeps vectors; they're on disk when it resolves. */
  add(entries: readonly { text: string; vector: ArrayLike<number> }[]): Promise<void>;
  /** Drops the vectors of all other texts, on disk too, and tells how many those were. */
  keepOnly(texts: Iterable<string>): Promise<number>;
}

/** In the index folder. */
export const CACHE_FOLDER = "cache";
const MAGIC = "CHUCHUE1";
const HEADER_BYTES = 16;
const KEY_BYTES = 32;
const CRC_BYTES = 4;
/** Passages are embedded with another prefix than questions, so the kind belongs to the key. */
const KIND = "passage";

/** @param folder is made when something is added; a file of another form is replaced then */
export async function openEmbeddingCache(
  folder: string,
  embedder: Pick<Embedder, "id" | "dimensions">,
): Promise<EmbeddingCache> {
  const path = join(folder, cacheFile(embedder.id));
  const header = headerFor(embedder.dimensions);
  const recordBytes = KEY_BYTES + embedder.dimensions * Float32Array.BYTES_PER_ELEMENT + CRC_BYTES;
  const file = await readRecords(path, header, recordBytes);
  const records = new Map<string, Buffer>();
  for (let at = HEADER_BYTES; at < file.length; at += recordBytes) {
    const record = file.subarray(at, at + recordBytes);
    if (hasRightSum(record)) records.set(record.toString("latin1", 0, KEY_BYTES), record);
  }
  const keyOf = (text: string): Buffer =>
    createHash("sha256").update(`${embedder.id}\n${KIND}\n`).update(text).digest();
  return {
    get size() {
      return records.size;
    },
    get(text) {
      const record = records.get(keyOf(text).toString("latin1"));
      return record && vectorIn(record);
    },
    async add(entries) {
      const added = entries.map(({ text, vector }) => recordOf(keyOf(text), vector, recordBytes));
      await mkdir(folder, { recursive: true });
      await append(path, header, recordBytes, Buffer.concat(added));
      for (const record of added) records.set(record.toString("latin1", 0, KEY_BYTES), record);
    },
    async keepOnly(texts) {
      const wanted = new Set(Array.from(texts, (text) => keyOf(text).toString("latin1")));
      const dropped = [...records.keys()].filter((key) => !wanted.has(key));
      for (const key of dropped) records.delete(key);
      if (dropped.length > 0) await replaceFile(path, Buffer.concat([header, ...records.values()]));
      return dropped.length;
    },
  };
}

/** Name of the file that holds the vectors of a model. */
export function cacheFile(modelId: string): string {
  return `${createHash("sha256").update(modelId).digest("hex").slice(0, 16)}.vectors`;
}

async function replaceFile(path: string, content: Buffer): Promise<void> {
  await writeFile(`${path}.tmp`, content, { flush: true });
  await rename(`${path}.tmp`, path);
}

function headerFor(dimensions: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, "latin1");
  header.writeUInt32LE(dimensions, MAGIC.length);
  return header;
}

/** The file without a tail that was cut short; only the header when there is no file or one of another form, which goes. */
async function readRecords(path: string, header: Buffer, recordBytes: number): Promise<Buffer> {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return header;
    throw error;
  });
  if (!file.subarray(0, HEADER_BYTES).equals(header)) {
    await rm(path, { force: true });
    return header;
  }
  return file.subarray(0, wholeRecords(file.length, recordBytes));
}

async function append(path: string, header: Buffer, recordBytes: number, records: Buffer): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  const whole = size < HEADER_BYTES ? 0 : wholeRecords(size, recordBytes);
  if (whole < size) await truncate(path, whole);
  const file = await open(path, "a");
  try {
    await file.appendFile(whole === 0 ? Buffer.concat([header, records]) : records);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function wholeRecords(bytes: number, recordBytes: number): number {
  return bytes - ((bytes - HEADER_BYTES) % recordBytes);
}

function recordOf(key: Buffer, vector: ArrayLike<number>, recordBytes: number): Buffer {
  const record = Buffer.alloc(recordBytes);
  key.copy(record);
  for (let i = 0; i < vector.length; i += 1) record.writeFloatLE(vector[i] ?? 0, KEY_BYTES + 4 * i);
  record.writeUInt32LE(crc32(record.subarray(0, -CRC_BYTES)), recordBytes - CRC_BYTES);
  return record;
}

function vectorIn(record: Buffer): Float32Array {
  const bytes = Uint8Array.from(record.subarray(KEY_BYTES, -CRC_BYTES));
  return new Float32Array(bytes.buffer);
}

function hasRightSum(record: Buffer): boolean {
  return record.readUInt32LE(record.length - CRC_BYTES) === crc32(record.subarray(0, -CRC_BYTES));
}
