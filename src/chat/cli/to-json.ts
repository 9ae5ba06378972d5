/** Values as JSON that is safe to show in a terminal. Knows nothing of what it prints. */

/** JSON escapes C0 itself; these would still be taken as control codes or line ends. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029]/gu;

/** One JSON value, without a line feed at its end; `indent` 0 keeps it on one line. */
export function toJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
