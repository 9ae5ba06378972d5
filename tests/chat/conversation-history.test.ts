import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createConversationHistory, HISTORY_TTL_MS } from "../../src/chat/conversation-history.ts";

const HERE = { place: "thread-1", user: "reader" };
const same = async (turns: string[]): Promise<string[]> => turns;

describe("createConversationHistory", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("earlier questions go along, the latest six at most", async () => {
    const history = createConversationHistory();
    const asked: string[][] = [];
    for (let i = 1; i <= 8; i += 1) asked.push(await history.ask(HERE, `问题${i}`, same));
    expect(asked[0]).toEqual(["问题1"]);
    expect(asked[1]).toEqual(["问题1", "问题2"]);
    expect(asked[7]).toEqual(["问题3", "问题4", "问题5", "问题6", "问题7", "问题8"]);
  });

  test("another place and another user are other conversations", async () => {
    const history = createConversationHistory();
    await history.ask(HERE, "2019年GDP是多少？", same);
    expect(await history.ask({ ...HERE, place: "thread-2" }, "那2020年呢？", same)).toEqual(["那2020年呢？"]);
    expect(await history.ask({ ...HERE, user: "other" }, "那2020年呢？", same)).toEqual(["那2020年呢？"]);
  });

  test("a question that failed leaves no trace", async () => {
    const history = createConversationHistory();
    await history.ask(HERE, "好", same);
    const failing = history.ask(HERE, "坏", async () => Promise.reject(new Error("broken")));
    await expect(failing).rejects.toThrow("broken");
    expect(await history.ask(HERE, "再问", same)).toEqual(["好", "再问"]);
  });

  test("a follow-up to a given answer leans on its question only, and goes on from there", async () => {
    const history = createConversationHistory();
    await history.ask(HERE, "别的事", same);
    expect(await history.ask(HERE, "那2020年呢？", same, ["2019年GDP是多少？"])).toEqual([
      "2019年GDP是多少？",
      "那2020年呢？",
    ]);
    expect(await history.ask(HERE, "增长多少？", same)).toEqual(["2019年GDP是多少？", "那2020年呢？", "增长多少？"]);
    expect(await history.ask(HERE, "单独一问", same, [])).toEqual(["单独一问"]);
  });

  test("is forgotten half an hour after the last question", async () => {
    const history = createConversationHistory();
    await history.ask(HERE, "一", same);
    vi.advanceTimersByTime(HISTORY_TTL_MS - 1000);
    expect(await history.ask(HERE, "二", same)).toEqual(["一", "二"]);
    vi.advanceTimersByTime(HISTORY_TTL_MS - 1000);
    expect(await history.ask(HERE, "三", same)).toEqual(["一", "二", "三"]);
    vi.advanceTimersByTime(HISTORY_TTL_MS + 1000);
    expect(history.forget("reader")).toBe(0);
    expect(await history.ask(HERE, "四", same)).toEqual(["四"]);
  });

  test("beyond its room the conversation used least recently goes", async () => {
    const history = createConversationHistory({ conversations: 2 });
    const at = (place: string) => ({ place, user: "reader" });
    await history.ask(at("1"), "甲", same);
    await history.ask(at("2"), "乙", same);
    await history.ask(at("1"), "丙", same);
    await history.ask(at("3"), "丁", same);
    expect(await history.ask(at("1"), "戊", same)).toEqual(["甲", "丙", "戊"]);
    expect(await history.ask(at("2"), "己", same)).toEqual(["己"]);
  });

  test("forget takes all of a user, or one place, also what is being answered", async () => {
    const history = createConversationHistory();
    for (const place of ["1", "2", "3"]) await history.ask({ place, user: "reader" }, "问", same);
    await history.ask({ place: "1", user: "other" }, "问", same);
    expect(history.forget("reader", "3")).toBe(1);
    let finish = (): void => {};
    const underWay = history.ask({ place: "4", user: "reader" }, "正在问", async (turns) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return turns;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(history.forget("reader")).toBe(2);
    finish();
    await underWay;
    expect(await history.ask({ place: "4", user: "reader" }, "再问", same)).toEqual(["再问"]);
    expect(await history.ask({ place: "1", user: "other" }, "再问", same)).toEqual(["问", "再问"]);
  });
});
