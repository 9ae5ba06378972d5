/**
 * Text folded for matching (NFKC: full-width digits and letters, ㈠, ½, ligatures), with the way back to the text it came from.
 * Case, Chinese variants and numerals are left as they are.
 */

/** Folded text beside its original; offsets count UTF-16 code units. */
export interface FoldedText {
  text: string;
  /** Offset in the original of the character that a folded offset belongs to; the end maps to the end. */
  toOriginal(offset: number): number;
  /** Offset in the folded text of the first character that comes from the original offset's character. */
  toFolded(offset: number): number;
}

/** What one step of folding reads: a character with what may be composed with it (marks, half-width voicing, jamo). */
const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f\u1160-\u11ff]*/gu;
const CHANGED_BY_NFKC = /[^\t\n -~\u3001-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]/;

/** Pure; linear in the length of `original`. Text that folding doesn't change costs one look at it. */
export function foldText(original: string): FoldedText {
  if (!CHANGED_BY_NFKC.test(original) || original.normalize("NFKC") === original) {
    return {
      text: original,
      toOriginal: (offset) => clamp(offset, original.length),
      toFolded: (offset) => clamp(offset, original.length),
    };
  }
  const parts: string[] = [];
  const originalAt: number[] = [];
  const foldedAt: number[] = [];
  let length = 0;
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const folded = CHANGED_BY_NFKC.test(cluster) ? cluster.normalize("NFKC") : cluster;
    for (let i = 0; i < cluster.length; i++) foldedAt.push(length + sameOffset(cluster, folded, i));
    for (let i = 0; i < folded.length; i++) originalAt.push(index + sameOffset(folded, cluster, i));
    parts.push(folded);
    length += folded.length;
  }
  originalAt.push(original.length);
  foldedAt.push(length);
  return {
    text: parts.join(""),
    toOriginal: (offset) => originalAt[clamp(offset, length)] ?? original.length,
    toFolded: (offset) => foldedAt[clamp(offset, original.length)] ?? length,
  };
}

/** Characters that folding leaves alone keep their places; any other maps whole. */
function sameOffset(from: string, to: string, offset: number): number {
  return from === to ? offset : 0;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
