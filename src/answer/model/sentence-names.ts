/**
 * Words of a sentence beside its figures: places, programmes and other names must stand in the evidence, and so must nearly every other
 * word. Judges words by where they stand, not by what they mean.
 */
import type { Language } from "../../retrieval/fold-question.ts";
import { foldDraft } from "../check/fold-draft.ts";
import type { CitedEvidence } from "./cited-evidence.ts";
import { type ClauseText, claimFault, clausesIn, isTold } from "./claim-words.ts";
import { englishFault } from "./english-words.ts";
import { isMeaning, isOwnScope, wayOf } from "./frame-words.ts";
import type { PlacesIn, SentenceReading } from "./sentence-claims.ts";
import { blank } from "./sentence-numbers.ts";
import type { SentenceFault } from "./wording-trace.ts";

export interface WordTools {
  placesIn: PlacesIn;
  cut(text: string): string[];
  stopWords: ReadonlySet<string>;
}

/** What is called so has a name before it. */
const NAME_TAIL =
  /^(?:工程|计划|行动|项目|政策|战略|机制|基地|园区?|示范区|试点|大赛|基金|银行|公司|集团|大学|学院|医院|学校|中学|小学|车站|机场|港|路|街道?|大道|桥|隧道|地铁|号线|广场|中心|大厦|公园|村|镇|乡|社区|论坛|协议|条例|品牌|平台|书记|[区县市省州镇乡局厅部院校]长|主任|主席|总理|同志|先生|女士)/u;
/** Who stands behind it is named. */
const OFFICE = /(?:书记|[区县市省州镇乡局厅部院校]长|主任|主席|总理|代表|委员|教授|博士)$/u;
const QUOTED = /[“"「『《]([^”"」』》]{1,40})[”"」』》]/gu;
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
  if (language === "en") return englishFault(text, reading, evidence, question);
  for (const [, name = ""] of folded.matchAll(QUOTED)) if (!evidence.words.includes(name)) return "name";
  const plain = blank(folded, reading.periods);
  const figures = reading.figures.map(({ mention }) => mention);
  const bare = blank(plain, figures);
  const asked = foldDraft(question);
  for (const { start, end } of clausesIn(folded)) {
    const counts = figures.some((mention) => mention.start < end && mention.end > start);
    // What a question says is no part of the report: its words may only name a figure.
    const known = counts ? `${evidence.words}\n${asked}` : evidence.words;
    const clause = { plain: plain.slice(start, end), bare: bare.slice(start, end), counts };
    const fault = claimFault(clause, evidence) ?? ownWordsFault(clause, known, evidence, tools);
    if (fault) return fault;
    if (!counts && !isTold(clause, evidence, tools.cut)) return "claim";
  }
  return undefined;
}

/** Latin words, names and words that stand nowhere. */
function ownWordsFault(
  { bare, counts }: ClauseText,
  known: string,
  evidence: CitedEvidence,
  { cut }: WordTools,
): SentenceFault | undefined {
  const tokens = joinSingles(cut(bare), known);
  let fault: SentenceFault | undefined;
  for (const [i, token] of tokens.entries()) {
    // Beside a figure the way it goes is judged by the figure.
    if (!isMeaning(token) || (counts && wayOf(token) !== undefined) || isOwnScope(token, evidence.places)) continue;
    if (known.includes(token)) {
      // Known from the question only: a name that the evidence lacks isn't vouched for.
      if (NAME_TAIL.test(tokens[i + 1] ?? "") && !evidence.words.includes(token)) return "name";
      continue;
    }
    const tail =
      NAME_TAIL.test(tokens[i + 1] ?? "") || NAME_TAIL.test(token.slice(-2)) || NAME_TAIL.test(token.slice(-1));
    if (/[a-z]/u.test(token) || tail || OFFICE.test(tokens[i - 1] ?? "")) return "name";
    fault = "words";
  }
  return fault;
}

/** Single characters that stand nowhere, side by side, are one word: a name that no dictionary has. */
function joinSingles(tokens: readonly string[], known: string): string[] {
  const joined: string[] = [];
  let open = false;
  for (const token of tokens) {
    const single = [...token].length === 1 && /\p{Script=Han}/u.test(token) && isMeaning(token);
    if (single && open) joined.push(`${joined.pop() ?? ""}${token}`);
    else joined.push(token);
    open = single && !known.includes(joined.at(-1) ?? "");
  }
  return joined;
}
