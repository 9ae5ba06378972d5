/**
 * Looks into a ZIP archive before it's trusted: names of its parts, and how large its XML becomes when it's unpacked. Unpacks nothing for use.
 * Field offsets: APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 */
import { inflateRawSync } from "node:zlib";

/** A local file header: every archive that isn't empty begins with it. */
export const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04];
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
const END_BYTES = 22;
const COMMENT_MAX_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;
const MAX_PARTS = 5000;

export const hasBytes = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/**
 * Names of all parts.
 * @throws Error when it's no archive, a name leads out of it, or there are more than a document has
 */
export function partNames(bytes: Uint8Array): string[] {
  const names = [...entriesOf(asBuffer(bytes))].map(({ name }) => name);
  const trick = names.find((name) => /^[\\/]|^[a-z]:/iu.test(name) || name.split(/[\\/]/u).includes(".."));
  if (trick !== undefined) throw new Error("a part whose name leads out of the archive");
  return names;
}

/**
 * Bytes of all `.xml` and `.rels` parts, unpacked; what the archive itself says of their sizes isn't believed.
 * @throws Error when it's no archive, has parts packed otherwise, or they come to more than `limit`
 */
export function measureParts(bytes: Uint8Array, limit: number): number {
  let total = 0;
  for (const { name, method, packed } of entriesOf(asBuffer(bytes))) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    if (method === STORED) total += packed.length;
    else if (method === DEFLATED) total += inflateRawSync(packed, { maxOutputLength: limit }).length;
    else throw new Error(`${name} is packed by method ${method}`);
    if (total > limit) throw new Error(`unpacked parts of more than ${limit} bytes`);
  }
  return total;
}

interface Entry {
  name: string;
  method: number;
  packed: Buffer;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Entries of the central directory. Reading beyond the end throws, as Buffer does. */
function* entriesOf(archive: Buffer): Generator<Entry> {
  const end = endOfCentral(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new Error(`more than ${MAX_PARTS} parts`);
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error("a damaged directory");
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    yield {
      name: archive.toString("utf8", at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      packed: archive.subarray(start, start + archive.readUInt32LE(at + 20)),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function endOfCentral(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - COMMENT_MAX_BYTES);
  for (let at = archive.length - END_BYTES; at >= first; at--) {
    if (archive.readUInt32LE(at) === END_OF_CENTRAL) return at;
  }
  throw new Error("no directory");
}
