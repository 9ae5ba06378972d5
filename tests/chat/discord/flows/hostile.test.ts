/** 200 hostile inputs as questions, drafts, reports and answers: nobody is pinged, nothing is marked up, nothing is lost. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../../src/answer/answer.ts";
import { renderAnswer } from "../../../../src/chat/discord/render-answer.ts";
import { renderCheck } from "../../../../src/chat/discord/render-check.ts";
import { presentAnswer } from "../../../../src/chat/present-answer.ts";
import { presentCheck } from "../../../../src/chat/present-check.ts";
import { textOfComponents } from "../../../support/discord/check-components.ts";
import type { Body } from "../../../support/discord/form-errors.ts";
import { type MarkKind, readMarkup } from "../../../support/discord/read-markup.ts";
import { textOf } from "../../../support/discord/write-message.ts";
import { makeReport } from "../../../support/make-report.ts";
import { createRecordingDesk, makeAnswer, makeCitation } from "../../../support/recording-desk.ts";
import { createStillEdition } from "../../../support/still-edition.ts";
import { HOSTILE_INPUTS } from "./hostile-inputs.ts";
import { sitDown } from "./places.ts";
import { startBot } from "./start-bot.ts";

/** What our own drawing uses. */
const OWN_MARKS: MarkKind[] = ["bold", "subtext", "quote"];
/** Reorders what's around it, hides, or breaks lines unseen. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** Only what can be seen, without blank space: drawing may fold lines. */
const visible = (text: string): string => text.replace(UNSEEN, "").replace(/\s+|\uFE0F/gu, "");

/** Marks that aren't ours, and what would make them. */
function foreignMarks(text: string): string[] {
  return readMarkup(text)
    .marks.filter(({ kind }) => !OWN_MARKS.includes(kind))
    .map(({ kind, text: held }) => `${kind}: ${held}`);
}

/** An answer whose every text is hostile; its figure is genuine. */
function hostileAnswer(input: string): Answer {
  const quote = `${input}5047.4亿元${input}`;
  return makeAnswer({
    text: `${input}：5047.4亿元${input}[1]`,
    citations: [
      makeCitation({ title: input, section: input, heading: [input], lead: input, quote, end: quote.length }),
    ],
    notes: [{ code: "near", text: input }],
  });
}

const shownOf = (components: unknown): string => textOfComponents(components as Body[]);

describe("200 hostile inputs", () => {
  test("are 200 different ones", () => {
    expect(new Set(HOSTILE_INPUTS).size).toBe(200);
  });

  test("in every text of an answer make no mark, and can be read as they were", () => {
    for (const input of HOSTILE_INPUTS) {
      const answer = hostileAnswer(input);
      const options = { question: input, snapshot: "5f0c5f0c5f0c5f0c", isPrivate: true, language: "zh-CN" } as const;
      const { components, files } = renderAnswer(answer, presentAnswer(answer), options);
      const text = shownOf(components);
      expect(foreignMarks(text), input).toEqual([]);
      const shown = visible(readMarkup(text).shown);
      expect(UNSEEN.test(text.replaceAll("\n", "").replaceAll("\t", "")), input).toBe(false);
      if (files === undefined && input.length <= 500) expect(shown, input).toContain(visible(input));
      const figure = readMarkup(text).marks.some(({ kind, text: held }) => kind === "bold" && held === "5047.4亿元");
      expect(figure || files !== undefined, input).toBe(true);
    }
  });

  test("in a checked draft make no mark", () => {
    for (const input of HOSTILE_INPUTS) {
      const draft = `${input}5047.4亿元`;
      const citation = makeCitation({ title: input, section: input, quote: `${input}5047.5亿元` });
      const figure = {
        text: "5047.4亿元",
        start: input.length,
        end: draft.length,
        verdict: "mismatch",
        note: input,
        reportFigure: "5047.5亿元",
        citation,
      } as const;
      const { components } = renderCheck(presentCheck({ figures: [figure] }, draft), "zh-CN");
      expect(foreignMarks(shownOf(components)), input).toEqual([]);
    }
  });
});

describe("through Discord", () => {
  let inputs: string[];
  beforeAll(() => {
    // Discord's client sends no half characters; REST and gateway are tried with a part, so that it stays quick.
    inputs = HOSTILE_INPUTS.filter((input) => !/\p{Cs}/u.test(input)).filter((_, i) => i % 4 === 0);
  });

  test("questions and follow-ups: no ping, no mark, nothing refused", async () => {
    const desk = createRecordingDesk(({ turns }) => hostileAnswer(turns.at(-1) ?? ""));
    const report = { ...makeReport("全年实现地区生产总值5047.4亿元。"), id: "@everyone" };
    const bot = await startBot({ live: createStillEdition({ desk, reports: [report] }) });
    const li = sitDown(bot.fake, "a server");
    for (const question of inputs) {
      const reply = await li.slash("ask", { question }).reply();
      expect(foreignMarks(textOf(reply)), question).toEqual([]);
    }
    expect(bot.faults()).toEqual([]);
  });

  test("mentions, drafts, menus and forms: no ping, no mark, nothing refused", async () => {
    const desk = createRecordingDesk(({ turns }) => hostileAnswer(turns.at(-1) ?? ""));
    const bot = await startBot({ live: createStillEdition({ desk }) });
    const li = sitDown(bot.fake, "a server");
    const first = await li.slash("ask", { question: "收入多少？" }).reply();
    for (const input of inputs.filter((_, i) => i % 5 === 0)) {
      const said = li.say(input, { mention: true });
      const replies = [
        await li.answerTo(said),
        await li.slash("check", { text: input }).reply(),
        await li.messageMenu("查出处", said).reply(),
        await (await li.submit(li.click(first, "追问"), input.slice(0, 500))).reply(),
      ];
      for (const reply of replies) expect(foreignMarks(textOf(reply)), input).toEqual([]);
    }
    expect(bot.faults()).toEqual([]);
  });

  test("reports with hostile titles are listed and suggested as they are", async () => {
    const reports = HOSTILE_INPUTS.slice(0, 20).map((title, i) => ({
      ...makeReport("收入5亿元。"),
      id: `r${i}`,
      metadata: { ...makeReport("x").metadata, title },
    }));
    const bot = await startBot({ live: createStillEdition({ reports }) });
    const li = sitDown(bot.fake, "a server");
    expect(foreignMarks(textOf(await li.slash("reports").reply()))).toEqual([]);
    expect(foreignMarks(textOf(await li.slash("figures", { report: "r1" }).reply()))).toEqual([]);
    expect((await li.complete("ask", { question: "x", report: "" })).length).toBeGreaterThan(0);
    expect(bot.faults()).toEqual([]);
  });
});
