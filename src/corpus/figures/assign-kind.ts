/**
 * Decides whether a figure is a result, a target, or only counts parts of the text or of a set.
 * Doesn't decide when; the section's role and the words of the clause are given.
 */
import type { FigureKind, FigureMention } from "./figure.ts";
import type { Calendar, Period } from "./read-times.ts";
import type { SectionRole } from "./section-time.ts";

export interface KindQuestion {
  mention: FigureMention;
  /** Folded words of the sentence before the figure. */
  before: string;
  /** Folded words of the figure's clause before it. */
  clauseBefore: string;
  /** Folded words after the figure, to the end of the sentence. */
  after: string;
  role: SectionRole;
  /** Time that the sentence itself states, undefined when only section or paragraph do. */
  stated: Period | undefined;
  calendar: Calendar;
}

const SET_NOUNS =
  /^(?:重点|主要|重大|关键|具体|民生|专项|新)*(?:方面|任务|工作|举措|措施|重点|关键|要素|底线|目标|原则|环节|领域|问题|要求|关系|战役|硬仗|硬战|行动|工程(?!项目)|战略|思维|能力|特点|体系|抓手|着力点|阶段|层面|维度|大事|实事|事情|事(?!业)|文章|支撑|优势|机遇|挑战|变化|提升|突破|转变|坚持|统筹|板块|定位|产业(?!园)|主导产业|支柱产业|计划|片区|中心|基地|品牌|平台)/;
const COUNTING_UNITS = new Set(["个", "项", "件", "条", "大", "种", "类", "大类", "篇", "场", "块", "方面", "点"]);
const MAX_SET_SIZE = 20;
const STRONG_TARGET =
  /力争|争取|预期目标|奋斗目标|(?:^|[，。；])(?:到|至)20\d\d年|拟(?!定|订)|计划(?:新|完成|投资|建设|实施|安排|总投资|用|到)|将(?:达|超|突破|实现|增|有|于|在|建|完成|新|投|安排)|原定|要(?:达|实现|完成|确保|力争)|确保/;
const PAST_IN_PLAN = /(?:已经?|目前|现有|截至|截止|去年|上年|以来|现已|原有|累计已)[^，。；]{0,20}$/;
const PAST_AFTER = /^[^，。；]{0,4}的?基础上/;

export function assignKind(question: KindQuestion): FigureKind {
  if (countsSets(question)) return "count";
  return isTarget(question) ? "target" : "actual";
}

/** 五个方面, 九项重点工作, 五大工程: small numbers before a noun of arrangement. */
function countsSets({ mention, after }: KindQuestion): boolean {
  if (mention.unit === "大" || mention.unit === "大类") return true;
  if (!COUNTING_UNITS.has(mention.unit) || mention.value > MAX_SET_SIZE || mention.value < 2) return false;
  return mention.numeral === "chinese" ? SET_NOUNS.test(after) : /^(?:方面|环节|领域|层面|维度|阶段)/.test(after);
}

function isTarget({ role, stated, clauseBefore, before, after, calendar }: KindQuestion): boolean {
  const future = stated !== undefined && calendar.year > 0 && stated.to > calendar.year;
  const past = stated !== undefined && stated.to < calendar.year;
  if (future) return true;
  if (role === "plan") return !past && !PAST_IN_PLAN.test(clauseBefore) && !PAST_AFTER.test(after);
  if (past && !/原定/.test(clauseBefore)) return false;
  return STRONG_TARGET.test(clauseBefore) || (role === "open" && /预期目标|主要目标|目标是/.test(before));
}
