/**
 * The signals that say whether a figure of a report is what a question asks for. Named, pure, cheap.
 * How much each counts is learned (training/) and kept in data/weights/; nothing is weighed here.
 */
import type { Figure } from "../corpus/figures/figure.ts";
import type { Report, Sentence } from "../corpus/report.ts";
import {
  FIGURE_FEATURES,
  type FigureFeature,
  type FigureFeatureValues,
  type QuestionSignals,
} from "./figure-feature-names.ts";
import { timeFeatures } from "./figure-time-features.ts";
import { unitFeatures } from "./figure-unit-features.ts";
import { wordFeatures } from "./figure-word-features.ts";
import { type ReportView, viewOf } from "./report-view.ts";

/** Similarities of a sentence and its parts with the question, scaled by the caller: cosines as they are, lexical 0 to 1. */
export interface Similarities {
  dense: { sentence: number; clause: number; figure: number };
  /** With the question in the report's words. */
  reworded: { sentence: number; clause: number; figure: number };
  lexical: { sentence: number; clause: number; figure: number };
}

const flag = (condition: boolean): number => (condition ? 1 : 0);

const SLOT: ReadonlyMap<string, number> = new Map(FIGURE_FEATURES.map((name, index) => [name, index]));

function write(features: Float64Array, values: FigureFeatureValues): void {
  for (const name in values) features[SLOT.get(name) ?? -1] = values[name as FigureFeature] ?? 0;
}

/** Values of {@link FIGURE_FEATURES} for one figure. */
export function figureFeatures(
  signals: QuestionSignals,
  report: Report,
  sentence: Sentence,
  figure: Figure,
  similarities: Similarities,
): Float64Array {
  const view = viewOf(report);
  const features = new Float64Array(FIGURE_FEATURES.length);
  write(features, similarityFeatures(signals, similarities));
  write(features, wordFeatures(signals, view, sentence, figure));
  write(features, unitFeatures(signals.ask, figure));
  write(features, timeFeatures(signals.ask, report, figure));
  write(features, placeFeatures(signals, view, sentence, figure));
  return features;
}

const STANDING_OUT: readonly (readonly [FigureFeature, FigureFeature])[] = [
  ["dense figure", "dense above others of sentence"],
  ["reworded figure", "reworded above others of sentence"],
  ["covered by indicator", "covered above others of sentence"],
];

/** Fills in how far each figure of one sentence is above the best of the others; 0 for the only one. */
export function standOut(figures: readonly { features: Float64Array }[]): void {
  if (figures.length < 2) return;
  for (const [source, target] of STANDING_OUT) {
    const from = FIGURE_FEATURES.indexOf(source);
    const to = FIGURE_FEATURES.indexOf(target);
    const values = figures.map(({ features }) => features[from] ?? 0);
    figures.forEach(({ features }, i) => {
      const others = Math.max(...values.filter((_, j) => j !== i));
      features[to] = (values[i] ?? 0) - others;
    });
  }
}

function similarityFeatures(
  { english }: QuestionSignals,
  { dense, reworded, lexical }: Similarities,
): FigureFeatureValues {
  return {
    "dense figure": dense.figure,
    "dense clause": dense.clause,
    "dense sentence": dense.sentence,
    "reworded figure": reworded.figure,
    "reworded clause": reworded.clause,
    "reworded sentence": reworded.sentence,
    "dense figure, English": english ? dense.figure : 0,
    "dense clause, English": english ? dense.clause : 0,
    "lexical figure": lexical.figure,
    "lexical clause": lexical.clause,
    "lexical sentence": lexical.sentence,
  };
}

function placeFeatures(
  { otherPlaces }: QuestionSignals,
  view: ReportView,
  sentence: Sentence,
  figure: Figure,
): FigureFeatureValues {
  const { report } = view;
  const text = view.sentence(sentence.index);
  const inClause = view.figuresOf(sentence.index).filter((index) => report.figures[index]?.clause === figure.clause);
  const before = report.text.slice(Math.max(0, figure.start - 6), figure.start);
  const after = report.text.slice(figure.end, figure.end + 2);
  const role = report.sections[sentence.section]?.role ?? "body";
  return {
    "other place missing": flag(otherPlaces.some((place) => !text.includes(place))),
    "number before its noun": flag(/^[\p{Script=Han}“]/u.test(after) && !/^(?:以|左|的)/u.test(after)),
    "order in clause": Math.min(3, Math.max(0, inClause.indexOf(figure.index))),
    "figures in clause": Math.min(4, inClause.length - 1),
    "comparison base": flag(/(?:由|从)[^，。；]*$/u.test(before)),
    "first of the report": 1 - Math.min(1, sentence.index / Math.max(1, report.sentences.length)),
    "table cell": flag(figure.column !== undefined),
    "in annex or glossary": flag(role === "annex" || role === "glossary"),
  };
}
