/** A figure (数据) of the ledger, and what a figure is before anyone knows what it counts. */
import type { Span } from "../span.ts";

/**
 * A numeral with its unit as it stands in any text: a report, a question or a draft.
 * Value in base units: 5047.4亿元 is 504740000000 元; 8% is 8 %; 6.2万人 is 62000 人; 三成 is 30 %; 翻一番 is 2 倍;
 * 20:50:30 is value 20, unit `:`, values [20, 50, 30]; 3%—5% is value 3, values [3, 5].
 */
export interface FigureMention extends Span {
  /** `text.slice(start, end)`: numeral and unit, without qualifier: 5047.4亿元. */
  text: string;
  value: number;
  /** All values of a range or a ratio, else absent. */
  values?: number[];
  /** Unit as printed after NFKC, 百千万亿 multiplied out; empty when none is printed. */
  unit: string;
  /** 约 超 近 以上 余 多 …, before or after the numeral, as printed; empty when none. */
  qualifier: string;
  /** From the words right before the numeral: 增长 → up, 下降 → down. */
  direction?: "up" | "down";
  /** How the numeral is written. */
  numeral: "arabic" | "chinese";
}

/** `actual`: a result or a state; `target`: what is to be reached; `count`: only counts parts of the text, never an answer. */
export type FigureKind = "actual" | "target" | "count";

/** A figure of a report with what it counts, when, and where it stands. */
export interface Figure extends FigureMention {
  index: number;
  /** What is counted, from the report's own words: 地区生产总值增速 is 地区生产总值 + direction; here 地区生产总值. */
  indicator: string;
  /** Where the words of the indicator stand, in order of the text; the figure's own clause first if any stand there. */
  indicatorSpans: Span[];
  /** 2019, 2016-2020, 2020H1, 2020Q1, 2020-05. */
  period: string;
  kind: FigureKind;
  /** `level`: an amount or a state; `change`: growth, decline, increase or share gained against another time; `share`: 占…比重, …率 . */
  aspect: "level" | "change" | "share";
  section: number;
  sentence: number;
  /** Index into the sentence's clauses. */
  clause: number;
  /** Of a table cell. */
  row?: string;
  column?: string;
}
