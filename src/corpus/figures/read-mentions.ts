/**
 * Finds every figure of a text, whatever the text is: report, question or draft. Pure; spans are exact in the text given.
 * Doesn't say what a figure counts or when; that is the ledger's work.
 */
import { isFigure } from "./accept-quantity.ts";
import type { FigureMention } from "./figure.ts";
import { impliedUnit, readDirection, readQualifier } from "./figure-context.ts";
import { foldCharacters } from "./fold-characters.ts";
import { CHINESE_NUMERALS, markNonFigures } from "./not-figures.ts";
import { type Quantity, scanQuantity } from "./scan-quantity.ts";
import { type SpecialQuantity, scanSpecial } from "./scan-special.ts";
import { unitClass } from "./units.ts";

const OPENING = new RegExp(`[\\d翻${CHINESE_NUMERALS}]`, "g");
const RANGE = /(?:[ \u00a0]?[-—–~至到][-—–]?[ \u00a0]?)/y;
const LIST_JOIN = /^\s*(?:[、和及与或]|以及)\s*$/;
const MAX_LIST_GAP_CHARS = 4;

/** A quantity that is a figure, with all values of a range or ratio. */
interface Found extends Quantity {
  values?: number[];
}

/** Every figure of `text`, in order. */
export function readMentions(text: string): FigureMention[] {
  const folded = foldCharacters(text);
  const isMarked = lazyMask(folded);
  const found: Found[] = [];
  const bare: Found[] = [];
  OPENING.lastIndex = 0;
  let at = 0;
  while (at < folded.length) {
    OPENING.lastIndex = at;
    const opening = OPENING.exec(folded);
    if (opening === null) break;
    at = opening.index;
    const step = readAt(folded, isMarked, at, found.at(-1)?.end ?? 0);
    if (step.figure !== undefined) (step.bare ? bare : found).push(step.figure);
    at = step.next;
  }
  const all = [...found, ...shareUnits(folded, found, bare)].sort((a, b) => a.start - b.start);
  return all.map((item, index) => toMention(text, folded, item, all[index - 1]));
}

/** Reads what stands at `at`: a figure, a bare number that may share a unit, or nothing; and where to go on. */
function readAt(
  folded: string,
  isMarked: IsMarked,
  at: number,
  lastEnd: number,
): { figure?: Found; bare?: boolean; next: number } {
  const special = scanSpecial(folded, at);
  if (special !== undefined && !isMarked(special.start)) return { figure: fromSpecial(special), next: special.end };
  const quantity = scanQuantity(folded, at);
  if (quantity === undefined) return { next: skipNumeral(folded, at) };
  if (cannotCount(folded, quantity)) return { next: quantity.numeralEnd };
  if (isMarked(quantity.start) || /\d\.?$/.test(folded.slice(Math.max(0, at - 2), at))) {
    return { next: Math.max(quantity.numeralEnd, at + 1) };
  }
  const signed = withSign(folded, quantity, lastEnd);
  const range = readRange(folded, isMarked, signed);
  if (range !== undefined) return { figure: range, next: range.end };
  if (signed.unit === "") return readUnitless(folded, signed);
  if (!isFigure(folded, signed)) return { next: signed.numeralEnd };
  return { figure: signed, next: signed.end };
}

/** A small Chinese numeral without a unit that opens no range: most characters 一 of a text. */
function cannotCount(folded: string, quantity: Quantity): boolean {
  if (quantity.numeral !== "chinese" || quantity.unit !== "" || isLargeChinese(folded, quantity)) return false;
  return !/[-—–~至到]/.test(folded.charAt(quantity.end));
}

type IsMarked = (at: number) => boolean;

/** Asks whether a place is part of something that is no figure; marks them only when first asked. */
function lazyMask(folded: string): IsMarked {
  let mask: Uint8Array | undefined;
  return (at) => {
    mask ??= markNonFigures(folded);
    return mask[at] === 1;
  };
}

function skipNumeral(folded: string, at: number): number {
  let next = at + 1;
  while (next < folded.length && CHINESE_NUMERALS.includes(folded.charAt(next))) next++;
  return next;
}

function fromSpecial(special: SpecialQuantity): Found {
  return { ...special, numeralEnd: special.end, multiplier: "", more: "" };
}

/** A minus belongs to the number when no other number, letter or unit stands before it. */
function withSign(folded: string, quantity: Quantity, lastEnd: number): Quantity {
  const sign = folded.charAt(quantity.start - 1);
  const before = folded.charAt(quantity.start - 2);
  if (sign !== "-" || quantity.numeral === "chinese" || lastEnd >= quantity.start - 1 || /[\dA-Za-z%)-]/.test(before))
    return quantity;
  return { ...quantity, start: quantity.start - 1, value: -quantity.value };
}

/** 3%—5%, 10~15个, 3至5万亩, 两到三年: one figure with both values. */
function readRange(folded: string, isMarked: IsMarked, low: Quantity): Found | undefined {
  RANGE.lastIndex = low.end;
  const dash = RANGE.exec(folded)?.[0] ?? "";
  if (dash === "") return undefined;
  const at = low.end + dash.length;
  if (isMarked(at)) return undefined;
  const high = scanQuantity(folded, at);
  if (high === undefined || high.unit === "") return undefined;
  if (low.unit !== "" && low.unit !== high.unit) return undefined;
  if (low.unit !== "" && /[到至]/.test(dash) && /[从由]\s*$/.test(folded.slice(Math.max(0, low.start - 2), low.start)))
    return undefined;
  if (low.unit === "" && low.numeral !== high.numeral) return undefined;
  const shared =
    low.unit === "" && low.multiplier === "" && high.numeral === "arabic" ? high.value / highNumber(folded, high) : 1;
  const value = Number.parseFloat((low.value * shared).toPrecision(15));
  if (Math.abs(value) > Math.abs(high.value) && low.unit === "") return undefined;
  const joined = { ...high, start: low.start, value, values: [value, high.value] };
  return isFigure(folded, { ...high, start: low.start, numeralEnd: high.numeralEnd, value: high.value })
    ? joined
    : undefined;
}

function highNumber(folded: string, high: Quantity): number {
  const digits = /^[\d.,]+/.exec(folded.slice(high.start, high.numeralEnd))?.[0] ?? "1";
  return Number(digits.replaceAll(",", "")) || 1;
}

const INDEX_CUE = /(?:指数|系数|得分|比值|倍数|比)[^，。；,;]{0,8}(?:为|达到?|至|到|是|降至)\s*$/;

/** A number without a unit: a figure when 万 or 亿 is printed or an index is named, else only in a list that shares a unit. */
function readUnitless(folded: string, quantity: Quantity): { figure?: Found; bare?: boolean; next: number } {
  const next = quantity.numeralEnd;
  const large = quantity.numeral === "arabic" ? /[万亿]/.test(quantity.multiplier) : isLargeChinese(folded, quantity);
  const after = folded.charAt(next);
  if (large && !/[级元A-Za-z]/.test(after)) {
    return { figure: { ...quantity, unit: impliedUnit(folded, quantity.start, next) }, next };
  }
  if (quantity.numeral === "chinese") return { next };
  const before = folded.slice(Math.max(0, quantity.start - 20), quantity.start);
  if (INDEX_CUE.test(before) && /^(?:[，。；、)）\s]|$)/.test(after)) return { figure: quantity, next };
  return { figure: quantity, bare: true, next };
}

function isLargeChinese(folded: string, quantity: Quantity): boolean {
  const numeral = folded.slice(quantity.start, quantity.numeralEnd);
  return (
    quantity.value >= 1e4 &&
    /^[一二两三四五六七八九十].*[万亿]/.test(numeral) &&
    /^[，。；、）)]/.test(folded.charAt(quantity.numeralEnd))
  );
}

/** 10、20、30个: bare numbers take unit and multiplier of the figure that closes their list. */
function shareUnits(folded: string, found: readonly Found[], bare: readonly Found[]): Found[] {
  const shared: Found[] = [];
  const ordered = [...bare].sort((a, b) => b.start - a.start);
  for (const item of ordered) {
    const next = [...found, ...shared]
      .filter((other) => other.start > item.end && other.start - item.end <= MAX_LIST_GAP_CHARS)
      .sort((a, b) => a.start - b.start)[0];
    if (next === undefined || next.unit === "" || next.values !== undefined || next.numeral === "chinese") continue;
    if (!LIST_JOIN.test(folded.slice(item.end, next.start))) continue;
    const factor = multiplierOf(folded, next);
    shared.push({
      ...item,
      value: Number.parseFloat((item.value * factor).toPrecision(15)),
      unit: next.unit,
      multiplier: next.multiplier,
    });
  }
  return shared.filter((item) => unitClass(item.unit) !== "sets");
}

function multiplierOf(folded: string, item: Found): number {
  if (item.multiplier === "") return 1;
  return Math.abs(item.value) / highNumber(folded, { ...item, start: item.value < 0 ? item.start + 1 : item.start });
}

function toMention(text: string, folded: string, item: Found, previous: Found | undefined): FigureMention {
  const { start, end, value, unit, numeral } = item;
  const own = item.value < 0 ? undefined : readDirection(folded, start, end, unit);
  const doubled = unit === "倍" && folded.charAt(start) === "翻" ? "up" : undefined;
  const direction = doubled ?? own ?? (item.value < 0 ? undefined : inheritedDirection(folded, item, previous));
  return {
    text: text.slice(start, end),
    start,
    end,
    value,
    ...(item.values === undefined ? {} : { values: item.values }),
    unit,
    qualifier: readQualifier(folded, start, end, item.more),
    ...(direction === undefined ? {} : { direction }),
    numeral,
  };
}

/** 分别增长8.5%、9.5%: the second figure grows too. */
function inheritedDirection(folded: string, item: Found, previous: Found | undefined): "up" | "down" | undefined {
  if (previous === undefined || previous.unit !== item.unit) return undefined;
  if (!LIST_JOIN.test(folded.slice(previous.end, item.start).replace(/^(?:以上|以下|左右|以内)/, ""))) return undefined;
  let first = previous.start;
  const back = new RegExp(`[\\d.%${item.unit.slice(0, 1)}、和及与万亿\\s]+$`).exec(folded.slice(0, first));
  if (back !== null) first -= back[0].length;
  return readDirection(folded, first, previous.end, previous.unit);
}
