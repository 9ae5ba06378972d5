/**
 * Decides when a figure is true: from the time words before it, the paragraph, the section, and whether it is a stock or a flow.
 * Doesn't decide whether it is a result or a target.
 */
import type { FigureMention } from "./figure.ts";
import { type Calendar, formatPeriod, type Period, type TimeExpression } from "./read-times.ts";
import { unitClass } from "./units.ts";

export interface PeriodQuestion {
  mention: FigureMention;
  /** Folded words of the clause before the figure; of a list of figures, before its first. */
  before: string;
  /** Folded words of the sentence before the figure. */
  sentenceBefore: string;
  /** Folded words right after the figure. */
  after: string;
  /** Times that hold for the figure's place, in order, references among them. */
  times: readonly TimeExpression[];
  /** End of the figure before this one in the sentence, or start of the sentence. */
  previousEnd: number;
  /** What paragraph and section say. */
  context: Period;
  calendar: Calendar;
  target: boolean;
}

const YEARLY = /年均|平均每年|每年平均|每年(?:递增|增长|增产|增加|平均)|年递增|年平均|均递增/;
const STOCK =
  /(?:达到|达|为|是|[到至]|拥有|现有|共有|已有|已积累资金|结余|余额|存栏|保有量|里程|覆盖(?:城区和)?|覆盖率|普及率|比重|占比|占|占[^，。；]{1,14}的|[率比]|标准|存量|稳定在|保持在|突破|超过|超|人均[^，。；]{0,10}|总数|总量|规模|在校生|居|面积|在谈项目|入园企业|入驻企业|(?:生产总值|增加值|财政收入|预算收入|可支配收入|纯收入|居民收入|零售总额|总产量|年产量|出口总额)(?:分别)?(?:完成|实现)?)(?:了|约|近|为|达|到|分别|[ \u00a0])*$/;
const FLOW =
  /累计|新增|完成(?!$)|新建|新上|实施|投入|投资|引进|吸引|发放|落实|改造|拆除|治理|清理|办理|利用|接待|争取|压减|减少|新|总投资|签约|建成|筹|拨|减免|控制在|消减|削减/;
const AS_OF = /目前|现在|截至|截止/;
const ORIGIN_BEFORE =
  /[由从](?:原来的?|过去的?|当初的?)?(?:[“"]?[十一二三四五六七八九]+五[”"]?末的?|\d{4}年(?:末|底)?的?|[^，。；\d]{0,6})$/;
const ORIGIN_AFTER =
  /^(?:以上|左右|多)?(?:[，,]?)(?:增加|增长|提高|提升|上升|扩大|扩展|拓展|减少|下降|降低|降|缩短|压缩|压减|发展|增|升|调整|优化|回落|跃升|缩小|变为|转变|扩)[^，。；]{0,4}[到至为]/;

/** 同期的, between a time and the level of that time. */
const MAX_LINK_CHARS = 3;
const GROWS_AFTER = /^(?:以上|左右|多)?(?:[，,])?(?:增加|增长|增|提高|上升|减少|下降|降低|多|少|快|慢)/;

/** 2019, 2016-2020, 2020Q1 … */
export function assignPeriod(question: PeriodQuestion): string {
  const compared = comparedLevel(question);
  if (compared !== undefined) return formatPeriod(compared);
  const stated = statedTime(question);
  if (isOrigin(question) && stated?.origin !== true) return formatPeriod(originOf(question, stated));
  if (isOrigin(question) && stated !== undefined) return formatPeriod({ from: stated.from, to: stated.from });
  const period = stated ?? question.context;
  if (YEARLY.test(question.before.slice(-14))) return formatPeriod(yearlySpan(period, question));
  const ahead = plannedDuration(question);
  if (ahead !== undefined) return formatPeriod(ahead);
  if (question.target && period.from === period.to && /累计/.test(question.before))
    return formatPeriod(yearlySpan(period, question));
  const [first, last] = question.calendar.reviewed;
  const segment = question.sentenceBefore.slice(question.sentenceBefore.lastIndexOf("；") + 1);
  const total = !question.target && first < last && /累计/.test(question.before) && !/\d年/.test(segment);
  if (total && period.from === last && period.to === last) return formatPeriod({ from: first, to: last });
  if (period.from === period.to) return formatPeriod(period);
  return formatPeriod(stated?.flows !== true && isStock(question) ? { from: period.to, to: period.to } : period);
}

/** 比上年190天增加19天: the level that stands right after the time compared with is of that time. */
function comparedLevel(question: PeriodQuestion): Period | undefined {
  const { times, mention, before, after } = question;
  const last = times.filter((time) => time.end <= mention.start).at(-1);
  if (last?.reference !== true || mention.start - last.end > MAX_LINK_CHARS || !GROWS_AFTER.test(after))
    return undefined;
  if (!/^(?:同期|末|底)?的?$/.test(before.slice(before.length - (mention.start - last.end)))) return undefined;
  const own = statedTime(question) ?? question.context;
  return last.to < own.from ? last : { from: own.from - 1, to: own.from - 1 };
}

/** The last time before the figure that it carries; 从1997年的 only reaches the next figure. */
function statedTime({ times, previousEnd }: PeriodQuestion): TimeExpression | undefined {
  return times.filter((time) => !time.reference && (!time.origin || time.start >= previousEnd)).at(-1);
}

/** 由7680万元增加到16080万元: the first is of the time before. */
function isOrigin({ before, after }: PeriodQuestion): boolean {
  return ORIGIN_BEFORE.test(before) && ORIGIN_AFTER.test(after);
}

/** The year named to compare with, else the year before the years looked back on. */
function originOf({ times, context, calendar }: PeriodQuestion, stated: Period | undefined): Period {
  const compared = times.filter((time) => time.reference).at(-1);
  if (compared !== undefined) return { from: compared.to, to: compared.to };
  const [first, last] = calendar.reviewed;
  const span = stated ?? context;
  const start = first !== last && span.to <= last && span.from >= first ? first : span.from;
  return { from: start - 1, to: start - 1 };
}

/** 年均 carries the span: that of the paragraph or section, or from the first planned year to the year aimed at. */
function yearlySpan(period: Period, { context, calendar, target }: PeriodQuestion): Period {
  if (period.from !== period.to) return period;
  if (target && period.to > calendar.year)
    return { from: Math.min(calendar.planned[0] || calendar.year, period.to), to: period.to };
  if (context.from !== context.to) return context;
  const [from, to] = target ? calendar.planned : calendar.reviewed;
  return from !== to && period.to <= to && period.to >= from ? { from, to } : period;
}

/** 用两年时间, 三年行动: a target over years to come; 三个月内 lies in the first. */
function plannedDuration({ mention, before, after, calendar, target, context }: PeriodQuestion): Period | undefined {
  if (!target || unitClass(mention.unit) !== "time") return undefined;
  if (mention.unit !== "年")
    return context.from === context.to ? undefined : { from: calendar.year, to: calendar.year };
  if (mention.value < 2 || mention.value > 10 || /连续$/.test(before) || /^义务教育/.test(after)) return undefined;
  const last = Math.max(...(mention.values ?? [mention.value]));
  const meant =
    /^(?:左右|多)?(?:的?时间|的?努力|行动|攻坚|专项|实施|改造|规划|倍增|使|内)/.test(after) ||
    /(?:通过|用|利用|力争|争取)$/.test(before);
  const span = mention.values === undefined ? last : mention.value;
  return meant ? { from: calendar.year, to: calendar.year + span - 1 } : undefined;
}

function isStock({ mention, before, sentenceBefore, after }: PeriodQuestion): boolean {
  if (mention.direction !== undefined) return false;
  const near = before.slice(-24);
  const [last = ""] = /[^，。；、]*$/.exec(near) ?? [];
  if (AS_OF.test(sentenceBefore.slice(-60))) return true;
  if (/[到至]\s*(?:了|约|近)?$/.test(near) && !/累计|新增/.test(last)) return true;
  if (!STOCK.test(near)) return false;
  return !FLOW.test(last) && !/^的/.test(after);
}
