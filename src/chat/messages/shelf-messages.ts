/** What the commands that keep reports say: adding, removing, examining, comparing. Holds no words itself. */
import type { ErrorMessage } from "./messages.ts";

/** What is known of a report, for one line. */
export interface ReportFacts {
  id: string;
  title: string;
  sections: number;
  sentences: number;
  figures: number;
}

export type FileWarningCode =
  | "picture"
  | "scanned_page"
  | "empty_page"
  | "footnotes"
  | "text_box"
  | "tracked_changes"
  | "embedded_object"
  | "macro"
  | "attachment"
  | "unmapped_glyphs"
  | "whole_page"
  | "repaired_lines"
  | "format_by_content";

export type ParseWarningCode =
  | "no_headings"
  | "lost_characters"
  | "long_line"
  | "numbering_jump"
  | "table_columns"
  | "odd_number"
  | "table_row";

export interface ShelfMessages {
  added(facts: ReportFacts): string;
  wouldAdd(facts: ReportFacts): string;
  /** After a report that was added. */
  replaced(ids: string): string;
  /** What was read of a report, each `unknown` where it wasn't. */
  metadata(facts: {
    place: string;
    level: string;
    year: string;
    reviewed: string;
    planned: string;
    date: string;
  }): string;
  levels: Record<"national" | "province" | "prefecture" | "county" | "unknown", string>;
  unknown: string;
  metadataUnknown: ErrorMessage;
  refused(file: string, reason: string): string;
  passedOver(files: string): string;
  dryRun(facts: { reports: number; embedded: number; cached: number; removed: number }): string;
  unchangedByTrial: string;
  removed(ids: string): string;
  renamed(from: string, to: string): string;
  /** After a removal. */
  stillInPrevious: ErrorMessage;
  /** In its line a page, or how many there are. */
  fileWarning(file: string, words: string, page: number | undefined, count: number | undefined): string;
  fileWarnings: Record<FileWarningCode, string>;
  parseWarnings: Record<ParseWarningCode, string>;
  moreWarnings(report: string, count: number): string;
  collected(facts: { snapshots: number; vectors: number; megabytes: number }): string;
  watching(folder: string): string;
  watchEnded: string;
  doctor: {
    severities: Record<"ok" | "note" | "problem", string>;
    healthy: string;
    problems(count: number): string;
    corpus(reports: number): string;
    model(id: string): string;
    index(facts: { reports: number; passages: number; files: number }): string;
    notWritable(folder: string): string;
    sameIdentity(report: string, other: string): string;
    metadataUnknown(report: string): string;
    unreadOriginal(file: string): string;
    locked(pid: number): string;
    leftovers(count: number): string;
    littleSpace(megabytes: number): string;
  };
  inspect: {
    warnings(count: number): string;
    line(line: number, words: string): string;
    /** After a section: how much is in it. */
    counts(sentences: number, figures: number): string;
    lead: string;
  };
  diff: {
    figures(facts: { changed: number; added: number; removed: number; same: number }): string;
    sentences(facts: { added: number; removed: number; same: number }): string;
    equal: string;
    more(count: number): string;
  };
}
