/** Evidence for one thing asked, from the reports that may answer it. Chooses no reports. */
import type { ListedReport } from "../corpus/report.ts";
import type { ChosenReports } from "../retrieval/choose-reports.ts";
import type { EvidenceModel } from "../retrieval/evidence-model.ts";
import { type RankedEvidence, rankEvidence } from "../retrieval/rank-evidence.ts";
import { type RetrievalRequest, type RetrievalTools, retrieve } from "../retrieval/retrieve.ts";

/** Evidence of the reports of the very year asked; where they don't answer, of all that speak of it. */
export async function rankAmong(
  { reports, closest }: ChosenReports,
  tools: RetrievalTools & { model: EvidenceModel },
  request: Omit<RetrievalRequest, "reports">,
): Promise<RankedEvidence> {
  const rank = async (among: readonly ListedReport[]): Promise<RankedEvidence> => {
    const ids = new Set(among.map(({ id }) => id));
    const all = ids.size === tools.index.listed.length;
    return rankEvidence(await retrieve({ ...request, ...(all ? {} : { reports: ids }) }, tools), tools.model);
  };
  const first = await rank(closest);
  if (closest.length === reports.length || first.answerable >= tools.model.refuseBelow) return first;
  const wide = await rank(reports);
  return wide.answerable >= tools.model.refuseBelow ? wide : first;
}
