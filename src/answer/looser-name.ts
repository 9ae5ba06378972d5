/** Whether the report names what was asked only by a looser word of the thesaurus: a related one, a part, a whole. Words nothing. */
import { type Concept, creditIn } from "../retrieval/concepts.ts";

export interface LooserName {
  relation: "near" | "broader";
  /** The question's word. */
  asked: string;
  /** The report's. */
  given: string;
}

/** A word that carries less of the question isn't worth a warning. */
const LEAST_WEIGHT = 0.25;
/** From here on the word itself stands there, or most of it. */
const NAMED = 0.8;

/** Of the heaviest word that `text` names only by a looser one. */
export function looserName(concepts: readonly Concept[], text: string): LooserName | undefined {
  const names = concepts.flatMap((concept) => {
    if (concept.weight < LEAST_WEIGHT || creditIn(concept, text) >= NAMED) return [];
    const needle = concept.needles
      .filter(
        ({ text: each, relation }) =>
          relation !== "same" && relation !== "equal" && relation !== "say" && text.includes(each),
      )
      .sort((a, b) => b.credit - a.credit)[0];
    if (!needle) return [];
    const relation = needle.relation === "near" ? ("near" as const) : ("broader" as const);
    return [{ weight: concept.weight, relation, asked: concept.surface, given: needle.text }];
  });
  const [heaviest] = names.sort((a, b) => b.weight - a.weight);
  return heaviest && { relation: heaviest.relation, asked: heaviest.asked, given: heaviest.given };
}
