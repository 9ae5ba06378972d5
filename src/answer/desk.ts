/** The desk: what every surface talks to. One open index, one embedder; answers and checks come out as data. */
import type { Answer, Check } from "./answer.ts";

/** An answer that a language model is still writing: only sentences that passed the gate, and the desk's figures, for a chat to mark. */
export type AnswerDraft = Pick<Answer, "text" | "language" | "figures">;

export interface AskRequest {
  /** Questions of one conversation, oldest first; the last is answered. */
  turns: string[];
  /** Only this report. */
  report?: string;
  /** Who asks, opaque: for the budget of the language model. Absent where only the maintainer asks, who has none. */
  user?: string;
  /** Called once when the desk has its own answer and only waits for a language model: the processor is free. */
  onWaiting?: () => void;
  /**
   * Gets the words so far each time a sentence has passed; undefined when the writing is over, whatever came of it: what was shown is to
   * give way to the answer.
   */
  onDraft?: (draft: AnswerDraft | undefined) => void;
  /** Ends the waiting for a language model: the desk's own answer is given at once. */
  signal?: AbortSignal;
}

export interface CheckRequest {
  text: string;
  report?: string;
}

export interface Desk {
  ask(request: AskRequest): Promise<Answer>;
  check(request: CheckRequest): Promise<Check>;
}
