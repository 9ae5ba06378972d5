/** The notes of a check in the three languages: one plain sentence on what the draft says, what the report says, and where. Judges nothing. */
import type { Language } from "../answer.ts";
import { en } from "./wording-en.ts";
import { zhCn, zhTw } from "./wording-zh.ts";

/** A figure of a report as a note names it. */
export interface NamedFigure {
  /** As printed, with 增长 or 下降 where it tells a change. */
  text: string;
  indicator: string;
  period: string;
  kind: "actual" | "target";
  change: boolean;
  /** `一、(一)`, or the heading where there is no number. */
  section: string;
  title: string;
}

export interface NoteFacts {
  /** As in the draft, with 增长 or 下降 where it tells a change. */
  said: string;
  /** What the draft counts, in its own words; empty when it doesn't say. */
  about: string;
  /** The report's figure. */
  report: NamedFigure;
  /** The figure whose number the draft gives. */
  owner?: NamedFigure;
  /** What the report's figure tells, where the draft tells the other with the same number. */
  tells?: "total" | "change";
}

/** Why the reports don't say it. */
export interface AbsentFacts {
  said: string;
  about: string;
  place?: string;
  /** Outside of the years that the reports tell of. */
  year?: string;
  /** What the report does say of it. */
  instead?: NamedFigure & { difference: "growth" | "level" | "period" };
  titles: string[];
}

export interface CheckWording {
  same(facts: NoteFacts): string;
  unit(facts: NoteFacts): string;
  numeral(facts: NoteFacts): string;
  rounded(facts: NoteFacts): string;
  digits(facts: NoteFacts): string;
  wrongUnit(facts: NoteFacts): string;
  direction(facts: NoteFacts): string;
  period(facts: NoteFacts): string;
  kind(facts: NoteFacts): string;
  indicator(facts: NoteFacts): string;
  absent(facts: AbsentFacts): string;
}

const WORDINGS: Record<Language, CheckWording> = { "zh-CN": zhCn, "zh-TW": zhTw, en };

export const checkWordingOf = (language: Language): CheckWording => WORDINGS[language];
