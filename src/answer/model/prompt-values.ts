/** An answer of the desk → what a prompt is filled with: its evidence, numbered as its citations, and its figures. Holds no instruction. */
import type { Answer, AnswerFigure, Language } from "../answer.ts";
import { englishReading } from "../english-reading.ts";

const LANGUAGE_NAMES: Record<Language, string> = {
  "zh-CN": "简体中文",
  "zh-TW": "繁体中文（台湾用词，引用的数字照抄）",
  en: "English",
};
const KINDS: Record<"zh" | "en", Record<AnswerFigure["kind"], string>> = {
  zh: { actual: "实绩", target: "目标", count: "实绩", derived: "计算值" },
  en: { actual: "result", target: "target", count: "result", derived: "computed" },
};
const DIRECTIONS = { zh: { up: "增长", down: "下降" }, en: { up: "rose", down: "fell" } };
/** Questions before the last that go with it. */
const CONVERSATION_TURNS = 3;

export interface PromptValues {
  language: string;
  conversation: string;
  question: string;
  evidence: string;
  figures: string;
}

export function promptValues(answer: Answer, turns: readonly string[]): PromptValues {
  const english = answer.language === "en";
  return {
    ...conversationValues(turns, answer.language),
    evidence: answer.citations
      .map(({ n, heading, lead, row, column, quote }) =>
        [`[${n}] ${heading.join(" / ")}`, lead, [row, column].filter(Boolean).join(" | "), quote]
          .filter(Boolean)
          .join("\n"),
      )
      .join("\n\n"),
    figures: answer.figures.map((figure) => describeFigure(figure, english)).join("\n"),
  };
}

export function conversationValues(
  turns: readonly string[],
  language: Language,
): Pick<PromptValues, "language" | "conversation" | "question"> {
  return {
    language: LANGUAGE_NAMES[language],
    conversation: turns.slice(-1 - CONVERSATION_TURNS, -1).join("\n"),
    question: turns.at(-1) ?? "",
  };
}

function describeFigure(figure: AnswerFigure, english: boolean): string {
  const language = english ? "en" : "zh";
  const { text, indicator, period, kind, direction, qualifier, citations } = figure;
  const reading = english ? (englishReading(figure) ?? text) : text;
  const printed =
    qualifier === "" || text.includes(qualifier) ? reading : english ? reading : `${reading}（${qualifier}）`;
  const parts = [indicator, period, KINDS[language][kind], direction ? DIRECTIONS[language][direction] : "", printed];
  return `- ${parts.filter(Boolean).join(" | ")} ${citations.map((n) => `[${n}]`).join("")}${english ? ` (printed ${text})` : ""}`;
}
