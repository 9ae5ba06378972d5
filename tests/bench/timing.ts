/** Times and their quantiles. Knows nothing of what is timed. */

/** Milliseconds that `work` took, and what it gave. */
export async function time<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

/** The value below which a share `q` (0 to 1) of `values` lies, the nearest one that was seen; 0 of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Adds up the time that calls of some functions take. */
export class Stopwatch {
  ms = 0;

  /** `work` as it was, but timed. */
  around<Arguments extends unknown[], Result>(work: (...args: Arguments) => Result): (...args: Arguments) => Result {
    return (...args) => {
      const started = performance.now();
      const stop = (): void => {
        this.ms += performance.now() - started;
      };
      const result = work(...args);
      if (result instanceof Promise) return result.finally(stop) as Result;
      stop();
      return result;
    };
  }
}
