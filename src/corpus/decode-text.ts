/**
 * Bytes of a report file → canonical text: UTF-8 decoded, `\n` line ends, nothing else changed.
 * Doesn't guess among more encodings than UTF-8, UTF-16, GB18030 and Big5.
 */
import { CorpusError } from "../errors.ts";

/** Bytes looked at when deciding whether a file without a mark is binary. */
const SNIFFED_BYTES = 65_536;
/** Of Chinese text, whatever it is about, some 40 % are common characters; of other bytes taken for it, hardly any. */
const MIN_COMMON_SHARE = 0.15;

/**
 * For a UTF-8 file with `\n` line ends the result is the file itself, without a byte order mark.
 * @throws CorpusError `empty_file`, `binary_file` or `undecodable_file`; `fileName` is named in the message.
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  const text = decodeBytes(bytes, fileName).replace(/\r\n?/g, "\n");
  if (text.trim() === "") {
    throw new CorpusError({
      code: "empty_file",
      message: `${fileName} holds no text.`,
      next: "Save the report's text in it as UTF-8, or take the file out of the corpus.",
      fields: { file: fileName, bytes: bytes.length },
    });
  }
  if (text.includes("\0")) throw binaryFile(fileName);
  return text;
}

function decodeBytes(bytes: Uint8Array, fileName: string): string {
  const mark = byteOrderMark(bytes);
  if (mark) return decodeStrictly(bytes, mark, fileName);
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) {
    const unmarked = unmarkedUtf16(bytes);
    if (unmarked === undefined) throw binaryFile(fileName);
    return decodeStrictly(bytes, unmarked, fileName);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return isBig5(bytes) ? decodeStrictly(bytes, "big5", fileName) : decodeStrictly(bytes, "gb18030", fileName);
  }
}

/** Marks, and characters that make up about half of a report in either script. */
const COMMON = new Set(
  "，。、；：的和年一中全大业業发發展区區产產会會人政工市经經建设設加国國实實进進民推新行农農长長保生改务務作动動地增到化制济濟县縣强強为為力度体體高服主上能点點城项項企革资資基不安提成技重理文公合元万萬亿億家以入",
);

/** Bytes of one of the two are hardly ever wrong in the other, but spell no Chinese there: what has more common characters is right. */
function isBig5(bytes: Uint8Array): boolean {
  const [big5, gb18030] = ["big5", "gb18030"].map((encoding) => commonShare(bytes, encoding));
  return (big5 ?? 0) > (gb18030 ?? 0);
}

/** UTF-16 without a mark has zeros in its digits and line ends; the right order of bytes gives Chinese, the wrong one none. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const [le = 0, be = 0] = ["utf-16le", "utf-16be"].map((encoding) => commonShare(bytes, encoding));
  if (Math.max(le, be) < MIN_COMMON_SHARE) return undefined;
  return le >= be ? "utf-16le" : "utf-16be";
}

/** Share of common characters among the first, 0 when the bytes aren't of that encoding. */
function commonShare(bytes: Uint8Array, encoding: string): number {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).slice(0, SNIFFED_BYTES);
    const characters = [...text];
    return characters.filter((character) => COMMON.has(character)).length / characters.length;
  } catch {
    return 0;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

function decodeStrictly(bytes: Uint8Array, encoding: string, fileName: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CorpusError({
      code: "undecodable_file",
      message: `${fileName} is not text in UTF-8, UTF-16, GB18030 or Big5.`,
      next: "Open it in an editor, save it as UTF-8 and add it again.",
      fields: { file: fileName, bytes: bytes.length },
      cause,
    });
  }
}

function binaryFile(fileName: string): CorpusError {
  return new CorpusError({
    code: "binary_file",
    message: `${fileName} is not a text file.`,
    next: "Copy the report's text into a UTF-8 .txt file and add that.",
    fields: { file: fileName },
  });
}
