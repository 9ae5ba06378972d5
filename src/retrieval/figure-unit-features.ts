/** Signals from units: what is asked to be counted against what a figure counts. */
import type { Figure } from "../corpus/figures/figure.ts";
import { unitClass } from "../corpus/figures/units.ts";
import { type Measure, measureOf } from "./asked-unit.ts";
import type { FigureFeatureValues } from "./figure-feature-names.ts";
import { PRICE } from "./implied-measure.ts";
import type { Ask } from "./question.ts";

/** Counters that people don't exchange for others, as they do 个, 家, 所, 座, 处, 项: 多少张病床 is not answered by 13所. */
const EXACT_COUNTERS = [
  ["张"],
  ["辆", "部", "台"],
  ["只", "头", "羽", "匹", "口"],
  ["户", "万户"],
  ["套"],
  ["株", "棵"],
  ["公里", "米", "里"],
  ["吨", "公斤", "斤"],
  ["亩", "公顷", "平方米"],
  ["度", "千瓦时"],
  ["天"],
  ["场", "次", "回", "期", "场次"],
  ["倍"],
  ["岁"],
  ["微克", "毫克", "微克/立方米", "μg/m3", "μg/立方米", "微克/m3"],
];
const counterGroup = (unit: string): number => EXACT_COUNTERS.findIndex((group) => group.includes(unit));
const flag = (condition: boolean): number => (condition ? 1 : 0);

/** Measures that can't be meant when another is asked: asked things may be answered by people and the other way round. */
function measureFit(asked: Measure, alternatives: readonly Measure[], given: Measure): "equal" | "other" | "open" {
  if (asked === "any") return alternatives.includes(given) ? "equal" : "open";
  if (asked === given || alternatives.includes(given)) return "equal";
  return "other";
}

/** Sizes that name a thing (110千伏变电站) rather than count it. */
const RATING = /^(?:兆瓦|千瓦|千伏|伏|马力|吨级|英寸|寸|兆|g|gbps|km\/h|公里\/小时)$/iu;
const RATING_ASKED = /装机|容量|功率|电压|兆瓦|千瓦|千伏|马力|吨级|多快|速度|时速|带宽|capacity|power|voltage|thrust/u;

function magnitudeOf(ask: Ask): [number, number] | undefined {
  if (PRICE.test(ask.text)) return [0.01, 1e5];
  const words = ask.number ? ask.text.slice(ask.number.start, ask.number.end) : "";
  if (/几千万|几千亿/u.test(words)) return /亿/u.test(words) ? [1e11, 1e12] : [1e7, 1e8];
  if (/亿/u.test(words)) return [1e8, 1e14];
  if (/万/u.test(words)) return [1e4, 1e8];
  if (/几千/u.test(words)) return [1e3, 1e4];
  if (/几百/u.test(words)) return [100, 1e3];
  if (/几十/u.test(words)) return [10, 100];
  return undefined;
}

export function unitFeatures(ask: Ask, figure: Figure): FigureFeatureValues {
  const given = measureOf(figure.unit);
  const asked: Measure = ask.number?.measure ?? (ask.aspect === "change" || ask.aspect === "share" ? "any" : "any");
  const alternatives = ask.number?.alternatives ?? [];
  const fit = measureFit(asked, alternatives, given);
  const magnitude = magnitudeOf(ask);
  const value = Math.abs(figure.value);
  const printed = figure.text.normalize("NFKC").match(/万亿|亿|万/u)?.[0];
  const words = ask.number ? ask.text.slice(ask.number.start, ask.number.end) : "";
  // 多少万元 is answered by 22015万元 as well as by 1200万元.
  const alike = printed !== undefined && !/几[十百千]/u.test(words) && words.match(/万亿|亿|万/u)?.[0] === printed;
  const fits = magnitude ? alike || (value >= magnitude[0] && value < magnitude[1]) : false;
  const cls = unitClass(figure.unit);
  const open = asked === "any";
  const exact = counterGroup(ask.number?.unit ?? "");
  return {
    "unit equal": flag(ask.number !== undefined && ask.number.unit !== "" && ask.number.unit === figure.unit),
    "exact counter asked and given": flag(exact >= 0 && exact === counterGroup(figure.unit)),
    "exact counter asked, other given": flag(exact >= 0 && exact !== counterGroup(figure.unit)),
    "measure equal": flag(fit === "equal"),
    "measure other": flag(fit === "other"),
    "money asked, other given": flag(asked === "money" && given !== "money"),
    "percent asked, other given": flag(asked === "percent" && given !== "percent"),
    "percent given, measure open": flag(open && given === "percent"),
    "implied measure, other given": flag(open && alternatives.length > 0 && !alternatives.includes(given)),
    "people asked, things given": flag(asked === "people" && given === "things"),
    "things asked, people given": flag(asked === "things" && ask.number?.unit !== "" && given === "people"),
    "rating given, not asked": flag(RATING.test(figure.unit) && !RATING_ASKED.test(ask.text)),
    "magnitude fits": flag(magnitude !== undefined && fits && fit !== "other"),
    "magnitude off": flag(magnitude !== undefined && !fits),
    "change asked and given": flag(ask.aspect === "change" && figure.aspect === "change"),
    "change asked, level given": flag(ask.aspect === "change" && figure.aspect !== "change"),
    "level asked, change given": flag(ask.aspect === "level" && figure.aspect === "change"),
    "nothing asked, change given": flag(ask.aspect === undefined && figure.aspect === "change"),
    "share asked and given": flag(ask.aspect === "share" && figure.aspect === "share"),
    "share given, not asked": flag(ask.aspect !== "share" && figure.aspect === "share" && asked !== "percent"),
    "rank or time, measure open": flag(open && (cls === "rank" || cls === "time")),
  };
}
