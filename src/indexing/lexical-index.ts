/**
 * Inverted index over passages, scored by BM25+ over two fields: jieba's words, and Han characters with their bigrams.
 * Doesn't cut text and doesn't choose passages: it takes terms with weights and gives numbers.
 */
import { arrayOf, damaged, packArrays, unpackArrays } from "./array-file.ts";
import { highestScores, type ScoredPassage } from "./highest-scores.ts";
import type { PassageRange } from "./search-index.ts";
import type { Tokenizer } from "./tokenize.ts";

export type LexicalField = "word" | "gram";

/** A term of a question; terms of both fields may stand in one query. */
export interface WeightedTerm {
  term: string;
  /** Multiplies the term's contribution; 1 for an ordinary word. */
  weight: number;
  /** `word` when absent. */
  field?: LexicalField;
}

const MAGIC = "CHUCHUL1";
const FILE_NAME = "lexical.bin";
/** Lv and Zhai, "Lower-Bounding Term Frequency Normalization", CIKM 2011: BM25+; k1 and b as usual, δ as MiniSearch has it. */
const K1 = 1.2;
const B = 0.75;
const DELTA = 0.5;
const MAX_TERM_FREQUENCY = 65_535;

/** Postings of one field: those of term `t` stand at `[offsets[t], offsets[t + 1])`, in order of the passages. */
interface Field {
  ids: ReadonlyMap<string, number>;
  offsets: Uint32Array;
  passages: Uint32Array;
  frequencies: Uint16Array;
  /** Number of terms in each passage. */
  lengths: Uint32Array;
  /** `k1 · (1 − b + b · length / average length)` of each passage. */
  norms: Float32Array;
}

export class LexicalIndex {
  /** Number of passages. */
  readonly count: number;
  readonly #fields: Record<LexicalField, Field>;

  private constructor(count: number, fields: Record<LexicalField, Field>) {
    this.count = count;
    this.#fields = fields;
  }

  static build(passages: readonly { text: string }[], tokenizer: Tokenizer): LexicalIndex {
    return new LexicalIndex(passages.length, {
      word: buildField(passages.map(({ text }) => tokenizer.terms(text))),
      gram: buildField(passages.map(({ text }) => tokenizer.bigrams(text))),
    });
  }

  /** @throws IndexError `index_damaged` */
  static load(bytes: Uint8Array): LexicalIndex {
    const file = unpackArrays(MAGIC, bytes, FILE_NAME);
    const [words, grams] = file.text.split("\n\n");
    const count = file.meta.count;
    if (typeof count !== "number" || words === undefined || grams === undefined) throw damaged(FILE_NAME, "is odd");
    const field = (name: LexicalField, vocabulary: string): Field => {
      const terms = vocabulary === "" ? [] : vocabulary.split("\n");
      const offsets = arrayOf(file, `${name}.offsets`, Uint32Array, FILE_NAME);
      const lengths = arrayOf(file, `${name}.lengths`, Uint32Array, FILE_NAME);
      const passages = arrayOf(file, `${name}.passages`, Uint32Array, FILE_NAME);
      if (offsets.length !== terms.length + 1 || lengths.length !== count || offsets.at(-1) !== passages.length) {
        throw damaged(FILE_NAME, "contradicts itself");
      }
      const frequencies = arrayOf(file, `${name}.frequencies`, Uint16Array, FILE_NAME);
      const ids = new Map(terms.map((term, id) => [term, id]));
      return { ids, offsets, passages, frequencies, lengths, norms: normsOf(lengths) };
    };
    return new LexicalIndex(count, { word: field("word", words), gram: field("gram", grams) });
  }

  /** A file that `load` reads. */
  serialise(): Uint8Array {
    const { word, gram } = this.#fields;
    const arrays = Object.fromEntries(
      Object.entries({ word, gram }).flatMap(([name, field]) => [
        [`${name}.offsets`, field.offsets],
        [`${name}.passages`, field.passages],
        [`${name}.frequencies`, field.frequencies],
        [`${name}.lengths`, field.lengths],
      ]),
    );
    const text = `${[...word.ids.keys()].join("\n")}\n\n${[...gram.ids.keys()].join("\n")}`;
    return packArrays(MAGIC, { meta: { count: this.count }, arrays, text });
  }

  /** Score of every passage, by its index; 0 where no term of the query stands, and outside the ranges when there are any. */
  scores(query: readonly WeightedTerm[], within?: readonly PassageRange[]): Float32Array {
    const scores = new Float32Array(this.count);
    for (const { term, weight, field: name = "word" } of query) {
      const field = this.#fields[name];
      const id = field.ids.get(term);
      if (id === undefined) continue;
      const added = weight * this.idf(term, name);
      for (const range of postingsOf(field, id, within)) addScores(scores, field, range, added);
    }
    return scores;
  }

  /** Passages in which all terms stand, in order. */
  *passagesWithAll(
    terms: readonly string[],
    name: LexicalField,
    within?: readonly PassageRange[],
  ): Generator<number, void> {
    const field = this.#fields[name];
    const ids = terms.map((term) => field.ids.get(term));
    if (ids.length === 0 || !ids.every((id) => id !== undefined)) return;
    const size = (id: number): number => (field.offsets[id + 1] ?? 0) - (field.offsets[id] ?? 0);
    const [rarest = 0, ...others] = [...ids].sort((a, b) => size(a) - size(b));
    for (const { first, end } of postingsOf(field, rarest, within)) {
      for (let posting = first; posting < end; posting += 1) {
        const passage = field.passages[posting] ?? 0;
        if (others.every((id) => standsAt(field, id, passage))) yield passage;
      }
    }
  }

  /** The `k` passages with the highest scores above 0, best first, equal ones in order of the passages. */
  search(query: readonly WeightedTerm[], k: number, allow?: (passage: number) => boolean): ScoredPassage[] {
    return highestScores(this.scores(query), k, (passage, score) => score > 0 && (allow?.(passage) ?? true));
  }

  /** `ln((N + 1) / df)` (Lv and Zhai 2011); a term that stands nowhere counts as half an occurrence, the highest of all. */
  idf(term: string, field: LexicalField = "word"): number {
    return Math.log((this.count + 1) / Math.max(this.passagesWith(term, field), 0.5));
  }

  /** Number of passages in which the term stands. */
  passagesWith(term: string, field: LexicalField = "word"): number {
    const { ids, offsets } = this.#fields[field];
    const id = ids.get(term);
    return id === undefined ? 0 : (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
  }
}

/** Postings of a term, those within the ranges when there are any. */
function postingsOf({ offsets, passages }: Field, id: number, within?: readonly PassageRange[]): PassageRange[] {
  const all = { first: offsets[id] ?? 0, end: offsets[id + 1] ?? 0 };
  if (within === undefined) return [all];
  const found: PassageRange[] = [];
  let { first } = all;
  for (const range of within) {
    first = lowerBound(passages, range.first, { first, end: all.end });
    const end = lowerBound(passages, range.end, { first, end: all.end });
    if (first < end) found.push({ first, end });
    first = end;
  }
  return found;
}

const standsAt = ({ offsets, passages }: Field, id: number, passage: number): boolean => {
  const [first, end] = [offsets[id] ?? 0, offsets[id + 1] ?? 0];
  const at = lowerBound(passages, passage, { first, end });
  return at < end && passages[at] === passage;
};

/** First place in the range whose value isn't below `value`. */
function lowerBound(values: Uint32Array, value: number, { first, end }: PassageRange): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addScores(scores: Float32Array, field: Field, { first, end }: PassageRange, weight: number): void {
  const { passages, frequencies, norms } = field;
  for (let posting = first; posting < end; posting += 1) {
    const passage = passages[posting] ?? 0;
    const frequency = frequencies[posting] ?? 0;
    const score = weight * ((frequency * (K1 + 1)) / (frequency + (norms[passage] ?? 0)) + DELTA);
    scores[passage] = (scores[passage] ?? 0) + score;
  }
}

function buildField(termsOfPassages: readonly string[][]): Field {
  const postings = new Map<string, { passages: number[]; frequencies: number[] }>();
  termsOfPassages.forEach((terms, passage) => {
    for (const term of terms) {
      const list = postings.get(term) ?? { passages: [], frequencies: [] };
      postings.set(term, list);
      if (list.passages.at(-1) !== passage) {
        list.passages.push(passage);
        list.frequencies.push(0);
      }
      const last = list.frequencies.length - 1;
      list.frequencies[last] = Math.min((list.frequencies[last] ?? 0) + 1, MAX_TERM_FREQUENCY);
    }
  });
  const lists = [...postings.values()];
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, id) => {
    offsets[id + 1] = (offsets[id] ?? 0) + list.passages.length;
  });
  const lengths = Uint32Array.from(termsOfPassages, (terms) => terms.length);
  return {
    ids: new Map([...postings.keys()].map((term, id) => [term, id])),
    offsets,
    passages: Uint32Array.from(lists.flatMap((list) => list.passages)),
    frequencies: Uint16Array.from(lists.flatMap((list) => list.frequencies)),
    lengths,
    norms: normsOf(lengths),
  };
}

function normsOf(lengths: Uint32Array): Float32Array {
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1) || 1;
  return Float32Array.from(lengths, (length) => K1 * (1 - B + (B * length) / average));
}
