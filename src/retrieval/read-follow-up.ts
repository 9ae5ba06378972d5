/** What a question says when it goes on from the one before: how it begins, its own times, and whether it names a thing. */
import type { Span } from "../corpus/span.ts";
import {
  asksForWords,
  CORRECTION,
  DENIAL,
  OPENING,
  PART_END,
  PARTICLE,
  PRONOUN,
  thingNamed,
  WITHIN,
} from "./follow-up-words.ts";
import { type Ask, type Question, readAsk } from "./question.ts";

export interface FollowUpReading {
  /** What is left behind openings, pronouns and particles. */
  fragment: string;
  /** The fragment without its times. */
  rest: string;
  own: Ask;
  /** Words of the fragment that name a thing; empty when the thing is the one before, said again or not. */
  thing: string;
  /** Takes back what was asked before. */
  corrects: boolean;
  /** 其中: a part of the thing before, in so many words. */
  within: boolean;
  /** 其中, or 农村的: a part of the thing before, or another part of what it is a part of. */
  part: boolean;
  /** Begins or ends as a follow-up does (那…, …呢, 它…). */
  leans: boolean;
  asksForWords: boolean;
}

/** The question taken apart as if it were a follow-up to `before`. */
export function readFollowUp(text: string, before?: Ask): FollowUpReading {
  let fragment = text.replace(PARTICLE, "");
  let [corrects, within, leans] = [false, false, /呢[?？。！!\s]*$/u.test(text)];
  const take = (pattern: RegExp): boolean => {
    const match = fragment.match(pattern)?.[0] ?? "";
    fragment = fragment.slice(match.length);
    return match !== "";
  };
  for (let found = true; found && fragment !== ""; ) {
    found = false;
    if (take(CORRECTION) || take(DENIAL)) found = corrects = true;
    if (take(WITHIN)) found = within = true;
    if (take(OPENING)) found = leans = true;
  }
  if (fragment !== "" && take(PRONOUN)) leans = true;
  if (take(WITHIN)) within = true;
  const own = readAsk(fragment);
  const rest = trim(withoutTimes(fragment, own));
  const elided = /的(?:有|是|占|达到?)*(?:多少|几)\p{Script=Han}?$/u.test(rest);
  const part = within || elided || (PART_END.test(rest) && rest.length <= LONGEST_PART);
  const named = thingNamed(blank(fragment, [...own.periods, ...(own.number ? [own.number] : [])]));
  const differs =
    own.periods.length > 0 || own.target !== own.actual || own.number !== undefined || own.aspect !== undefined;
  return {
    fragment,
    rest,
    own,
    thing: !part && differs && before?.text.includes(named) ? "" : named,
    corrects,
    within,
    part,
    leans,
    asksForWords: asksForWords(fragment),
  };
}

/** Names of parts are short: 汽车灯具毛绒玩具那些新兴行业. */
const LONGEST_PART = 16;
/** 次年计划: a time or a kind, and no more than this beside the time. */
const LONGEST_KIND = 4;
/** A question for a number or a change, no longer than this, leaves out what the question before says. */
const LONGEST_SHORT_QUESTION = 12;
/** A thing named with as many characters is whole; with a time and a number asked, nothing is left to take from before. */
const WHOLE_THING = { leaning: 6, plain: 3 };

/** Whether a question leans on the one before it. */
export function isFollowUp({ text, smallTalk }: Pick<Question, "text" | "smallTalk">, before?: Ask): boolean {
  if (smallTalk) return false;
  const { own, thing, corrects, part, leans, rest } = readFollowUp(text, before);
  if (corrects || thing === "") return true;
  const timed = own.periods.some(({ role }) => role === "asked");
  const whole = timed && own.number !== undefined && !part;
  if (whole && sizeOf(thing) >= (leans ? WHOLE_THING.leaning : WHOLE_THING.plain)) return false;
  if (leans || part) return true;
  if (rest.length <= LONGEST_KIND && (timed || own.target !== own.actual)) return true;
  const bare = text.replace(PARTICLE, "");
  const short = bare.length <= LONGEST_SHORT_QUESTION;
  return short && rest !== "" && (own.number !== undefined || own.aspect !== undefined) && !timed;
}

/** In Han characters; an English word counts as two. */
const sizeOf = (thing: string): number =>
  (thing.match(/\p{Script=Han}/gu)?.length ?? 0) + 2 * (thing.match(/[a-z0-9]+/gu)?.length ?? 0);

/** A text without the times that were read in it, prepositions of English times included. */
export function withoutTimes(text: string, { periods }: Pick<Ask, "periods">): string {
  let out = text;
  for (const { start, end, role } of [...periods].sort((a, b) => b.start - a.start)) {
    if (end > out.length || role === "base") continue;
    out =
      out.slice(0, start).replace(/\b(?:back )?(?:in|for|by|during|at|as of|of|since)(?: the)?\s+$/u, "") +
      out.slice(end);
  }
  return out;
}

/** Blanks spans of a text; those beyond its end were read elsewhere. */
function blank(text: string, spans: readonly Span[]): string {
  let out = text;
  for (const { start, end } of spans)
    if (end <= text.length) out = out.slice(0, start) + " ".repeat(end - start) + out.slice(end);
  return out;
}

/** Without 的, 是, marks and blanks at both ends. */
export const trim = (text: string): string => text.replace(/^[的是，,、\s]+|[是，,、?？。\s]+$/gu, "");
