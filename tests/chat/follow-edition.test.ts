import { describe, expect, test } from "vitest";
import { followEdition } from "../../src/chat/follow-edition.ts";
import { openLiveEdition } from "../../src/chat/live-edition.ts";
import { IndexError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { createRecordingDesk, makeAnswer } from "../support/recording-desk.ts";

const damaged = new IndexError({ code: "index_damaged", message: "A file is missing.", next: "Build it again." });

/** A prompt on an index whose snapshot the test replaces; each desk signs its answers with the snapshot's name. */
async function follow(before: (name: string) => void = () => {}, onAsk: (name: string) => void = () => {}) {
  const state = { current: "a", opened: [] as string[], warned: [] as string[] };
  const logger = createLogger("warn", (line) => state.warned.push(line));
  const openEdition = async () => {
    const name = state.current;
    before(name);
    state.opened.push(name);
    const desk = createRecordingDesk(() => {
      onAsk(name);
      return makeAnswer({ receipt: name });
    });
    return { snapshot: name, desk, reports: new Map() };
  };
  const liveSnapshot = async () => state.current;
  const live = await openLiveEdition({ openEdition, liveSnapshot, logger });
  const desk = followEdition(live, { liveSnapshot });
  const ask = async () => (await desk.ask({ turns: ["问题"] })).receipt;
  return { state, ask, desk };
}

describe("followEdition", () => {
  test("the first question after a replacement is answered from the new snapshot, which is opened once", async () => {
    const { state, ask } = await follow();
    expect(await ask()).toBe("a");
    state.current = "b";
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(["b", "b", "b"]);
    expect(state.opened).toEqual(["a", "b"]);
  });

  test("a snapshot that can't be opened is told once, and the one before goes on answering until there is another", async () => {
    const { state, ask } = await follow((name) => {
      if (name === "b") throw damaged;
    });
    state.current = "b";
    expect([await ask(), await ask()]).toEqual(["a", "a"]);
    expect(state.warned).toHaveLength(1);
    expect(state.warned[0]).toContain("the new index can't be used");
    state.current = "c";
    expect(await ask()).toBe("c");
  });

  test("a question whose snapshot was taken away is asked again on the newest; with no newer one the error stands", async () => {
    const { state, ask } = await follow(undefined, (name) => {
      if (name !== "a") return;
      state.current = "b";
      throw damaged;
    });
    expect(await ask()).toBe("b");
    const stuck = await follow(undefined, () => {
      throw damaged;
    });
    await expect(stuck.ask()).rejects.toBe(damaged);
  });
});
