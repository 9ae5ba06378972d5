/**
 * The answer log (回答记录): one JSON line for each answer, appended to a file that the maintainer names. Without such a file nothing is
 * kept. Checks nothing again; that is recheck-receipt.ts.
 */
import { appendFile, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { ConfigurationError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { ExplainedAnswer } from "../answer-question.ts";
import type { ExplainingDesk } from "../create-desk.ts";
import type { AskRequest } from "../desk.ts";

const CITATION_SCHEMA = z.object({
  n: z.int(),
  report: z.string(),
  section: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
});
const FIGURE_SCHEMA = z.object({
  text: z.string(),
  value: z.number(),
  unit: z.string(),
  indicator: z.string(),
  period: z.string(),
  kind: z.enum(["actual", "target", "count", "derived"]),
  citations: z.array(z.int()),
});
const RECORD_SCHEMA = z.object({
  receipt: z.string(),
  /** ISO time. */
  at: z.string(),
  snapshot: z.string(),
  turns: z.array(z.string()),
  report: z.string().optional(),
  answer: z.object({
    status: z.enum(["answered", "ambiguous", "not_found"]),
    mode: z.enum(["desk", "model"]),
    text: z.string(),
    figures: z.array(FIGURE_SCHEMA),
    citations: z.array(CITATION_SCHEMA),
  }),
  /** What came of asking the model; `gaveUp` says why the desk's own answer went out. */
  worded: z
    .object({
      model: z.string(),
      prompt: z.string(),
      gaveUp: z.string().optional(),
      removed: z.array(z.string()),
      rewritten: z.string().optional(),
    })
    .optional(),
});

/** An answer as it went out, with what it takes to ask again. */
export type AnswerRecord = z.infer<typeof RECORD_SCHEMA>;

/** A desk that keeps each of its answers in `file`. An answer that can't be kept still goes out, and the log says so. */
export function keepAnswers(
  desk: ExplainingDesk,
  { file, snapshot, logger }: { file: string; snapshot: string; logger: Logger },
  now: () => Date = () => new Date(),
): ExplainingDesk {
  const explain = async (request: AskRequest): Promise<ExplainedAnswer> => {
    const explained = await desk.explain(request);
    const { turns, report } = request;
    const { answer, worded } = explained;
    const record = RECORD_SCHEMA.parse({
      ...{ receipt: answer.receipt, at: now().toISOString(), snapshot, turns },
      ...(report === undefined ? {} : { report }),
      ...{ answer, ...(worded ? { worded } : {}) },
    });
    try {
      await mkdir(dirname(file), { recursive: true });
      // One write for a line: processes that share the file don't cut into each other's lines.
      await appendFile(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
    } catch (error) {
      logger.error("an answer couldn't be kept", { code: (error as NodeJS.ErrnoException).code });
    }
    return explained;
  };
  return { explain, ask: async (request) => (await explain(request)).answer, check: desk.check };
}

const SHORTEST_RECEIPT = 8;

/**
 * The last answer with this receipt, of which the first eight characters are enough.
 * @param file as configured
 * @throws ConfigurationError `receipts_not_kept`, `receipt_unknown`
 */
export async function findAnswer(file: string | undefined, receipt: string): Promise<AnswerRecord> {
  if (file === undefined) {
    throw new ConfigurationError({
      code: "receipts_not_kept",
      message: "Answers are not kept.",
      next: "Name a file for them with ANSWER_LOG; answers given from then on can be checked again.",
    });
  }
  const wanted = receipt.trim().toLowerCase();
  let found: AnswerRecord | undefined;
  if (wanted.length >= SHORTEST_RECEIPT) {
    for await (const line of linesOf(file)) {
      if (!line.includes(wanted)) continue;
      const record = readRecord(line);
      if (record?.receipt.startsWith(wanted)) found = record;
    }
  }
  if (found !== undefined) return found;
  throw new ConfigurationError({
    code: "receipt_unknown",
    message: "No answer with this receipt was kept.",
    next: "Copy the receipt whole from the answer (--json shows it); answers are kept from the day ANSWER_LOG is set.",
    fields: {},
  });
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* (await open(file)).readLines();
  } catch (error) {
    // Nothing kept yet.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** Undefined for a line that something else wrote, or that was cut. */
function readRecord(line: string): AnswerRecord | undefined {
  try {
    return RECORD_SCHEMA.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
