/** Arithmetic on figures of a report: shown with its operands, never where the report gives the number itself. Pure. */
import type { Figure } from "../corpus/figures/figure.ts";
import { convertUnit, sameUnit } from "../corpus/figures/units.ts";
import { measureOf } from "../retrieval/asked-unit.ts";
import type { OperationType } from "../retrieval/read-operation.ts";

export interface Derived {
  type: Exclude<OperationType, "rise" | "gap">;
  value: number;
  unit: string;
  /** As a person reads it: 3.75万亿元. */
  text: string;
  /** 3.75万亿元 − 1.6万亿元 = 2.15万亿元 */
  arithmetic: string;
}

/** At most this many digits behind the point in a computed figure. */
const MAX_DECIMALS = 4;

const SCALES: [number, string][] = [
  [1e12, "万亿"],
  [1e8, "亿"],
  [1e4, "万"],
];
/** Units whose large numbers reports print with 万 and 亿. */
const SCALED_TEXT = /(万亿|亿|万)/u;

/** With as many digits as the value needs, at most {@link MAX_DECIMALS}. */
const plain = (value: number): string => Number(value.toFixed(MAX_DECIMALS)).toString();

/** Writes a value in the scale that the first scaled operand is printed in, or a smaller one when it would need more digits. */
function write(value: number, unit: string, operands: readonly Figure[]): string {
  const printed = operands
    .map(({ text }) => text.normalize("NFKC").match(SCALED_TEXT)?.[1])
    .find((name) => name !== undefined);
  const from = SCALES.findIndex(([, name]) => name === printed);
  const scales = from < 0 ? [] : SCALES.slice(from);
  const [scale, name] = scales.find(([size]) => isExact(value / size)) ?? [1, ""];
  return `${plain(value / scale)}${name}${unit}`;
}

const isExact = (value: number): boolean => Math.abs(value - Number(value.toFixed(MAX_DECIMALS))) < 1e-9;

/** 约 stays with an operand: what is computed from it is no more exact. */
function operandText({ text, qualifier }: Figure): string {
  const printed = text.normalize("NFKC");
  const before = /^(?:约|近|超|超过|逾|突破)$/u.test(qualifier) && !printed.includes(qualifier) ? qualifier : "";
  const behind = /^(?:以上|以下|以内|左右)$/u.test(qualifier) ? qualifier : "";
  return before + printed + behind;
}

/** The second operand in the first one's unit; `undefined` when they don't measure the same. */
function aligned(a: Figure, b: Figure): number | undefined {
  if (sameUnit(a.unit, b.unit)) return b.value;
  return convertUnit(b.value, b.unit, a.unit);
}

/** A figure may enter a sum or a comparison when it is an amount itself: 翻番 and 倍 are not added to 元. */
function comparable(figures: readonly Figure[]): number[] | undefined {
  const [first] = figures;
  if (!first) return undefined;
  const values = figures.map((figure) => aligned(first, figure));
  return values.every((value) => value !== undefined) ? (values as number[]) : undefined;
}

/** Computes; `undefined` when units don't fit or a divisor is zero. Operands in the order asked. */
export function derive(type: Derived["type"], operands: readonly Figure[]): Derived | undefined {
  if (type === "per-head") return perHead(operands);
  if (type === "reverse" && operands[1]?.unit === "%" && operands[0]?.unit !== "%")
    return operands[1].aspect === "share" ? wholeOfShare(operands) : beforeGrowth(operands);
  const values = comparable(operands);
  const [first, second] = operands;
  const [a, b] = values ?? [];
  if (!values || !first || !second || a === undefined || b === undefined) return undefined;
  const texts = operands.map(operandText);
  const percentages = first.unit === "%";
  switch (type) {
    case "sum": {
      const value = round(values.reduce((total, each) => total + each, 0));
      const text = write(value, first.unit, operands);
      return { type, value, unit: first.unit, text, arithmetic: `${texts.join(" ＋ ")} ＝ ${text}` };
    }
    case "difference":
    case "reverse": {
      const value = round(type === "difference" ? Math.abs(a - b) : a - (second.direction === "down" ? -b : b));
      const unit = percentages ? "百分点" : first.unit;
      const text = write(value, percentages ? "个百分点" : first.unit, operands);
      const [left, right] = type === "difference" && b > a ? [texts[1], texts[0]] : [texts[0], texts[1]];
      const sign = type === "reverse" && second.direction === "down" ? "＋" : "－";
      return { type, value, unit, text, arithmetic: `${left} ${sign} ${right} ＝ ${text}` };
    }
    case "share": {
      // A part is no larger than its whole: GDP isn't a share of the budget.
      if (b === 0 || a > b) return undefined;
      const value = round((a / b) * 100, 2);
      return { type, value, unit: "%", text: `${value}%`, arithmetic: `${texts[0]} ÷ ${texts[1]} ＝ ${value}%` };
    }
    case "multiple": {
      if (b === 0) return undefined;
      const value = round(a / b, 2);
      return { type, value, unit: "倍", text: `${value}倍`, arithmetic: `${texts[0]} ÷ ${texts[1]} ＝ ${value}倍` };
    }
  }
}

/** An amount divided by the people a report counts: 53.42亿元 ÷ 26万人 ＝ 20546.15元. */
function perHead([amount, people]: readonly Figure[]): Derived | undefined {
  if (!amount || !people || measureOf(people.unit) !== "people" || measureOf(amount.unit) === "people")
    return undefined;
  if (people.value === 0 || amount.unit === "%") return undefined;
  const value = round(amount.value / people.value, 2);
  const text = `${value}${amount.unit}`;
  const arithmetic = `${operandText(amount)} ÷ ${operandText(people)} ＝ ${text}`;
  return { type: "per-head", value, unit: amount.unit, text, arithmetic };
}

/** The whole of which a printed part is a printed share: part ÷ share, to two digits in the scale printed. */
function wholeOfShare([part, share]: readonly Figure[]): Derived | undefined {
  if (!part || !share || share.value <= 0) return undefined;
  const [, printed = ""] = part.text.normalize("NFKC").match(SCALED_TEXT) ?? [];
  const scale = SCALES.find(([, name]) => name === printed)?.[0] ?? 1;
  const scaled = round((part.value / share.value) * (100 / scale), 2);
  const text = `${scaled}${printed}${part.unit}`;
  const arithmetic = `${operandText(part)} ÷ ${operandText(share)} ＝ ${text}`;
  return { type: "reverse", value: round(scaled * scale), unit: part.unit, text, arithmetic };
}

/** The level before a growth in per cent: level ÷ (1 + growth), to two digits in the scale printed. */
function beforeGrowth([level, growth]: readonly Figure[]): Derived | undefined {
  if (!level || !growth) return undefined;
  const signed = growth.direction === "down" ? -growth.value : growth.value;
  if (signed <= -100) return undefined;
  const [, printed = ""] = level.text.normalize("NFKC").match(SCALED_TEXT) ?? [];
  const scale = SCALES.find(([, name]) => name === printed)?.[0] ?? 1;
  const scaled = round(level.value / (1 + signed / 100) / scale, 2);
  const text = `${scaled}${printed}${level.unit}`;
  // Brackets keep 1 － 1.7% from reading as a range.
  const divisor = signed < 0 ? `（1 － （${-signed}%））` : `（1 ＋ ${signed}%）`;
  const arithmetic = `${operandText(level)} ÷ ${divisor} ＝ ${text}`;
  return { type: "reverse", value: round(scaled * scale), unit: level.unit, text, arithmetic };
}

function round(value: number, decimals?: number): number {
  return decimals === undefined ? Number.parseFloat(value.toPrecision(12)) : Number(value.toFixed(decimals));
}
