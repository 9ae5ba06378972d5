/** Why a question was refused: which place, year, aspect or word the nearest evidence lacks. For the wording of not_found. */
import { fitPeriod } from "../retrieval/asked-period.ts";
import { measureOf } from "../retrieval/asked-unit.ts";
import { creditIn } from "../retrieval/concepts.ts";
import type { Candidate } from "../retrieval/evidence.ts";
import { viewOf } from "../retrieval/report-view.ts";
import type { EvidenceFound } from "./find-evidence.ts";
import type { Missing } from "./wording/wording.ts";

const TERMS_NAMED = 3;

/** What is missing, judged by the nearest evidence. */
export function findMissing(found: EvidenceFound, nearest: Candidate | undefined, reports: readonly string[]): Missing {
  const missing: Missing = { places: [...new Set(found.otherPlaces)], years: [], terms: [], reports: [...reports] };
  const { ask, retrieved } = found.whole;
  if (!nearest) return missing;
  const view = viewOf(nearest.report);
  const text = `${view.sentence(nearest.sentence.index)} ${view.around(nearest.sentence.index)}`;
  missing.places = missing.places.filter((place) => !text.includes(place));
  missing.years = ask.periods
    .filter(({ role, reference }) => role === "asked" && reference.type === "years")
    .filter(
      ({ reference }) =>
        nearest.figure && fitPeriod(reference, nearest.report.metadata, nearest.figure.period) === "other",
    )
    .map(({ start, end }) => ask.text.slice(start, end));
  missing.terms = retrieved.signals.concepts
    .filter((concept) => concept.surface.length > 1 && creditIn(concept, text) < 0.5)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TERMS_NAMED)
    .map(({ surface }) => surface);
  const instead = insteadOf(found, nearest);
  if (instead) missing.instead = instead;
  return missing;
}

function insteadOf({ whole: { ask } }: EvidenceFound, { figure, report }: Candidate): Missing["instead"] {
  if (!figure) return undefined;
  const asked = ask.number?.measure;
  const given = measureOf(figure.unit);
  if (asked !== undefined && asked !== "any" && asked !== "percent" && given === "percent") return "growth";
  if (asked === "percent" && given !== "percent") return "level";
  if (ask.actual > ask.target && figure.kind === "target") return "target";
  if (ask.target > ask.actual && figure.kind === "actual") return "actual";
  const relative = ask.periods.filter(({ role }) => role === "asked");
  if (
    relative.length > 0 &&
    relative.every(({ reference }) => fitPeriod(reference, report.metadata, figure.period) === "other")
  )
    return "period";
  return undefined;
}
