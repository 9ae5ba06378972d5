/** Finds the report a command names. Opens nothing but what it returns. */
import type { Report } from "../../corpus/report.ts";
import { ConfigurationError } from "../../errors.ts";

/** The report with this id, or all of them. @throws ConfigurationError `unknown_report`, with the ids there are */
export function pickReports(reports: ReadonlyMap<string, Report>, id: string | undefined): Report[] {
  if (id === undefined) return [...reports.values()];
  const report = reports.get(id);
  if (report !== undefined) return [report];
  const known = [...reports.keys()].join(", ");
  throw new ConfigurationError({
    code: "unknown_report",
    message: `There is no report "${id}".`,
    next: `Reports: ${known}.`,
    fields: { report: id, known },
  });
}
