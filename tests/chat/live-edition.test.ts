import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Edition } from "../../src/chat/edition.ts";
import { openLiveEdition } from "../../src/chat/live-edition.ts";
import { IndexError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { createRecordingDesk } from "../support/recording-desk.ts";

const broken = (): IndexError => new IndexError({ code: "index_damaged", message: "It's damaged.", next: "Build it." });

/** An index whose live snapshot the test sets. */
function fakeIndex(first: string | undefined) {
  const index = { live: first, opened: [] as string[], logs: "", fail: undefined as Error | undefined };
  return Object.assign(index, {
    parts: {
      openEdition: async (): Promise<Edition> => {
        index.opened.push(index.live ?? "none");
        if (index.fail) throw index.fail;
        return { snapshot: index.live ?? "none", desk: createRecordingDesk(), reports: new Map() };
      },
      liveSnapshot: async () => index.live,
      isWatched: true,
      logger: createLogger("info", (line) => {
        index.logs += line;
      }),
    },
  });
}

describe("openLiveEdition", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("a new snapshot answers within a second; who holds the one before keeps it", async () => {
    const index = fakeIndex("a");
    const live = await openLiveEdition(index.parts);
    const held = live.current();
    await vi.advanceTimersByTimeAsync(5000);
    expect(index.opened).toEqual(["a"]);
    index.live = "b";
    await vi.advanceTimersByTimeAsync(1000);
    expect(live.current().snapshot).toBe("b");
    expect(held.snapshot).toBe("a");
    expect(index.opened).toEqual(["a", "b"]);
    live.close();
    index.live = "c";
    await vi.advanceTimersByTimeAsync(5000);
    expect(live.current().snapshot).toBe("b");
  });

  test("an edition has answered once before anybody asks it", async () => {
    const live = await openLiveEdition(fakeIndex("a").parts);
    const desk = live.current().desk as ReturnType<typeof createRecordingDesk>;
    expect(desk.asked.length).toBeGreaterThan(0);
    live.close();
  });

  test("one that isn't watched has answered nothing, and looks only when it's told to", async () => {
    const index = fakeIndex("a");
    const live = await openLiveEdition({ ...index.parts, isWatched: false });
    expect((live.current().desk as ReturnType<typeof createRecordingDesk>).asked).toEqual([]);
    index.live = "b";
    await vi.advanceTimersByTimeAsync(5000);
    expect(live.current().snapshot).toBe("a");
    await live.look();
    expect(live.current().snapshot).toBe("b");
    index.live = "c";
    index.fail = broken();
    await Promise.all([live.look(), live.look()]);
    await live.look();
    expect(live.current().snapshot).toBe("b");
    expect(index.opened).toEqual(["a", "b", "c"]);
    expect(index.logs.match(/warn .*damaged/g)).toHaveLength(1);
    index.fail = undefined;
    await live.look();
    expect(live.current().snapshot).toBe("b");
    expect(await live.reload()).toBe(true);
    live.close();
  });

  test("questions that nobody asked reach neither a language model nor the log of answers", async () => {
    const [desk, ownDesk] = [createRecordingDesk(), createRecordingDesk()];
    const { parts } = fakeIndex("a");
    const openEdition = async () => ({ ...(await parts.openEdition()), desk, ownDesk });
    const live = await openLiveEdition({ ...parts, openEdition });
    expect([desk.asked.length, ownDesk.asked.length > 0]).toEqual([0, true]);
    live.close();
  });

  test("one that can't be used is told once, and the one before goes on", async () => {
    const index = fakeIndex("a");
    const live = await openLiveEdition(index.parts);
    index.live = "b";
    index.fail = broken();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(live.current().snapshot).toBe("a");
    expect(index.opened).toEqual(["a", "b"]);
    expect(index.logs.match(/warn .*damaged/g)).toHaveLength(1);
    await expect(live.reload()).rejects.toThrow("damaged");
    index.fail = undefined;
    expect(await live.reload()).toBe(true);
    expect(live.current().snapshot).toBe("b");
    live.close();
  });

  test("reload says whether there was anything new; at once is one look", async () => {
    const index = fakeIndex("a");
    const live = await openLiveEdition(index.parts);
    expect(await live.reload()).toBe(false);
    index.live = "b";
    expect(await Promise.all([live.reload(), live.reload()])).toEqual([true, true]);
    expect(index.opened).toEqual(["a", "b"]);
    index.live = undefined;
    expect(await live.reload()).toBe(false);
    expect(live.current().snapshot).toBe("b");
    live.close();
  });

  test("without a first edition there is none", async () => {
    const index = fakeIndex("a");
    index.fail = broken();
    await expect(openLiveEdition(index.parts)).rejects.toThrow("damaged");
  });
});
