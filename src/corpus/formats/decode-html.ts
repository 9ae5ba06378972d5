/** Bytes of a web page → its markup, in the encoding that it names where that fits. Parses no markup. */
import { decodeText } from "../decode-text.ts";

/** Where a page names its encoding: within the first 1024 bytes by the standard; saved pages have longer heads. */
const SEARCHED_BYTES = 8192;
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu;
/** Encodings of Chinese pages; whatever else is named, the bytes decide. */
const KNOWN: Readonly<Record<string, string>> = {
  gb2312: "gb18030",
  gbk: "gb18030",
  gb18030: "gb18030",
  big5: "big5",
  "big5-hkscs": "big5",
};

/** @throws CorpusError as decodeText does */
export function decodeHtml(bytes: Uint8Array, fileName: string): string {
  const head = Buffer.from(bytes.subarray(0, SEARCHED_BYTES)).toString("latin1");
  const match = CHARSET.exec(head);
  const named = KNOWN[(match?.[1] ?? match?.[2] ?? "").toLowerCase()];
  if (named !== undefined && !isUtf8(bytes)) {
    try {
      return new TextDecoder(named, { fatal: true }).decode(bytes).replace(/\r\n?/gu, "\n");
    } catch {
      // A page may name one encoding and be stored in another.
    }
  }
  return decodeText(bytes, fileName);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
