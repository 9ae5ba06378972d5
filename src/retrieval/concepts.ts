/**
 * What a question is about, as concepts: words with what may stand for them and how much they weigh;
 * and how well a text accounts for them. Doesn't choose between texts.
 */
import type { Span } from "../corpus/span.ts";
import type { LexicalIndex, WeightedTerm } from "../indexing/lexical-index.ts";
import type { Tokenizer } from "../indexing/tokenize.ts";
import type { Ask } from "./question.ts";
import type { Alternative, Relation, Thesaurus } from "./thesaurus.ts";
import { topicText } from "./topic-text.ts";

export interface Concept {
  surface: string;
  /** Strings that account for it, with how fully they do (1 = the word itself or an equal one). */
  needles: { text: string; credit: number; relation: Relation | "same" }[];
  /** Rarity in the corpus, above 0; the weights of a question sum to 1. */
  weight: number;
  /** Neither it nor anything that stands for it occurs in the corpus. */
  unknown: boolean;
  /** How much it's a word of reports, 0 (砸钱) to 1 (一般公共预算收入): what a report has, it says in such words. */
  formality: number;
}

/** How fully each relation accounts for a word. Fitted weights decide what comes of it. */
const CREDIT: Record<Relation | "same", number> = {
  same: 1,
  equal: 1,
  say: 0.85,
  narrower: 0.6,
  broader: 0.6,
  near: 0.45,
};
const TERM_WEIGHT: Record<Relation | "same", number> = {
  same: 1,
  equal: 0.8,
  say: 0.7,
  narrower: 0.3,
  broader: 0.3,
  near: 0.2,
};
const MOST_ALTERNATIVES = 14;

export interface ConceptTools {
  tokenizer: Tokenizer;
  thesaurus: Thesaurus;
  lexical: Pick<LexicalIndex, "idf" | "passagesWith">;
  /** Does a text stand in the corpus as it is? Asked only of those whose character pairs do. */
  contains?: (text: string) => boolean;
  stopWords: ReadonlySet<string>;
  /** Words of reports, each with its {@link Concept.formality}. */
  reportWords: ReadonlyMap<string, number>;
}

interface Piece {
  surface: string;
  /** Nothing but common words (增长目标), which say what is asked only when no others do. */
  common?: boolean;
  alternatives: { term: string; relation: Relation }[];
}

/** Words of a thing asked that say what it is about: without times, number words and words of asking. */
function piecesOf(ask: Ask, tools: ConceptTools, without: readonly Span[]): Piece[] {
  const text = topicText(ask, without).replace(/[“”‘’"'《》「」]/gu, "");
  const pieces: Piece[] = [];
  let position = 0;
  const rest = (part: string): void => {
    const tokens = tools.tokenizer
      .terms(part)
      .filter((token) => !tools.stopWords.has(token) && !/^[\d.,%]+$/u.test(token));
    const whole = tokens.filter(
      (token) => !tokens.some((other) => other.length > token.length && other.includes(token)),
    );
    for (const token of new Set(whole)) pieces.push({ surface: token, alternatives: [] });
  };
  const known = ({ term, alternatives }: { term: string; alternatives: readonly Alternative[] }): boolean =>
    occurs(term, tools) ||
    alternatives.some(({ term: other, relation }) => relation !== "near" && occurs(other, tools));
  for (const hit of tools.thesaurus.find(text, known)) {
    if (tools.stopWords.has(hit.term)) continue;
    rest(text.slice(position, hit.start));
    const common = tools.tokenizer.terms(hit.term).every((token) => tools.stopWords.has(token));
    pieces.push({ surface: hit.term, common, alternatives: hit.alternatives.slice(0, MOST_ALTERNATIVES) });
    position = hit.end;
  }
  rest(text.slice(position));
  const telling = pieces.filter(({ common }) => !common);
  if (pieces.length > 0) return telling.length > 0 ? telling : pieces;
  // 谁作的报告: nothing but common words, so they must do.
  return [...new Set(tools.tokenizer.terms(text))].map((surface) => ({ surface, alternatives: [] }));
}

/** Concepts of a thing asked, in order of its words, but for those of the spans `without`. */
export function readConcepts(ask: Ask, tools: ConceptTools, without: readonly Span[] = []): Concept[] {
  const seen = new Set<string>();
  const concepts: Concept[] = [];
  for (const { surface, alternatives } of piecesOf(ask, tools, without)) {
    if (seen.has(surface)) continue;
    seen.add(surface);
    const needles = [
      { text: surface, credit: CREDIT.same, relation: "same" as const },
      ...alternatives.map(({ term, relation }) => ({ text: term, credit: CREDIT[relation], relation })),
    ];
    const known = needles.filter(({ text }) => occurs(text, tools));
    const rarities = known.filter(({ credit }) => credit >= 0.8).map(({ text }) => rarity(text, tools));
    const weight = rarities.length > 0 ? Math.min(...rarities) : rarity(surface, tools) * 0.7;
    concepts.push({
      surface,
      needles,
      weight: Math.max(weight, 0.3) * lengthFactor(surface),
      unknown: known.length === 0,
      formality: tools.reportWords.get(surface) ?? 0,
    });
  }
  const sum = concepts.reduce((total, { weight }) => total + weight, 0) || 1;
  return concepts.map((concept) => ({ ...concept, weight: concept.weight / sum }));
}

const lengthFactor = (surface: string): number =>
  surface.length === 1 ? 0.35 : Math.min(1.4, 0.7 + surface.length * 0.1);

function occurs(text: string, { lexical, tokenizer, contains }: ConceptTools): boolean {
  if (/^[\x20-\x7e]+$/u.test(text)) return tokenizer.terms(text).every((term) => lexical.passagesWith(term) > 0);
  const grams = tokenizer.bigrams(text).filter((gram) => gram.length > 1);
  const wanted = grams.length > 0 ? grams : [text];
  return wanted.every((gram) => lexical.passagesWith(gram, "gram") > 0) && (contains?.(text) ?? true);
}

function rarity(text: string, { lexical, tokenizer }: ConceptTools): number {
  const grams = tokenizer.bigrams(text).filter((gram) => gram.length > 1);
  const of = (grams.length > 0 ? grams : [text]).map((gram) => lexical.idf(gram, "gram"));
  return of.length === 0 ? 1 : of.reduce((total, value) => total + value, 0) / of.length;
}

/**
 * The question in the report's words: terms that the corpus lacks are replaced by what stands for them there.
 * `undefined` when nothing is replaced.
 */
export function rewordForCorpus(text: string, tools: ConceptTools): string | undefined {
  let reworded = "";
  let position = 0;
  let changed = false;
  for (const { start, end, term, alternatives } of tools.thesaurus.find(text)) {
    if (tools.stopWords.has(term) || occurs(term, tools)) continue;
    const known = alternatives.find(
      ({ term: other, relation }) => relation !== "near" && occurs(other, tools) && /\p{Script=Han}/u.test(other),
    );
    if (!known) continue;
    reworded += text.slice(position, start) + known.term;
    position = end;
    changed = true;
  }
  return changed ? reworded + text.slice(position) : undefined;
}

/** The query for the lexical index: words and character pairs of every concept and of what stands for it. */
export function lexicalQuery(concepts: readonly Concept[], tokenizer: Tokenizer): WeightedTerm[] {
  const weights = new Map<string, WeightedTerm>();
  const add = (term: string, weight: number, field: "word" | "gram"): void => {
    const key = `${field} ${term}`;
    const known = weights.get(key);
    if (!known || known.weight < weight) weights.set(key, { term, weight, field });
  };
  for (const concept of concepts) {
    for (const { text, relation } of concept.needles.slice(0, 8)) {
      const weight = TERM_WEIGHT[relation];
      for (const term of tokenizer.terms(text)) if (term.length > 1 || text.length === 1) add(term, weight, "word");
      for (const gram of tokenizer.bigrams(text)) if (gram.length > 1) add(gram, weight * 0.5, "gram");
    }
  }
  return [...weights.values()];
}

/** How far a folded text accounts for a concept: 1 the word or an equal one stands there, less for looser ones or parts. */
export function creditIn(concept: Concept, text: string): number {
  let best = 0;
  for (const { text: needle, credit } of concept.needles) {
    if (credit > best && text.includes(needle)) best = credit;
  }
  if (best > 0.6) return best;
  if (isShortFor(concept.surface, text)) return ABBREVIATED;
  return Math.max(best, 0.6 * partShare(concept.surface, text));
}

/** A word shortened by leaving out characters (规上工业, 高校在校生) accounts for the long one. */
const ABBREVIATED = 0.8;
const SHORTEST_ABBREVIATION = 4;
const LEFT_OUT = 2;

/** Do the characters of a Han word stand in the text in order, with few others between them? */
function isShortFor(word: string, text: string): boolean {
  if (word.length < SHORTEST_ABBREVIATION || !/^\p{Script=Han}+$/u.test(word)) return false;
  const [first = "", ...others] = word;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let at = start;
    const fits = others.every((character) => {
      const next = text.indexOf(character, at + 1);
      if (next < 0 || next - at > LEFT_OUT + 1) return false;
      at = next;
      return true;
    });
    if (fits) return true;
  }
  return false;
}

/** Share of a word's character pairs that stand in the text (的 words of two characters: both characters count half). */
function partShare(word: string, text: string): number {
  if (word.length < 2 || /^[\x20-\x7e]+$/u.test(word)) return 0;
  let found = 0;
  if (word.length === 2) {
    for (const character of word) if (text.includes(character)) found += 0.5;
    return found === 1 ? 0.5 : 0;
  }
  for (let i = 0; i + 1 < word.length; i++) if (text.includes(word.slice(i, i + 2))) found += 1;
  return found / (word.length - 1);
}

/** Weighted share of the concepts that a text accounts for, 0 to 1; 0 when there are none. */
export function coverage(concepts: readonly Concept[], text: string): number {
  const known = covered.get(concepts) ?? new Map<string, number>();
  covered.set(concepts, known);
  let total = known.get(text);
  if (total === undefined) {
    total = 0;
    for (const concept of concepts) total += concept.weight * creditIn(concept, text);
    known.set(text, total);
  }
  return total;
}

/** For each concept: its weight, as far as it's a word of reports that the text doesn't account for. */
export const reportWordsMissing = (concepts: readonly Concept[], text: string): number[] =>
  concepts.map((concept) => concept.weight * concept.formality * (1 - creditIn(concept, text)));

/** Of the questions in use: figures of one sentence share its texts. */
const covered = new WeakMap<readonly Concept[], Map<string, number>>();
