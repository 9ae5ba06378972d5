/**
 * Questions that are remembered, so that a follow-up can be made whole: a few for each place and user, for a while, in memory
 * only. Asks nothing.
 */
import { LRUCache } from "lru-cache";

/** Questions that are handed to the desk, the new one among them. */
export const TURNS_MAX = 6;
/** Since the last question of a conversation. */
export const HISTORY_TTL_MS = 30 * 60 * 1000;
/** Conversations; beyond that the one that was used least recently is forgotten. */
const CONVERSATIONS_MAX = 10_000;

/** Whose conversation, and where. */
export interface ConversationKey {
  place: string;
  user: string;
}

export interface ConversationHistory {
  /**
   * Hands the questions remembered, oldest first, and the new one to `answer`; keeps them once it resolves or calls `keep`, and
   * nothing when it rejects before.
   * @param after earlier questions, of the answer that a follow-up hangs on: in place of those remembered, unless these end alike
   * @param opening earlier questions where none are remembered
   */
  ask<T>(
    key: ConversationKey,
    question: string,
    answer: (turns: string[], keep: () => void) => Promise<T>,
    after?: readonly string[],
    opening?: readonly string[],
  ): Promise<T>;
  /** Forgets all conversations of a user, or the one in a place; resolves to how many there were. */
  forget(user: string, place?: string): number;
}

export interface HistoryLimits {
  /** 0 keeps them as long as there is room. */
  ttlMs?: number;
  conversations?: number;
}

interface Kept extends ConversationKey {
  turns: readonly string[];
}

export function createConversationHistory(limits: HistoryLimits = {}): ConversationHistory {
  const ttl = limits.ttlMs ?? HISTORY_TTL_MS;
  const conversations = new LRUCache<string, Kept>({
    max: limits.conversations ?? CONVERSATIONS_MAX,
    ttl,
    perf: performance,
    // Gone from memory, not only out of reach.
    ttlAutopurge: ttl > 0,
  });
  const underWay = new Set<ConversationKey & { forgotten: boolean }>();
  return {
    async ask({ place, user }, question, answer, after, opening = []) {
      const id = idOf({ place, user });
      const turns = [...(after ?? conversations.get(id)?.turns ?? opening), question].slice(-TURNS_MAX);
      const turn = { place, user, forgotten: false };
      underWay.add(turn);
      let kept = false;
      const keep = (): void => {
        // Once: what was asked meanwhile stays.
        if (!kept && !turn.forgotten) conversations.set(id, { place, user, turns });
        kept = true;
      };
      try {
        const result = await answer(turns, keep);
        keep();
        return result;
      } finally {
        underWay.delete(turn);
      }
    },
    forget(user, place) {
      const isTheirs = (kept: ConversationKey): boolean =>
        kept.user === user && (place === undefined || kept.place === place);
      for (const turn of underWay) if (isTheirs(turn)) turn.forgotten = true;
      const theirs = [...conversations.entries()].filter(([, kept]) => isTheirs(kept));
      for (const [id] of theirs) conversations.delete(id);
      return theirs.length;
    },
  };
}

const idOf = ({ place, user }: ConversationKey): string => JSON.stringify([place, user]);
