/** Questions about a report whose answers are known, kept beside it: an index in which one fails isn't used. Opens no file. */
import { z } from "zod";
import { CorpusError } from "../errors.ts";
import type { Answer } from "./answer.ts";
import type { Desk } from "./desk.ts";

const QUESTION = z.object({
  question: z.string().min(1),
  /** `not_found` when the report doesn't say; else the figures below must be in the answer. */
  status: z.enum(["answered", "not_found"]).default("answered"),
  /** In base units, as an answer has them. */
  figures: z.array(z.object({ value: z.number(), unit: z.string() })).default([]),
  /** Where one of the citations must stand. */
  section: z.string().optional(),
});
export type GoldenQuestion = z.infer<typeof QUESTION>;

/** @throws CorpusError `bad_questions`, naming the file and the line */
export function parseGoldenQuestions(jsonl: string, file: string): GoldenQuestion[] {
  return jsonl.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [QUESTION.parse(JSON.parse(line))];
    } catch (cause) {
      throw new CorpusError({
        code: "bad_questions",
        message: `Line ${index + 1} of ${file} is no golden question.`,
        next: 'Write {"question": …, "figures": [{"value": …, "unit": …}]} on each line.',
        fields: { file, line: index + 1 },
        cause,
      });
    }
  });
}

/** Those of the questions that the desk doesn't answer as they say. */
export async function failingQuestions(
  desk: Desk,
  report: string,
  questions: readonly GoldenQuestion[],
): Promise<GoldenQuestion[]> {
  const failing: GoldenQuestion[] = [];
  for (const golden of questions) {
    if (!isAnswered(golden, await desk.ask({ turns: [golden.question], report }))) failing.push(golden);
  }
  return failing;
}

function isAnswered({ status, figures, section }: GoldenQuestion, answer: Answer): boolean {
  if (status === "not_found") return answer.status === "not_found";
  const has = ({ value, unit }: { value: number; unit: string }): boolean =>
    answer.figures.some((figure) => figure.unit === unit && Math.abs(figure.value - value) <= 1e-9 * Math.abs(value));
  const isThere = section === undefined || answer.citations.some((citation) => citation.section === section);
  return answer.status !== "not_found" && isThere && figures.every(has);
}
