/**
 * What a report says about itself: title, place, kind, year, the years it looks back on and plans for, date.
 * Reads text and file name only; a metadata file beside the report, if there is one, is laid over the result elsewhere.
 */
import type { Places } from "./places.ts";
import {
  type Genre,
  readAddress,
  readDate,
  readDay,
  readGenre,
  readReportLines,
  readTitle,
} from "./read-metadata-head.ts";
import { type ReportPlace, readPlace } from "./read-metadata-place.ts";
import { readCommuniqueYears, readOtherYears, readWorkReportYears } from "./read-metadata-years.ts";
import type { ReportMetadata } from "./report.ts";

const YEAR_READERS = {
  communique: readCommuniqueYears,
  work_report: readWorkReportYears,
  other: readOtherYears,
};
const MAX_TITLE_LENGTH = 60;

/**
 * Metadata of a report's canonical text. What can't be told is empty, 0 or "unknown"; a review and a plan that no heading
 * dates are the year before and the year itself. Never throws.
 */
export function readMetadata(text: string, fileName: string, places: Places): ReportMetadata {
  const lines = readReportLines(text);
  const genre = readGenre(lines);
  const printed = genre === "other" ? "" : readTitle(lines, genre);
  const date = readDate(lines);
  const years = YEAR_READERS[genre](lines, { date, title: printed, fileName });
  const place = readPlace(lines, genre, printed, fileName, places);
  const title = genre === "other" ? otherTitle(lines.all, fileName) : fullTitle(printed, genre, place, years.year);
  const day = date === undefined && years.year > 0 ? readDay(lines) : undefined;
  const url = readAddress(lines);
  const given = date ?? (day && { year: years.year, ...day });
  return {
    title,
    place: place.name,
    level: place.level,
    genre,
    ...years,
    ...(given === undefined ? {} : { date: isoDate(given) }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The printed title when it names year and place (a national report needs no place), else one composed of what is known. */
function fullTitle(printed: string, genre: Genre, place: ReportPlace, year: number): string {
  const hasYear = /\d{4}/u.test(printed);
  const hasPlace = place.level === "national" || place.name === "" || printed.includes(place.name.slice(0, -1));
  if (printed !== "" && hasYear && hasPlace) return printed;
  const kind = genre === "communique" ? "国民经济和社会发展统计公报" : "政府工作报告";
  const of = place.level === "national" ? (genre === "communique" ? "全国" : "国务院") : place.name;
  return `${year > 0 ? `${year}年` : ""}${of}${kind}`;
}

function otherTitle(lines: readonly string[], fileName: string): string {
  const [first = ""] = lines;
  if (first !== "" && first.length <= MAX_TITLE_LENGTH) return first;
  return fileName.replace(/^.*[\\/]/u, "").replace(/\.\w+$/u, "");
}

function isoDate({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
