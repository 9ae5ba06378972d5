/** Names of the signals of a figure, in the order of the learned weights; and what of a question they are computed from. */
import type { Concept } from "./concepts.ts";
import type { Ask } from "./question.ts";
import type { ReportView } from "./report-view.ts";
import type { Verbatim } from "./verbatim-runs.ts";

export interface QuestionSignals {
  ask: Ask;
  concepts: readonly Concept[];
  /** Places named that are not the report's own. */
  otherPlaces: readonly string[];
  english: boolean;
  /** Figures that the question itself says (26项). */
  said: readonly string[];
  /** What of the thing asked stands word for word in a report. */
  verbatimIn(view: ReportView): Verbatim;
}

export const FIGURE_FEATURES = [
  "dense figure",
  "dense clause",
  "dense sentence",
  "reworded figure",
  "reworded clause",
  "reworded sentence",
  "dense above others of sentence",
  "reworded above others of sentence",
  "covered above others of sentence",
  "dense figure, English",
  "dense clause, English",
  "lexical figure",
  "lexical clause",
  "lexical sentence",
  "covered by indicator",
  "covered by clause",
  "covered by sentence",
  "covered with surroundings",
  "heaviest concept in indicator",
  "heaviest concept in sentence",
  "indicator accounted for",
  "runs in clause",
  "runs in sentence",
  "run missing in clause",
  "run missing in sentence",
  "printed word missing in clause",
  "printed word missing in sentence",
  "report word missing in clause",
  "report word missing in sentence",
  "report words missing in clause",
  "head word in indicator",
  "head word in clause",
  "topic word in clause",
  "topic word in sentence",
  "said figure in clause",
  "said figure missing in sentence",
  "figure itself said",
  "unit equal",
  "exact counter asked and given",
  "exact counter asked, other given",
  "measure equal",
  "measure other",
  "money asked, other given",
  "percent asked, other given",
  "percent given, measure open",
  "implied measure, other given",
  "people asked, things given",
  "things asked, people given",
  "rating given, not asked",
  "part alone asked, more given",
  "magnitude fits",
  "magnitude off",
  "change asked and given",
  "change asked, level given",
  "level asked, change given",
  "nothing asked, change given",
  "share asked and given",
  "share given, not asked",
  "period exact",
  "period ends there",
  "period within",
  "period covers",
  "period other",
  "no period asked, reviewed year",
  "no period asked, several years",
  "no period asked, planned",
  "target asked and given",
  "target asked, actual given",
  "actual asked, target given",
  "actual asked and given",
  "open, target given",
  "several years asked, single given",
  "yearly average given, not asked",
  "yearly average asked and given",
  "per head asked, not given",
  "per head given, not asked",
  "part named elsewhere missing",
  "qualifiers missing",
  "qualifiers beyond",
  "other place missing",
  "number before its noun",
  "order in clause",
  "figures in clause",
  "comparison base",
  "first of the report",
  "table cell",
  "in annex or glossary",
  "rank or time, measure open",
] as const;
export type FigureFeature = (typeof FIGURE_FEATURES)[number];

/** Values of some of the features; those left out are 0. */
export type FigureFeatureValues = Partial<Record<FigureFeature, number>>;
