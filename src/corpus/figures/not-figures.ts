/**
 * Marks the places of a text whose numerals are no figures: dates, ordinals, names, idioms, slogans in quotation marks, versions, section numbers.
 * Doesn't judge a numeral by its unit; that is done where mentions are read.
 */
import { readWordList, wordPattern } from "./read-word-list.ts";

/** Characters of Chinese numerals, for use inside a character class. */
export const CHINESE_NUMERALS = "〇零一二两三四五六七八九十百千万亿";
const N = CHINESE_NUMERALS;
const YEAR = "(?:1[89]|20)\\d{2}";
const DASH = "\\s*[-—–~至到]+\\s*";

const NAMES = wordPattern(readWordList("names").map(([name = ""]) => name));

/** Each pattern marks what it matches, whole. Run on folded text. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(NAMES, "g"),
  // Years, months, days, quarters, decades, hours of the day.
  new RegExp(`${YEAR}(?:年)?(?:${DASH}|[、,和])(?:${YEAR}|\\d{2})\\s*年`, "g"),
  new RegExp(`(?<![\\d.])${YEAR}\\s*(?:年(?!历史)|(?=[-—–~]${YEAR}))`, "g"),
  /(?<![\d.])(?:0\d|[5-9]\d)年(?=以来|开始|起|底|末|初|前|的\d)|(?<![\d.])0\d年|(?<=[自从到比])[89]\d年/g,
  new RegExp(
    `(?<![\\d.])\\d{1,2}(?:${DASH}\\d{1,2}|、\\d{1,2})*\\s*月(?:份|底|初|末|上旬|中旬|下旬)?(?:\\d{1,2}\\s*[日号](?:[-—–~至]+\\d{1,2}[日号])?)?`,
    "g",
  ),
  /(?<![\d.])\d{1,2}\s*[日号](?![线楼院机令])(?:[-—–~至]+\d{1,2}[日号])?/g,
  new RegExp(`[一二]?[〇零一二三四五六七八九]{3,4}年|[${N}]{1,2}十年代|\\d0年代|[${N}\\d]{1,3}世纪`, "g"),
  new RegExp(
    `(?<![${N}个])[${N}]{1,2}月(?:份|底|初|末|上旬|中旬|下旬|[${N}]{1,3}日)?|(?<![${N}])[${N}]{1,3}日(?!均)`,
    "g",
  ),
  /[前头]?[一二三四1-4](?:[、至\-—和][一二三四1-4])*季度/g,
  /(?<![\d.:])\d{1,2}:\d{2}(?![:\d.])(?<!比\d{1,2}:\d{2}|为\d{1,2}:\d{2})|(?<![\d.])\d{1,2}[时点](?:\d{1,2}分|整)?(?!小时|间|段)/g,
  new RegExp(`(?:周|星期|礼拜)[${N}]`, "g"),
  // Ordinals, ranks, sessions.
  new RegExp(`第\\s*[${N}\\d]{1,6}(?:[、,和及至到]\\s*第?[${N}\\d]{1,6})*`, "g"),
  new RegExp(`前\\s*[${N}\\d]{1,6}\\s*(?:位|名|强|列|甲|个月|月|季度|大|届|天|周|期|批)`, "g"),
  new RegExp(`[${N}\\d]{1,6}届|[${N}\\d]{1,6}中全会|(?:十[一二三四五六七八九]|二十)大(?![类项])`, "g"),
  new RegExp(`[${N}\\d]{1,6}次(?:[、和][${N}\\d]{1,6}次)*(?:会议|全会|全体|党代|代表|人代|常委|常务|大会)`, "g"),
  // Names of schools, plans, systems; numbers in signs, letters and brackets.
  new RegExp(`[${N}\\d]{1,6}年(?:一贯)?制|[${N}]年级|(?:[${N}\\d]{1,6}个)?[五5]年(?:规划|计划)`, "g"),
  new RegExp(
    `[${N}]位一体|[${N}\\d]{1,6}(?:\\+[\\dN${N}]+)+|[N\\d]{1,6}(?:\\+[N\\d]{1,6})+|\\d{1,6}[·•]\\d{1,6}|\\d{1,6}[×xX*]\\d{1,6}(?:小时)?`,
    "g",
  ),
  /(?<![A-Za-z])(?!(?:GDP|CPI|PPI|R&D|IPO)\d)[A-Za-z][A-Za-z&]*[-‑]?\d+(?:\.\d+)?(?:\/\d+)?/g,
  /[[〔【]\d+[\]〕】]\s*(?:第?\d+号)?|[(（]\d+[)）]/g,
  new RegExp(`^[ \\t\\u3000]*(?:[(（]?[${N}]+[)）、.]|\\d{1,2}(?:[、)）](?!\\d)|\\.(?!\\d)))`, "gm"),
  new RegExp(`(?:铁人|冬季|现代|全能)[${N}]项|四起(?=[。，；])|[${N}]、[${N}](?=[类级线期等])`, "g"),
  // Place names: 五头镇, 六道河, 九里沟.
  /[一二三四五六七八九十](?:道|头|家|台|里|间|棵|顶)(?:沟|河|湾|岭|镇|乡|庄|坡|口|铺|屯|梁|坪|寨|营|渠|峡|子)/g,
];

/** Short texts in quotation marks are names: “六稳”, “5乐”, “暖企15条”; a promise in them is still a figure: “2小时办结”. */
const QUOTED = /[“"「『‘]([^”"」』’“「\n，。；]{1,24})[”"」』’]/g;
const MAX_NAME_CHARS = 8;
const MEASURED =
  /\d(?:\.\d+)?\s*(?:%|个百分点|[万亿]|元|人|公里|平方|吨|亩|(?:小时|分钟|天|个工作日)(?:内|办|审|完|拿|领|出|到))|百分之/;

/** `mask[i]` is 1 where `folded[i]` belongs to something that is no figure. */
export function markNonFigures(folded: string): Uint8Array {
  const mask = new Uint8Array(folded.length);
  const mark = (start: number, end: number): void => {
    mask.fill(1, start, end);
  };
  for (const pattern of PATTERNS) {
    for (const match of folded.matchAll(pattern)) mark(match.index, match.index + match[0].length);
  }
  for (const match of folded.matchAll(QUOTED)) {
    const inner = match[1] ?? "";
    const isName = !/\d/.test(inner) || /^\d/.test(inner) || inner.length <= MAX_NAME_CHARS;
    const isSet = new RegExp(`^[${N}]个`).test(inner);
    if (isSet || (isName && !MEASURED.test(inner))) mark(match.index, match.index + match[0].length);
  }
  return mask;
}
