/** Place and year of a question → which reports may answer, and which places named are none of theirs. */
import type { Place, Places } from "../corpus/places.ts";
import { isWithin, samePlace } from "../corpus/places.ts";
import type { ListedReport } from "../corpus/report.ts";
import type { Span } from "../corpus/span.ts";
import { resolvePeriod } from "./asked-period.ts";
import type { Ask } from "./question.ts";

export interface ChosenReports<R extends ListedReport = ListedReport> {
  reports: R[];
  /** Those of them whose own year is the one asked: looked into first. The same as `reports` when that parts none. */
  closest: R[];
  /** Names that must stand in the evidence itself, since they are not the reports' own place. */
  otherPlaces: string[];
  /** Places are named, and no report is about any of them. */
  elsewhere: boolean;
  /** Spans of the question that name a report's own place; they need no evidence. */
  ownPlaces: { start: number; end: number }[];
}

/** The place that a report is about; `undefined` when it isn't known. */
export function placeOf({ metadata: { place: name } }: ListedReport, places: Places): Place | undefined {
  const known = placesByName.get(places) ?? new Map<string, Place | undefined>();
  placesByName.set(places, known);
  if (!known.has(name)) known.set(name, places.find(name)[0]?.candidates[0]);
  return known.get(name);
}

/** Each question asks for the place of every report. */
const placesByName = new WeakMap<Places, Map<string, Place | undefined>>();

/** Chooses among all reports; those of a place named, and of those the ones that speak of the year asked. */
export function chooseReports<R extends ListedReport>(
  ask: Ask,
  reports: readonly R[],
  places: Places,
): ChosenReports<R> {
  const named = places.find(ask.text);
  const placed = reports.map((report) => ({ report, place: placeOf(report, places) }));
  const isOwn = (candidates: readonly Place[], own: Place | undefined): boolean =>
    own !== undefined && candidates.some((candidate) => samePlace(candidate, own));
  const matching = placed.filter(({ place }) => named.some(({ candidates }) => isOwn(candidates, place)));
  const kept = matching.length > 0 ? matching : placed;
  const ofYear = new Set(
    ofAskedYear(
      ask,
      kept.map(({ report }) => report),
      places,
    ),
  );
  const chosen = kept.filter(({ report }) => ofYear.has(report));
  const own = named.filter(({ candidates }) => chosen.some(({ place }) => isOwn(candidates, place)));
  const otherPlaces = named.filter((mention) => !own.includes(mention)).map(({ name }) => bareName(name));
  const place = chosen.length === 1 ? chosen[0]?.place : undefined;
  for (const { kind, text } of places.relations(ask.text, place)) {
    if (kind === "other" || (kind === "broader" && place !== undefined)) otherPlaces.push(text);
  }
  const ofPlaceAndYear = chosen.map(({ report }) => report);
  return {
    reports: ofPlaceAndYear,
    closest: closestTo(ask, ofPlaceAndYear),
    otherPlaces,
    elsewhere: named.length > 0 && own.length === 0 && !named.some(({ candidates }) => touches(candidates, place)),
    ownPlaces: [...own, ...unlisted(ask.text, chosen)],
  };
}

/** Whether a name may mean a place around the only report's own, or within it: such a report speaks of both. */
const touches = (candidates: readonly Place[], own: Place | undefined): boolean =>
  own !== undefined && candidates.some((candidate) => isWithin(own, candidate) || isWithin(candidate, own));

/** Names of reports' own places that the data set of places lacks, where the question has them. */
function unlisted(text: string, chosen: readonly { report: ListedReport; place: Place | undefined }[]): Span[] {
  return chosen.flatMap(({ report: { metadata }, place }) => {
    const start = place === undefined && metadata.place !== "" ? text.indexOf(metadata.place) : -1;
    return start < 0 ? [] : [{ start, end: start + metadata.place.length }];
  });
}

/** What a year came to stands in the report that closes with it, what was planned for it in the one that begins with it. */
function closestTo<R extends ListedReport>({ periods, target, actual }: Ask, reports: readonly R[]): R[] {
  const [asked, ...others] = periods.filter(({ role }) => role === "asked");
  if (asked?.reference.type !== "years" || others.length > 0) return [...reports];
  const { from, to } = asked.reference;
  const own = reports.filter(({ metadata: { reviewed, planned } }) =>
    target > actual ? planned[0] === to : reviewed[1] === to,
  );
  return from === to && own.length > 0 ? own : [...reports];
}

/** Reports whose review or plan covers the year asked; 去年 and 今年 are those of the newest; all when none does or no time is named. */
function ofAskedYear<R extends ListedReport>(ask: Ask, reports: readonly R[], places: Places): R[] {
  const asked = ask.periods.filter(({ role, reference }) => role === "asked" && reference.type === "years");
  const relative = ask.periods.some(({ role, reference }) => role === "asked" && RELATIVE.has(reference.type));
  if (asked.length === 0 && relative) return newestOfEach(reports, places);
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

/** Of each place, whatever it was called then, and kind the newest. */
function newestOfEach<R extends ListedReport>(reports: readonly R[], places: Places): R[] {
  const keyOf = (report: ListedReport): string => {
    const { place, level, genre } = report.metadata;
    return `${placeOf(report, places)?.code ?? `${level} ${place}`} ${genre}`;
  };
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
