/** What people send, made fit to be answered: limits and invisible characters. Doesn't understand the question. */
import { ConfigurationError } from "../errors.ts";

/** A question is a sentence or two; longer text is a draft to be checked. In UTF-16 code units. */
export const QUESTION_MAX_CHARS = 2000;

/** Breaks between words: control characters, line and paragraph separators. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What nobody sees: formatting characters, but for the joiner inside emoji, and halves of characters. */
const INVISIBLE = /(?!\u200d)[\p{Cf}\p{Cs}]/gu;

/**
 * The question on one line without control, formatting and broken characters.
 * @throws ConfigurationError `question_empty`, `question_too_long`
 */
export function readQuestion(text: string): string {
  const question = text.replace(BREAKS, " ").replace(INVISIBLE, "").trim();
  if (question === "") {
    throw new ConfigurationError({
      code: "question_empty",
      message: "The question is empty.",
      next: 'Write it in quotes: chuchu ask "…".',
    });
  }
  if (question.length > QUESTION_MAX_CHARS) {
    throw new ConfigurationError({
      code: "question_too_long",
      message: `The question has ${question.length} characters, more than ${QUESTION_MAX_CHARS}.`,
      next: "Ask about one thing in a sentence or two.",
      fields: { length: question.length, limit: QUESTION_MAX_CHARS },
    });
  }
  return question;
}

/** A long article with room to spare. In UTF-16 code units. */
export const DRAFT_MAX_CHARS = 100_000;

/**
 * The draft as it came: the places of its figures count in it.
 * @throws ConfigurationError `draft_empty`, `draft_too_long`
 */
export function readDraft(text: string): string {
  if (text.replace(BREAKS, " ").replace(INVISIBLE, "").trim() === "") {
    throw new ConfigurationError({
      code: "draft_empty",
      message: "The draft is empty.",
      next: 'Write it in quotes: chuchu check "…".',
    });
  }
  if (text.length > DRAFT_MAX_CHARS) {
    throw new ConfigurationError({
      code: "draft_too_long",
      message: `The draft has ${text.length} characters, more than ${DRAFT_MAX_CHARS}.`,
      next: "Check it in parts.",
      fields: { length: text.length, limit: DRAFT_MAX_CHARS },
    });
  }
  return text;
}
