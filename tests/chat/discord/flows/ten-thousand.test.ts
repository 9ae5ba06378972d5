/** 10,000 generated answers, and checks of drafts: all that leaves passes our own checker and Discord's rules, and nothing is cut. */
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../../src/answer/answer.ts";
import type { Payload } from "../../../../src/chat/discord/payload.ts";
import { renderAnswer } from "../../../../src/chat/discord/render-answer.ts";
import { renderCheck } from "../../../../src/chat/discord/render-check.ts";
import { toMessage } from "../../../../src/chat/discord/responder.ts";
import { presentAnswer } from "../../../../src/chat/present-answer.ts";
import { presentCheck } from "../../../../src/chat/present-check.ts";
import { textOfComponents } from "../../../support/discord/check-components.ts";
import { checkMessage, type SentFile } from "../../../support/discord/check-message.ts";
import { type Body, createForm } from "../../../support/discord/form-errors.ts";
import { readMarkup } from "../../../support/discord/read-markup.ts";
import { seededRandom } from "../../../support/random-vectors.ts";
import { makeRandomAnswer, makeRandomCheck, makeRandomQuestion } from "./random-answers.ts";

const ANSWERS = 10_000;
const CHECKS = 1_000;
/** A number with what stands right behind it. */
const NUMBER = /\d+(?:\.\d+)?(?:亿元|万人|家|%|个百分点|公顷)?/gu;

/** Our own words, with a number of their own. */
const MORE_SOURCES = /^.*(?:全部出处|全部出處|All sources).*$/gmu;
/** So much of a quote is nobody else's. */
const QUOTE_BEGINS_CHARS = 12;

/** What a payload becomes on the way to Discord, through our own checker. */
function sent(payload: Payload): { body: Body; files: SentFile[]; text: string } {
  const { components, files = [], flags, allowedMentions } = toMessage(payload);
  const body = JSON.parse(JSON.stringify({ components, flags, allowed_mentions: allowedMentions })) as Body;
  const attached = files.map(({ name = "", attachment }, index) => ({
    index,
    name,
    contentType: "text/plain",
    bytes: Buffer.from(attachment as Buffer),
  }));
  return { body, files: attached, text: textOfComponents(body.components as Body[]) };
}

function refusals({ body, files }: ReturnType<typeof sent>): unknown[] {
  const form = createForm();
  checkMessage(body, files, { ephemeral: true }, form);
  return form.errors;
}

const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];
const folded = (text: string): string => text.replace(/\s+/gu, "");

/** A number that nobody said, a quote that isn't whole, a line that's neither shown nor in the file. */
function findFault(question: string, answer: Answer, { text, files }: ReturnType<typeof sent>): string | undefined {
  const { shown } = readMarkup(text);
  const sources = [...answer.citations, ...(answer.related ?? [])];
  const said = sources.flatMap(({ n, title, section, heading, lead = "", quote }) => [
    `${n}`,
    title,
    section,
    ...heading,
    lead,
    quote,
  ]);
  const known = new Set(
    numbersIn([question, answer.text, ...answer.notes.map((note) => note.text), ...said].join("\n")),
  );
  const cut = numbersIn(shown.replace(MORE_SOURCES, "")).find((number) => !known.has(number));
  if (cut !== undefined) return `${cut} in ${shown}`;
  const seen = folded(shown);
  const lines = answer.text.split("\n").map(folded);
  const beside = lines.reduce((rest, line) => rest.replace(line, ""), seen);
  const quotes = sources.map(({ quote }) => folded(quote));
  const broken = quotes.find((quote) => beside.includes(quote.slice(0, QUOTE_BEGINS_CHARS)) && !seen.includes(quote));
  if (broken !== undefined) return `the quote ${broken} is cut in ${shown}`;
  const attached = files.map(({ bytes }) => folded(bytes.toString("utf8"))).join("");
  const isKept = (line: string): boolean => seen.includes(line) || attached.includes(line);
  // What a source shows whole needn't be said twice.
  const lost = lines.find((line) => !isKept(line) && !isKept(/“(?<quote>.*)”/u.exec(line)?.groups?.quote ?? line));
  return lost === undefined ? undefined : `${lost} is lost in ${shown}`;
}

describe("10,000 answers", () => {
  test("pass our checker and Discord's rules; no figure, quote or source is cut, and nothing is lost", () => {
    const random = seededRandom(20_200_611);
    let [files, longest] = [0, 0];
    for (let i = 0; i < ANSWERS; i += 1) {
      const question = makeRandomQuestion(random);
      const answer = makeRandomAnswer(random);
      const reply = presentAnswer(answer);
      const message = sent(
        renderAnswer(answer, reply, {
          question,
          snapshot: "5f0c5f0c5f0c5f0c",
          isPrivate: i % 2 === 0,
          language: answer.language,
        }),
      );
      if (refusals(message).length > 0) expect.fail(`${i}: ${JSON.stringify(refusals(message))}`);
      const fault = findFault(question, answer, message);
      if (fault !== undefined) expect.fail(`answer ${i}: ${fault}`);
      files += message.files.length;
      longest = Math.max(longest, message.text.length);
    }
    // The generator reaches what it's for.
    expect(files).toBeGreaterThan(100);
    expect(longest).toBeGreaterThan(3_000);
  });
});

describe("1,000 checks", () => {
  test("pass our checker and Discord's rules, and every figure is shown or in the file", () => {
    const random = seededRandom(7);
    for (let i = 0; i < CHECKS; i += 1) {
      const { draft, check } = makeRandomCheck(random);
      const message = sent(renderCheck(presentCheck(check, draft), "zh-CN"));
      if (refusals(message).length > 0) expect.fail(`${i}: ${JSON.stringify(refusals(message))}`);
      const shown = folded(
        readMarkup(message.text).shown + message.files.map(({ bytes }) => bytes.toString("utf8")).join("\n"),
      );
      const missing = check.figures.filter(({ text }) => !shown.includes(text));
      if (missing.length > 0) expect.fail(`${i}: ${missing.map(({ text }) => text).join(", ")}`);
    }
  });
});
