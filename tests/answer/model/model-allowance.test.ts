import { describe, expect, test } from "vitest";
import { createAllowance } from "../../../src/answer/model/model-allowance.ts";

const signal = (): AbortSignal => AbortSignal.timeout(2000);
const take = async (
  allowance: ReturnType<typeof createAllowance>,
  user: string | undefined = "甲",
): Promise<() => void> => {
  const place = await allowance.take(user, signal());
  if (typeof place === "string") throw new Error("used up");
  return place;
};

describe("places", () => {
  test("only so many at once; who waits comes next, in order", async () => {
    const allowance = createAllowance({ concurrency: 1, budgetPerHour: 99 });
    const order: string[] = [];
    const first = await take(allowance);
    const waiting = ["乙", "丙"].map(async (user) => {
      const give = await take(allowance, user);
      order.push(user);
      give();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(order).toEqual([]);
    first();
    first();
    await Promise.all(waiting);
    expect(order).toEqual(["乙", "丙"]);
    const again = await take(allowance);
    expect(await allowance.take("丁", AbortSignal.timeout(20)).catch(() => "timeout")).toBe("timeout");
    again();
  });

  test("when too many wait for a place the next is told so, and nothing is spent", async () => {
    const allowance = createAllowance({ concurrency: 1, budgetPerHour: 1 });
    const first = await take(allowance);
    const waiting = ["乙", "丙", "丁", "戊"].map((user) => take(allowance, user));
    expect(await allowance.take("己", signal())).toBe("busy");
    first();
    for (const place of waiting) (await place)();
    (await take(allowance, "己"))();
    expect(await allowance.take("己", signal())).toBe("budget");
  });

  test("who gives up waiting holds up nobody", async () => {
    const allowance = createAllowance({ concurrency: 1, budgetPerHour: 99 });
    const first = await take(allowance);
    await expect(allowance.take("乙", AbortSignal.timeout(10))).rejects.toThrow();
    await expect(allowance.take("乙", AbortSignal.abort())).rejects.toThrow();
    const third = take(allowance, "丙");
    first();
    (await third)();
    (await take(allowance))();
  });
});

test("a budget is of the last hour, and of one user", async () => {
  let now = 0;
  const allowance = createAllowance({ concurrency: 19, budgetPerHour: 2 }, () => now);
  await take(allowance);
  now = 1_800_000;
  await take(allowance);
  expect(await allowance.take("甲", signal())).toBe("budget");
  await take(allowance, "乙");
  for (let i = 0; i < 5; i++) expect(await allowance.take(undefined, signal())).not.toBe("budget");
  now = 3_600_001;
  await take(allowance);
  expect(await allowance.take("甲", signal())).toBe("budget");
});
