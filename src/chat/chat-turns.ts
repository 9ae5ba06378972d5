/**
 * One turn of conversation (一轮对话) for every chat: limits, history, the desk, and errors as words. Knows no platform: places
 * and people are keys that the adapter makes.
 */
import { randomBytes } from "node:crypto";
import type { Answer, Check, Language } from "../answer/answer.ts";
import { draftLanguage } from "../answer/check/draft-language.ts";
import type { AskRequest } from "../answer/desk.ts";
import type { Logger } from "../logger.ts";
import type { AskLimits } from "./ask-limits.ts";
import { createAskQueue } from "./ask-queue.ts";
import { type ConversationHistory, HISTORY_TTL_MS, TURNS_MAX } from "./conversation-history.ts";
import type { Edition } from "./edition.ts";
import type { FeedbackFile } from "./feedback-file.ts";
import { linkPages } from "./link-pages.ts";
import type { LiveEdition } from "./live-edition.ts";
import type { KeptFacts } from "./messages/chat-messages.ts";
import { messagesFor } from "./messages/messages-for.ts";
import { type DraftReply, presentAnswer, presentDraft } from "./present-answer.ts";
import { type CheckReply, presentCheck } from "./present-check.ts";
import { describeChatError, type ErrorWords, traceError } from "./present-error.ts";
import { readDraftFile } from "./read-draft-file.ts";
import { readDraft, readQuestion } from "./read-question.ts";
import type { Reply } from "./reply.ts";

/** Who asks, and from where. */
export interface Asker {
  /** `discord:1234`: the platform's name and its id of the person. */
  user: string;
  /** The community it's asked in; absent in direct messages. */
  guild?: string;
  /** In which refusals are told; when absent, in that of the text. */
  language?: Language;
}

export interface AskTurn extends Asker {
  /** A thread, a channel or a direct message: with the user, the key of a conversation. */
  place: string;
  text: string;
  /**
   * Earlier questions to lean on in place of those remembered: that of the answer which a follow-up hangs on; none of them for a
   * question that stands alone.
   */
  after?: readonly string[];
  /** Earlier questions to lean on when none are remembered: that of the answer which a thread was opened under. */
  opening?: readonly string[];
  /** Id of the only report to be asked. */
  report?: string;
  /** Gets the words of an answer that a language model is still writing, each time there are more; the answer takes their place. */
  onDraft?: (draft: DraftReply) => void;
  /** Whoever asks can't wait for a language model any longer: the desk's own answer comes at once. */
  signal?: AbortSignal;
}

export interface CheckTurn extends Asker {
  /** The draft, or a file of it as it was received. */
  draft: string | { bytes: Uint8Array; name: string };
  report?: string;
}

/** Nothing was answered; why, in words that may be shown as they are (they hold no markup, but names that people gave). */
export interface Refused {
  type: "refused";
  words: ErrorWords;
  language: Language;
}

export type AskOutcome = { type: "answered"; answer: Answer; reply: Reply; edition: Edition } | Refused;
export type CheckOutcome =
  | { type: "checked"; check: Check; reply: CheckReply; draft: string; language: Language; edition: Edition }
  | Refused;

export interface Forgotten {
  /** Conversations whose questions were still remembered. */
  conversations: number;
  /** Votes that were kept. */
  votes: number;
}

export interface ChatTurns {
  /** Never rejects. */
  ask(turn: AskTurn): Promise<AskOutcome>;
  /** Never rejects. */
  check(turn: CheckTurn): Promise<CheckOutcome>;
  /** Deletes what is kept of a user: remembered questions here, votes in the file. @throws Error of the file system */
  forget(user: string): Promise<Forgotten>;
  /** What is kept of people, for the privacy text. */
  readonly kept: KeptFacts;
  /** What is answered from now: for tables, lists, and the words around a quotation. */
  edition(): Edition;
  /** Looks for a new index now; resolves to whether there was one. @throws IndexError when it can't be used */
  reload(): Promise<boolean>;
  /** Resolves once nothing is being answered. */
  idle(): Promise<void>;
}

export interface ChatTurnsParts {
  live: LiveEdition;
  history: ConversationHistory;
  limits: AskLimits;
  logger: Logger;
  feedback?: FeedbackFile;
  /** Address of a report's page, with slots: see `linkPages`. */
  pageUrl?: string;
  /** What people are told about: see ChatSettings. */
  keepsAnswers?: true;
  asksModel?: true;
}

/** At a second for a page nobody waits longer than half a minute. */
const DRAFTS_WAITING_MAX = 30;

export function createChatTurns(parts: ChatTurnsParts): ChatTurns {
  const { live, history, limits, feedback, logger, pageUrl } = parts;
  const questions = createAskQueue();
  // A long draft takes seconds: questions don't wait for it.
  const drafts = createAskQueue(DRAFTS_WAITING_MAX);

  const refuse = (error: unknown, language: Language): Refused => {
    const id = randomBytes(3).toString("hex");
    const words = describeChatError(error, messagesFor(language), id);
    if (words.code === "failed") logger.error("a turn failed", { id, error: traceError(error) });
    return { type: "refused", words, language };
  };

  const ask = async (turn: AskTurn): Promise<AskOutcome> => {
    const language = turn.language ?? draftLanguage(turn.text);
    try {
      const question = readQuestion(turn.text);
      await limits.take(turn);
      return await questions.add(async (letGo) => {
        const edition = live.current();
        const answerTurns = (turns: string[], keep: () => void) => {
          // Others are answered while a model writes, and what this person asks meanwhile goes on from this question.
          const onWaiting = (): void => {
            keep();
            letGo();
          };
          return edition.desk.ask({
            turns,
            user: turn.user,
            onWaiting,
            ...onlyReport(turn.report),
            ...whileWriting(turn),
          });
        };
        const [after, opening] = [turn.after?.map(readQuestion), turn.opening?.map(readQuestion)];
        const answer = await history.ask(turn, question, answerTurns, after, opening);
        return { type: "answered", answer, reply: presentAnswer(linkPages(answer, pageUrl)), edition };
      });
    } catch (error) {
      return refuse(error, language);
    }
  };

  const check = async (turn: CheckTurn): Promise<CheckOutcome> => {
    let language = turn.language ?? (typeof turn.draft === "string" ? draftLanguage(turn.draft) : "zh-CN");
    try {
      await limits.take(turn);
      const given = turn.draft;
      const draft = readDraft(typeof given === "string" ? given : await readDraftFile(given.bytes, given.name));
      language = draftLanguage(draft);
      return await drafts.add(async () => {
        const edition = live.current();
        const found = await edition.desk.check({ text: draft, ...onlyReport(turn.report) });
        return { type: "checked", check: found, reply: presentCheck(found, draft), draft, language, edition };
      });
    } catch (error) {
      return refuse(error, turn.language ?? language);
    }
  };

  return {
    ask,
    check,
    async forget(user) {
      return { conversations: history.forget(user), votes: (await feedback?.forget(user)) ?? 0 };
    },
    kept: {
      ...{ turns: TURNS_MAX, minutes: HISTORY_TTL_MS / 60_000, votes: feedback !== undefined },
      ...{ answers: parts.keepsAnswers ?? false, model: parts.asksModel ?? false },
    },
    edition: () => live.current(),
    reload: () => live.reload(),
    async idle() {
      await Promise.all([questions.idle(), drafts.idle()]);
    },
  };
}

function whileWriting({ onDraft, signal }: AskTurn): Pick<AskRequest, "onDraft" | "signal"> {
  return {
    ...(onDraft === undefined
      ? {}
      : { onDraft: (draft) => (draft === undefined ? undefined : onDraft(presentDraft(draft))) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

const onlyReport = (report: string | undefined): { report?: string } => (report === undefined ? {} : { report });
