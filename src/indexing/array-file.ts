/**
 * One compact binary form for everything in the index that is mostly numbers: named typed arrays and one text, in one file.
 * Reading copies nothing. Knows nothing of what the arrays mean.
 *
 * Layout, little-endian: `magic` (8 bytes ASCII), header length (u32), file length (u64 as f64), header (JSON), padding to 8,
 * then each array padded to 8. The text is UTF-16LE, so that it becomes a string without decoding.
 */
import { Buffer } from "node:buffer";
import { IndexError } from "../errors.ts";

export interface ArrayFile {
  /** Small facts about the arrays. */
  meta: Record<string, number | string>;
  arrays: Record<string, Uint8Array | Uint16Array | Uint32Array | Float32Array>;
  text: string;
}

const FIXED_BYTES = 20;
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const;
type TypeName = keyof typeof TYPES;
interface Header {
  meta: ArrayFile["meta"];
  arrays: [name: string, type: TypeName, length: number][];
  textBytes: number;
}

/** @param magic eight ASCII characters that name the kind of file and its version */
export function packArrays(magic: string, content: ArrayFile): Uint8Array {
  const entries = Object.entries(content.arrays);
  const text = Buffer.from(content.text, "utf16le");
  const header: Header = {
    meta: content.meta,
    arrays: entries.map(([name, array]) => [name, typeName(array), array.length]),
    textBytes: text.length,
  };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const blocks = [...entries.map(([, array]) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)), text];
  const start = pad8(FIXED_BYTES + headerBytes.length);
  const file = Buffer.alloc(blocks.reduce((sum, block) => sum + pad8(block.length), start));
  file.write(magic, 0, "latin1");
  file.writeUInt32LE(headerBytes.length, 8);
  file.writeDoubleLE(file.length, 12);
  headerBytes.copy(file, FIXED_BYTES);
  let offset = start;
  for (const block of blocks) {
    block.copy(file, offset);
    offset += pad8(block.length);
  }
  return file;
}

/** @throws IndexError `index_damaged` when the file is of another kind or version, cut short or longer than it says */
export function unpackArrays(magic: string, bytes: Uint8Array, fileName: string): ArrayFile {
  const file = aligned(bytes);
  if (file.length < FIXED_BYTES || file.toString("latin1", 0, 8) !== magic) {
    throw damaged(fileName, "is not of the expected kind");
  }
  if (file.readDoubleLE(12) !== file.length) throw damaged(fileName, "is cut short or was changed");
  const headerLength = file.readUInt32LE(8);
  const header = parseHeader(file.toString("utf8", FIXED_BYTES, FIXED_BYTES + headerLength), fileName);
  let offset = pad8(FIXED_BYTES + headerLength);
  const arrays: ArrayFile["arrays"] = {};
  for (const [name, type, length] of header.arrays) {
    const Type = TYPES[type];
    if (offset + length * Type.BYTES_PER_ELEMENT > file.length) throw damaged(fileName, "holds less than it says");
    arrays[name] = new Type(file.buffer, file.byteOffset + offset, length);
    offset += pad8(length * Type.BYTES_PER_ELEMENT);
  }
  return { meta: header.meta, arrays, text: file.toString("utf16le", offset, offset + header.textBytes) };
}

/**
 * The array `name` of a file, checked to be of this type.
 * @throws IndexError `index_damaged` when it is missing or of another type
 */
export function arrayOf<T extends ArrayFile["arrays"][string]>(
  file: ArrayFile,
  name: string,
  Type: abstract new (...parameters: never[]) => T,
  fileName: string,
): T {
  const array = file.arrays[name];
  if (!(array instanceof Type)) throw damaged(fileName, `lacks ${name}`);
  return array;
}

/** The error for a file of the index that can't be what was written. */
export function damaged(fileName: string, what: string, cause?: unknown): IndexError {
  return new IndexError({
    code: "index_damaged",
    message: `The index file ${fileName} ${what}.`,
    next: "Run `chuchu index rebuild` to build it again.",
    fields: { file: fileName },
    cause,
  });
}

function parseHeader(json: string, fileName: string): Header {
  try {
    return JSON.parse(json) as Header;
  } catch (error) {
    throw damaged(fileName, "has an unreadable header", error);
  }
}

function typeName(array: ArrayFile["arrays"][string]): TypeName {
  if (array instanceof Uint8Array) return "u8";
  if (array instanceof Uint16Array) return "u16";
  return array instanceof Uint32Array ? "u32" : "f32";
}

/** Typed arrays need their offset to be a multiple of their size; buffers from a pool may start anywhere. */
function aligned(bytes: Uint8Array): Buffer<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset % 8 === 0) return Buffer.from(buffer, byteOffset, byteLength);
  return Buffer.from(new Uint8Array(bytes).buffer);
}

function pad8(length: number): number {
  return Math.ceil(length / 8) * 8;
}
