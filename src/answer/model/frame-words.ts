/** Words of a Chinese sentence that frame a figure and say nothing of their own; all others must stand in the report. Judges no sentence. */

const FRAME: ReadonlySet<string> = new Set(
  (
    "的 了 是 在 和 与 及 以及 为 而 则 由 从 到 至 对 这 那 其 它 里 中 内 即 也 还 并 且 均 都 各 较 比 据 称 就 " +
    "报告 政府工作报告 工作报告 政府 公报 显示 指出 提到 提出 介绍 其中 此外 同时 另外 分别 各自 目标 计划 预期 力争 安排 任务 实际 完成 实现 达到 达 约为 左右 " +
    "同比 上年 去年 今年 全年 本年 当年 年度 年 方面 数据 数字 情况 总计 共计 合计 共有 共 总量 数量 数额 金额 水平 幅度 增速 增幅 相差 差额 人数 计算 得出 根据 按照 依据 " +
    "相比 比较 已 已经 将 拟 要 期间 截至 截止 来看 具体 录得 年末 年底 一季度 上半年 定为 设定 确定 预计"
  ).split(" "),
);

const RISES: ReadonlySet<string> = new Set("增长 增加 提高 上升".split(" "));
const FALLS: ReadonlySet<string> = new Set("下降 减少 降低".split(" "));

/** Says something, so that it must be known from somewhere. */
export const isMeaning = (word: string): boolean => /[\p{L}\p{N}]/u.test(word) && !FRAME.has(word);

/** The way a word of change goes: what is judged beside the number, not by the words of the report. */
export const wayOf = (word: string): "up" | "down" | undefined =>
  RISES.has(word) ? "up" : FALLS.has(word) ? "down" : undefined;

/** 全市 is said of a report's own place by its last character; of any other only where the report says it. */
export const isOwnScope = (word: string, places: readonly string[]): boolean =>
  /^[全本]\p{Script=Han}$/u.test(word) && places.some((place) => place.endsWith(word.slice(1)));
