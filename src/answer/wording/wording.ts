/** The words of an answer in the three languages: one catalogue type, so that none is left out. Quotations are never translated. */
import type { Language } from "../../retrieval/fold-question.ts";
import { en } from "./en.ts";
import { zhCn } from "./zh-cn.ts";
import { zhTw } from "./zh-tw.ts";

export interface FigureWords {
  /** Whose figure it is, where an answer holds figures of several reports. */
  place?: string;
  indicator: string;
  period: string;
  /** With its qualifier: 约20.3万名, 4万人以上. */
  figure: string;
  kind: "actual" | "target";
  direction?: "up" | "down";
  /** An English reading of the figure: 504.74 billion yuan. */
  reading?: string;
  n: number;
}

export interface Missing {
  /** Asked, but not in the corpus. */
  places: string[];
  years: string[];
  /** Words of the question that nothing in the nearest evidence accounts for. */
  terms: string[];
  /** The nearest figure has another aspect or kind than asked: growth for an amount, a target for a result. */
  instead?: "growth" | "level" | "target" | "actual" | "period";
  reports: string[];
}

export interface Wording {
  figure(words: FigureWords): string;
  /** 2019 → 2019年, 2020Q1 → 2020年一季度. */
  period(period: string): string;
  /** Words of a near miss. */
  related(words: string, n: number): string;
  /** The clause as it stands in the report. */
  quote(clause: string, n: number): string;
  statement(quote: string, n: number): string;
  /** A result and a target, or two readings, follow. */
  readings(): string;
  computed(
    label: "difference" | "sum" | "share" | "multiple" | "reverse" | "per-head",
    arithmetic: string,
    marks: string,
  ): string;
  /** A follow-up made whole, before its answer. */
  understoodAs(question: string): string;
  yes(): string;
  no(): string;
  notFound(missing: Missing): string;
  /** Of several things asked, those that the report doesn't have. */
  partsMissing(asked: readonly string[]): string;
  nearest(): string;
  noteUnsure(): string;
  noteNear(asked: string, given: string): string;
  noteBroader(asked: string, given: string): string;
  noteReadings(): string;
  noteComputed(): string;
  greeting(): string;
  thanks(): string;
  emptyQuestion(): string;
}

const WORDINGS: Record<Language, Wording> = { "zh-CN": zhCn, "zh-TW": zhTw, en };

export const wordingOf = (language: Language): Wording => WORDINGS[language];
