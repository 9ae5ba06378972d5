import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAskLimits } from "../../src/chat/ask-limits.ts";

describe("createAskLimits", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a person may ask so often in a minute, others are not held up", async () => {
    const limits = createAskLimits({ userPerMinute: 2, guildPerMinute: 100 });
    await limits.take({ user: "a" });
    await limits.take({ user: "a", guild: "g" });
    vi.advanceTimersByTime(20_500);
    await expect(limits.take({ user: "a" })).rejects.toMatchObject({
      code: "too_many_questions",
      fields: { scope: "user", seconds: 40 },
    });
    await limits.take({ user: "b", guild: "g" });
    vi.advanceTimersByTime(40_000);
    await limits.take({ user: "a" });
  });

  test("a community has a limit of its own; direct messages don't count in it", async () => {
    const limits = createAskLimits({ userPerMinute: 100, guildPerMinute: 2 });
    await limits.take({ user: "a", guild: "g" });
    await limits.take({ user: "b", guild: "g" });
    await expect(limits.take({ user: "c", guild: "g" })).rejects.toMatchObject({ fields: { scope: "guild" } });
    await limits.take({ user: "c" });
    await limits.take({ user: "c", guild: "h" });
  });
});
