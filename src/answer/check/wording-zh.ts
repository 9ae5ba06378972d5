/** Notes of a check in Chinese, simplified and traditional: the same sentences with other words and quotation marks. */
import type { CheckWording, NamedFigure, NoteFacts } from "./wording.ts";

interface Words {
  quote(text: string): string;
  draft: string;
  inDraft: string;
  says: string;
  says2: string;
  report: string;
  same: string;
  unit: string;
  numeral: string;
  rounded: string;
  digits: string;
  wrongUnit: string;
  direction: string;
  of: string;
  target: string;
  result: string;
  isChange: string;
  isLevel: string;
  year: string;
  theNumberOf: string;
  noneOf: string;
  noSuch: string;
  thisNumber: string;
  yearOnly: string;
  only: Record<"growth" | "level" | "period", string>;
  reports: string;
}

function chinese(words: Words): CheckWording {
  const { quote } = words;
  const draft = ({ said, about }: NoteFacts): string =>
    about ? `${words.inDraft}${quote(about)}${words.of}${quote(said)}` : `${words.draft}${words.says}${quote(said)}`;
  const place = ({ section }: NamedFigure): string =>
    section === "" ? words.report : `${words.report}${quote(section)}`;
  const report = ({ report: figure }: NoteFacts): string => `${place(figure)}${words.says2}${quote(figure.text)}`;
  const year = (period: string): string =>
    period === "" ? "" : `${period.replace("-", "—")}${/^\d{4}(?:-\d{4})?$/u.test(period) ? words.year : ""}`;
  const both = (facts: NoteFacts, verdict: string): string => `${draft(facts)}，${report(facts)}，${verdict}。`;
  const kind = ({ kind: each }: NamedFigure): string => (each === "target" ? words.target : words.result);
  const owned = (facts: NoteFacts, what: (owner: NamedFigure) => string): string => {
    const { owner } = facts;
    if (!owner) return both(facts, words.digits);
    const own = owner.section === facts.report.section && owner.text === facts.report.text;
    const about = `${quote(owner.text)}${words.of}${what(owner)}。`;
    return own
      ? `${draft(facts)}，${report(facts)}，${words.of}${what(owner)}。`
      : `${draft(facts)}，${report(facts)}；${about}`;
  };
  return {
    same: (facts) => both(facts, words.same),
    unit: (facts) => both(facts, words.unit),
    numeral: (facts) => both(facts, words.numeral),
    rounded: (facts) => both(facts, words.rounded),
    digits: (facts) => both(facts, words.digits),
    wrongUnit: (facts) => both(facts, words.wrongUnit),
    direction: (facts) => both(facts, words.direction),
    period: (facts) => owned(facts, (owner) => `${year(owner.period)}${kind(owner)}`),
    kind: (facts) =>
      facts.tells
        ? both(facts, `${words.of}${facts.tells === "total" ? words.isLevel : words.isChange}`)
        : owned(facts, (owner) =>
            owner.kind === facts.report.kind && owner.change !== facts.report.change
              ? owner.change
                ? words.isChange
                : words.isLevel
              : `${year(owner.period)}${kind(owner)}`,
          ),
    indicator: (facts) => owned(facts, (owner) => `${quote(owner.indicator)}${words.theNumberOf}`),
    absent: ({ said, about, place: other, year: outside, instead, titles }) => {
      if (other !== undefined)
        return `${words.noneOf}${quote(other)}${words.noSuch}${words.reports}${titles.join("、")}。`;
      if (outside !== undefined)
        return `${words.noneOf}${quote(`${outside}${words.yearOnly}`)}${words.noSuch}${words.reports}${titles.join("、")}。`;
      const none = about
        ? `${words.noneOf}${quote(about)}${words.noSuch}`
        : `${words.noneOf}${quote(said)}${words.thisNumber}`;
      if (!instead) return none;
      const what =
        instead.difference === "period"
          ? `${year(instead.period)}${kind(instead)}${quote(instead.text)}`
          : quote(instead.text);
      return `${none.replace(/。$/u, "，")}${words.only[instead.difference]}${what}。`;
    },
  };
}

export const zhCn = chinese({
  quote: (text) => `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`,
  draft: "文稿",
  inDraft: "文稿里",
  says: "写",
  says2: "写的是",
  report: "报告",
  same: "一致",
  unit: "数值相同，单位写法不同",
  numeral: "数值相同，数字写法不同",
  rounded: "文稿取的是约数，相符",
  digits: "数字不符",
  wrongUnit: "单位不符",
  direction: "升降方向相反",
  of: "是",
  target: "目标",
  result: "实绩",
  isChange: "增减量，不是总量",
  isLevel: "总量，不是增减量",
  year: "年的",
  theNumberOf: "的数",
  noneOf: "报告里没有",
  noSuch: "的数字。",
  thisNumber: "这个数字。",
  yearOnly: "年",
  only: { growth: "只有增减幅度", level: "只有总量", period: "只有" },
  reports: "现有报告：",
});

export const zhTw = chinese({
  quote: (text) => `「${text.replaceAll("「", "『").replaceAll("」", "』")}」`,
  draft: "文稿",
  inDraft: "文稿裡",
  says: "寫",
  says2: "寫的是",
  report: "報告",
  same: "一致",
  unit: "數值相同，單位寫法不同",
  numeral: "數值相同，數字寫法不同",
  rounded: "文稿取的是約數，相符",
  digits: "數字不符",
  wrongUnit: "單位不符",
  direction: "升降方向相反",
  of: "是",
  target: "目標",
  result: "實績",
  isChange: "增減量，不是總量",
  isLevel: "總量，不是增減量",
  year: "年的",
  theNumberOf: "的數",
  noneOf: "報告裡沒有",
  noSuch: "的數字。",
  thisNumber: "這個數字。",
  yearOnly: "年",
  only: { growth: "只有增減幅度", level: "只有總量", period: "只有" },
  reports: "現有報告：",
});
