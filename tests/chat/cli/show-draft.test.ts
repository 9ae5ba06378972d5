/** Drafts at the prompt: as someone sees them on the screen, and that nothing of them stays. */
import { describe, expect, test } from "vitest";
import type { AnswerDraft, AskRequest } from "../../../src/answer/desk.ts";
import { showDrafts } from "../../../src/chat/cli/show-draft.ts";
import { createFakeTerminal } from "../../support/fake-terminal.ts";
import { createRecordingDesk, makeAnswer } from "../../support/recording-desk.ts";
import { runCommand } from "../../support/run-command.ts";
import { screenOf } from "../../support/screen.ts";

const SENTENCES = ["2019年，示例区地区生产总值达到5047.4亿元[1]。", "2019年，示例区地区生产总值增长8%[1]。"];
const SIZE = { width: 30, height: 12 };

const draftOf = (text: string): AnswerDraft => ({ ...makeAnswer(), text });

/** Desk of a model that writes both sentences, and then gives an answer. */
function writingDesk(onAsked: (request: AskRequest) => void = () => {}) {
  const desk = createRecordingDesk();
  return {
    ...desk,
    async ask(request: AskRequest) {
      onAsked(request);
      request.onDraft?.(draftOf(SENTENCES[0] ?? ""));
      request.onDraft?.(draftOf(SENTENCES.join("")));
      request.onDraft?.(undefined);
      return desk.ask(request);
    },
  };
}

describe("showDrafts", () => {
  test.each([false, true])("each draft takes the place of the one before, whole (colours: %s)", (colors) => {
    const terminal = createFakeTerminal(SIZE);
    const onDraft = showDrafts(terminal, colors);
    terminal.write("问> 2019年地区生产总值？\n");
    for (const text of [SENTENCES[0] ?? "", SENTENCES.join("")]) {
      onDraft(draftOf(text));
      expect(screenOf(terminal.out, SIZE).slice(1).join("")).toBe(text);
    }
    onDraft(undefined);
    expect(screenOf(terminal.out, SIZE)).toEqual(["问> 2019年地区生产总值？", ""]);
  });

  test("what doesn't fit the screen isn't begun, and what is there can still be erased", () => {
    const terminal = createFakeTerminal(SIZE);
    const onDraft = showDrafts(terminal, false);
    onDraft(draftOf(SENTENCES[0] ?? ""));
    const before = terminal.out;
    onDraft(draftOf((SENTENCES[0] ?? "").repeat(12)));
    expect(terminal.out).toBe(before);
    onDraft(undefined);
    expect(screenOf(terminal.out, SIZE)).toEqual([""]);
  });

  test("a word wider than the terminal", () => {
    const terminal = createFakeTerminal(SIZE);
    const onDraft = showDrafts(terminal, false);
    terminal.write("before\n");
    onDraft(draftOf("a".repeat(70)));
    onDraft(undefined);
    expect(screenOf(terminal.out, SIZE)).toEqual(["before", ""]);
  });
});

describe("start", () => {
  const input = ["2019年GDP是多少？\n"];

  test("at a terminal shows sentences as they come, then the answer as without them", async () => {
    const size = { width: 80, height: 40 };
    const setting = (desk: ReturnType<typeof createRecordingDesk>) =>
      runCommand(["start"], { desk, terminal: { input, interactive: true, ...size } });
    const [written, own] = [await setting(writingDesk()), await setting(createRecordingDesk())];
    expect(written.out).toContain("地区生产总值增长8%");
    expect(screenOf(written.out, size)).toEqual(screenOf(own.out, size));
  });

  test("in a pipe nothing but the answer is written", async () => {
    const desk = writingDesk(({ onDraft }) => expect(onDraft).toBeUndefined());
    const [written, own] = [
      await runCommand(["start"], { desk, terminal: { input } }),
      await runCommand(["start"], { terminal: { input } }),
    ];
    expect(written).toMatchObject({ code: 0, out: own.out });
  });
});
