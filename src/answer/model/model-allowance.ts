/** How much may be asked of the model: so many requests at once, so many an hour for each user. Counts in memory; asks nothing itself. */

const HOUR_MS = 3_600_000;
/** Waiting for one place; more of them would only wait until their time is over. */
const WAITING_PER_PLACE = 4;
/** Beyond, users who haven't asked within the hour are forgotten. */
const USERS_REMEMBERED = 10_000;

export interface AllowanceLimits {
  concurrency: number;
  budgetPerHour: number;
}

export interface Allowance {
  /**
   * Waits for a place; resolves to what gives it back, to `budget` when the user's is used up, or to `busy` when too many wait already. Who
   * names no user has no budget.
   * Rejects with the signal's reason when it is given before there is a place.
   */
  take(user: string | undefined, signal: AbortSignal): Promise<(() => void) | "budget" | "busy">;
}

/** @param now milliseconds */
export function createAllowance(
  { concurrency, budgetPerHour }: AllowanceLimits,
  now: () => number = Date.now,
): Allowance {
  const asked = new Map<string, number[]>();
  const waiting: (() => void)[] = [];
  let free = concurrency;
  const spend = (user: string): boolean => {
    const since = now() - HOUR_MS;
    const times = (asked.get(user) ?? []).filter((time) => time > since);
    if (times.length >= budgetPerHour) return false;
    if (asked.size >= USERS_REMEMBERED)
      for (const [name, [...own]] of asked) if (own.every((time) => time <= since)) asked.delete(name);
    asked.set(user, [...times, now()]);
    return true;
  };
  const giveBack = (): (() => void) => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    };
  };
  return {
    async take(user, signal) {
      if (free === 0 && waiting.length >= concurrency * WAITING_PER_PLACE) return "busy";
      if (user !== undefined && !spend(user)) return "budget";
      if (free > 0) {
        free -= 1;
        return giveBack();
      }
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason);
        };
        const turn = (): void => {
          signal.removeEventListener("abort", leave);
          resolve();
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener("abort", leave, { once: true });
        waiting.push(turn);
      });
      return giveBack();
    },
  };
}
