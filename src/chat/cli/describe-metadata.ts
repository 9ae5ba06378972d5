/** What is known of a report in one line. Reads nothing. */
import type { ReportMetadata } from "../../corpus/report.ts";
import type { Messages } from "../messages/messages.ts";

export function describeMetadata(metadata: ReportMetadata, { shelf }: Messages): string {
  const { place, level, year, date = "", url = "" } = metadata;
  const known = (value: string): string => (value === "" ? shelf.unknown : value);
  const years = ([first, last]: readonly [number, number]): string =>
    first === 0 ? shelf.unknown : first === last ? String(first) : `${first}—${last}`;
  const line = shelf.metadata({
    place: known(place),
    level: shelf.levels[level],
    year: known(year === 0 ? "" : String(year)),
    reviewed: years(metadata.reviewed),
    planned: years(metadata.planned),
    date: known(date),
  });
  return url === "" ? line : `${line}  ${url}`;
}

/** Questions that name a place or a year won't find it. */
export function lacksIdentity({ place, level, year }: ReportMetadata): boolean {
  return year === 0 || (place === "" && level !== "national");
}
