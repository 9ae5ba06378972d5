import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createAskQueue } from "../../src/chat/ask-queue.ts";

/** Keeps the processor, as an answer does. */
function busy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe("createAskQueue", () => {
  test("one at a time, first come first served", async () => {
    const queue = createAskQueue();
    const begun: number[] = [];
    let now = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        queue.add(async () => {
          begun.push(i);
          now += 1;
          most = Math.max(most, now);
          await turn();
          now -= 1;
          return i;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(begun).toEqual(results);
    expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test("what arrives between two answers is seen between them", async () => {
    const queue = createAskQueue();
    let seen = 0;
    const ticking = setInterval(() => {
      seen += 1;
    }, 1);
    await Promise.all(Array.from({ length: 10 }, () => queue.add(async () => busy(3))));
    clearInterval(ticking);
    expect(seen).toBeGreaterThanOrEqual(8);
  });

  test("beyond its room it says so, and goes on with the others", async () => {
    const queue = createAskQueue(3);
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => queue.add(async () => i)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 4 }, () => "fulfilled"),
      ...Array.from({ length: 2 }, () => "rejected"),
    ]);
    expect(outcomes[5]).toMatchObject({ reason: { code: "too_busy" } });
    await queue.idle();
    expect(await queue.add(async () => "again")).toBe("again");
  });

  test("work that lets go makes room for the next, and is waited for all the same", async () => {
    const queue = createAskQueue();
    const order: string[] = [];
    let finish = (): void => {};
    const outside = queue.add(async (letGo) => {
      letGo();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push("outside");
      return 1;
    });
    expect(await queue.add(async () => order.push("next"))).toBe(1);
    const idle = queue.idle().then(() => order.push("idle"));
    await turn();
    finish();
    expect(await outside).toBe(1);
    await idle;
    expect(order).toEqual(["next", "outside", "idle"]);
    const failing = queue.add(async (letGo) => {
      letGo();
      await turn();
      throw new Error("broken");
    });
    await expect(failing).rejects.toThrow("broken");
    await queue.idle();
  });

  test("work that fails frees its place", async () => {
    const queue = createAskQueue(1);
    await expect(queue.add(async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await queue.add(async () => 1)).toBe(1);
  });
});
