/**
 * The files of one model folder: reads them and checks each against checksums.json before anything uses it.
 * Doesn't know what stands in them.
 */
import { createHash, webcrypto } from "node:crypto";
import { open } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ModelError } from "../../errors.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";

const CHECKSUMS_FILE = "checksums.json";
const REVISION_CHARS = 12;

export interface ModelFiles {
  /** Last part of the folder's path. */
  readonly name: string;
  /** @throws ModelError `model_missing`, `model_corrupt`, `model_unreadable` */
  readJson(file: string): Promise<JsonObject>;
  /** The same for any JSON value; undefined when there's no such file. */
  readOptionalJson(file: string): Promise<unknown>;
  /**
   * The bytes of the first of `files` that exists, and a promise that settles when their sha256 has been checked.
   * The hash is computed on a thread of its own, so that other work goes on.
   */
  readLarge(files: readonly string[]): Promise<{ bytes: Uint8Array; checked: Promise<void> }>;
  /** Short hash of all files read so far; changes when any of them does. */
  revision(): string;
}

/**
 * Opens a folder. With a checksums.json in it (`{"sha256": {"file": "hex"}}`) every file read must be listed there and
 * have that hash; without one the hashes only count for `revision`.
 * @throws ModelError `model_missing` when a file isn't there, `model_corrupt` when a hash differs.
 */
export async function openModelFiles(folder: string): Promise<ModelFiles> {
  const known = await readChecksums(folder);
  const hashes = new Map<string, string>();

  const check = (file: string, hash: string, size: number): void => {
    if (known !== undefined && known[file] !== hash) throw corrupt(folder, file, size);
    hashes.set(file, hash);
  };
  const readValue = async (file: string): Promise<unknown> => {
    const bytes = await readWhole(join(folder, file));
    if (bytes === undefined) return undefined;
    check(file, createHash("sha256").update(bytes).digest("hex"), bytes.byteLength);
    return parseJson(folder, file, bytes);
  };

  return {
    name: basename(resolve(folder)),
    readOptionalJson: readValue,
    async readJson(file) {
      const value = await readValue(file);
      if (value === undefined) throw missing(folder, file);
      if (!isJsonObject(value)) throw unreadable(folder, file);
      return value;
    },
    async readLarge(files) {
      for (const file of files) {
        const bytes = await readWhole(join(folder, file));
        if (bytes === undefined) continue;
        const checked = webcrypto.subtle
          .digest("SHA-256", bytes)
          .then((digest) => check(file, Buffer.from(digest).toString("hex"), bytes.byteLength));
        checked.catch(() => {}); // whoever awaits it hears of it; nobody does when another file fails first
        return { bytes, checked };
      }
      throw missing(folder, files.join(" or "));
    },
    revision() {
      const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, hash]) => `${file} ${hash}\n`);
      return createHash("sha256").update(lines.join("")).digest("hex").slice(0, REVISION_CHARS);
    },
  };
}

/** A file of the model that can't be used as it is, in the words of all such errors. */
export function unreadable(folder: string, file: string, cause?: unknown): ModelError {
  return new ModelError({
    code: "model_unreadable",
    message: `${file} of the embedding model in ${folder} can't be read: it isn't what its name says.`,
    next: restore(folder),
    fields: { folder, file },
    cause,
  });
}

async function readChecksums(folder: string): Promise<Record<string, unknown> | undefined> {
  const bytes = await readWhole(join(folder, CHECKSUMS_FILE));
  if (bytes === undefined) return undefined;
  const value = parseJson(folder, CHECKSUMS_FILE, bytes);
  if (!isJsonObject(value) || !isJsonObject(value.sha256)) throw unreadable(folder, CHECKSUMS_FILE);
  return value.sha256;
}

function parseJson(folder: string, file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unreadable(folder, file, cause);
  }
}

/** One read of the whole file: `readFile` reads in pieces and stops whenever the main thread is at work. */
async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.allocUnsafeSlow(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return bytesRead === size ? bytes : bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (hasCode(cause, "ENOENT") || hasCode(cause, "ENOTDIR")) return undefined;
    throw new ModelError({
      code: "model_unreadable",
      message: `The file ${path} of the embedding model can't be read.`,
      next: "Check that it's a file and that this user may read it.",
      fields: { path },
      cause,
    });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function missing(folder: string, file: string): ModelError {
  return new ModelError({
    code: "model_missing",
    message: `The embedding model in ${folder} has no ${file}.`,
    next: restore(folder),
    fields: { folder, file },
  });
}

function corrupt(folder: string, file: string, size: number): ModelError {
  return new ModelError({
    code: "model_corrupt",
    message: `${file} of the embedding model in ${folder} (${size} bytes) isn't the file that ${CHECKSUMS_FILE} lists.`,
    next: restore(folder),
    fields: { folder, file, size },
  });
}

function restore(folder: string): string {
  return `Run \`git checkout -- ${folder}\`, or copy the model's files there again.`;
}
