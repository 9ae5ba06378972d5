/** Simplified Chinese wording of answers. */
import type { Wording } from "./wording.ts";

const KIND = { actual: "实绩", target: "目标" };
const OPERATION = {
  difference: "相差",
  sum: "合计",
  share: "占比",
  multiple: "倍数",
  reverse: "倒推得",
  "per-head": "人均",
};
const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join("、");

export const zhCn: Wording = {
  figure: ({ place, indicator, period, figure, kind, direction, n }) =>
    `${place === undefined ? "" : `${place} `}${indicator}（${period}${period ? "，" : ""}${KIND[kind]}）：${direction === "down" ? "下降" : direction === "up" ? "增长" : ""}${figure}[${n}]。`,
  period: (period) =>
    period
      .replace(/^(\d{4})$/u, "$1年")
      .replace(/^(\d{4})-(\d{4})$/u, "$1—$2年")
      .replace(/^(\d{4})H1$/u, "$1年上半年")
      .replace(/^(\d{4})H2$/u, "$1年下半年")
      .replace(
        /^(\d{4})Q([1-4])$/u,
        (_, year: string, quarter: string) => `${year}年${"一二三四"[Number(quarter) - 1]}季度`,
      )
      .replace(/^(\d{4})-(\d{2})$/u, (_, year: string, month: string) => `${year}年${Number(month)}月`),
  related: (words, n) => `“${words}”[${n}]`,
  quote: (clause, n) => `报告原文：“${clause}”[${n}]`,
  statement: (quote, n) => `报告原文：“${quote}”[${n}]`,
  readings: () => "报告里的数不止一种口径：",
  computed: (label, arithmetic, marks) => `${OPERATION[label]}：${arithmetic}${marks}（按报告数字计算）。`,
  understoodAs: (question) => `按“${question}”理解：`,
  yes: () => "是。",
  no: () => "否。",
  notFound: ({ places, years, terms, instead, reports }) => {
    if (places.length > 0) return `报告里没有${list(places)}的这项内容。现有报告：${reports.join("、")}。`;
    if (years.length > 0) return `报告里没有${list(years)}的这个数。`;
    if (instead === "growth") return "报告只给了增减幅度，没有给总量。";
    if (instead === "level") return "报告只给了数量，没有给增减幅度。";
    if (instead === "target") return "报告只给了目标，没有给实际完成数。";
    if (instead === "actual") return "报告只给了实际完成数，没有给目标。";
    if (instead === "period") return "报告里没有所问时间的这个数。";
    return terms.length > 0 ? `报告里没有提到${list(terms)}的这项内容。` : "报告里没有这项内容。";
  },
  partsMissing: (asked) => `报告里没有找到${list(asked)}。`,
  nearest: () => "报告里最接近的内容：",
  noteUnsure: () => "注意：问法与报告用词差别较大，请核对原文。",
  noteNear: (asked, given) => `注意：报告用的是“${given}”，与所问“${asked}”相关但不相同。`,
  noteBroader: (asked, given) => `注意：报告用的是“${given}”，与所问“${asked}”范围不同。`,
  noteReadings: () => "问题没有说明时间或口径，以上一并列出。",
  noteComputed: () => "计算值，报告里没有直接给出。",
  greeting: () =>
    "您好，我回答政府工作报告里的数字和内容，并注明出处。\n例如：“2019年天河区地区生产总值是多少？”“今年要新增多少家高新技术企业？”",
  thanks: () => "不客气。还可以接着问，例如：“那2020年的目标呢？”\n每个数字都注明在报告里的位置，引用前请核对原文。",
  emptyQuestion: () => "请输入一个问题，例如：“2019年天河区地区生产总值是多少？”",
};
