/** Golden sets as files: the one of the report that ships, and folders of others. Asks nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type GoldenQuestion, type GoldenSet, readGoldenSets, readJsonLines } from "../../training/golden-set.ts";
import type { GoldenDraft } from "./grade-check.ts";
import type { GoldenFigure, GoldenNonFigure } from "./grade-figures.ts";

export interface EvalSet extends GoldenSet {
  drafts: GoldenDraft[];
  /** A sample of the gold ledger; only of the report that ships. */
  ledger?: { figures: GoldenFigure[]; nonFigures: GoldenNonFigure[] };
}

const SHIPPED_STEM = "tianhe-2020";
const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The golden questions, drafts and figures of the report in corpus/. */
export function readShippedSet(): EvalSet {
  const folder = path(`tests/golden/${SHIPPED_STEM}`);
  const lines = <T>(name: string): T[] => readJsonLines<T>(join(folder, `${name}.jsonl`));
  return {
    stem: SHIPPED_STEM,
    text: readFileSync(path(`corpus/${SHIPPED_STEM}.txt`), "utf8"),
    questions: lines<GoldenQuestion>("public").map((question) => ({
      ...question,
      answers: question.answers ?? [],
      must_figures: question.must_figures ?? [],
      figure_values: question.figure_values ?? {},
    })),
    drafts: lines<GoldenDraft>("public_claims"),
    ledger: {
      figures: lines<GoldenFigure>("public_figures"),
      nonFigures: lines<GoldenNonFigure>("public_not_figures"),
    },
  };
}

/** Every set of a folder: STEM.jsonl, STEM.claims.jsonl where there is one, and the report's text. */
export function readSets(folder: string, reports: readonly string[]): EvalSet[] {
  return readGoldenSets(folder, reports).map((set) => {
    const drafts = join(folder, `${set.stem}.claims.jsonl`);
    return { ...set, drafts: existsSync(drafts) ? readJsonLines<GoldenDraft>(drafts) : [] };
  });
}
