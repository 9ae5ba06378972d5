/**
 * Figures of an English text: 504.74 billion yuan, 8 percent, sixty-two projects. Units come out as Chinese reports print them;
 * things that are only counted have the unit 个. Spans are exact. Doesn't say what a figure counts.
 */
import type { FigureMention } from "../../corpus/figures/figure.ts";

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
};
const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORD_VALUES = new Map<string, number>([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
]);
/** English words of measure, longest first, and the unit that a report prints. */
const UNITS: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:percentage points?|points? of percentage)/u, "百分点", 1],
  [/^(?:percent|per cent|%)/u, "%", 1],
  [/^(?:u\.?s\.? dollars?|us\$|usd|dollars?)/u, "美元", 1],
  [/^(?:yuan|rmb|renminbi|cny)/u, "元", 1],
  [/^(?:person-times?|visits?|trips?|tourist visits?|tourists|visitors)/u, "人次", 1],
  [
    /^(?:people|persons?|residents|workers|employees|teachers|students|pupils|jobs|graduates|farmers|members|doctors|nurses)/u,
    "人",
    1,
  ],
  [/^(?:households|families)/u, "户", 1],
  [/^(?:square kilomet(?:er|re)s?|sq\.? ?km|km2)/u, "平方公里", 1],
  [/^(?:square met(?:er|re)s?|sq\.? ?m|m2)/u, "平方米", 1],
  [/^(?:cubic met(?:er|re)s?|m3)/u, "立方米", 1],
  [/^(?:hectares?|ha\b)/u, "公顷", 1],
  [/^mu\b/u, "亩", 1],
  [/^(?:kilomet(?:er|re)s?|km)\b/u, "公里", 1],
  [/^(?:met(?:er|re)s?|m)\b/u, "米", 1],
  [/^(?:metric )?(?:tons?|tonnes?)\b/u, "吨", 1],
  [/^(?:kilowatt-hours?|kwh)\b/u, "千瓦时", 1],
  [/^(?:kilowatts?|kw)\b/u, "千瓦", 1],
  [/^(?:megawatts?|mw)\b/u, "千瓦", 1000],
  [/^(?:consecutive |straight )?years?\b(?! old|-old)/u, "年", 1],
  [/^(?:consecutive |straight )?months?\b/u, "个月", 1],
  [/^(?:working |business )days?\b/u, "个工作日", 1],
  [/^days?\b/u, "天", 1],
  [/^(?:times|-?fold)\b/u, "倍", 1],
];
/** Words between a number and its unit of people: 620 new teachers. */
const BETWEEN =
  /^(?:new|newly|more|additional|registered|urban|rural|unemployed|recruited|full-time|local|hired|existing)[ -]/u;

const NUMBER =
  /(?<![\w.])(?:(?:us\$ ?|\$ ?|¥ ?|￥ ?|rmb ?|usd ?))?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?(hundred|thousand|million|billion|trillion|bn|mn|[km](?![a-z])))?/giu;
const WORDS = new RegExp(
  `\\b((?:(?:${TENS.join("|")})(?:-(?:${ONES.slice(1, 10).join("|")}))?|${ONES.slice(1).join("|")}))(?: (hundred|thousand|million|billion))?\\b`,
  "giu",
);
const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const NAME_BEFORE = new RegExp(
  `(?:\\b(?:${MONTHS})\\.? |\\b(?:line|no\\.?|number|phase|part|article|section|chapter|page|version|covid|route|highway|grade|class) ?-?|[a-z]-?|\\d:)$`,
  "iu",
);
const NAME_AFTER = new RegExp(
  `^(?:st|nd|rd|th)\\b|^g\\b|^ (?:${MONTHS})\\b|^:\\d|^[-–]year (?:plan|period)|^/\\d|^ ?[ap]\\.?m\\b`,
  "iu",
);
/** A span of time that is told about, and what each one of a sort is worth: projects of over 100 million yuan each. */
const DURATION = /^(?:年|个月|天|个工作日)$/u;
const SPAN_BEFORE = /\b(?:past|last|next|coming|previous|recent|following|first|these|those|within) $/iu;
const WORTH_BEFORE = /\bworth (?:(?:more than|over|at least|above) )?(?:[a-z]{2,3}\$? ?|¥ ?)?$/iu;
const EACH_AFTER = /^(?: or (?:more|above)(?![a-z])|(?: or (?:more|above))? (?:each|apiece))/iu;
const RATIO = /(?<![\w.:])\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?){2,}(?![\w:])/gu;
const QUALIFIERS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:about|around|roughly|approximately|some|circa) $/iu, "约"],
  [/\b(?:nearly|almost|close to|just under|up to) $/iu, "近"],
  [/\b(?:more than|over|above|at least|exceed(?:ed|ing|s)?|upwards of|no (?:less|fewer) than) $/iu, "超"],
  [/\b(?:less than|under|below|at most|no more than|within) $/iu, "以内"],
];
const UP =
  /\b(?:grew|grow(?:s|n|ing|th)?|rose|ris(?:e|es|ing)|increas(?:e|ed|es|ing)|up|climb(?:ed)?|gain(?:ed)?|expand(?:ed)?|higher|jump(?:ed)?|surged?)\b[^.,;]{0,24}$/iu;
const DOWN =
  /\b(?:fell|fall(?:s|en|ing)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|down|dropp?(?:ed|s|ing)?|reduc(?:e|ed|tion)|lower|shr[ai]nk|cut|contract(?:ed)?|negative growth)\b[^.,;]{0,24}$/iu;
const LEVEL =
  /\b(?:to|at|reach(?:ed|ing)?|totall?(?:ed|ing)?|was|were|stood at) (?:about |around |nearly |over |more than )?$/iu;

export interface EnglishMention extends FigureMention {
  /** The words of its unit as printed, in lower case; empty when it has none. */
  measure: string;
}

/** Figures of `text`, in order, without overlaps. */
export function readEnglishMentions(text: string): EnglishMention[] {
  const ratios = [...text.matchAll(RATIO)].map(toRatio);
  const numbers = [...text.matchAll(NUMBER), ...text.matchAll(WORDS)].flatMap((match) => toMention(text, match) ?? []);
  const found = [...ratios, ...numbers].sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((each, i) => each.start >= (found[i - 1]?.end ?? 0));
}

function toRatio({ 0: text, index: start }: RegExpExecArray): EnglishMention {
  const values = text.split(":").map(Number);
  const [value = 0] = values;
  const end = start + text.length;
  return { text, start, end, value, values, unit: ":", qualifier: "", numeral: "arabic", measure: "" };
}

function toMention(text: string, match: RegExpMatchArray): EnglishMention | undefined {
  const [whole, digits = "", scaleWord = ""] = match;
  const start = match.index ?? 0;
  const spelled = WORD_VALUES.has(digits.split("-")[0]?.toLowerCase() ?? "");
  const number = spelled ? spelledValue(digits) : Number(digits.replaceAll(",", ""));
  const before = text.slice(Math.max(0, start - 40), start);
  const numeralEnd = start + whole.length;
  if (NAME_BEFORE.test(before) || NAME_AFTER.test(text.slice(numeralEnd))) return undefined;
  const scale = SCALES[scaleWord.toLowerCase()] ?? 1;
  const unit = unitAfter(text, numeralEnd, whole);
  if (unit === undefined && isYear(number, scaleWord)) return undefined;
  const follows = /^[ -][a-z]/iu.test(text.slice(numeralEnd));
  const stands = follows || scale > 1 || digits.includes(",") || (LEVEL.test(before) && !spelled);
  if (unit === undefined && (spelled ? number < 3 || !follows : !stands)) return undefined;
  const value = Number.parseFloat((number * scale * (unit?.factor ?? 1)).toPrecision(12));
  if (SPAN_BEFORE.test(before) && DURATION.test(unit?.name ?? "")) return undefined;
  if (WORTH_BEFORE.test(before) && EACH_AFTER.test(text.slice(unit?.end ?? numeralEnd))) return undefined;
  const during = DURATION.test(unit?.name ?? "") && /\bover $/iu.test(before);
  const qualifier = during ? "" : (QUALIFIERS.find(([pattern]) => pattern.test(before))?.[1] ?? "");
  const direction = directionBefore(before, text.slice(unit?.end ?? numeralEnd), unit?.name);
  return {
    text: text.slice(start, unit?.end ?? numeralEnd),
    start,
    end: unit?.end ?? numeralEnd,
    value,
    unit: unit?.name ?? "个",
    qualifier,
    ...(direction ? { direction } : {}),
    numeral: spelled ? "chinese" : "arabic",
    measure: unit ? text.slice(numeralEnd, unit.end).trim().toLowerCase() : "",
  };
}

const isYear = (number: number, scale: string): boolean =>
  scale === "" && Number.isInteger(number) && number >= 1900 && number <= 2100;

function spelledValue(words: string): number {
  return words
    .toLowerCase()
    .split("-")
    .reduce((sum, word) => sum + (WORD_VALUES.get(word) ?? 0), 0);
}

function unitAfter(
  text: string,
  at: number,
  printed: string,
): { name: string; end: number; factor: number } | undefined {
  let position = at;
  if (/^[ -]/u.test(text.slice(position))) position += 1;
  const beyond = BETWEEN.exec(text.slice(position).toLowerCase())?.[0].length ?? 0;
  for (const [pattern, name, factor] of UNITS) {
    const direct = pattern.exec(text.slice(position).toLowerCase());
    if (direct) return { name, end: position + direct[0].length, factor };
  }
  const people = UNITS.filter(([, name]) => name === "人" || name === "户" || name === "人次");
  const kind = people.find(([pattern]) => beyond > 0 && pattern.test(text.slice(position + beyond).toLowerCase()));
  if (kind) return { name: kind[1], end: at, factor: 1 };
  if (/^(?:us\$|\$|usd)/iu.test(printed)) return { name: "美元", end: at, factor: 1 };
  if (/^(?:¥|￥|rmb)/iu.test(printed)) return { name: "元", end: at, factor: 1 };
  return undefined;
}

function directionBefore(before: string, after: string, unit: string | undefined): "up" | "down" | undefined {
  if (LEVEL.test(before)) return undefined;
  const [up, down] = [UP.exec(before)?.index ?? -1, DOWN.exec(before)?.index ?? -1];
  if (up >= 0 || down >= 0) return up > down ? "up" : "down";
  if (unit !== "%") return undefined;
  if (/^ (?:\S+ ){0,2}(?:growth|increase|rise)\b/iu.test(after)) return "up";
  return /^ (?:\S+ ){0,2}(?:decline|decrease|drop|fall)\b/iu.test(after) ? "down" : undefined;
}
