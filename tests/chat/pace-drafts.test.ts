import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paceDrafts } from "../../src/chat/pace-drafts.ts";

const INTERVAL_MS = 40;

/** A chat whose edits take their time; remembers what was shown, and when. */
function recorder(takesMs = 0, failsAt = Number.POSITIVE_INFINITY) {
  const edits: { draft: number; begun: number; done: number }[] = [];
  let underWay = 0;
  let most = 0;
  const show = async (draft: number): Promise<void> => {
    underWay += 1;
    most = Math.max(most, underWay);
    const begun = performance.now();
    await sleep(takesMs);
    underWay -= 1;
    edits.push({ draft, begun, done: performance.now() });
    if (edits.length >= failsAt) throw new Error("gone");
  };
  return { edits, show, most: () => most };
}

describe("paceDrafts", () => {
  test("the newest draft only, each a while after the one before", async () => {
    const { edits, show } = recorder();
    const pacer = paceDrafts(show, INTERVAL_MS);
    const began = performance.now();
    for (let draft = 1; draft <= 20; draft++) {
      pacer.push(draft);
      await sleep(10);
    }
    await pacer.end();
    const shown = edits.map(({ draft }) => draft);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(edits.length).toBeGreaterThanOrEqual(3);
    expect(edits.length).toBeLessThanOrEqual(Math.floor((performance.now() - began) / INTERVAL_MS));
  });

  test("a draft that nothing follows is shown all the same", async () => {
    const { edits, show } = recorder();
    const pacer = paceDrafts(show, INTERVAL_MS);
    pacer.push(1);
    await sleep(INTERVAL_MS + 20);
    pacer.push(2);
    await sleep(2 * INTERVAL_MS + 20);
    expect(edits.map(({ draft }) => draft)).toEqual([1, 2]);
    await pacer.end();
  });

  test("an answer within the first while shows no draft and waits for nothing", async () => {
    const { edits, show } = recorder();
    const pacer = paceDrafts(show, 200);
    pacer.push(1);
    const ended = performance.now();
    await pacer.end();
    expect(performance.now() - ended).toBeLessThan(50);
    await sleep(220);
    expect(edits).toEqual([]);
  });

  test("an answer comes after the edit under way and a while later; in a hurry right after it", async () => {
    for (const inHurry of [false, true]) {
      const { edits, show } = recorder(30);
      const pacer = paceDrafts(show, 100);
      pacer.push(1);
      await sleep(110);
      pacer.push(2);
      await pacer.end({ inHurry });
      const waited = performance.now() - (edits[0]?.done ?? 0);
      expect(edits.map(({ draft }) => draft)).toEqual([1]);
      if (inHurry) expect(waited).toBeLessThan(50);
      else expect(waited).toBeGreaterThanOrEqual(100);
      pacer.push(3);
      await sleep(120);
      expect(edits).toHaveLength(1);
    }
  });

  test("a place that can't be edited any more isn't edited again", async () => {
    const { edits, show } = recorder(0, 2);
    const pacer = paceDrafts(show, 10);
    for (let draft = 1; draft <= 10; draft++) {
      pacer.push(draft);
      await sleep(15);
    }
    await pacer.end();
    expect(edits).toHaveLength(2);
  });

  test("whatever comes when, edits never run side by side nor faster than they may", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 8 }),
        async (pauses, takesMs) => {
          const { edits, show, most } = recorder(takesMs);
          const pacer = paceDrafts(show, 10);
          for (const [draft, pause] of pauses.entries()) {
            await sleep(pause);
            pacer.push(draft);
          }
          await pacer.end();
          expect(most()).toBeLessThanOrEqual(1);
          for (const [i, { begun }] of edits.slice(1).entries()) {
            expect(begun - (edits[i]?.done ?? 0)).toBeGreaterThanOrEqual(10);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
