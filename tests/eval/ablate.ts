/** The product with one of its parts taken away, to see what the part brings. The weights stay as they were fitted with it. */
import type { AnswerDependencies } from "../../src/answer/answer-question.ts";
import type { LexicalIndex } from "../../src/indexing/lexical-index.ts";
import type { SearchIndex } from "../../src/indexing/search-index.ts";
import type { EvidenceModel } from "../../src/retrieval/evidence-model.ts";
import { FIGURE_FEATURES } from "../../src/retrieval/figure-feature-names.ts";
import { TEXT_FEATURES } from "../../src/retrieval/text-features.ts";
import { Thesaurus } from "../../src/retrieval/thesaurus.ts";

export const ABLATIONS = ["dense", "lexical", "ledger", "thesaurus", "weights"] as const;
export type Ablation = (typeof ABLATIONS)[number];

/** `ledger`: vectors and words of figure passages say nothing; the figures themselves stay, they're what is asked for. */
export function ablate(tools: AnswerDependencies, without: Ablation): AnswerDependencies {
  const { index, concepts } = tools;
  const isFigure = (passage: number): boolean => index.passages[passage]?.kind === "figure";
  switch (without) {
    case "dense":
      return { ...tools, index: withDense(index, () => false) };
    case "lexical":
      return { ...tools, index: { ...index, lexical: silenced(index.lexical, () => true) } };
    case "ledger": {
      const lexical = silenced(index.lexical, isFigure);
      return { ...tools, index: { ...withDense(index, (passage) => !isFigure(passage)), lexical } };
    }
    case "thesaurus":
      return { ...tools, concepts: { ...concepts, thesaurus: new Thesaurus([]) } };
    case "weights":
      return { ...tools, model: plainModel(tools.model) };
  }
}

/** Cosines only of passages for which `keep` holds; 0 for the others. */
function withDense(index: SearchIndex, keep: (passage: number) => boolean): SearchIndex {
  const { vectors } = index;
  return {
    ...index,
    vectors: {
      dimensions: vectors.dimensions,
      count: vectors.count,
      vectorOf: (passage) => vectors.vectorOf(passage),
      cosines: (query, passages) =>
        vectors.cosines(query, passages).map((cosine, i) => (keep(passages?.[i] ?? i) ? cosine : 0)),
      search: async (query, k, allow, within) =>
        vectors.search(query, k, (passage) => keep(passage) && (allow?.(passage) ?? true), within),
    },
  };
}

/** Scores of passages for which `silent` holds are 0; how rare words are is still known. */
function silenced(lexical: LexicalIndex, silent: (passage: number) => boolean): LexicalIndex {
  const scores: LexicalIndex["scores"] = (query, within) =>
    lexical.scores(query, within).map((score, passage) => (silent(passage) ? 0 : score));
  return new Proxy(lexical, {
    get(target, property) {
      if (property === "scores") return scores;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Every similarity counts alike, every other signal nothing; nothing is refused. */
function plainModel(model: EvidenceModel): EvidenceModel {
  const head = (features: readonly string[]) => ({
    features: [...features],
    weights: features.map((name) => (/^(?:dense|lexical) [a-z]+$/u.test(name) ? 1 : 0)),
    bias: 0,
  });
  return {
    ...model,
    figure: head(FIGURE_FEATURES),
    text: head(TEXT_FEATURES),
    answerable: { features: [], weights: [], bias: 0 },
    right: { features: [], weights: [], bias: 0 },
    refuseBelow: 0,
    unsureBelow: 0,
  };
}
