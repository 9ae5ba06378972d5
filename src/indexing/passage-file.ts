/** All passages of a snapshot in one file: numbers in columns, texts end to end. Doesn't build them. */
import { arrayOf, damaged, packArrays, unpackArrays } from "./array-file.ts";
import { sha256 } from "./file-hash.ts";
import type { Passage, PassageKind } from "./passage.ts";

export const PASSAGES_FILE = "passages.bin";
const MAGIC = "CHUCHUP1";
const KINDS: readonly PassageKind[] = ["sentence", "clause", "figure"];
const COLUMNS = ["section", "sentence", "part", "start", "end"] as const;

/** @param reports ids of the snapshot's reports, in order */
export function packPassages(passages: readonly Passage[], reports: readonly string[]): Uint8Array {
  const numbers = new Map(reports.map((id, number) => [id, number]));
  const columns = COLUMNS.map((name) => [name, Uint32Array.from(passages, (passage) => passage[name])] as const);
  return packArrays(MAGIC, {
    meta: { count: passages.length },
    arrays: {
      ...Object.fromEntries(columns),
      kind: Uint8Array.from(passages, ({ kind }) => KINDS.indexOf(kind)),
      report: Uint32Array.from(passages, ({ report }) => numbers.get(report) ?? 0),
      length: Uint32Array.from(passages, ({ text }) => text.length),
    },
    text: passages.map(({ text }) => text).join(""),
  });
}

/** @throws IndexError `index_damaged` */
export function unpackPassages(bytes: Uint8Array, reports: readonly string[]): Passage[] {
  const file = unpackArrays(MAGIC, bytes, PASSAGES_FILE);
  const column = (name: string): Uint32Array => arrayOf(file, name, Uint32Array, PASSAGES_FILE);
  const kinds = arrayOf(file, "kind", Uint8Array, PASSAGES_FILE);
  const [report, section, sentence, part, start, end, length] = [
    column("report"),
    column("section"),
    column("sentence"),
    column("part"),
    column("start"),
    column("end"),
    column("length"),
  ];
  const passages: Passage[] = [];
  let at = 0;
  for (let index = 0; index < kinds.length; index += 1) {
    const textEnd = at + (length[index] ?? 0);
    passages.push({
      index,
      kind: KINDS[kinds[index] ?? 0] ?? "sentence",
      report: reports[report[index] ?? 0] ?? "",
      section: section[index] ?? 0,
      sentence: sentence[index] ?? 0,
      part: part[index] ?? 0,
      start: start[index] ?? 0,
      end: end[index] ?? 0,
      text: file.text.slice(at, textEnd),
    });
    at = textEnd;
  }
  if (at !== file.text.length) throw damaged(PASSAGES_FILE, "contradicts itself");
  return passages;
}

/** Names a passage by what it is, not by where it stands in the list; equal in two snapshots only for equal text. */
export function passageId({ report, kind, part, start, end, text }: Passage): string {
  return `${report}/${kind}/${part}/${start}-${end}/${sha256(text).slice(0, 12)}`;
}
