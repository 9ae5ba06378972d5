/**
 * What a Chinese sentence claims beyond its figures: ranks, comparisons, denials, causes, and clauses that hold no figure at all. All of it must
 * be told by the report in the same words. Reads no figure.
 */
import type { Span } from "../../corpus/span.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import { isMeaning } from "./frame-words.ts";
import type { SentenceFault } from "./wording-trace.ts";

/** Commas of thousands are no ends. */
const CLAUSE_END = /[，；;。：:!?！？\n]|(?<!\d),|,(?!\d)/u;
const NEGATION = /[未没无不非否]|免(?!费)|难以|停止|取消|拒绝/gu;
/** Words that hold such a character and deny nothing. */
const NO_NEGATION =
  /不(?:断|少|仅|但|同|动产|懈|久|良|锈钢|折不扣|忘初心|含)|未(?:来|成年)|非(?:常|遗|公|税|物质)|无(?:人机|偿|线|障碍|废|缝|私|愧)/gu;
const COMPARING =
  /[高低好快慢多少大小优][于过出]|超出|不及|相当于|因为|由于|得益|导致|因此|所以|从而|说明|表明|意味|跑赢|垫底|落后|反超|(?:增速|增幅|增长率|降幅|跌幅|涨幅|占比|比重|份额)(?:比?同?[上去]年|同比|较上年)?(?:提高|提升|加快|加速|回升|回落|放缓|下降|收窄|扩大|上升|下滑|增加|减少|降低)/gu;
/** Amounts and ranks in words. */
const AMOUNT_WORDS =
  /第[一二三四五六七八九十\d]+|[首末]位|[过近大]半|一半|半数|翻番|成倍|数[十百千万亿]|上[百千万]|[几好多若]干?[十百千万]|倍|最[高大多快好低少慢小]|居[全首前]|领[先跑]|超额|提前|突破|唯一|首[次个家批]|历史|新高|[前]列|前茅|仅|勉强|差一?点|险些|据称|疑似|本应/gu;
const BOUNDS_BEFORE =
  /(?:不(?:低|少|高|多|超)[于过]?|不[到足]|超过?|突破|达到?|大于|多于|高于|低于|少于|至[多少]|仅?近|约)$/u;

export function clausesIn(folded: string): Span[] {
  const clauses: Span[] = [];
  for (let start = 0; start < folded.length; ) {
    const length = folded.slice(start).search(CLAUSE_END);
    const end = length < 0 ? folded.length : start + length;
    if (end > start) clauses.push({ start, end });
    start = end + 1;
  }
  return clauses;
}

/** Denials of a text, in order. */
export const denials = (folded: string): string =>
  [...folded.replace(NO_NEGATION, "").matchAll(NEGATION)].map(([word]) => word).join("");

/** One clause: with figures and without times; and with both as spaces. */
export interface ClauseText {
  plain: string;
  bare: string;
  counts: boolean;
}

/** Ranks, comparisons, denials, causes that the report doesn't tell in the same words. */
export function claimFault({ plain, bare, counts }: ClauseText, evidence: CitedEvidence): SentenceFault | undefined {
  // A bound beside a number is judged with the number.
  const loose = counts ? bare.replace(/\S+(?=\s{2,})/gu, (words) => words.replace(BOUNDS_BEFORE, "")) : bare;
  const claims = [NEGATION, COMPARING, AMOUNT_WORDS].some((words) => loose.search(words) >= 0);
  return claims && !standsVerbatim(plain, evidence.words) ? "claim" : undefined;
}

const LEADING = /^(?:且|并|而|其|该|也|还|在|则)+/u;

/** Word for word, with no denial before it in its clause. */
function standsVerbatim(plain: string, words: string): boolean {
  const wanted = plain.replace(/\s+/gu, "").replace(LEADING, "");
  return clauseTexts(words).some((clause) => {
    const at = clause.indexOf(wanted);
    return at >= 0 && denials(clause.slice(0, at)) === "";
  });
}

const clauseTexts = (words: string): string[] =>
  clausesIn(words).map(({ start, end }) => words.slice(start, end).replace(/\s+/gu, ""));

/** Still to be reached, or reached. */
const STAGES = /目标|计划|力争|预期|争取|确保|拟|打算|预计|任务|将|要|已|完成|实现|达|增|减|升|降/gu;

const stagesOf = (clause: string): string => [...clause.matchAll(STAGES)].map(([word]) => word).join("");

/**
 * A clause without figures: the report has the same, whole, but for words that frame. Words of several clauses, or a part of one, may say what
 * the report doesn't: 力争获评 isn't 获评.
 */
export function isTold(
  { bare }: ClauseText,
  { words, places }: CitedEvidence,
  cut: (text: string) => string[],
): boolean {
  const sayingOf = (clause: string): string =>
    cut(clause)
      .filter((word) => isMeaning(word) && !places.some((place) => place.includes(word)))
      .join("");
  const said = sayingOf(bare);
  if (said === "") return stagesOf(bare) === "";
  return clauseTexts(words).some((clause) => sayingOf(clause) === said && stagesOf(clause) === stagesOf(bare));
}
