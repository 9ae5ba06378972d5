import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { AskRequest } from "../../src/answer/desk.ts";
import { createAskLimits } from "../../src/chat/ask-limits.ts";
import { type ChatTurns, type ChatTurnsParts, createChatTurns } from "../../src/chat/chat-turns.ts";
import { createConversationHistory } from "../../src/chat/conversation-history.ts";
import { ConfigurationError, ModelError } from "../../src/errors.ts";
import { createLogger } from "../../src/logger.ts";
import { makeZip } from "../support/make-zip.ts";
import { createRecordingDesk, makeAnswer, makeCitation } from "../support/recording-desk.ts";
import { createStillEdition } from "../support/still-edition.ts";

const READER = { place: "discord:thread", user: "discord:1", guild: "discord:9" };

function setUp(parts: Partial<ChatTurnsParts> & { desk?: ReturnType<typeof createRecordingDesk> } = {}) {
  const desk = parts.desk ?? createRecordingDesk();
  const live = createStillEdition({ desk });
  let logs = "";
  const turns: ChatTurns = createChatTurns({
    live,
    history: createConversationHistory(),
    limits: createAskLimits({ userPerMinute: 100, guildPerMinute: 1000 }),
    logger: createLogger("info", (line) => {
      logs += line;
    }),
    ...parts,
  });
  return { turns, desk, live, logs: () => logs };
}

describe("ask", () => {
  test("gives the answer, the reply that draws it, and the edition it rests on", async () => {
    const { turns, desk, live } = setUp();
    const outcome = await turns.ask({ ...READER, text: " 2019年GDP是多少？\n", report: "shili-2020" });
    expect(outcome).toMatchObject({
      type: "answered",
      answer: { receipt: "0f1e2d3c" },
      reply: { status: "answered", sources: [{ title: "《2020年示例区政府工作报告》" }] },
    });
    expect(outcome.type === "answered" && outcome.edition).toBe(live.edition);
    expect(desk.asked).toEqual([
      {
        turns: ["2019年GDP是多少？"],
        user: expect.any(String),
        report: "shili-2020",
        onWaiting: expect.any(Function),
      },
    ]);
  });

  test("a follow-up has what was asked before in this place by this person", async () => {
    const { turns, desk } = setUp();
    await turns.ask({ ...READER, text: "2019年GDP是多少？" });
    await turns.ask({ ...READER, text: "那2020年呢？" });
    await turns.ask({ ...READER, place: "discord:dm", text: "那2020年呢？" });
    await turns.ask({ ...READER, text: "增长多少？", after: ["税收收入多少？"] });
    expect(desk.asked.map((request) => request.turns)).toEqual([
      ["2019年GDP是多少？"],
      ["2019年GDP是多少？", "那2020年呢？"],
      ["那2020年呢？"],
      ["税收收入多少？", "增长多少？"],
    ]);
  });

  test("two questions at once are answered in their order, the second with the first", async () => {
    const desk = createRecordingDesk();
    const { turns, live } = setUp({ desk });
    const slowFirst = async (request: AskRequest) => {
      await sleep(desk.asked.length === 0 ? 20 : 0);
      return desk.ask(request);
    };
    live.edition = { ...live.edition, desk: { ...desk, ask: slowFirst } };
    await Promise.all(["先", "后"].map((text) => turns.ask({ ...READER, text })));
    expect(desk.asked.map((request) => request.turns)).toEqual([["先"], ["先", "后"]]);
  });

  test("while a model writes others are answered, and a follow-up goes on from the question", async () => {
    const desk = createRecordingDesk();
    const { turns, live } = setUp({ desk });
    let release = (): void => {};
    const written = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ask = async (request: AskRequest) => {
      const answer = await desk.ask(request);
      if (request.turns.at(-1) === "先") {
        request.onWaiting?.();
        await written;
      }
      return answer;
    };
    live.edition = { ...live.edition, desk: { ...desk, ask } };
    const order: string[] = [];
    const first = turns.ask({ ...READER, text: "先" }).then(() => order.push("先"));
    await Promise.all([
      turns.ask({ ...READER, text: "后" }).then(() => order.push("后")),
      turns.ask({ ...READER, user: "discord:2", text: "别人" }).then(() => order.push("别人")),
    ]);
    const idle = turns.idle().then(() => order.push("idle"));
    await sleep(10);
    expect(order).toEqual(["后", "别人"]);
    release();
    await Promise.all([first, idle]);
    expect(order).toEqual(["后", "别人", "先", "idle"]);
    expect(desk.asked.map((request) => request.turns)).toEqual([["先"], ["先", "后"], ["别人"]]);
    await turns.ask({ ...READER, text: "再" });
    expect(desk.asked.at(-1)?.turns).toEqual(["先", "后", "再"]);
  });

  test("a conversation forgotten while a model writes stays forgotten", async () => {
    const desk = createRecordingDesk();
    const { turns, live } = setUp({ desk });
    const ask = async (request: AskRequest) => {
      request.onWaiting?.();
      if (request.turns.at(-1) === "先") await turns.forget(READER.user);
      return desk.ask(request);
    };
    live.edition = { ...live.edition, desk: { ...desk, ask } };
    await turns.ask({ ...READER, text: "先" });
    await turns.ask({ ...READER, text: "后" });
    expect(desk.asked.map((request) => request.turns)).toEqual([["先"], ["后"]]);
  });

  test("drafts come drawn as the answer will be, and who can't wait hands a signal on", async () => {
    const desk = createRecordingDesk();
    const { turns, live } = setUp({ desk });
    const { signal } = new AbortController();
    const ask = async (request: AskRequest) => {
      const { text, language, figures } = makeAnswer();
      request.onDraft?.({ text, language, figures });
      request.onDraft?.(undefined);
      return desk.ask(request);
    };
    live.edition = { ...live.edition, desk: { ...desk, ask } };
    const drafts: unknown[] = [];
    const outcome = await turns.ask({ ...READER, text: "问", onDraft: (draft) => drafts.push(draft), signal });
    expect(drafts).toEqual([
      { language: "zh-CN", lines: outcome.type === "answered" ? outcome.reply.lines.slice(0, 1) : [] },
    ]);
    expect(desk.asked[0]?.signal).toBe(signal);
  });

  test("questions don't wait for a draft that is being checked", async () => {
    const { turns, live, desk } = setUp();
    const check = async () => sleep(200).then(() => ({ figures: [] }));
    live.edition = { ...live.edition, desk: { ...desk, check } };
    const order: string[] = [];
    await Promise.all([
      turns.check({ ...READER, draft: "增长9%。" }).then(() => order.push("draft")),
      turns.ask({ ...READER, text: "问" }).then(() => order.push("question")),
    ]);
    expect(order).toEqual(["question", "draft"]);
  });

  test("an edition that comes meanwhile answers the next question, not the one under way", async () => {
    const first = createRecordingDesk();
    const { turns, live } = setUp({ desk: first });
    const second = createRecordingDesk(() => makeAnswer({ receipt: "2222" }));
    const slow = { ...live.edition, desk: { ...first, ask: async () => sleep(20).then(() => makeAnswer()) } };
    live.edition = slow;
    const underWay = turns.ask({ ...READER, text: "一" });
    await sleep(5);
    live.edition = { ...slow, snapshot: "new", desk: second };
    expect(await turns.ask({ ...READER, user: "discord:2", text: "二" })).toMatchObject({
      answer: { receipt: "2222" },
    });
    expect(await underWay).toMatchObject({ answer: { receipt: "0f1e2d3c" }, edition: { snapshot: slow.snapshot } });
  });

  test("citations get the address of their page", async () => {
    const { turns } = setUp({ pageUrl: "https://example.org/{report}#{start}" });
    const outcome = await turns.ask({ ...READER, text: "2019年GDP是多少？" });
    expect(outcome).toMatchObject({ reply: { sources: [{ url: "https://example.org/shili-2020#0" }] } });
  });

  test.each([
    ["  ", undefined, "question_empty", /问题里没有文字/],
    ["問".repeat(2001), undefined, "question_too_long", /2001.*最多 2000/],
    ["\u0000", "en", "question_empty", /^The question has no words/],
  ] as const)("%.5j is refused in words for a chat", async (text, language, code, words) => {
    const { turns, desk } = setUp();
    const outcome = await turns.ask({ ...READER, text, ...(language ? { language } : {}) });
    expect(outcome).toMatchObject({ type: "refused", words: { code, message: expect.stringMatching(words) } });
    expect(outcome.type === "refused" && outcome.words.next).not.toMatch(/chuchu/);
    expect(desk.asked).toEqual([]);
  });

  test("without a language refusals are in that of the question", async () => {
    const { turns } = setUp({ limits: createAskLimits({ userPerMinute: 1, guildPerMinute: 10 }) });
    await turns.ask({ ...READER, text: "问" });
    const refused = await Promise.all(
      ["2020年新增就业多少？", "2020年新增就業多少？", "How many jobs?"].map((text) => turns.ask({ ...READER, text })),
    );
    expect(refused.map((each) => each.type === "refused" && each.words.message)).toEqual([
      "问得有点快。",
      "問得有點快。",
      "That was quick.",
    ]);
  });

  test.each([
    [new Error("secret /path"), "failed"],
    [new ModelError({ code: "model_unreachable", message: "No http://10.0.0.1.", next: "x" }), "failed"],
    [new ConfigurationError({ code: "report_unknown", message: "m", next: "chuchu index status" }), "report_unknown"],
  ])("what the reader can't mend is told with a number that the log has: %s", async (error, code) => {
    const desk = createRecordingDesk(() => {
      throw error;
    });
    const { turns, logs } = setUp({ desk });
    const outcome = await turns.ask({ ...READER, text: "机密的问题" });
    if (outcome.type !== "refused") throw new Error("it was answered");
    expect(outcome.words.code).toBe(code);
    expect(JSON.stringify(outcome.words)).not.toMatch(/secret|10\.0|chuchu/);
    const id = /编号 ([0-9a-f]{6})/.exec(outcome.words.next)?.[1];
    if (code === "failed") expect(logs()).toContain(`id="${id}"`);
    expect(logs()).not.toContain("机密");
  });

  test("the next question is answered after one that failed", async () => {
    let fails = true;
    const desk = createRecordingDesk(() => {
      if (fails) throw new Error("broken");
      return makeAnswer();
    });
    const { turns } = setUp({ desk });
    await turns.ask({ ...READER, text: "坏" });
    fails = false;
    await turns.ask({ ...READER, text: "好" });
    expect(desk.asked.at(-1)?.turns).toEqual(["好"]);
  });

  test("fifty at once are all answered, each with its own", async () => {
    const desk = createRecordingDesk(({ turns: asked }) => makeAnswer({ text: asked.join("/") }));
    const { turns } = setUp({ desk });
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => turns.ask({ ...READER, user: `discord:${i}`, text: `问题${i}` })),
    );
    expect(outcomes.map((each) => each.type === "answered" && each.answer.text)).toEqual(
      Array.from({ length: 50 }, (_, i) => `问题${i}`),
    );
    await turns.idle();
  });
});

describe("check", () => {
  const verdicts = () => ({
    figures: [
      { text: "9%", start: 2, end: 4, verdict: "mismatch" as const, note: "报告是8%", citation: makeCitation() },
    ],
  });

  test("a draft as text", async () => {
    const desk = createRecordingDesk(undefined, verdicts);
    const { turns } = setUp({ desk });
    expect(await turns.check({ ...READER, draft: "增长9%。", report: "shili-2020" })).toMatchObject({
      type: "checked",
      draft: "增长9%。",
      language: "zh-CN",
      reply: {
        counts: { match: 0, mismatch: 1, not_found: 0 },
        draft: [{ text: "增长" }, { text: "9%" }, { text: "。" }],
      },
    });
    expect(desk.checked).toEqual([{ text: "增长9%。", report: "shili-2020" }]);
  });

  test("a draft as a file", async () => {
    const { turns, desk } = setUp();
    const bytes = new TextEncoder().encode("增長9%，就業穩定。\r\n");
    expect(await turns.check({ ...READER, draft: { bytes, name: "稿.txt" } })).toMatchObject({ language: "zh-TW" });
    expect(desk.checked[0]?.text).toBe("增長9%，就業穩定。\n");
  });

  test.each([
    ["", "draft_empty"],
    ["字".repeat(100_001), "draft_too_long"],
    [{ bytes: new Uint8Array([0, 1, 2, 0, 0]), name: "a.bin" }, "draft_file_unsupported"],
    [{ bytes: makeZip([]), name: "a.docx" }, "draft_file_damaged"],
  ])("%.9j is refused", async (draft, code) => {
    const { turns } = setUp();
    expect(await turns.check({ ...READER, draft, language: "en" })).toMatchObject({
      type: "refused",
      language: "en",
      words: { code, next: expect.not.stringContaining("chuchu") },
    });
  });

  test("counts in the same limits as questions", async () => {
    const { turns } = setUp({ limits: createAskLimits({ userPerMinute: 1, guildPerMinute: 10 }) });
    await turns.check({ ...READER, draft: "增长9%。" });
    expect(await turns.ask({ ...READER, text: "问" })).toMatchObject({ words: { code: "too_many_questions" } });
  });
});

describe("forget and kept", () => {
  test("questions here and votes in the file", async () => {
    const forgotten: string[] = [];
    const feedback = {
      add: async () => {},
      forget: async (user: string) => {
        forgotten.push(user);
        return 3;
      },
    };
    const { turns, desk } = setUp({ feedback });
    await turns.ask({ ...READER, text: "2019年GDP是多少？" });
    expect(await turns.forget(READER.user)).toEqual({ conversations: 1, votes: 3 });
    expect(forgotten).toEqual([READER.user]);
    await turns.ask({ ...READER, text: "那2020年呢？" });
    expect(desk.asked.at(-1)?.turns).toEqual(["那2020年呢？"]);
    expect(turns.kept).toEqual({ turns: 6, minutes: 30, votes: true, answers: false, model: false });
    const other = setUp({ keepsAnswers: true, asksModel: true }).turns.kept;
    expect(other).toMatchObject({ votes: false, answers: true, model: true });
  });
});
