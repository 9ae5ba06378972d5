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

/** A page of thousands of characters may have some that broke on their way; with more, the encoding is another. */
const MAX_LOST_SHARE = 0.002;

export interface DecodedPage {
  html: string;
  /** Characters that no encoding reads, each now U+FFFD. */
  lost: number;
}

/** @throws CorpusError as decodeText does */
export function decodeHtml(bytes: Uint8Array, fileName: string): DecodedPage {
  const head = Buffer.from(bytes.subarray(0, SEARCHED_BYTES)).toString("latin1");
  const match = CHARSET.exec(head);
  const named = KNOWN[(match?.[1] ?? match?.[2] ?? "").toLowerCase()];
  if (named !== undefined && decode(bytes, "utf-8", true) === undefined) {
    const html = decode(bytes, named, true);
    if (html !== undefined) return { html, lost: 0 };
  }
  try {
    return { html: decodeText(bytes, fileName), lost: 0 };
  } catch (cause) {
    const broken = leastBroken(bytes, named);
    if (broken === undefined) throw cause;
    return broken;
  }
}

function leastBroken(bytes: Uint8Array, named: string | undefined): DecodedPage | undefined {
  if (bytes.includes(0)) return undefined;
  const pages = ["utf-8", named ?? "gb18030"].map((encoding) => {
    const html = decode(bytes, encoding, false) ?? "";
    return { html, lost: html.match(/\ufffd/gu)?.length ?? 0 };
  });
  const [best] = pages.sort((a, b) => a.lost - b.lost);
  return best && best.lost <= best.html.length * MAX_LOST_SHARE ? best : undefined;
}

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes).replace(/\r\n?/gu, "\n");
  } catch {
    return undefined;
  }
}
