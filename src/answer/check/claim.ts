/** A claim (draft figure): one figure of a draft with everything the draft says about it. Types only. */
import type { FigureMention } from "../../corpus/figures/figure.ts";
import type { PeriodReference } from "../../retrieval/asked-period.ts";

/** Where a time was named: the nearer, the surer that the figure belongs to it. */
export type Nearness = "clause" | "sentence" | "draft";

export interface ClaimTime {
  /** As the draft names it, folded. */
  text: string;
  reference: PeriodReference;
  nearness: Nearness;
}

export interface OtherPlace {
  name: string;
  /** Any of these in the evidence accounts for it: 广州. */
  needles: string[];
  /** Any of these in the figure's own clause does: 全市 in the report of one of its districts. */
  wholes: string[];
  /** Named before the figure's clause: the figure may be about something else again. */
  far: boolean;
}

/** Texts are folded: simplified script, half-width, lower case; without figures, times and the report's own place. */
export interface Claim extends FigureMention {
  index: number;
  english: boolean;
  /** Words that say what is counted. */
  indicator: string;
  /** The same as the draft writes them, for a reader; empty when the words beside the number name nothing. */
  about: string;
  aspect: "level" | "change" | "share";
  /** The clause with the subject it shares. */
  clause: string;
  sentence: string;
  /** The clause as a question: 多少 in place of the number, times and places kept. */
  question: string;
  /** The words right before the number, for the direction it tells. */
  before: string;
  /** The time it is said to hold for, when the draft names one. */
  time?: ClaimTime;
  /** What the words say: still to be reached, or done; undefined when they leave it open. */
  kind?: "actual" | "target";
  /** What its own clause says so in so many words: still to be reached, or reached already. */
  stage?: "planned" | "reached";
  /** It tells what something was before it changed: 由40个减少到29个. */
  origin: boolean;
  /** It tells what that came to. */
  outcome: boolean;
  /** Ids of the reports about the place that it names; absent when it names none of theirs. */
  reports?: string[];
  /** Place that it is about, when that is none of the reports' own: its name, and how evidence may write it. */
  otherPlace?: OtherPlace;
}
