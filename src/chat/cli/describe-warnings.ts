/** What was odd about files and reports, in words, no more of it than a maintainer reads. Decides nothing. */
import type { BuildReport } from "../../indexing/build-index.ts";
import type { AddedReport } from "../../indexing/shelf/add-reports.ts";
import type { Messages } from "../messages/messages.ts";

/** Of one report, before the rest is only counted; `index inspect` tells all. */
const SHOWN_PER_REPORT = 3;

/** Warnings about texts, of these reports or of all. */
export function describeWarnings(
  warnings: BuildReport["warnings"],
  { index, shelf }: Messages,
  reports?: readonly string[],
): string[] {
  const ids = [...new Set(warnings.map(({ report }) => report))].filter((id) => reports?.includes(id) ?? true);
  return ids.flatMap((id) => {
    const own = warnings.filter(({ report }) => report === id);
    const shown = own.slice(0, SHOWN_PER_REPORT);
    const rest = own.length - shown.length;
    return [
      ...shown.map(({ line, code, message }) => index.warning(id, line, wordsOf(code, message, shelf.parseWarnings))),
      ...(rest > 0 ? [shelf.moreWarnings(id, rest)] : []),
    ];
  });
}

/** Warnings about a file itself. */
export function describeFileWarnings(
  { file, warnings }: Pick<AddedReport, "file" | "warnings">,
  { shelf }: Messages,
): string[] {
  return warnings.map(({ code, message, page, count }) =>
    shelf.fileWarning(file, wordsOf(code, message, shelf.fileWarnings), page, count),
  );
}

/** A code that this version has no words for keeps the reader's own. */
export function wordsOf(code: string, message: string, words: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? message;
}
