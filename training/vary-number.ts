/** Other numbers for a claim, the same ones on every run: with a slip of the pen, or a neighbour's. Knows nothing of what is claimed. */
import { alikeFigures } from "../src/answer/check/alike.ts";
import type { Claim } from "../src/answer/check/claim.ts";
import { reportValueIn } from "../src/answer/check/compare-values.ts";
import type { BoundCandidate } from "../src/answer/check/find-candidates.ts";

/** A number as a text prints it, with its unit. */
export interface PrintedNumber {
  text: string;
  qualifier?: string;
}

const DECOYS = 2;

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/** Two neighbouring digits changed over where they differ, else one digit changed. */
export function slipOf({ text }: PrintedNumber, seed: string): PrintedNumber {
  const plain = text.normalize("NFKC");
  const digits = [...plain.matchAll(/\d/gu)].map(({ index }) => index);
  const pairs = digits.filter((at) => /\d/u.test(plain[at + 1] ?? "") && plain[at] !== plain[at + 1]);
  const random = hash(seed);
  const swap = pairs[random % Math.max(1, pairs.length)];
  if (swap !== undefined && random % 3 > 0 && plain[swap + 1] !== "0") {
    return { text: `${plain.slice(0, swap)}${plain[swap + 1]}${plain[swap]}${plain.slice(swap + 2)}` };
  }
  const at = digits[random % Math.max(1, digits.length)];
  if (at === undefined)
    return { text: plain.replace(/[一二两三四五六七八]/u, (numeral) => (numeral === "五" ? "八" : "五")) };
  const digit = ((Number(plain[at]) + 1 + (random % 8)) % 9) + 1;
  const other = String(digit) === plain[at] ? String((digit % 9) + 1) : String(digit);
  return { text: `${plain.slice(0, at)}${other}${plain.slice(at + 1)}` };
}

/** Rounded to one digit less: 4896人 → 约4900人. As it is when it has but one. */
export function aboutOf({ text }: PrintedNumber): PrintedNumber {
  const plain = text.normalize("NFKC");
  const match = /\d+(?:\.\d+)?/u.exec(plain);
  const digits = match?.[0] ?? "";
  if (match === null || digits.replace(/\D|0+$/gu, "").length < 2) return { text: plain };
  const rounded = digits.includes(".")
    ? Number(digits).toFixed((digits.split(".")[1]?.length ?? 1) - 1)
    : String(Math.round(Number(digits) / 10) * 10);
  return {
    text: `${plain.slice(0, match.index)}${rounded}${plain.slice(match.index + digits.length)}`,
    qualifier: "约",
  };
}

/** Numbers of figures that measure the same and count something else: one near the right figure, one from anywhere. */
export function decoysOf(
  claim: Claim,
  candidates: readonly BoundCandidate[],
  homes: readonly BoundCandidate[],
  seed: string,
): PrintedNumber[] {
  const [home] = homes;
  const others = candidates.filter(
    (each) =>
      reportValueIn(claim, each.figure) !== undefined &&
      each.figure.column === undefined &&
      !homes.some((right) => right.figure.value === each.figure.value || alikeFigures(each, right)),
  );
  const near = others.filter(
    ({ sentence }) => home !== undefined && Math.abs(sentence.index - home.sentence.index) <= 2,
  );
  const random = hash(seed);
  const chosen = [near[random % Math.max(1, near.length)], others[random % Math.max(1, others.length)]];
  const numbers = chosen.flatMap((each) => (each ? [{ text: each.figure.text }] : [])).slice(0, DECOYS);
  // Numbers agree by chance more often when they're rounded.
  return numbers.map((number, i) => ((random + i) % 2 === 0 ? number : aboutOf(number)));
}
