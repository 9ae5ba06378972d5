/** Whether the parts of a report lie where they say. Doesn't judge what was found in them. */
import type { Report } from "../corpus/report.ts";
import type { Span } from "../corpus/span.ts";
import type { Passage } from "./passage.ts";

/**
 * One line for each thing that is wrong, naming its kind and index; empty when nothing is.
 * @param passages those of this report
 */
export function checkSpans(report: Report, passages: readonly Passage[]): string[] {
  const whole = { start: 0, end: report.text.length };
  const { sections, paragraphs, sentences, figures } = report;
  return [
    ...outside("section", sections, () => whole),
    ...outside("paragraph", paragraphs, () => whole),
    ...outside("sentence", sentences, ({ paragraph }) => paragraphs[paragraph]),
    ...sentences.flatMap((sentence) => outside(`sentence ${sentence.index}: clause`, sentence.clauses, () => sentence)),
    ...outside("figure", figures, ({ sentence }) => sentences[sentence]),
    ...figures
      .filter(({ start, end, text }) => report.text.slice(start, end) !== text)
      .map(({ index }) => `figure ${index}: its text isn't what stands at its place`),
    ...outside("passage", passages, ({ sentence }) => sentences[sentence]),
    ...passages
      .filter(({ sentence, section }) => sentences[sentence]?.section !== section)
      .map(({ index }) => `passage ${index}: its section isn't that of its sentence`),
  ];
}

function outside<T extends Span>(
  kind: string,
  parts: readonly T[],
  container: (part: T) => Span | undefined,
): string[] {
  return parts.flatMap((part, position) => {
    const around = container(part);
    const lies = around !== undefined && around.start <= part.start && part.start <= part.end && part.end <= around.end;
    return lies ? [] : [`${kind} ${position}: lies outside of what it belongs to`];
  });
}
