/** What of a thing asked says what it is about, at its places. Cuts no words. */
import type { Span } from "../corpus/span.ts";
import type { Ask } from "./question.ts";

/** The words without times, number words and the spans `without`; blanks stand in their place. */
export function topicText(ask: Ask, without: readonly Span[] = []): string {
  let { text } = ask;
  for (const { start, end } of [...ask.periods, ...without, ...(ask.number ? [ask.number] : [])]) {
    if (end <= text.length) text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  }
  return text;
}
