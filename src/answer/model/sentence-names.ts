/**
 * Words of a sentence beside its figures: places, programmes and other names must stand in the evidence, and so must nearly every other
 * word. Judges words by where they stand, not by what they mean.
 */
import type { Language } from "../../retrieval/fold-question.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import type { PlacesIn, SentenceReading } from "./sentence-claims.ts";
import { blank } from "./sentence-numbers.ts";
import type { SentenceFault } from "./wording-trace.ts";

export interface WordTools {
  placesIn: PlacesIn;
  cut(text: string): string[];
  stopWords: ReadonlySet<string>;
}

/** Words that frame a figure and say nothing of their own. */
export const FRAME: ReadonlySet<string> = new Set(
  "报告 政府工作报告 工作报告 政府 公报 显示 指出 提到 提出 介绍 其中 此外 同时 另外 分别 目标 计划 预期 力争 安排 任务 实际 完成 实现 达到 达 约为 左右 以上 增长 下降 减少 增加 提高 同比 上年 去年 今年 全年 本年 当年 年度 全区 全县 全市 全省 全国 本区 本县 本市 方面 数据 情况 总计 共计 合计 共有 共 总量 数量 数额 金额 规模 水平 幅度 增速 增幅 相差 差额 计算 得出 根据 按照 依据 以及 而 则 为 是 在 的 了 与 和 比 较 由 从 到 至 已 将 拟 要 期间 一季度 上半年 定为 设定 确定 预计".split(
    " ",
  ),
);
/** What is called so has a name before it. */
const NAME_TAIL =
  /^(?:工程|计划|行动|项目|政策|战略|机制|基地|园区?|示范区|试点|大赛|基金|银行|公司|集团|大学|学院|医院|学校|中学|小学|车站|机场|港|路|街道?|大道|桥|隧道|地铁|号线|广场|中心|大厦|公园|村|镇|乡|社区|论坛|协议|条例|品牌|平台|书记|[区县市省州镇乡局厅部院校]长|主任|主席|总理|同志|先生|女士)/u;
/** Who stands behind it is named. */
const OFFICE = /(?:书记|[区县市省州镇乡局厅部院校]长|主任|主席|总理|代表|委员|教授|博士)$/u;
const QUOTED = /[“"「『《]([^”"」』》]{1,40})[”"」』》]/gu;
/** A quarter of the words that carry meaning may be the model's own, where figures carry the sentence. */
const OWN_SHARE = 0.25;
const NEGATION = /[未没无不非否]|免(?!费)/gu;
const COMPARING = /[高低好快慢多少大小优][于过出]|超出|不及|相当于|因为|由于|得益|导致|因此|所以|从而|说明|表明|意味/gu;

export function wordFault(
  text: string,
  reading: SentenceReading,
  evidence: CitedEvidence,
  question: string,
  language: Language,
  tools: WordTools,
): SentenceFault | undefined {
  const folded = foldDraft(text);
  for (const place of tools.placesIn(language === "en" ? text : folded)) {
    const own = place.reports.some((id) => evidence.reports.has(id));
    if (!own && !place.needles.some((needle) => evidence.words.includes(needle))) return "place";
  }
  if (language === "en") return englishFault(text, evidence, question);
  for (const [, name = ""] of folded.matchAll(QUOTED)) if (!evidence.words.includes(name)) return "name";
  const rest = blank(folded, [...reading.figures.map(({ mention }) => mention), ...reading.periods]);
  for (const pattern of [NEGATION, COMPARING])
    for (const [word] of rest.matchAll(pattern)) if (!evidence.words.includes(word)) return "claim";
  const known = `${evidence.words}\n${foldDraft(question)}`;
  return ownWordsFault(rest, known, evidence.words, reading.figures.length > 0, tools);
}

/** Latin words, names and the share of words that stand nowhere. */
function ownWordsFault(
  rest: string,
  known: string,
  evidence: string,
  hasFigures: boolean,
  { cut, stopWords }: WordTools,
): SentenceFault | undefined {
  const tokens = joinSingles(cut(rest), known, stopWords);
  let meaning = 0;
  let own = 0;
  for (const [i, token] of tokens.entries()) {
    if (!/[\p{L}]/u.test(token) || stopWords.has(token) || FRAME.has(token)) continue;
    meaning += 1;
    if (known.includes(token)) {
      // Known from the question only: a name that the evidence lacks isn't vouched for.
      if (NAME_TAIL.test(tokens[i + 1] ?? "") && !evidence.includes(token)) return "name";
      continue;
    }
    own += 1;
    const tail =
      NAME_TAIL.test(tokens[i + 1] ?? "") || NAME_TAIL.test(token.slice(-2)) || NAME_TAIL.test(token.slice(-1));
    if (/[a-z]/u.test(token) || tail || OFFICE.test(tokens[i - 1] ?? "")) return "name";
  }
  if (own === 0) return undefined;
  return hasFigures && own <= meaning * OWN_SHARE ? undefined : "words";
}

/** Single characters that stand nowhere, side by side, are one word: a name that no dictionary has. */
function joinSingles(tokens: readonly string[], known: string, stopWords: ReadonlySet<string>): string[] {
  const joined: string[] = [];
  let open = false;
  for (const token of tokens) {
    const single =
      [...token].length === 1 && /\p{Script=Han}/u.test(token) && !stopWords.has(token) && !FRAME.has(token);
    if (single && open) joined.push(`${joined.pop() ?? ""}${token}`);
    else joined.push(token);
    open = single && !known.includes(joined.at(-1) ?? "");
  }
  return joined;
}

const CAPITALISED = /\b[A-Z][A-Za-z'’-]*/gu;
const ENGLISH_FRAME = new Set(
  "In The A An By For At On Of From To It Its This That These Those With According Total Overall Report Government Work District County City Province Prefecture Communique Communiqué GDP RMB CNY January February March April May June July August September October November December Gross Domestic Product Target Result Computed Difference".split(
    " ",
  ),
);
const ENGLISH_CLAIMS =
  /\b(?:not|no|never|none|without|failed|missed|fell short|short of|n't|because|due to|thanks to|driven|despite|therefore|compared|than|exceed\w*|surpass\w*|beat|below|above|higher|lower|better|worse)\b/giu;

/** English words can't be looked up in a Chinese report: names must be the question's, and nothing is claimed beyond the figures. */
function englishFault(text: string, evidence: CitedEvidence, question: string): SentenceFault | undefined {
  const asked = new Set(question.toLowerCase().match(/[a-z'’-]+/gu) ?? []);
  for (const { 0: word } of text.matchAll(CAPITALISED)) {
    if (ENGLISH_FRAME.has(word) || asked.has(word.toLowerCase()) || evidence.words.includes(word.toLowerCase()))
      continue;
    return "name";
  }
  for (const [, name = ""] of text.matchAll(QUOTED)) if (!evidence.words.includes(foldDraft(name))) return "name";
  const claims = [...text.matchAll(ENGLISH_CLAIMS)].map(([word]) => word.toLowerCase());
  return claims.some((word) => !asked.has(word)) ? "claim" : undefined;
}
