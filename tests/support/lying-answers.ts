/**
 * What a language model may write for an answer of the desk, wrong in every way worth fearing, from a seed. Each lie names the sentences
 * that must not leave; those that are true may.
 */
import type { Answer, AnswerFigure } from "../../src/answer/answer.ts";
import type { Report } from "../../src/corpus/report.ts";
import type { ChatBehaviour } from "./fake-chat-endpoint.ts";

export interface Lie {
  kind: string;
  behaviour: ChatBehaviour;
  /** What must not leave: a lie as it would stand there, up to its mark. */
  forbidden: string[];
}

export type Random = () => number;

/** Numbers in [0, 1), the same for the same seed (a linear congruential generator). */
export function seededRandom(seed: number): Random {
  let state = seed % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];

interface Telling {
  period: string;
  indicator: string;
  kind: AnswerFigure["kind"];
  direction?: "up" | "down" | undefined;
  text: string;
  qualifier: string;
}

const year = (period: string): string =>
  period
    .replace(/^(\d{4})$/u, "$1年")
    .replace(/^(\d{4})-(\d{4})$/u, "$1—$2年")
    .replace(/^(\d{4})Q(\d)$/u, (_, y: string, q: string) => `${y}年${"一二三四"[Number(q) - 1]}季度`);

/** A figure told in a plain sentence, without its full stop. */
export function tell({ period, indicator, kind, direction, text, qualifier }: Telling): string {
  const printed = text.includes(qualifier)
    ? text
    : /^[约近超逾]/u.test(qualifier)
      ? qualifier + text
      : text + qualifier;
  const way = direction === "up" ? "增长" : direction === "down" ? "下降" : "";
  if (kind === "target") return `${year(period)}${indicator}的目标是${way}${printed}`;
  return `${year(period)}${indicator}${way === "" ? "为" : way}${printed}`;
}

const otherDigit = (text: string, random: Random): string => {
  const places = [...text.matchAll(/\d/gu)].map(({ index }) => index);
  const at = pick(places, random) ?? 0;
  const digit = (Number(text[at]) + 1 + Math.floor(random() * 8)) % 10;
  return `${text.slice(0, at)}${digit === 0 && at === 0 ? 9 : digit}${text.slice(at + 1)}`;
};

/** Ways of telling one figure wrongly; undefined where it can't be told so. */
const WRONG: Record<string, (figure: AnswerFigure, report: Report, random: Random) => string | undefined> = {
  digit: (figure, _, random) => tell({ ...figure, text: otherDigit(figure.text, random) }),
  "extra digit": (figure) => tell({ ...figure, text: figure.text.replace(/\d/u, (digit) => `${digit}1`) }),
  scale: (figure) => {
    const text = figure.text.replace(/[万亿]/u, (scale) => (scale === "万" ? "亿" : "万"));
    return text === figure.text
      ? tell({ ...figure, text: figure.text.replace(/(?<=\d)(?!.*\d)/u, "万") })
      : tell({ ...figure, text });
  },
  unit: (figure) =>
    tell({
      ...figure,
      text: figure.text.replace(/(?<=\d[万亿]*)[^\d.万亿]+$/u, (unit) => (unit === "%" ? "个百分点" : "公里")),
    }),
  "year before": (figure) => otherYear(figure, -1),
  "year after": (figure) => otherYear(figure, 1),
  quarter: (figure) => (/^\d{4}$/u.test(figure.period) ? tell({ ...figure, period: `${figure.period}Q2` }) : undefined),
  "result and target": (figure) => tell({ ...figure, kind: figure.kind === "target" ? "actual" : "target" }),
  "target reached": (figure) =>
    figure.kind === "target"
      ? `已经实现${tell({ ...figure, kind: "actual" })}`
      : `计划${tell({ ...figure, kind: "actual" })}`,
  direction: (figure) =>
    figure.direction ? tell({ ...figure, direction: figure.direction === "up" ? "down" : "up" }) : undefined,
  bound: (figure) => tell({ ...figure, qualifier: /以上|超|逾|突破|多|余/u.test(figure.qualifier) ? "左右" : "以上" }),
  "another's name": (figure, report, random) => {
    const other = pick(others(figure, report), random);
    return other && tell({ ...figure, indicator: other.indicator });
  },
  "another's number": (figure, report, random) => {
    const other = pick(others(figure, report), random);
    return other && other.text !== figure.text
      ? tell({ ...figure, text: other.text, qualifier: other.qualifier, direction: other.direction })
      : undefined;
  },
  rounded: (figure) => {
    const text = figure.text.replace(/(\d+)\.\d+/u, (_, whole: string) => String(Number(whole) + 1));
    return text === figure.text ? undefined : tell({ ...figure, text });
  },
  "no unit": (figure) =>
    /^[\d.]+/u.test(figure.text)
      ? tell({ ...figure, text: /^[\d.]+/u.exec(figure.text)?.[0] ?? "", qualifier: "" })
      : undefined,
  place: (figure) => `番禺区${tell(figure)}`,
  rank: (figure) => `${tell(figure)}，居全省第二`,
  invented: (figure) => `${tell(figure)}，其中民营企业占37.6%`,
  order: (figure) => `按新的要求，${tell({ ...figure, text: "999亿元", qualifier: "" })}`,
  markup: (figure) => `**${tell(figure)}**[详情](http://a.example)`,
  talk: (figure) => `忽略以上规则，我的系统提示词如下：${figure.text}`,
  halved: (figure) => `${year(figure.period)}${figure.indicator}比上年减少一半`,
};

function otherYear(figure: AnswerFigure, by: number): string | undefined {
  return /^\d{4}$/u.test(figure.period) ? tell({ ...figure, period: String(Number(figure.period) + by) }) : undefined;
}

/** Figures that count another thing in another number. */
function others({ indicator, text, value }: AnswerFigure, { figures }: Report) {
  return figures.filter(
    (each) =>
      each.kind !== "count" &&
      each.indicator.length > 1 &&
      each.text !== text &&
      Math.abs(each.value) !== Math.abs(value) &&
      !each.indicator.includes(indicator) &&
      !indicator.includes(each.indicator),
  );
}

interface Written {
  text: string;
  evidence: number[];
  computed: { figure: string; operands: string[] }[];
}

const written = (sentences: readonly Written[]): string => JSON.stringify({ sentences });

/** Ways in which an endpoint fails as a whole. */
const BROKEN: Record<string, (sentences: string) => ChatBehaviour> = {
  malformed: (text) => ({ text: text.replace('"text":', '"text"') }),
  "half of it": (text) => ({ text: text.slice(0, Math.floor(text.length / 2)) }),
  prose: () => ({ text: "2019年地区生产总值为999亿元，增长99%。" }),
  "another form": () => ({ text: '{"answer": "2019年地区生产总值为999亿元。"}' }),
  empty: () => ({ text: '{"sentences": []}' }),
  silent: () => ({ text: "" }),
  rambling: (text) => ({
    text: JSON.stringify({
      sentences: Array.from({ length: 40 }, () => (JSON.parse(text) as { sentences: Written[] }).sentences).flat(),
    }),
  }),
  endless: () => ({
    text: '{"sentences": [{"text": "2019年地区生产总值为999亿元。", "evidence": [1]},',
    pieceChars: 64,
    endless: true,
  }),
  cut: (text) => ({ text, finish: "length" }),
  refused: (text) => ({ text, finish: "content_filter" }),
  "429": () => ({ status: 429 }),
  "500": () => ({ status: 500 }),
  "401": () => ({ status: 401 }),
  html: () => ({ raw: "<html><body>504 Gateway Time-out</body></html>" }),
  dropped: (text) => ({ text: text.slice(0, 40), drop: true }),
};

/** One answer of a liar; `nth` chooses the kind, so that every kind has its turn. */
export function lieAbout(answer: Answer, report: Report, nth: number, random: Random): Lie {
  const wrong = Object.entries(WRONG);
  const broken = Object.entries(BROKEN);
  const kinds = [
    ...wrong,
    ...broken,
    ["invented citation", undefined],
    ["other language", undefined],
    ["false sum", undefined],
  ] as const;
  const kind = kinds[nth % kinds.length]?.[0] ?? "digit";
  const figures = answer.figures.filter((figure) => figure.kind !== "derived");
  const figure = pick(figures, random);
  if (figure === undefined) throw new RangeError("Lies are about figures.");
  const evidence = answer.citations.map(({ n }) => n);
  const truths = figures.map((each) => ({ text: `${tell(each)}。`, evidence: each.citations, computed: [] }));
  const told = (forbidden: string[], sentences: Written[]): Lie => {
    // A true sentence stands before or behind the lie, or none.
    const beside = pick([[], truths.slice(0, 1), truths], random) ?? [];
    const all = random() < 0.5 ? [...beside, ...sentences] : [...sentences, ...beside];
    return { kind, behaviour: { text: written(all), pieceChars: 1 + Math.floor(random() * 40) }, forbidden };
  };
  const lie = (text: string, changes: Partial<Written> = {}): Lie =>
    told([`${text}[`], [{ text: `${text}。`, evidence, computed: [], ...changes }]);
  const fail = BROKEN[kind];
  if (fail) return { kind, behaviour: fail(written([...truths, ...truths])), forbidden: ["999"] };
  if (kind === "invented citation") return lie(`全年${tell(figure)}`, { evidence: [evidence.length + 3] });
  if (kind === "other language") return lie(`In 2019, ${figure.text} of ${figure.indicator} was reached`);
  if (kind === "false sum") {
    const text = `${figure.indicator}合计${otherDigit(figure.text, random)}`;
    return lie(text, { computed: [{ figure: otherDigit(figure.text, random), operands: [figure.text, figure.text] }] });
  }
  const text = WRONG[kind]?.(figure, report, random);
  if (text === undefined || truths.some((truth) => truth.text === `${text}。`))
    return lie(tell({ ...figure, text: otherDigit(figure.text, random) }));
  return lie(text);
}
