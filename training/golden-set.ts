/** Reads golden questions and the reports they were asked on: FOLDER/STEM.jsonl with FOLDER/text/STEM.txt or a folder of reports. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface GoldenAnswer {
  figures: string[];
  quote: string;
  section: string;
  section_alt?: string[];
  /** 0-based line of the text. */
  para: number;
  row?: string;
  column?: string;
  report?: string;
}

export interface GoldenQuestion {
  id: string;
  kind: string;
  question: string;
  turns?: string[];
  standalone?: string;
  answerable: boolean;
  answers: GoldenAnswer[];
  cite?: "all" | "any";
  must_figures: string[];
  must_phrases?: (string | string[])[];
  wrong_figures?: string[];
  figure_values: Record<string, { value: number; unit: string; period?: string; kind?: string }>;
  accept_also?: Record<string, string[]>;
  operands?: string[];
  operation?: string;
  result_value?: number;
  tolerance?: number;
}

export interface GoldenSet {
  /** File stem of questions and report: county-anguo-2020. */
  stem: string;
  text: string;
  questions: GoldenQuestion[];
}

/** Non-empty lines of a JSONL file. */
export function readJsonLines<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

/**
 * Every set of a folder, by stem. The text of a report is looked for in `folder/text`, then in `reports`.
 * @throws Error naming the stem whose report is missing
 */
export function readGoldenSets(folder: string, reports: readonly string[] = []): GoldenSet[] {
  const stems = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl") && !name.endsWith(".claims.jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .sort();
  return stems.map((stem) => {
    const places = [join(folder, "text"), ...reports].map((place) => join(place, `${stem}.txt`));
    const path = places.find((place) => existsSync(place));
    if (path === undefined) throw new Error(`No text of report ${stem}. Put it into ${places[0]}.`);
    const questions = readJsonLines<GoldenQuestion>(join(folder, `${stem}.jsonl`)).map((question) => ({
      ...question,
      answers: question.answers ?? [],
      must_figures: question.must_figures ?? [],
      figure_values: question.figure_values ?? {},
    }));
    return { stem, text: readFileSync(path, "utf8"), questions };
  });
}
