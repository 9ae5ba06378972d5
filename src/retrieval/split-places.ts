/** Several places side by side in one question: the same thing asked of each. Chooses no reports. */
import type { Places } from "../corpus/places.ts";
import type { Span } from "../corpus/span.ts";
import type { ChosenReports } from "./choose-reports.ts";
import { type Ask, type Question, readAsk } from "./question.ts";

export interface PlacesAsked {
  /** One for each place, in the order asked; none when places aren't listed. */
  asks: Ask[];
  /** 哪个最高, 谁更低: which of them comes first. */
  order?: "highest" | "lowest";
}

/** What parts the places of a list: 广东、浙江和甘肃. */
const BETWEEN = /^(?:、|,|，|和|与|跟|及|以及|还有|or|and|vs|\s)+$/u;
const BEHIND =
  /^[，,]?(?:这?(?:两|三|几|四|五)个?(?:地方?|县|市|省|区|州))?[，,]?(?:里面?|中|当中)?(?:各自?|分别)?(?:哪个?(?:地方?|县|市|省|区|州)?|哪里|谁)?的?/u;
const COMPARATIVE =
  /(?:最|更|比较)(?:高|多|大|快|强|好|长|低|少|小|慢|短)|(?:高|多|大|快|强|低|少|小|慢)(?=(?:一些|一点)?$)|\b(?:highest|largest|most|higher|lowest|smallest|least|lower)\b/u;
const LOW = /低|少|小|慢|短|lowest|smallest|least|lower/u;

/** Places side by side, asked of by a list that was split already or by one that only places make. */
export function placesAsked({ asks, whole }: Question, chosen: ChosenReports, places: Places): PlacesAsked {
  if (asks.length === 1) return splitPlaces(whole, chosen);
  const eachNamed = chosen.reports.length > 1 && asks.every(({ text }) => places.find(text).length > 0);
  return eachNamed ? { asks } : { asks: [] };
}

/** 安国和阜平的GDP, 哪个高: what is asked of each place named. */
function splitPlaces(ask: Ask, { ownPlaces, reports }: ChosenReports): PlacesAsked {
  const [first] = ownPlaces;
  const last = ownPlaces.at(-1);
  const ends = itemEnds(ask.text, ownPlaces);
  const listed = ownPlaces.every(({ start }, i) => i === 0 || BETWEEN.test(ask.text.slice(ends[i - 1], start)));
  if (!first || !last || ownPlaces.length < 2 || reports.length < 2 || !listed) return { asks: [] };
  const front = ask.text.slice(0, first.start);
  const behind = ask.text.slice(ends.at(-1)).replace(/[?？。]+$/u, "");
  const compared = /哪|谁|which/u.test(ask.text) ? behind.match(COMPARATIVE)?.[0] : undefined;
  const thing = behind
    .replace(BEHIND, "")
    .replace(COMPARATIVE, "")
    .replace(/(?:哪个|哪里|谁|是|呢|一些|一点)+$/u, "");
  const rest = ask.number && compared === undefined ? thing : `${thing}多少`;
  const asks = ownPlaces.map(
    ({ start }, i): Ask => ({
      ...readAsk(`${front}${ask.text.slice(start, ends[i])}${rest}`),
      target: ask.target,
      actual: ask.actual,
    }),
  );
  if (compared === undefined) return { asks };
  return { asks, order: LOW.test(compared) ? "lowest" : "highest" };
}

/** Where each place ends, with its own year where several have one (天河2019年和甘肃2024年); a year behind the last alone is of all. */
function itemEnds(text: string, spans: readonly Span[]): number[] {
  const years = spans.map(({ end }) => text.slice(end).match(/^的?(?:19|20)\d\d年/u)?.[0].length ?? 0);
  const each = years.filter((length) => length > 0).length > 1;
  return spans.map(({ end }, i) => end + (each ? (years[i] ?? 0) : 0));
}

/** 甘肃比周口GDP多多少: an operand that names nothing but its place is asked for what the other names. */
export function shareThing([left, right, ...others]: readonly Ask[], places: Places): Ask[] {
  if (!left || !right || others.length > 0) return [left, right, ...others].filter((ask) => ask !== undefined);
  const [a, b] = [withoutPlace(left, places), withoutPlace(right, places)];
  if (a === undefined || b === undefined || (a.thing === "") === (b.thing === "")) return [left, right];
  const thing = a.thing || b.thing;
  return [a, b].map(({ place, ask }) => ({ ...readAsk(`${place}${thing}多少`), periods: ask.periods }));
}

/** What is asked of a place: the words behind it, without those of asking. */
function withoutPlace(ask: Ask, places: Places): { place: string; thing: string; ask: Ask } | undefined {
  const [mention] = places.find(ask.text);
  if (!mention || mention.start > 0) return undefined;
  const thing = ask.text
    .slice(mention.end)
    .replace(/(?:多|少|高|低|大|小|快|慢|增加|减少)*(?:了|出)?(?:多少|几).*$/u, "")
    .replace(/^的/u, "");
  return { place: ask.text.slice(0, mention.end), thing, ask };
}
