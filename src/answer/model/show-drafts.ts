/** Hands an answer that is still being written to whoever asked, as far as the gate of whole answers lets it. Paces and draws nothing. */
import type { Report } from "../../corpus/report.ts";
import type { Answer } from "../answer.ts";
import type { AnswerDraft, AskRequest } from "../desk.ts";
import { gateAnswer } from "../figure-gate.ts";

export interface Drafts {
  show(answer: Answer): void;
  /** Once, if any was shown. */
  end(): void;
}

/** A chat that can't show a draft still gets the answer: what `onDraft` throws is dropped. */
export function showDrafts(onDraft: NonNullable<AskRequest["onDraft"]>, reports: ReadonlyMap<string, Report>): Drafts {
  let shown = false;
  const give = (draft: AnswerDraft | undefined): void => {
    try {
      onDraft(draft);
    } catch {
      // Its own matter.
    }
  };
  return {
    show(answer) {
      if (gateAnswer(answer, reports).length > 0) return;
      shown = true;
      give({ text: answer.text, language: answer.language, figures: answer.figures });
    },
    end() {
      if (shown) give(undefined);
    },
  };
}
