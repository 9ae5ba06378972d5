/** The desk: what every surface talks to. One open index, one embedder; answers and checks come out as data. */
import type { Answer, Check } from "./answer.ts";

export interface AskRequest {
  /** Questions of one conversation, oldest first; the last is answered. */
  turns: string[];
  /** Only this report. */
  report?: string;
  /** Who asks, opaque: for the budget of the language model. Absent where only the maintainer asks, who has none. */
  user?: string;
  /** Gets the words of an answer that is still being written: only sentences that passed the gate, at most once a second. */
  onDraft?: (draft: string) => void;
}

export interface CheckRequest {
  text: string;
  report?: string;
}

export interface Desk {
  ask(request: AskRequest): Promise<Answer>;
  check(request: CheckRequest): Promise<Check>;
}
