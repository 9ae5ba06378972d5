/** The signals that say whether a sentence answers a question for words, a name or a time. Named, pure, cheap; weighed elsewhere. */
import type { Report, Sentence } from "../corpus/report.ts";
import { sliceSpan } from "../corpus/span.ts";
import { type Concept, coverage, creditIn, reportWordsMissing } from "./concepts.ts";
import type { QuestionSignals } from "./figure-feature-names.ts";
import { viewOf } from "./report-view.ts";
import { heaviestRunMissing, runsIn } from "./verbatim-runs.ts";

export interface TextSimilarities {
  dense: { sentence: number; clause: number };
  /** With the question in the report's words. */
  reworded: { sentence: number; clause: number };
  lexical: { sentence: number; clause: number };
}

export const TEXT_FEATURES = [
  "dense sentence",
  "dense clause",
  "reworded sentence",
  "reworded clause",
  "lexical sentence",
  "lexical clause",
  "covered by clause",
  "covered by sentence",
  "covered with surroundings",
  "heaviest concept in clause",
  "heaviest concept in sentence",
  "runs in sentence",
  "run missing in sentence",
  "report word missing in sentence",
  "plan asked, plan given",
  "review asked, plan given",
  "open, plan given",
  "name asked, quotation given",
  "list asked, list given",
  "quoted name of the question",
  "parts asked, list beside the quoted name",
  "place asked, place given",
  "person asked, person given",
  "time asked, time given",
  "other place missing",
  "heading",
  "preface",
  "annex or glossary",
  "meaning asked, glossary given",
  "short",
  "long",
  "slogans",
  "table row",
  "first of the report",
] as const;
export type TextFeature = (typeof TEXT_FEATURES)[number];

const flag = (condition: boolean): number => (condition ? 1 : 0);

/** Values of {@link TEXT_FEATURES} for one sentence. */
export function textFeatures(
  signals: QuestionSignals,
  report: Report,
  sentence: Sentence,
  similarities: TextSimilarities,
): Float64Array {
  const view = viewOf(report);
  const whole = view.sentence(sentence.index);
  const { ask, concepts, otherPlaces } = signals;
  const clauses = sentence.clauses.map((_, index) => view.clause(sentence.index, index));
  const heaviest = concepts.reduce<Concept | undefined>(
    (best, c) => (!best || c.weight > best.weight ? c : best),
    undefined,
  );
  const { runs } = signals.verbatimIn(view);
  const bestClause = clauses.reduce((best, clause) => Math.max(best, coverage(concepts, clause)), 0);
  const section = report.sections[sentence.section];
  const plan = view.planShare(sentence.section);
  const wantsPlan = ask.target > ask.actual || ask.periods.some(({ reference }) => isPlanned(reference, report));
  const wantsReview = ask.actual > ask.target || ask.periods.some(({ reference }) => isReviewed(reference, report));
  const asks = (pattern: RegExp): boolean => pattern.test(ask.text);
  const quoted = quotedNames(sliceSpan(report.text, sentence), ask.text);
  const length = sentence.end - sentence.start;
  const role = section?.role ?? "body";
  const values: Record<TextFeature, number> = {
    "dense sentence": similarities.dense.sentence,
    "dense clause": similarities.dense.clause,
    "reworded sentence": similarities.reworded.sentence,
    "reworded clause": similarities.reworded.clause,
    "lexical sentence": similarities.lexical.sentence,
    "lexical clause": similarities.lexical.clause,
    "covered by clause": bestClause,
    "covered by sentence": coverage(concepts, whole),
    "covered with surroundings": coverage(concepts, `${whole} ${view.around(sentence.index)}`),
    "heaviest concept in clause": heaviest ? Math.max(0, ...clauses.map((clause) => creditIn(heaviest, clause))) : 0,
    "heaviest concept in sentence": heaviest ? creditIn(heaviest, whole) : 0,
    "runs in sentence": runsIn(runs, whole),
    "run missing in sentence": heaviestRunMissing(runs, `${whole} ${view.around(sentence.index)}`),
    "report word missing in sentence": Math.max(0, ...reportWordsMissing(concepts, whole)),
    "plan asked, plan given": wantsPlan && !wantsReview ? plan : 0,
    "review asked, plan given": wantsReview && !wantsPlan ? plan : 0,
    "open, plan given": wantsReview === wantsPlan ? plan : 0,
    "name asked, quotation given": flag(
      asks(/叫|名|称号|品牌|口号|奖|什么(?!时候)|啥|哪(?:个|种|项|部|出)/u) &&
        /[“《「]/u.test(sliceSpan(report.text, sentence)),
    ),
    "list asked, list given": flag(
      asks(/哪[几些两三四五六七八九十]|分别是|都有|包括|有哪/u) && (whole.match(/、/gu)?.length ?? 0) >= 1,
    ),
    "quoted name of the question": flag(quoted.length > 0),
    "parts asked, list beside the quoted name": flag(asks(/哪|什么|啥|包括|指/u) && quoted.some(hasListBeside)),
    "place asked, place given": flag(
      asks(/哪(?:里|儿|个(?:县|市|省|乡|镇|村|区|国))|什么地方|何处|where/u) && /[省市县区乡镇村]/u.test(whole),
    ),
    "person asked, person given": flag(
      asks(/谁|哪位|叫什么名|姓名|who\b/u) && /长|书记|主任|同志|总理|代表/u.test(whole),
    ),
    "time asked, time given": flag(ask.shape === "time" && /\d{1,4}年|\d月|年底|年内|季度/u.test(whole)),
    "other place missing": flag(otherPlaces.some((place) => !whole.includes(place))),
    heading: flag(section !== undefined && section.headingSpan.start === sentence.start),
    preface: flag(sentence.section === 0),
    "annex or glossary": flag(role === "annex" || role === "glossary"),
    "meaning asked, glossary given": flag(
      role === "glossary" && asks(/什么意思|指(?:的是)?(?:什么|哪)|含义|是什么|meaning|mean\b/u),
    ),
    short: flag(length < 12),
    long: Math.min(3, length / 150),
    slogans: flag(/坚持|贯彻|落实|全面|深入/u.test(whole) && !/\d/u.test(whole)),
    "table row": flag(sentence.row !== undefined),
    "first of the report": 1 - Math.min(1, sentence.index / Math.max(1, report.sentences.length)),
  };
  return Float64Array.from(TEXT_FEATURES, (name) => values[name]);
}

/** Names in quotation marks that the question says too, with the text around them. */
function quotedNames(printed: string, asked: string): { before: string; after: string }[] {
  const bare = asked.replace(/[“”"'‘’「」]/gu, "");
  return [...printed.normalize("NFKC").matchAll(/[“「]([^“”「」]{2,12})[”」]/gu)]
    .filter(([, name = ""]) => bare.includes(name.toLowerCase()))
    .map(({ 0: { length }, index }) => ({
      before: printed.slice(Math.max(0, index - 30), index),
      after: printed.slice(index + length, index + length + 30),
    }));
}

/** 城区、园区、山区“三大增长极”; “三区”,即城区、园区和山区. */
const hasListBeside = ({ before, after }: { before: string; after: string }): boolean =>
  /、[^，,。；;]*$/u.test(before) || /^[^。；;]{0,8}[是即为指包括：:——，,]{1,4}[^。；;]*、/u.test(after);

type Reference = QuestionSignals["ask"]["periods"][number]["reference"];

function isPlanned(reference: Reference, { metadata }: Report): boolean {
  if (reference.type === "next") return true;
  if (reference.type === "offset") return reference.years >= 0 && metadata.genre !== "communique";
  return reference.type === "years" && reference.to > metadata.reviewed[1];
}

function isReviewed(reference: Reference, { metadata }: Report): boolean {
  if (reference.type === "past" || reference.type === "now") return true;
  if (reference.type === "offset") return reference.years < 0;
  return reference.type === "years" && reference.to <= metadata.reviewed[1];
}
