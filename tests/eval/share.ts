/** A part of a whole, kept as two counts so that shares can be added up. */

export interface Share {
  part: number;
  whole: number;
}

/** How many of `items`, or of those for which `among` holds, pass `test`. */
export function shareOf<T>(items: readonly T[], test: (item: T) => boolean, among?: (item: T) => boolean): Share {
  const whole = among ? items.filter(among) : items;
  return { part: whole.filter(test).length, whole: whole.length };
}

export function addShares(shares: readonly Share[]): Share {
  return {
    part: shares.reduce((total, { part }) => total + part, 0),
    whole: shares.reduce((total, { whole }) => total + whole, 0),
  };
}

/** 0 to 1; undefined of nothing. */
export function rateOf({ part, whole }: Share): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** `91.7` (percent, one digit), or `–` of nothing. */
export function percentOf(share: Share): string {
  const rate = rateOf(share);
  return rate === undefined ? "–" : (100 * rate).toFixed(1);
}
