/** The files of data/thesaurus against the rules of its README; what the terms mean is not judged here. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toSimplified } from "../../src/indexing/to-simplified.ts";

const FOLDER = new URL("../../data/thesaurus/", import.meta.url);
const COLUMNS: Readonly<Record<string, number>> = { equal: 2, say: 2, broader: 3, near: 3 };
/** Letters of any script, digits, and the marks that stand inside names; a dash only as in 中国—东盟. */
const TERM = /^[\p{L}\p{N}][\p{L}\p{N} '+&/.%、—-]*$/u;

interface Line {
  /** file:line */
  place: string;
  relation: string;
  columns: string[][];
  terms: string[];
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".tsv"));
const lines: Line[] = files.flatMap((name) =>
  readFileSync(new URL(name, FOLDER), "utf8")
    .split("\n")
    .map((text, i) => ({ text, place: `${name}:${i + 1}` }))
    .filter(({ text }) => text !== "" && !text.startsWith("#"))
    .map(({ text, place }) => {
      const [relation = "", ...cells] = text.split("\t");
      const columns = cells.map((cell) => cell.split("|"));
      return { place, relation, columns, terms: columns.flat() };
    }),
);

/** Places and terms for which a rule doesn't hold. */
const breaking = (isRight: (term: string) => boolean): string[] =>
  lines.flatMap(({ place, terms }) => terms.filter((term) => !isRight(term)).map((term) => `${place} ${term}`));
const linesBreaking = (isRight: (line: Line) => boolean): string[] =>
  lines.filter((line) => !isRight(line)).map(({ place }) => place);
const pairKey = (a: string, b: string): string => [a, b].sort().join("|");

describe("lines", () => {
  test("there are files, and they are UTF-8 with line feeds", () => {
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const text = readFileSync(new URL(name, FOLDER), "utf8");
      expect(text).not.toMatch(/[\r\ufeff\ufffd]/u);
      expect(text.endsWith("\n")).toBe(true);
    }
  });

  test("a relation of the README and its number of columns", () => {
    expect(linesBreaking(({ relation, columns }) => COLUMNS[relation] === columns.length + 1)).toEqual([]);
  });

  test("equal and say relate two terms at least; broader and near have one term on their left", () => {
    const isRight = ({ relation, columns: [left = [], right = []] }: Line): boolean =>
      relation === "equal" || relation === "say" ? left.length > 1 : left.length === 1 && right.length > 0;
    expect(linesBreaking(isRight)).toEqual([]);
  });

  test("no term twice in a set", () => {
    expect(linesBreaking(({ terms }) => new Set(terms).size === terms.length)).toEqual([]);
  });

  test("one line for each relation and head in a file", () => {
    const seen = new Set<string>();
    const twice = linesBreaking(({ place, relation, terms }) => {
      const key = `${place.split(":")[0]} ${relation} ${terms[0]}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    expect(twice).toEqual([]);
  });
});

describe("terms", () => {
  test.each<[string, (term: string) => boolean]>([
    [
      "no white space around them, one blank inside at most",
      (term) => term === term.trim() && !/\s{2}|[^\S ]/u.test(term),
    ],
    ["lower case", (term) => term === term.toLowerCase()],
    ["compatibility forms composed", (term) => term === term.normalize("NFKC")],
    ["two characters or more", (term) => [...term].length >= 2],
    ["no punctuation but that of names", (term) => TERM.test(term)],
  ])("%s", (_, isRight) => {
    expect(breaking(isRight)).toEqual([]);
  });

  test("simplified script", () => {
    // Half converted: it can't be met in a folded question, and does no harm.
    const isRight = (term: string): boolean => term === "颱风" || toSimplified(term) === term;
    expect(breaking(isRight)).toEqual([]);
  });
});

describe("relations between terms", () => {
  /** Head of the equal set that a term stands in. */
  const headOf = new Map<string, string>();
  for (const { relation, terms } of lines) {
    if (relation === "equal") for (const term of terms) headOf.set(term, terms[0] ?? "");
  }
  const isEqual = (a: string, b: string): boolean => headOf.has(a) && headOf.get(a) === headOf.get(b);
  const pairsOf = ({ relation, columns: [left = [], right = []] }: Line): [string, string][] => {
    const [head = "", ...ways] = left;
    return (relation === "say" ? ways : right).map((other): [string, string] => [head, other]);
  };

  test("a term stands in one equal set only", () => {
    const elsewhere = lines
      .filter(({ relation }) => relation === "equal")
      .flatMap(({ place, terms }) => terms.filter((t) => headOf.get(t) !== terms[0]).map((t) => `${place} ${t}`));
    expect(elsewhere).toEqual([]);
  });

  test("no pair is equal and something else", () => {
    const both = lines
      .filter(({ relation }) => relation !== "equal")
      .flatMap((line) =>
        pairsOf(line)
          .filter(([a, b]) => isEqual(a, b))
          .map((pair) => `${line.place} ${pair.join(" ")}`),
      );
    expect(both).toEqual([]);
  });

  test.each(["near", "broader", "say"])("a pair is %s once, in either direction", (relation) => {
    const seen = new Set<string>();
    const twice: string[] = [];
    for (const line of lines.filter((each) => each.relation === relation)) {
      for (const [a, b] of pairsOf(line)) {
        if (seen.has(pairKey(a, b))) twice.push(`${line.place} ${a} ${b}`);
        seen.add(pairKey(a, b));
      }
    }
    expect(twice).toEqual([]);
  });
});
