/** What a claim is about, made ready to be looked for in a report: concepts, character pairs, the query of the lexical index. Looks for nothing. */
import { verbLength } from "../../corpus/figures/clause-words.ts";
import type { LexicalIndex, WeightedTerm } from "../../indexing/lexical-index.ts";
import { type Concept, type ConceptTools, lexicalQuery, readConcepts } from "../../retrieval/concepts.ts";
import type { Claim } from "./claim.ts";

export interface ClaimWords {
  /** Of what is counted. */
  own: Concept[];
  /** Of the whole clause. */
  clause: Concept[];
  /** Of the whole sentence. */
  sentence: Concept[];
  /** Weightiest of `own`. */
  heaviest: Concept | undefined;
  /** Character pairs of what is counted, and of clause and sentence with what may stand for their words. */
  ownPairs: ReadonlySet<string>;
  clausePairs: ReadonlySet<string>;
  sentencePairs: ReadonlySet<string>;
  lexical: WeightedTerm[];
}

export type WordTools = Omit<ConceptTools, "lexical"> & { lexical: Pick<LexicalIndex, "idf" | "passagesWith"> };

const EQUAL_CREDIT = 0.8;

export function readClaimWords(claim: Claim, tools: WordTools): ClaimWords {
  const conceptsOf = (text: string): Concept[] =>
    readConcepts({ text, shape: "figure", bare: false, periods: [], target: 0, actual: 0, cumulative: false }, tools);
  const clause = conceptsOf(claim.clause);
  const own = weighNouns(conceptsOf(claim.indicator === "" ? claim.clause : claim.indicator));
  const sentence = conceptsOf(claim.sentence);
  return {
    own,
    clause,
    sentence,
    heaviest: own.reduce<Concept | undefined>((best, c) => (!best || c.weight > best.weight ? c : best), undefined),
    ownPairs: pairsOf(claim.indicator),
    clausePairs: withNeedles(claim.clause, clause),
    sentencePairs: withNeedles(claim.sentence, sentence),
    lexical: lexicalQuery(own.length > 0 ? own : clause, tools.tokenizer),
  };
}

/** What a verb of doing counts beside the noun that is done: 新建水库 is about the 水库. */
const VERB_SHARE = 0.4;
/** Words of telling, which name nothing that a report counts. */
const TELLING =
  /^(?:提出|表示|指出|宣布|透露|介绍|显示|了解|获悉|首次|领跑|突破|站上|台阶|大关|要求|部署|谋划|达到|完成|实现|其中)$/u;
const TELLING_SHARE = 0.2;
/** What an English word counts that nothing in the report is known to stand for: most likely it isn't known what does. */
const UNTRANSLATED_SHARE = 0.3;

function weighNouns(concepts: readonly Concept[]): Concept[] {
  const weighed = concepts.map((concept) => {
    const { surface, unknown } = concept;
    const verb = verbLength(surface) === surface.length;
    const telling = TELLING.test(surface);
    const untranslated = unknown && /^[\x20-\x7e]+$/u.test(surface);
    return {
      ...concept,
      weight:
        concept.weight * (telling ? TELLING_SHARE : verb ? VERB_SHARE : 1) * (untranslated ? UNTRANSLATED_SHARE : 1),
    };
  });
  const sum = weighed.reduce((total, { weight }) => total + weight, 0) || 1;
  return weighed.map((concept) => ({ ...concept, weight: concept.weight / sum }));
}

/** Neighbouring characters of a folded text, Han and alphanumeric ones only. */
export function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[^\p{Script=Han}a-z0-9]/gu, "");
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) pairs.add(plain.slice(i, i + 2));
  return pairs;
}

function withNeedles(text: string, concepts: readonly Concept[]): Set<string> {
  const pairs = pairsOf(text);
  for (const { needles } of concepts) {
    for (const needle of needles)
      if (needle.credit >= EQUAL_CREDIT) for (const pair of pairsOf(needle.text)) pairs.add(pair);
  }
  return pairs;
}

/** Share of `part` that stands in `whole`, 0 to 1; 0 when `part` is empty. */
export function shareOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let found = 0;
  for (const pair of part) if (whole.has(pair)) found += 1;
  return found / part.size;
}
