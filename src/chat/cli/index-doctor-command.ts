/** `chuchu index doctor`, `index gc`: what is wrong and how to mend it; what may go. */
import type { Finding } from "../../indexing/shelf/examine-library.ts";
import type { Messages } from "../messages/messages.ts";
import { describeError } from "../present-error.ts";
import type { CommandContext } from "./command-context.ts";
import { printable } from "./printable.ts";
import { toJson } from "./to-json.ts";

/** Exit code 1 when there is a problem. */
export async function runIndexDoctor({ json }: { json?: true }, context: CommandContext): Promise<0 | 1> {
  const { terminal, backend, messages } = context;
  const findings = (await backend.examineLibrary()).map((finding) => ({
    severity: finding.severity,
    code: finding.code === "error" ? finding.error.code : finding.code,
    message: wordsOf(finding, messages),
  }));
  const problems = findings.filter(({ severity }) => severity === "problem").length;
  const { doctor } = messages.shelf;
  const lines = [
    ...findings.map(({ severity, message }) => `${doctor.severities[severity]}  ${message}`),
    problems === 0 ? doctor.healthy : doctor.problems(problems),
  ];
  terminal.write(json ? `${toJson({ problems, findings })}\n` : `${printable(lines.join("\n"))}\n`);
  return problems === 0 ? 0 : 1;
}

function wordsOf(finding: Finding, messages: Messages): string {
  const { doctor } = messages.shelf;
  switch (finding.code) {
    case "error":
      return messages.advice(describeError(finding.error, messages));
    case "index_problem":
      return `${finding.where}: ${finding.message}`;
    case "not_writable":
      return doctor.notWritable(finding.folder);
    case "index_stale":
      return messages.advice(messages.index.stale);
    case "same_identity":
      return doctor.sameIdentity(finding.report, finding.other);
    case "metadata_unknown":
      return doctor.metadataUnknown(finding.report);
    case "unread_original":
      return doctor.unreadOriginal(finding.file);
    case "locked":
      return doctor.locked(finding.pid);
    case "leftovers":
      return doctor.leftovers(finding.count);
    case "little_space":
      return doctor.littleSpace(finding.megabytes);
    case "corpus":
      return doctor.corpus(finding.reports);
    case "model":
      return doctor.model(finding.id);
    case "index":
      return doctor.index(finding);
  }
}

/** @throws IndexError `index_locked`, `index_unwritable` */
export async function runIndexGc({ all, json }: { all?: true; json?: true }, context: CommandContext): Promise<0> {
  const { terminal, backend, messages } = context;
  const found = await backend.collectGarbage({ all: all ?? false });
  const words = messages.shelf.collected({ ...found, megabytes: found.bytes / 1_000_000 });
  terminal.write(json ? `${toJson(found)}\n` : `${words}\n`);
  return 0;
}
