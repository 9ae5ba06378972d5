/**
 * Decides whether a scanned quantity counts something: by its unit, the words next to it and, for Chinese numerals, how they are used.
 * Doesn't know dates, names or ordinals; those are marked before.
 */
import type { Quantity } from "./scan-quantity.ts";
import { unitClass } from "./units.ts";

const TIME_REFERENCE_BEFORE =
  /(?:过去|今后|未来|最近|近|这|那|前|后|头|往后|之后|以后|此后|接下来|上|下|新的|每|同|当|几|改革开放|建[国党市区县省]|开放)(?:的|这|将近|近)?\s*$/;
const TIME_REFERENCE_AFTER =
  /^(?:来(?!源)|多来|间(?!隔)|以来|前|后|中(?!心|期)|累计|期间|之前|之后|总的|的?工作|我[们国省市县区]|里|底|末|初|同期|一度|之间|平均|共|的(?!时间|努力|改造|过渡|行动|攻坚|建设))/;
const DURATION_BEFORE =
  /(?:连续|接连|提前|历时|耗时|用|利用|争取|力争|延长|缩短|推迟|满|长达|达|达到|超过|至少|为期|通过|经过|再|持续|任期|不到|不足|仅|实施|工龄|近|约|逾|超|增加|减少|各|坚持|不少于|不超过|以|在|分|推广|期限|时间|服务|完成|开展|启动|编制|制定|深化|进行|推进)\s*$/;
const DURATION_AFTER =
  /^(?:多|余)?(?:行动|实施|改造|攻坚|任务|倍增|左右|以上|以下|以内|之内|内|期(?!间)|义务教育|时间|总?考核|试点|方案|规划|计划|培育|提升|免费|纲要|扶持|监测|过渡|如一日|整治|专项|建设|集中|轮换|质保|目标|治理|创建|滚动)/;
const STREAK_BEFORE = /(?:连续|接连|提前|历时|长达|为期|满|不足|不到|超过|至少)\s*$/;
const ABSOLUTE_MEASURES = new Set([
  "money",
  "area",
  "length",
  "weight",
  "volume",
  "power",
  "energy",
  "percent",
  "permille",
  "points",
  "multiple",
  "coal",
  "household",
  "visits",
  "tonnage",
]);
const NOT_AFTER: Readonly<Record<string, RegExp>> = {
  元: /^(?:结构|化|论|体制|一次|钱)/,
  位: /^(?:数|一体|居|列|于|置)/,
  人: /^(?:民|大(?!员)|才|类|均|工|文|格|生|道|行|社|事)/,
  名: /^(?:牌|义|字|单|优|城|胜)/,
  次: /^(?:产业|元|方案|生|序|日|年)/,
  部: /^(?:分|门委)/,
  家: /^(?:庭|具(?![有备体])|电(?![池商力子网信])|长(?![期江三])|园|乡|政|禽|属(?!于))/,
  条: /^(?:例|块|文|款)/,
  项: /^目的/,
  个: /^(?:人|体|性|别|税|头)/,
  件: /^事一次/,
  种: /^(?:植|养|子|业|粮|田)/,
  头: /^(?:镇|村|乡|条|部|开花|在外|甜|热|受气)/,
  只: /^(?:有|要|能|是|争)/,
  座: /^(?:谈|位|右)/,
  起: /^(?:步|来|到|点|草|执行|施行|实施)/,
  支: /^(?:部|持|出|农|柱|行|付)/,
  对: /^(?:接|口|外|标|企|于|照|全)/,
  道: /^(?:路|德)/,
  面: /^(?:积|向|临|对)/,
  层: /^面/,
  班: /^(?:子|列)/,
  分: /^(?:别|之|布|公|管|局|行|类|级|解|配|享|期|步|批|红|为|流|区|离|段)/,
  年: /^(?:均|产|度|轻|会|鉴|人均|龄|内增)/,
  天: /^(?:然|河|津|气|津|下|山|水|宫|问|舟|目|桥)/,
  周: /^(?:边|口|期|转)/,
  升: /^(?:级|学|值|入)/,
  里: /^(?:程|面|的)/,
  方: /^(?:面|案|向|式|法|便|针|可|米)/,
  度: /^(?:假|过)/,
  大: /^(?:家|众|会|代|小|于|力|多|幅|大|量|约|学)/,
  类: /^(?:似|型)/,
  台: /^(?:湾|阶|账|州|资|商|胞)/,
  口: /^(?:径|岸|子)/,
  本: /^(?:级|地|科|土|市|省|县|区|年|质|届)/,
  户: /^(?:籍|外|均|口|型)/,
  号: /^./,
  村: /^(?:级|民|容|委|庄|集体)/,
  乡: /^(?:村|愁|土)/,
  镇: /^(?:区|域)/,
  县: /^(?:级|域|乡)/,
  省: /^(?:级|市|部|内|外|直)/,
  场: /^(?:地|所|馆|景)/,
  股: /^(?:份|东|权|市)/,
  集: /^(?:中|团|聚|群|约)/,
  码: /^头/,
  车: /^(?:辆|站|间|道|路)/,
  包: /^(?:括|括)/,
  出: /^(?:台|口|资|让|租|彩|新|栏|境|海|入)/,
  组: /^(?:织|建|成|团)/,
  厂: /^(?:房|区)/,
  站: /^(?:点|位)/,
  单: /^(?:位|项|体)/,
  T: /^.?$/,
};

/** Units that, even after digits, are more often the beginning of a word: 10天然气, 3年均; 5家具有 is not. */
const AMBIGUOUS_UNITS = new Set([..."人元部分方度里升周天年大股层面对班本口集单出车包码字村县省乡镇号类"]);

/** Is the quantity, unit printed, a figure here? `text` is folded. */
export function isFigure(text: string, quantity: Quantity): boolean {
  const before = text.slice(Math.max(0, quantity.start - 8), quantity.start);
  const after = text.slice(quantity.end, quantity.end + 8);
  const isWord = NOT_AFTER[quantity.unit]?.test(after) === true;
  if (isWord && (quantity.numeral === "chinese" || AMBIGUOUS_UNITS.has(quantity.unit))) return false;
  const kind = unitClass(quantity.unit);
  if (quantity.unit === "大") return quantity.value >= 2 && quantity.value <= 30 && /^[一-龥]/.test(after);
  if (kind === "time" && !isDuration(quantity, before, after)) return false;
  if (quantity.numeral === "arabic") return true;
  return isChineseCount(text, quantity, kind);
}

/** Spans of time count when they measure (连续十三年, 三年行动), not when they only name a time (五年来, 这两天). */
function isDuration(quantity: Quantity, before: string, after: string): boolean {
  if (STREAK_BEFORE.test(before)) return true;
  if (/^[，。；、]/.test(after) && quantity.unit === "年" && !DURATION_BEFORE.test(before)) return false;
  if (quantity.unit === "周年") return true;
  if (TIME_REFERENCE_BEFORE.test(before) && !/^(?:行动|攻坚|如一日)/.test(after)) return false;
  if (TIME_REFERENCE_AFTER.test(after)) return false;
  if (quantity.numeral === "arabic" && quantity.unit !== "年") return true;
  if (quantity.value === 1 && quantity.numeral === "chinese") return /^(?:内|以内|以上|以下|左右)/.test(after);
  return DURATION_AFTER.test(after) || DURATION_BEFORE.test(before);
}

function isChineseCount(text: string, quantity: Quantity, kind: string): boolean {
  const numeral = text.slice(quantity.start, quantity.numeralEnd);
  const previous = text.charAt(quantity.start - 1);
  if (/[几数第每另上]/.test(previous) && previous !== "上") return false;
  if (/^[〇零一二两三四五六七八九十]/.test(text.charAt(quantity.end))) return false;
  if (/^[〇零]/.test(numeral)) return false;
  if (/^[百千万亿]/.test(numeral)) return kind !== "sets" && kind !== "time" && isRoundThreshold(text, quantity, kind);
  if (numeral === "一") return kind === "points" || kind === "multiple" || kind === "percent" || kind === "time";
  if (kind === "time" || ABSOLUTE_MEASURES.has(kind)) return true;
  return quantity.unit !== "人" || quantity.value > 2;
}

/** 突破百亿元 states a figure; 千万元以上项目 and 百亿元企业 only name a class. */
function isRoundThreshold(text: string, quantity: Quantity, kind: string): boolean {
  if (!ABSOLUTE_MEASURES.has(kind)) return false;
  const before = text.slice(Math.max(0, quantity.start - 4), quantity.start);
  const after = text.slice(quantity.end, quantity.end + 6);
  return (
    /(?:突破|超过|达到|跨越|跨上|迈上|迈过|接近|逼近|逾|超|近)\s*$/.test(before) &&
    /^(?:大关|[，。；、]|$|关口|台阶)/.test(after)
  );
}
