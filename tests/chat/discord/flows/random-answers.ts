/** Answers and checks of all sizes from a seed: long and short, many sources and none, with signs that Discord reads. Judges none. */
import type { Answer, Check, CheckedFigure, Citation } from "../../../../src/answer/answer.ts";
import { makeAnswer, makeCitation } from "../../../support/recording-desk.ts";

/** Numbers from 0 to below 1. */
type Random = () => number;

const WORDS = [
  "地区生产总值",
  "一般公共预算收入",
  "增长",
  "完成",
  "其中",
  "，",
  "。",
  "“三旧”改造",
  "*",
  "_",
  "[注]",
  "@区属",
  "https://a.example/b",
  "# ",
  "\n",
  "GDP",
  "Tianhe",
  "👍",
];
const UNITS = ["亿元", "万人", "家", "%", "个百分点", "公顷"];
const STATUSES = ["answered", "answered", "ambiguous", "not_found"] as const;
const LANGUAGES = ["zh-CN", "zh-TW", "en"] as const;

const upTo = (random: Random, max: number): number => Math.floor(random() * (max + 1));
const oneOf = <T>(random: Random, items: readonly T[]): T => items[upTo(random, items.length - 1)] as T;
/** Mostly short, sometimes near `max`. */
const lengthOf = (random: Random, max: number): number => Math.ceil(random() ** 12 * max);

function makeFigure(random: Random): string {
  const whole = upTo(random, 10 ** (1 + upTo(random, 4)));
  return `${whole}${random() < 0.5 ? `.${1 + upTo(random, 98)}` : ""}${oneOf(random, UNITS)}`;
}

/** A text of about `length` characters with these figures in it. */
function makeText(random: Random, length: number, figures: readonly string[] = []): string {
  const parts = [...figures];
  let size = figures.join("").length;
  while (size < length) {
    const word = oneOf(random, WORDS);
    parts.splice(upTo(random, parts.length), 0, word);
    size += word.length;
  }
  // Two figures side by side would read as one.
  return parts.join(" ").trim() || "无";
}

export function makeRandomQuestion(random: Random): string {
  return makeText(random, lengthOf(random, 1_900), random() < 0.3 ? [makeFigure(random)] : []).trim();
}

function makeRandomCitation(random: Random, n: number): Citation {
  const figures = Array.from({ length: upTo(random, 4) }, () => makeFigure(random));
  const quote = `第${n}句：${makeText(random, lengthOf(random, 3_000), figures)}`;
  const start = upTo(random, 100_000);
  return makeCitation({
    n,
    title: makeText(random, lengthOf(random, 60)).replaceAll("\n", ""),
    section: `${oneOf(random, ["一", "二", "十三"])}、(${oneOf(random, ["一", "二"])})`,
    heading: Array.from({ length: upTo(random, 3) }, () => makeText(random, lengthOf(random, 80)).replaceAll("\n", "")),
    start,
    end: start + quote.length,
    quote,
    figures,
    ...(random() < 0.3 ? { lead: makeText(random, 20) } : {}),
    ...(random() < 0.3
      ? { url: `https://page.example/${encodeURIComponent([...quote].slice(0, upTo(random, 200)).join(""))}` }
      : {}),
  });
}

/** Nothing is cut inside a figure: up to one of its marks. */
function clausesOf(random: Random, quote: string): string {
  const [line = ""] = quote.split("\n");
  const marks = [...line.matchAll(/，/gu)].map(({ index }) => index);
  return marks.length > 0 && random() < 0.7 ? line.slice(0, oneOf(random, marks)) : line;
}

export function makeRandomAnswer(random: Random): Answer {
  const status = oneOf(random, STATUSES);
  const citations = Array.from({ length: Math.floor(random() ** 2 * 9) }, (_, i) => makeRandomCitation(random, i + 1));
  const figures = citations.flatMap((citation) => citation.figures).slice(0, 6);
  const marks = citations.map(({ n }) => `[${n}]`).join("");
  // As the nearest things and the report's own words are told: a sentence or its first clauses.
  const quoted = citations.map(({ n, quote }) => `\n报告原文：“${clausesOf(random, quote)}”[${n}]`);
  const found = status !== "not_found";
  return makeAnswer({
    status,
    language: oneOf(random, LANGUAGES),
    text: `${makeText(random, lengthOf(random, 5_000), figures)}${marks}${random() < 0.3 ? quoted.join("") : ""}`,
    figures: found
      ? figures.map((text) => ({
          text,
          value: 1,
          unit: "元",
          indicator: "值",
          period: "2019",
          kind: "actual",
          qualifier: "",
          citations: [1],
        }))
      : [],
    citations: found ? citations : [],
    ...(found ? {} : { related: citations }),
    notes: random() < 0.3 ? [{ code: "near", text: makeText(random, 40) }] : [],
  });
}

/** A draft and what was found in it. */
export function makeRandomCheck(random: Random): { draft: string; check: Check } {
  const texts = Array.from({ length: upTo(random, 60) }, () => makeFigure(random));
  let draft = "";
  const figures = texts.map((text): CheckedFigure => {
    draft += makeText(random, lengthOf(random, 80));
    const start = draft.length + 1;
    draft += ` ${text} `;
    const verdict = oneOf(random, ["match", "mismatch", "not_found"] as const);
    const citation =
      verdict === "not_found" ? {} : { citation: makeRandomCitation(random, 1), reportFigure: makeFigure(random) };
    return {
      text,
      start,
      end: start + text.length,
      verdict,
      note: makeText(random, lengthOf(random, 200)),
      ...citation,
    };
  });
  return { draft, check: { figures } };
}
