/**
 * Acknowledgements on their way to Discord: whoever is to be answered waits a moment for them, since composing an answer takes the
 * processor that they need. Sends none itself.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "discord.js";

/** Well within the 3 s that Discord waits; after it an answer is composed whatever is on its way. */
const WAIT_MAX_MS = 1_000;

const pending = new WeakMap<Client, Set<Promise<unknown>>>();

/** Resolves with the acknowledgement itself. @throws what it throws */
export async function trackAcknowledgement<T>(client: Client, sending: Promise<T>): Promise<T> {
  const all = pending.get(client) ?? new Set();
  pending.set(client, all.add(sending));
  try {
    return await sending;
  } finally {
    all.delete(sending);
  }
}

/** Until none is on its way, those that were begun meanwhile included. */
export async function afterAcknowledgements(client: Client): Promise<void> {
  const all = pending.get(client);
  const stop = new AbortController();
  const late = delay(WAIT_MAX_MS, "late", { signal: stop.signal }).catch(() => "late");
  let state = "waiting";
  while (all !== undefined && all.size > 0 && state !== "late") {
    state = await Promise.race([Promise.allSettled(all).then(() => "waiting"), late]);
  }
  stop.abort();
}
