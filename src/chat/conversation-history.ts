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
  /** The questions remembered, oldest first, and the new one. */
  turnsWith(key: ConversationKey, question: string): string[];
  /** Keeps what `turnsWith` gave, once it's answered. */
  remember(key: ConversationKey, turns: readonly string[]): void;
  /** Forgets all conversations of a user, or the one in a place; resolves to how many there were. */
  forget(user: string, place?: string): number;
}

export interface HistoryLimits {
  ttlMs?: number;
  conversations?: number;
}

export function createConversationHistory(limits: HistoryLimits = {}): ConversationHistory {
  const conversations = new LRUCache<string, { user: string; place: string; turns: readonly string[] }>({
    max: limits.conversations ?? CONVERSATIONS_MAX,
    ttl: limits.ttlMs ?? HISTORY_TTL_MS,
    // Gone means gone from memory, not only out of reach.
    ttlAutopurge: false,
  });
  return {
    turnsWith: (key, question) => [...(conversations.get(keyOf(key))?.turns ?? []), question].slice(-TURNS_MAX),
    remember: (key, turns) => {
      conversations.purgeStale();
      conversations.set(keyOf(key), { user: key.user, place: key.place, turns });
    },
    forget(user, place) {
      conversations.purgeStale();
      const theirs = [...conversations.entries()].filter(
        ([, kept]) => kept.user === user && (place === undefined || kept.place === place),
      );
      for (const [key] of theirs) conversations.delete(key);
      return theirs.length;
    },
  };
}

const keyOf = ({ place, user }: ConversationKey): string => JSON.stringify([place, user]);
