/**
 * Decides whether a figure is a result, a target, or only counts parts of the text or of a set.
 * Doesn't decide when; the section's role and the words of the clause are given.
 */
import type { FigureKind, FigureMention } from "./figure.ts";
import type { Calendar, Period } from "./read-times.ts";
import type { SectionRole } from "./section-time.ts";
import { endsInTargetNote } from "./target-note.ts";

export interface KindQuestion {
  mention: FigureMention;
  /** Folded words of the sentence before the figure. */
  before: string;
  /** Folded words of the figure's clause before it. */
  clauseBefore: string;
  /** Folded words after the figure, to the end of the sentence. */
  after: string;
  role: SectionRole;
  /** Time that the sentence itself states before the figure. */
  stated: Period | undefined;
  /** Time that opened the paragraph. */
  opened: Period | undefined;
  calendar: Calendar;
}

const SET_NOUNS =
  /^(?:重点|主要|重大|关键|具体|专项|新)*(?:方面|任务|工作(?!站|室|日)|举措|措施|重点|关键|要素|底线|目标|原则|环节|领域|问题|要求|关系|战役|硬仗|硬战|行动|战略|思维|能力|特点|体系|抓手|着力点|阶段|层面|维度|事情|文章|支撑|优势|机遇|挑战|变化|提升|突破|转变|坚持|统筹|板块|定位|改革(?!试点)|主张)/;
const COUNTING_UNITS = new Set(["个", "项", "件", "条", "大", "种", "类", "大类", "篇", "场", "块", "方面", "点"]);
const MAX_SET_SIZE = 20;
const STRONG_TARGET =
  /力争|争取|预期目标|奋斗目标|(?:^|[，。；])(?:到|至)20\d\d年|拟(?!定|订)|计划(?:新|完成|投资|建设|实施|安排|总投资|用|到)|将(?:达|超|突破|实现|增|有|于|在|建|完成|新|投|安排)|原定|要(?:达|实现|完成|确保|力争)|确保/;
const PAST_IN_PLAN =
  /(?:已经?(?![成为])|目前|现有|截至|截止|(?<![比较与同])去年|(?<![比较与同])上年|以来|现已|原有|累计已|下达)[^，。；]{0,20}$|今年[^，。；]{2,10}达$|毕业生(?:达到?|超过?|约|近|预计|将)*$/;
/** Facts of the country or the place that a plan only mentions: 全国近3亿人领取养老金. */
const STANDING_BEFORE = /(?:^|[，。；])(?:全国|我国|全省|全市|全县|全区)?(?:约|近|超|共有|有)?$/;
const STANDING_AFTER = /^(?:中国人|[一-龥]{0,4}人民|领取)/;
const PAST_AFTER = /^[^，。；]{0,4}的?基础上/;

export function assignKind(question: KindQuestion): FigureKind {
  if (countsSets(question)) return "count";
  if (endsInTargetNote(question.clauseBefore)) return "target";
  return isTarget(question) ? "target" : "actual";
}

/** 五个方面, 九项重点工作, 五大工程: small numbers before a noun of arrangement. */
function countsSets({ mention, after }: KindQuestion): boolean {
  if (mention.unit === "大" || mention.unit === "大类") return true;
  if (!COUNTING_UNITS.has(mention.unit) || mention.value > MAX_SET_SIZE || mention.value < 2) return false;
  return mention.numeral === "chinese" ? SET_NOUNS.test(after) : /^(?:方面|环节|领域|层面|维度|阶段)/.test(after);
}

function isTarget({ role, stated, opened, clauseBefore, before, after, calendar }: KindQuestion): boolean {
  const time = stated ?? (role === "plan" ? undefined : opened);
  const future = time !== undefined && calendar.year > 0 && time.to > calendar.year;
  const past = time !== undefined && time.to < calendar.year && !/将/.test(clauseBefore);
  if (future) return true;
  if (role === "plan")
    return !past && !PAST_IN_PLAN.test(clauseBefore) && !PAST_AFTER.test(after) && !isStanding(clauseBefore, after);
  if (past && !/原定/.test(clauseBefore)) return false;
  return STRONG_TARGET.test(clauseBefore) || (role === "open" && /预期目标|主要目标|目标是/.test(before));
}

function isStanding(clauseBefore: string, after: string): boolean {
  return STANDING_BEFORE.test(clauseBefore) && STANDING_AFTER.test(after);
}
