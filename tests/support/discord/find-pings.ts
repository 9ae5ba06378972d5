/**
 * Who a message would ping: its mentions, as far as `allowed_mentions` lets them. Draws nothing.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
import type { Body } from "./form-errors.ts";
import { isObject } from "./form-errors.ts";

export interface Ping {
  kind: "everyone" | "role" | "user" | "reply";
  /** `@everyone`, or the id of a role or a user. */
  target: string;
}

const MENTION = /@(?:everyone|here)|<@(?<role>&)?!?(?<id>\d{17,20})>/g;

/** Mentions as they stand in a text, whether they ping or not; those in code count too, which Discord would leave out. */
export function findMentions(text: string): Ping[] {
  return [...text.matchAll(MENTION)].map(({ 0: whole, groups }) => {
    if (groups?.id === undefined) return { kind: "everyone", target: whole };
    return { kind: groups.role === undefined ? "user" : "role", target: groups.id };
  });
}

/**
 * @param text content, or the text of all text displays
 * @param repliedTo the author of the message this one replies to
 */
export function findPings(text: string, allowedMentions: unknown, repliedTo?: string): Ping[] {
  const allowed = isObject(allowedMentions) ? allowedMentions : undefined;
  const pings = findMentions(text).filter((ping) => mayPing(ping, allowed));
  // "replied_user": absent from an allowed_mentions that is there means false; without one the author is pinged.
  const pingsAuthor = allowed === undefined || allowed.replied_user === true;
  if (repliedTo !== undefined && pingsAuthor) pings.push({ kind: "reply", target: repliedTo });
  return pings;
}

function mayPing({ kind, target }: Ping, allowed: Body | undefined): boolean {
  if (allowed === undefined) return true;
  const parse: unknown[] = Array.isArray(allowed.parse) ? allowed.parse : [];
  if (kind === "everyone") return parse.includes("everyone");
  const key = kind === "role" ? "roles" : "users";
  const listed: unknown[] = Array.isArray(allowed[key]) ? allowed[key] : [];
  return parse.includes(key) || listed.includes(target);
}
