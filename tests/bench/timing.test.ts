/** Quantiles, and the stopwatch that adds up calls. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { median, quantile, Stopwatch, time } from "./timing.ts";

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 3],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
  [[1], 0.95, 1],
  [[], 0.5, 0],
])("quantile of %o at %d is %d", (values, q, expected) => {
  expect(quantile(values, q)).toBe(expected);
});

test("a median is one of the values, with at most half of them on either side", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const [below, above] = [values.filter((v) => v < middle), values.filter((v) => v > middle)];
      expect(values).toContain(middle);
      expect(below.length).toBeLessThanOrEqual(values.length / 2);
      expect(above.length).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test("the stopwatch gives what the function gives and adds its time up, awaited or not", async () => {
  const watch = new Stopwatch();
  const spin = watch.around((ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    return ms;
  });
  const wait = watch.around(async (ms: number) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return ms;
  });
  expect([spin(4), await wait(20), spin(4)]).toEqual([4, 20, 4]);
  expect(watch.ms).toBeGreaterThan(25);
  await expect(watch.around(() => Promise.reject(new Error("no")))()).rejects.toThrow("no");
  expect((await time(() => spin(3))).ms).toBeGreaterThanOrEqual(3);
});
