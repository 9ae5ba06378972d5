/**
 * What is known of words that stand for each other: data/thesaurus/*.tsv (its README has the format).
 * Finds terms in text and says how two terms are related; doesn't decide what an answer may use.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * `equal`: either may stand for the other; `say`: an everyday or figurative way to say it; `narrower`/`broader`: a part or the
 * whole of it; `near`: related, not equal.
 */
export type Relation = "equal" | "say" | "narrower" | "broader" | "near";

export interface Alternative {
  term: string;
  relation: Relation;
}

export interface ThesaurusHit {
  start: number;
  end: number;
  term: string;
  alternatives: readonly Alternative[];
}

const STRENGTH: Record<Relation, number> = { equal: 4, say: 3, narrower: 2, broader: 2, near: 1 };
const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/u.test(text);

/** Terms with their alternatives, and a search for them in text. */
export class Thesaurus {
  readonly #alternatives = new Map<string, Map<string, Relation>>();
  /** Han terms by their first two characters, Latin terms by their first word; longest first. */
  readonly #starts = new Map<string, string[]>();
  readonly size: number;

  constructor(lines: Iterable<string>) {
    let sets = 0;
    for (const line of lines) {
      if (line.trim() === "" || line.startsWith("#")) continue;
      const [relation, ...cells] = line.split("\t");
      this.#add(
        relation?.trim() ?? "",
        cells.map((cell) =>
          cell
            .split("|")
            .map((term) => term.trim())
            .filter(Boolean),
        ),
      );
      sets++;
    }
    this.size = sets;
    for (const term of this.#alternatives.keys()) {
      const key = startKey(term, 0);
      const list = this.#starts.get(key);
      if (list) list.push(term);
      else this.#starts.set(key, [term]);
    }
    for (const list of this.#starts.values()) list.sort((a, b) => b.length - a.length);
  }

  #add(relation: string, cells: string[][]): void {
    const [first = [], second = []] = cells;
    if (relation === "equal") for (const a of first) for (const b of first) this.#link(a, b, "equal");
    if (relation === "say") {
      const [head = "", ...ways] = first;
      for (const way of ways) {
        this.#link(way, head, "say");
        this.#link(head, way, "near");
      }
    }
    for (const a of first)
      for (const b of second) {
        if (relation === "broader") {
          this.#link(a, b, "broader");
          this.#link(b, a, "narrower");
        }
        if (relation === "near") {
          this.#link(a, b, "near");
          this.#link(b, a, "near");
        }
      }
  }

  #link(from: string, to: string, relation: Relation): void {
    if (from === to) return;
    const known = this.#alternatives.get(from) ?? new Map<string, Relation>();
    this.#alternatives.set(from, known);
    const before = known.get(to);
    if (before === undefined || STRENGTH[relation] > STRENGTH[before]) known.set(to, relation);
  }

  /** Alternatives of a term, strongest first; equal terms of a colloquial term's head count as said by it too. */
  alternativesOf(term: string): Alternative[] {
    const direct = this.#alternatives.get(term);
    if (!direct) return [];
    const all = new Map(direct);
    for (const [other, relation] of direct) {
      if (relation !== "say" && relation !== "equal") continue;
      for (const [third, next] of this.#alternatives.get(other) ?? []) {
        if (third === term || all.has(third)) continue;
        const joined = relation === "equal" ? next : next === "equal" ? "say" : "near";
        all.set(third, joined);
      }
    }
    return [...all]
      .map(([other, relation]) => ({ term: other, relation }))
      .sort((a, b) => STRENGTH[b.relation] - STRENGTH[a.relation]);
  }

  /**
   * Terms that stand in a folded text, longest first at each place, without overlaps. A term that `accepts` refuses gives way to
   * a shorter one at its place.
   */
  find(
    text: string,
    accepts: (hit: Pick<ThesaurusHit, "term" | "alternatives">) => boolean = () => true,
  ): ThesaurusHit[] {
    const hits: ThesaurusHit[] = [];
    let position = 0;
    while (position < text.length) {
      const hit = this.#longestAt(text, position, accepts);
      if (hit) hits.push(hit);
      position += Math.max(1, hit?.term.length ?? 0);
    }
    return hits;
  }

  #longestAt(
    text: string,
    position: number,
    accepts: (hit: Pick<ThesaurusHit, "term" | "alternatives">) => boolean,
  ): ThesaurusHit | undefined {
    const inWord = /[a-z0-9]/u.test(text[position] ?? "") && /[a-z0-9]/u.test(text[position - 1] ?? "");
    if (inWord) return undefined;
    for (const term of this.#starts.get(startKey(text, position)) ?? []) {
      if (!text.startsWith(term, position)) continue;
      if (isLatin(term) && /[a-z0-9]/u.test(text.slice(position + term.length).replace(/^s\b/u, "")[0] ?? "")) continue;
      const hit = { start: position, end: position + term.length, term, alternatives: this.alternativesOf(term) };
      if (accepts(hit)) return hit;
    }
    return undefined;
  }
}

function startKey(text: string, position: number): string {
  const two = text.slice(position, position + 2);
  return two;
}

/** Reads every .tsv file of a thesaurus folder. */
export function loadThesaurus(folder: string): Thesaurus {
  const lines: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".tsv")) lines.push(...readFileSync(join(folder, name), "utf8").split("\n"));
  }
  return new Thesaurus(lines);
}
