/** Golden drafts: texts with the verdict of each of their figures, FOLDER/STEM.claims.jsonl. Reads files; grades nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJsonLines } from "./golden-set.ts";

export interface GoldenVerdict {
  /** As in the draft. */
  figure: string;
  verdict: "match" | "mismatch" | "not_found";
  report_figure: string | null;
  quote: string | null;
  /** 0-based line of the report's text. */
  para: number | null;
  /** Why a mismatch; how a match that isn't in the same words. */
  error?: string;
  how?: string;
}

export interface GoldenDraft {
  id: string;
  text: string;
  verdicts: GoldenVerdict[];
}

/** Drafts on one report; none when the folder has no file for it. */
export function readGoldenDrafts(folder: string, stem: string): GoldenDraft[] {
  const path = join(folder, `${stem}.claims.jsonl`);
  return existsSync(path) ? readJsonLines<GoldenDraft>(path) : [];
}
