/** Place and year of a question → which reports may answer, and which places named are none of theirs. */
import type { Place, Places } from "../corpus/places.ts";
import { samePlace } from "../corpus/places.ts";
import type { Report } from "../corpus/report.ts";
import { resolvePeriod } from "./asked-period.ts";
import type { Ask } from "./question.ts";

export interface ChosenReports {
  reports: Report[];
  /** Names that must stand in the evidence itself, since they are not the reports' own place. */
  otherPlaces: string[];
  /** Spans of the question that name a report's own place; they need no evidence. */
  ownPlaces: { start: number; end: number }[];
}

/** The place that a report is about; `undefined` when it isn't known. */
export function placeOf(report: Report, places: Places): Place | undefined {
  return places.find(report.metadata.place)[0]?.candidates[0];
}

/** Chooses among all reports; those of a place named, and of those the ones that speak of the year asked. */
export function chooseReports(ask: Ask, reports: readonly Report[], places: Places): ChosenReports {
  const named = places.find(ask.text);
  const placed = reports.map((report) => ({ report, place: placeOf(report, places) }));
  const isOwn = (candidates: readonly Place[], own: Place | undefined): boolean =>
    own !== undefined && candidates.some((candidate) => samePlace(candidate, own));
  const matching = placed.filter(({ place }) => named.some(({ candidates }) => isOwn(candidates, place)));
  const kept = matching.length > 0 ? matching : placed;
  const ofYear = ofAskedYear(
    ask,
    kept.map(({ report }) => report),
  );
  const chosen = kept.filter(({ report }) => ofYear.includes(report));
  const own = named.filter(({ candidates }) => chosen.some(({ place }) => isOwn(candidates, place)));
  const otherPlaces = named.filter((mention) => !own.includes(mention)).map(({ name }) => bareName(name));
  const place = chosen.length === 1 ? chosen[0]?.place : undefined;
  for (const { kind, text } of places.relations(ask.text, place)) {
    if (kind === "other" || (kind === "broader" && place !== undefined)) otherPlaces.push(text);
  }
  return { reports: chosen.map(({ report }) => report), otherPlaces, ownPlaces: own };
}

/** Reports whose review or plan covers the year asked; 去年 and 今年 are those of the newest; all when none does or no time is named. */
function ofAskedYear(ask: Ask, reports: readonly Report[]): Report[] {
  const asked = ask.periods.filter(({ role, reference }) => role === "asked" && reference.type === "years");
  const relative = ask.periods.some(({ role, reference }) => role === "asked" && RELATIVE.has(reference.type));
  if (asked.length === 0 && relative) return newestOfEach(reports);
  if (asked.length === 0 || reports.length < 2) return [...reports];
  const fits = reports.filter((report) =>
    asked.some(({ reference }) => {
      const { from, to } = resolvePeriod(reference, report.metadata);
      const { reviewed, planned } = report.metadata;
      return (from >= reviewed[0] && to <= reviewed[1]) || (from >= planned[0] && to <= planned[1]);
    }),
  );
  return fits.length > 0 ? fits : [...reports];
}

/** Times that count from when a report was given. */
const RELATIVE: ReadonlySet<string> = new Set(["offset", "now", "next"]);

/** Of each place and kind the newest. */
function newestOfEach(reports: readonly Report[]): Report[] {
  const keyOf = ({ metadata: { place, level, genre } }: Report): string => `${level} ${place} ${genre}`;
  const newest = new Map<string, number>();
  for (const report of reports) {
    newest.set(keyOf(report), Math.max(report.metadata.year, newest.get(keyOf(report)) ?? 0));
  }
  return reports.filter((report) => report.metadata.year === newest.get(keyOf(report)));
}

/** 广东省 → 广东: a report may write it either way. One-character rests stay whole. */
function bareName(name: string): string {
  const bare = name.replace(/(?:特别行政区|自治[区州县]|[省市县区州])$/u, "");
  return bare.length >= 2 ? bare : name;
}
