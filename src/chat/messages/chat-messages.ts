/** What every chat says in its own words beside the answer, in one language. What only one platform says stands with its adapter. */
import type { ErrorWording } from "./messages.ts";

/** Refusals that read otherwise in a chat than at the command line. */
export type ChatErrorCode =
  | "question_empty"
  | "draft_empty"
  | "report_unknown"
  | "too_many_questions"
  | "too_busy"
  /** Anything that the person asking can't mend; `fields.id` is what the log has. */
  | "failed";

/** What is kept of people, for how long. */
export interface KeptFacts {
  /** Questions remembered of a conversation. */
  turns: number;
  /** Since the last of them. */
  minutes: number;
  /** Votes are asked for and kept in a file. */
  votes: boolean;
  /** Questions and answers are kept in a file, without who asked. */
  answers: boolean;
  /** A language model words answers: questions and quotations go to its endpoint. */
  model: boolean;
}

export interface ChatMessages {
  errors: Record<ChatErrorCode, ErrorWording>;
  /** Said in place of what a button would show. */
  indexChanged: string;
  forgotten(facts: { conversations: number; votes: number }): string;
  privacyTitle: string;
  /** One paragraph each. */
  privacy(facts: KeptFacts): string[];
  maintainersOnly: string;
  reloaded(reports: number): string;
  notReloaded: string;
}
