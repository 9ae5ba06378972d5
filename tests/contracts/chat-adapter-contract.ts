/** What every chat must do, whatever its platform: answer, remember, stay apart, tell failures, stop without losing anything. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { AskRequest } from "../../src/answer/desk.ts";
import { createAskLimits } from "../../src/chat/ask-limits.ts";
import type { ChatAdapter, ChatParts } from "../../src/chat/chat-adapter.ts";
import { createChatTurns } from "../../src/chat/chat-turns.ts";
import { createConversationHistory } from "../../src/chat/conversation-history.ts";
import { createLogger } from "../../src/logger.ts";
import { createRecordingDesk, makeAnswer, makeCitation } from "../support/recording-desk.ts";
import { createStillEdition } from "../support/still-edition.ts";

/** A chat on a fake of its platform. */
export interface ChatHarness {
  adapter: ChatAdapter;
  /**
   * A person asks the bot. Resolves to all the text of what came back for it, markup taken off; to "" when nothing came within
   * `silenceMs`.
   */
  ask(text: string, from?: { user?: string; place?: string; silenceMs?: number }): Promise<string>;
  /** Ends the fake. */
  close(): Promise<void>;
}

export type OpenChat = (parts: ChatParts) => Promise<ChatHarness>;

const QUESTION = "2019年地区生产总值是多少？";
const NOT_FOUND = makeAnswer({
  status: "not_found",
  text: "报告里没有“2018年”的这个数。",
  figures: [],
  citations: [],
  related: [makeCitation({ quote: "新增就业6.2万人。", figures: ["6.2万人"] })],
});

interface Setting {
  answer?: (request: AskRequest) => Answer | Promise<Answer>;
  userPerMinute?: number;
}

async function setUp(open: OpenChat, { answer = () => makeAnswer(), userPerMinute = 1000 }: Setting = {}) {
  const recording = createRecordingDesk();
  const desk = {
    ...recording,
    async ask(request: AskRequest) {
      recording.asked.push(request);
      return answer(request);
    },
  };
  const logger = createLogger("silent", () => {});
  const turns = createChatTurns({
    live: createStillEdition({ desk }),
    history: createConversationHistory(),
    limits: createAskLimits({ userPerMinute, guildPerMinute: 10_000 }),
    logger,
  });
  const failures: unknown[] = [];
  const harness = await open({
    turns,
    logger,
    indexStatus: async () => ({ state: "missing", unindexed: [] }),
    fail: (error) => void failures.push(error),
  });
  onTestFinished(async () => {
    await harness.adapter.stop();
    await harness.close();
  });
  return { ...harness, failures, asked: () => desk.asked.map((request) => request.turns) };
}

async function started(open: OpenChat, setting?: Setting) {
  const chat = await setUp(open, setting);
  await chat.adapter.start();
  return chat;
}

/** Registers the suite for the chat that `open` makes. */
export function testChatAdapterContract(name: string, open: OpenChat): void {
  describe(`${name} as a chat`, () => {
    test("is connected between start and stop, and stopping twice is fine", async () => {
      const { adapter, failures } = await setUp(open);
      expect(adapter.name).toMatch(/^[a-z]+$/);
      expect(adapter.isConnected()).toBe(false);
      await adapter.start();
      expect(adapter.isConnected()).toBe(true);
      await Promise.all([adapter.stop(), adapter.stop()]);
      await adapter.stop();
      expect(adapter.isConnected()).toBe(false);
      expect(failures).toEqual([]);
    });

    test("can be stopped before it was started", async () => {
      const { adapter } = await setUp(open);
      await adapter.stop();
      expect(adapter.isConnected()).toBe(false);
    });

    test("gives the figure, its report, its section and the sentence", async () => {
      const { ask, asked } = await started(open);
      const reply = await ask(QUESTION);
      expect(asked()).toEqual([[QUESTION]]);
      for (const part of ["5047.4亿元", "《2020年示例区政府工作报告》", "一、(一)", "增长8%"])
        expect(reply).toContain(part);
    });

    test("says that the report doesn't have it, with the nearest that it does say", async () => {
      const { ask } = await started(open, { answer: () => NOT_FOUND });
      const reply = await ask("2018年常住人口多少？");
      expect(reply).toContain("报告里没有");
      expect(reply).toContain("6.2万人");
    });

    test("follow-ups know what was asked before, here and by this person only", async () => {
      const { ask, asked } = await started(open);
      await ask(QUESTION, { user: "a", place: "1" });
      await ask("那2020年呢？", { user: "a", place: "1" });
      await ask("那2021年呢？", { user: "b", place: "1" });
      await ask("那2022年呢？", { user: "a", place: "2" });
      expect(asked()).toEqual([[QUESTION], [QUESTION, "那2020年呢？"], ["那2021年呢？"], ["那2022年呢？"]]);
    });

    test("a failure is told without its insides, and the next question is answered", async () => {
      let fails = true;
      const { ask } = await started(open, {
        answer: () => {
          if (fails) throw new Error("secret insides");
          return makeAnswer();
        },
      });
      const told = await ask(QUESTION);
      expect(told).toMatch(/没能答上来/);
      expect(told).not.toContain("secret");
      fails = false;
      expect(await ask(QUESTION)).toContain("5047.4亿元");
    });

    test("a person who asks too often is told to wait, others are answered", async () => {
      const { ask } = await started(open, { userPerMinute: 1 });
      await ask(QUESTION, { user: "a" });
      expect(await ask(QUESTION, { user: "a" })).toMatch(/请等 \d+ 秒/);
      expect(await ask(QUESTION, { user: "b" })).toContain("5047.4亿元");
    });

    test("twenty at once each get their own answer", async () => {
      const { ask } = await started(open, {
        answer: async ({ turns }) => {
          await sleep(1);
          return makeAnswer({ text: `${turns.at(-1)}：5047.4亿元。[1]` });
        },
      });
      const users = Array.from({ length: 20 }, (_, i) => i);
      const replies = await Promise.all(users.map((i) => ask(`第${i}题是多少？`, { user: `u${i}` })));
      for (const i of users) expect(replies[i]).toContain(`第${i}题是多少？：`);
    });

    test("what is under way is finished before it stops, and nothing is answered after", async () => {
      let answering = (): void => {};
      const begun = new Promise<void>((resolve) => {
        answering = resolve;
      });
      const { adapter, ask, asked } = await started(open, {
        answer: async () => {
          answering();
          await sleep(100);
          return makeAnswer();
        },
      });
      const underWay = ask(QUESTION);
      await begun;
      await adapter.stop();
      expect(await underWay).toContain("5047.4亿元");
      expect(await ask(QUESTION, { silenceMs: 100 }).catch(() => "")).toBe("");
      expect(asked()).toHaveLength(1);
    });
  });
}
