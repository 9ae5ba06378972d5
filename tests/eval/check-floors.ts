/** The floors of the evaluation: rates that may not fall. Which rates they are stands in floors.json. */
import { rateOf, type Share } from "./share.ts";
import type { Summary } from "./summarise.ts";

/** A rate by its place in the summary (`questions.cited`), from 0 to 1, and what it must not fall below or rise above. */
export type Floors = Record<string, { min: number } | { max: number }>;

export interface CheckedFloor {
  name: string;
  /** Undefined when there is no such rate, or nothing that it was counted of. */
  rate: number | undefined;
  bound: { min: number } | { max: number };
  holds: boolean;
}

export function checkFloors(summary: Summary, floors: Floors): CheckedFloor[] {
  return Object.entries(floors).map(([name, bound]) => {
    const rate = rateAt(summary, name);
    const holds = rate !== undefined && ("min" in bound ? rate >= bound.min : rate <= bound.max);
    return { name, rate, bound, holds };
  });
}

function rateAt(summary: Summary, name: string): number | undefined {
  let found: unknown = summary;
  for (const key of name.split(".")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, key);
  }
  return isShare(found) ? rateOf(found) : undefined;
}

function isShare(value: unknown): value is Share {
  return typeof value === "object" && value !== null && "part" in value && "whole" in value;
}

export function describeFloor({ name, rate, bound, holds }: CheckedFloor): string {
  const wanted = "min" in bound ? `at least ${bound.min}` : `at most ${bound.max}`;
  return `${holds ? "ok     " : "FAILED "} ${name} ${rate === undefined ? "not measured" : rate.toFixed(4)} (${wanted})`;
}
