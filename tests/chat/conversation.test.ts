import { describe, expect, test } from "vitest";
import { createConversation } from "../../src/chat/conversation.ts";
import { createRecordingDesk, makeAnswer } from "../support/recording-desk.ts";

describe("createConversation", () => {
  test("earlier questions go along, the latest six at most", async () => {
    const desk = createRecordingDesk();
    const conversation = createConversation(desk, "shili-2020");
    for (let i = 1; i <= 8; i += 1) await conversation.ask(` 问题${i} `);
    expect(desk.asked[0]).toEqual({ turns: ["问题1"], report: "shili-2020" });
    expect(desk.asked[1]?.turns).toEqual(["问题1", "问题2"]);
    expect(desk.asked[7]?.turns).toEqual(["问题3", "问题4", "问题5", "问题6", "问题7", "问题8"]);
  });

  test("what is forgotten no longer goes along", async () => {
    const desk = createRecordingDesk();
    const conversation = createConversation(desk);
    await conversation.ask("2019年GDP是多少？");
    conversation.forget();
    await conversation.ask("那2020年呢？");
    expect(desk.asked).toEqual([{ turns: ["2019年GDP是多少？"] }, { turns: ["那2020年呢？"] }]);
  });

  test("a question that failed leaves no trace", async () => {
    const desk = createRecordingDesk(({ turns }) => {
      if (turns.at(-1) === "坏") throw new Error("broken");
      return makeAnswer();
    });
    const conversation = createConversation(desk);
    await conversation.ask("好");
    await expect(conversation.ask("坏")).rejects.toThrow("broken");
    await expect(conversation.ask("\u0000")).rejects.toThrow("empty");
    await conversation.ask("再问");
    expect(desk.asked.at(-1)?.turns).toEqual(["好", "再问"]);
  });
});
