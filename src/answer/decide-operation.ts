/** Arithmetic that a question asks for: which figures it takes, and whether the report gives the number itself. Words nothing. */
import type { Figure } from "../corpus/figures/figure.ts";
import { sameUnit } from "../corpus/figures/units.ts";
import { measureOf } from "../retrieval/asked-unit.ts";
import type { EvidenceModel } from "../retrieval/evidence-model.ts";
import type { Ask } from "../retrieval/question.ts";
import type { RankedEvidence } from "../retrieval/rank-evidence.ts";
import type { OperationType } from "../retrieval/read-operation.ts";
import { chooseFigures, type FigureCandidate } from "./choose-figures.ts";
import { sameThing } from "./compare-figures.ts";
import { type Derived, derive } from "./derive.ts";
import type { AnswerTools, EvidenceFound } from "./find-evidence.ts";

/** Parts that fit clearly worse than the whole say that the report prints the total itself. In units of the learned score. */
const AS_GOOD = 3;

export interface ComputedDecision {
  type: "derived";
  derived: Derived;
  operands: FigureCandidate[];
  sure: boolean;
}

/** How many of the best candidates are looked at for a movement (由A增加到B) or for a result and its target. */
const CANDIDATES_LOOKED_AT = 5;
/** Operands are harder to recognise than whole questions, so less is asked of them. */
const OPERAND_REFUSAL = 0.4;

/** The computed answer; `undefined` when nothing is to be computed or the report gives the number itself. */
export function decideOperation(
  found: EvidenceFound,
  { model }: Pick<AnswerTools, "model">,
): ComputedDecision | undefined {
  const { question, whole, operands } = found;
  const type = question.operation?.type;
  const best = whole.ranked.find((candidate): candidate is FigureCandidate => candidate.figure !== undefined);
  if (!type || !best || givenDirectly(best, type)) return undefined;
  if (type === "sum" && totalGiven(operands, best)) return undefined;
  const basis = (type === "reverse" && operands[0]) || whole;
  const named = operands.length > 1 ? chooseOperands(operands, whole, type) : undefined;
  const chosen = named ?? movement(basis, type, question.text);
  if (!chosen || (type === "per-head" && !namesAmount(operands, chosen))) return undefined;
  if (ofSeveralReports(chosen) && !comparable(chosen, operands, model)) return undefined;
  const answerable = Math.max(whole.answerable, ...operands.map((operand) => operand.answerable));
  if (answerable < model.refuseBelow * OPERAND_REFUSAL) return undefined;
  const derived = derive(
    type === "rise" || type === "gap" ? "difference" : type,
    chosen.map(({ figure }) => figure),
  );
  return (
    derived && {
      type: "derived",
      derived,
      operands: chosen,
      sure: Math.max(whole.right, ...operands.map(({ right }) => right)) >= model.unsureBelow,
    }
  );
}

const ofSeveralReports = (chosen: readonly FigureCandidate[]): boolean =>
  new Set(chosen.map(({ report }) => report.id)).size > 1;

/** Figures of several places are set against each other only when each is surely there, and all are of one thing. */
function comparable(
  [first, ...others]: readonly FigureCandidate[],
  operands: readonly RankedEvidence[],
  { refuseBelow }: EvidenceModel,
): boolean {
  const sure = operands.every(({ answerable }) => answerable >= refuseBelow);
  return sure && first !== undefined && others.every(({ figure }) => sameThing(first.figure, figure));
}

/** Does the report print the sum itself? Then parts fit worse than the whole, or all are found in one figure of a list of things. */
function totalGiven(operands: readonly RankedEvidence[], best: FigureCandidate): boolean {
  if (operands.some(({ ranked }) => (ranked[0]?.score ?? 0) < best.score - AS_GOOD)) return true;
  const ofSeveral = /[、和与及]/u.test(best.figure.indicator);
  return ofSeveral && operands.length > 1 && operands.every(({ ranked }) => ranked[0]?.figure === best.figure);
}

/** Does the report print what is asked: a share, a multiple, the change itself? */
function givenDirectly({ figure }: FigureCandidate, type: OperationType): boolean {
  if (type === "share") return figure.unit === "%" && figure.aspect === "share";
  if (type === "multiple") return figure.unit === "倍";
  return type === "rise" && figure.aspect === "change";
}

/** Two figures that a report relates itself: both ends of a movement, an amount with its change, a result and its target. */
function movement(whole: RankedEvidence, type: OperationType, asked: string): FigureCandidate[] | undefined {
  if (type === "sum" || type === "share" || type === "difference" || type === "gap" || type === "per-head")
    return undefined;
  const best = whole.ranked
    .filter((candidate): candidate is FigureCandidate => candidate.figure !== undefined)
    .slice(0, CANDIDATES_LOOKED_AT);
  for (const candidate of best) {
    const pair =
      type === "reverse" ? (partAndShare(candidate, asked) ?? levelAndChange(candidate, asked)) : endsOf(candidate);
    if (pair) return pair.map((figure) => ({ ...candidate, figure }));
  }
  const [first] = best;
  if (type !== "rise" || !first || !/比|较/u.test(whole.ask.text)) return undefined;
  const other = best.find(({ figure }) => figure.kind !== first.figure.kind && sameThing(figure, first.figure));
  return other && [first, other];
}

/** A part and its printed share, when the question says that the whole is wanted from its share (按占比倒推). */
function partAndShare({ report, figure }: FigureCandidate, asked: string): [Figure, Figure] | undefined {
  if (!/占|比重|比例/u.test(asked)) return undefined;
  const near = report.figures.filter((other) => other.sentence === figure.sentence && other.period === figure.period);
  const share = near.find(({ aspect, unit }) => aspect === "share" && unit === "%");
  const part = near.findLast(
    ({ aspect, unit, start }) => aspect === "level" && unit !== "%" && start < (share?.start ?? 0),
  );
  return part && share && [part, share];
}

/** Growth of these is given at comparable prices: the value before is not the quotient. */
const COMPARABLE_PRICES = /生产总值|gdp|增加值|总产值|产值|国民收入/iu;

/** An amount and its printed change, which starts from the time that is asked for when it names one. */
function levelAndChange({ report, figure }: FigureCandidate, asked: string): [Figure, Figure] | undefined {
  const near = report.figures.filter(
    (other) =>
      other.sentence === figure.sentence && other.indicator === figure.indicator && other.period === figure.period,
  );
  const level = near.find(({ aspect, unit }) => aspect === "level" && unit !== "%");
  if (!level) return undefined;
  const changes = near.filter(({ aspect, start }) => aspect === "change" && start > level.start);
  const change =
    changes.find(({ unit }) => sameUnit(unit, level.unit)) ??
    changes.find(({ unit }) => unit === "%" && !COMPARABLE_PRICES.test(level.indicator));
  if (!change) return undefined;
  const base = report.text.slice(level.end, change.start);
  const years = [...base.matchAll(/(?:19|20)\d\d/gu)].map(([year]) => year);
  const askedYears = [...asked.matchAll(/(?:19|20)\d\d/gu)].map(([year]) => year);
  const fits = years.length === 0 || askedYears.length === 0 || years.some((year) => askedYears.includes(year));
  return fits && (!/年初/u.test(base) || /初/u.test(asked)) ? [level, change] : undefined;
}

/** 全县28万人民, 常住人口: everybody, not those who found work or moved in. */
const isPopulation = ({ report, figure }: FigureCandidate): boolean =>
  (/人口|人民/u.test(figure.indicator) &&
    !/贫|从业|流动|外来|增|转移|城镇|农村|农业|迁|失业|老|劳动/u.test(figure.indicator)) ||
  /^(?:多)?人?(?:各族)?(?:人民|父老|群众|百姓)/u.test(report.text.slice(figure.end, figure.end + 6));

/** Is what is divided by the people the thing the question names, and are the people all those of the place? */
function namesAmount([amount]: readonly RankedEvidence[], [chosen, people]: readonly FigureCandidate[]): boolean {
  const best = amount?.ranked.find(({ figure }) => figure?.aspect === "level");
  return chosen !== undefined && people !== undefined && chosen.figure === best?.figure && isPopulation(people);
}

/** The later end first: 由4.14亿元增长到8.56亿元. */
function endsOf({ report, sentence, figure }: FigureCandidate): [Figure, Figure] | undefined {
  const near = report.figures.filter(
    (other) => other.sentence === figure.sentence && sameUnit(other.unit, figure.unit),
  );
  for (let i = 0; i + 1 < near.length; i++) {
    const [from, to] = [near[i], near[i + 1]];
    if (!from || !to || (from !== figure && to !== figure)) continue;
    const between = report.text.slice(from.end, to.start);
    const before = report.text.slice(Math.max(sentence.start, from.start - 24), from.start);
    if (/^[^，。；]{0,24}[到至为]/u.test(between) && /[由从]/u.test(before)) return [to, from];
  }
  return undefined;
}

const RATES = /[增涨降]|速|快|慢|幅|率|百分|个点|grow|fast|slow|rate|percent/u;

const timesAsked = ({ periods }: Ask): string =>
  JSON.stringify(periods.filter(({ role }) => role === "asked").map(({ reference }) => reference));

/** One figure for each operand, of one unit. */
function chooseOperands(
  operands: readonly RankedEvidence[],
  whole: RankedEvidence,
  type: OperationType,
): FigureCandidate[] | undefined {
  if (type === "per-head") {
    const perHead = chooseFigures(
      operands,
      whole,
      ([amount, people]) =>
        amount?.figure.aspect === "level" &&
        measureOf(amount.figure.unit) === "money" &&
        (people === undefined || (measureOf(people.figure.unit) === "people" && people.figure.aspect === "level")),
    );
    return perHead.length === operands.length ? perHead : undefined;
  }
  // 完工和开工的项目一共几个: of one time, unless the question names several.
  const oneTime = type === "sum" && new Set(operands.map(({ ask }) => timesAsked(ask))).size === 1;
  const ofOneTime = ([first, ...others]: readonly FigureCandidate[]): boolean =>
    others.every(({ figure }) => figure.period === first?.figure.period && figure.kind === first.figure.kind);
  // 增速快几个点 compares rates; 多多少 compares amounts.
  const ofRates = (type === "difference" || type === "gap") && RATES.test(whole.ask.text);
  const alike = (chosen: readonly FigureCandidate[]): boolean =>
    chosen.every(
      ({ figure }) =>
        sameUnit(figure.unit, chosen[0]?.figure.unit ?? "") &&
        (figure.aspect !== "change" || (ofRates && figure.unit === "%")) &&
        chosen.every((other) => (other.figure.aspect === "change") === (figure.aspect === "change")) &&
        (type !== "share" || figure.unit !== "%"),
    ) &&
    // The target first, then what was reached.
    (type !== "gap" || chosen.every(({ figure }, i) => (figure.kind === "target") === (i === 0)));
  const best = oneTime ? chooseFigures(operands, whole, (chosen) => ofOneTime(chosen) && alike(chosen)) : [];
  const chosen = best.length === operands.length ? best : chooseFigures(operands, whole, alike);
  return chosen.length === operands.length ? chosen : undefined;
}
