/** Metadata of a report that is being added: what it says of itself, and what the maintainer says over it. Reads no file. */
import { type CorpusReport, checkMetadata } from "../../corpus/load-corpus.ts";
import type { Places } from "../../corpus/places.ts";
import { readMetadata } from "../../corpus/read-metadata.ts";
import type { ReportMetadata } from "../../corpus/report.ts";

/** What `index add` can be told of a report. */
export interface GivenMetadata {
  title?: string;
  place?: string;
  year?: number;
  /** ISO. */
  date?: string;
  url?: string;
}

/**
 * A year that is given moves the years reviewed and planned along; a place that is given has its level where it is known.
 * @throws CorpusError `bad_metadata` when something given can't be so
 */
export function completeMetadata(
  { text, fileName }: { text: string; fileName: string },
  given: GivenMetadata,
  places: Places,
): ReportMetadata {
  const read = readMetadata(text, fileName, places);
  const { metadata } = checkMetadata(withoutMissing(given), fileName);
  return {
    ...read,
    ...(given.year === undefined ? {} : movedYears(read, given.year)),
    ...(given.place === undefined ? {} : { level: levelOf(given.place, places) ?? read.level }),
    ...metadata,
  };
}

function movedYears({ genre, year, reviewed, planned }: ReportMetadata, given: number): Partial<ReportMetadata> {
  if (year === 0) {
    const before = genre === "work_report" ? given - 1 : given;
    return { reviewed: [before, before], planned: [given, given] };
  }
  const moved = ([first, last]: [number, number]): [number, number] => [first + given - year, last + given - year];
  return { reviewed: moved(reviewed), planned: moved(planned) };
}

function levelOf(place: string, places: Places): ReportMetadata["level"] | undefined {
  return places.find(place).at(-1)?.candidates[0]?.level;
}

/** Metadata of a report of the corpus folder, the stored before the read. */
export function metadataOf({ text, fileName, metadata }: CorpusReport, places: Places): ReportMetadata {
  return { ...readMetadata(text, fileName, places), ...metadata };
}

/** Two reports with one identity are the same report: kind, place, level and year. Undefined when one of them isn't known. */
export function identityOf({ genre, place, level, year }: ReportMetadata): string | undefined {
  if (genre === "other" || year === 0 || (place === "" && level !== "national")) return undefined;
  return [genre, place, level, year].join("/");
}

function withoutMissing(given: GivenMetadata): GivenMetadata {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
