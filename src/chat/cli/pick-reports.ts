/** Finds the report a command names. Opens nothing but what it returns. */
import type { Report } from "../../corpus/report.ts";
import { ConfigurationError } from "../../errors.ts";

/** The report with this id, or all of them. @throws ConfigurationError `report_unknown` */
export function pickReports(reports: ReadonlyMap<string, Report>, id: string | undefined): Report[] {
  if (id === undefined) return [...reports.values()];
  const report = reports.get(id);
  if (report !== undefined) return [report];
  throw new ConfigurationError({
    code: "report_unknown",
    message: `There is no report with the id "${id}".`,
    next: `Use one of: ${[...reports.keys()].join(", ")}.`,
    fields: { report: id },
  });
}
