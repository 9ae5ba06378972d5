/** Makes text safe to print: a report or a question can't move the cursor, change colours or turn the reading direction. */

/** Control characters but for tab and line feed, and the characters that reorder text (UAX #9). */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Every such character becomes `\ufffd`, so that the reader sees something stood there. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\ufffd");
}
