/** One conversation (对话): remembers the last questions, so that a follow-up can be made whole by the desk. Draws nothing. */
import type { Answer } from "../answer/answer.ts";
import type { Desk } from "../answer/desk.ts";
import { readQuestion } from "./read-question.ts";

/** Questions that are handed to the desk, the new one among them. */
const TURNS_MAX = 6;

export interface Conversation {
  /** @throws ChuchuError when the question can't be read or the desk can't answer; the conversation stays as it was. */
  ask(text: string): Promise<Answer>;
  /** Forgets what was asked. */
  forget(): void;
}

export function createConversation(desk: Desk, report?: string): Conversation {
  let turns: string[] = [];
  return {
    async ask(text) {
      const asked = [...turns, readQuestion(text)].slice(-TURNS_MAX);
      const answer = await desk.ask({ turns: asked, ...(report === undefined ? {} : { report }) });
      turns = asked;
      return answer;
    },
    forget() {
      turns = [];
    },
  };
}
