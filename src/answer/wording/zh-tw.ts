/** Traditional Chinese wording of answers. */
import type { Wording } from "./wording.ts";

const KIND = { actual: "實績", target: "目標" };
const OPERATION = {
  difference: "相差",
  sum: "合計",
  share: "占比",
  multiple: "倍數",
  reverse: "倒推得",
  "per-head": "人均",
};
const list = (items: readonly string[]): string => items.map((item) => `「${item}」`).join("、");

export const zhTw: Wording = {
  figure: ({ place, indicator, period, figure, kind, direction, n }) =>
    `${place === undefined ? "" : `${place} `}${indicator}（${period}${period ? "，" : ""}${KIND[kind]}）：${direction === "down" ? "下降" : direction === "up" ? "增長" : ""}${figure}[${n}]。`,
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
  related: (words, n) => `「${words}」[${n}]`,
  quote: (clause, n) => `報告原文：「${clause}」[${n}]`,
  statement: (quote, n) => `報告原文：「${quote}」[${n}]`,
  readings: () => "報告裡的數不止一種口徑：",
  computed: (label, arithmetic, marks) => `${OPERATION[label]}：${arithmetic}${marks}（按報告數字計算）。`,
  understoodAs: (question) => `按「${question}」理解：`,
  yes: () => "是。",
  no: () => "否。",
  notFound: ({ places, years, terms, instead, reports }) => {
    if (places.length > 0) return `報告裡沒有${list(places)}的這項內容。現有報告：${reports.join("、")}。`;
    if (years.length > 0) return `報告裡沒有${list(years)}的這個數。`;
    if (instead === "growth") return "報告只給了增減幅度，沒有給總量。";
    if (instead === "level") return "報告只給了數量，沒有給增減幅度。";
    if (instead === "target") return "報告只給了目標，沒有給實際完成數。";
    if (instead === "actual") return "報告只給了實際完成數，沒有給目標。";
    if (instead === "period") return "報告裡沒有所問時間的這個數。";
    return terms.length > 0 ? `報告裡沒有提到${list(terms)}的這項內容。` : "報告裡沒有這項內容。";
  },
  partsMissing: (asked) => `報告裡沒有找到${list(asked)}。`,
  nearest: () => "報告裡最接近的內容：",
  noteUnsure: () => "注意：問法與報告用詞差別較大，請核對原文。",
  noteNear: (asked, given) => `注意：報告用的是「${given}」，與所問「${asked}」相關但不相同。`,
  noteBroader: (asked, given) => `注意：報告用的是「${given}」，與所問「${asked}」範圍不同。`,
  noteReadings: () => "問題沒有說明時間或口徑，以上一併列出。",
  noteComputed: () => "計算值，報告裡沒有直接給出。",
  greeting: () =>
    "您好，我回答政府工作報告裡的數字和內容，並註明出處。\n例如：「2019年天河區地區生產總值是多少？」「今年要新增多少家高新技術企業？」",
  thanks: () => "不客氣。還可以接著問，例如：「那2020年的目標呢？」\n每個數字都註明在報告裡的位置，引用前請核對原文。",
  emptyQuestion: () => "請輸入一個問題，例如：「2019年天河區地區生產總值是多少？」",
};
