import { expect, test } from "vitest";
import { killWhileAdding } from "../../support/kill-while-adding.ts";

test("killed at any point while adding, every question is answered from a whole index, and the next run recovers", async () => {
  const { kills, answered, wrong } = await killWhileAdding(3, 600);
  expect(wrong).toEqual([]);
  expect(kills).toBe(3);
  expect(answered).toBeGreaterThan(3);
});
