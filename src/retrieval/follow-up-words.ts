/**
 * Words by which people go on from a question (那, 其中, 我是说, of those), and words that name nothing by themselves
 * (实际, 完成了, 多少, how much did it). Knowledge of the language only; what becomes of a follow-up is decided elsewhere.
 */

/** Takes up the thread and says nothing more. 再就业, 和平区, 那曲 begin no follow-up. */
export const OPENING =
  /^(?:那么|那(?!曲|坡|些|个|年|边|块|片|里|时|会儿|一年|一?部分)|还有|另外|然后|接着|顺便|对了|再(?!就业|生|贷款|担保|造|融资|创|次|往|前|上)问?|(?:和|跟|与)(?!谐|平|田|顺|县|踪|进|会|[^，,]{1,8}比)|至于|而(?!立|且)|嗯|哦|噢|好(?:的|吧)?(?=[，,])|ok|请问|想?问(?:一?下|下)?|想知道|说说|看看|查查|单看|单说|单论|只看|只说|光看|光说|换成|换做|改成|要是|如果是?|具体到|具体看|帮我(?:查|看|找)(?:一?下)?|and(?: also| then)?\b|so\b|then\b|ok(?:ay)?\b|also\b|what about|how about|what of|as for|but\b|in that case)[，,:：\s]*/u;

/** What was asked was misread or put badly: 不是，我问的是, 我是说, no I mean. */
export const CORRECTION =
  /^(?:(?:不是|不对|错了|不|说错了|问错了|搞错了|no|not that|sorry|wrong)[了啦吧，,。.;；!！\s]+)?(?:我?(?:不是|没)(?:在)?(?:问|说|要|指|想问|想知道)[^，,]{1,14}[，,]\s*)?(?:我?(?:问|说|要|指|想问|想知道|要问|想要|要查|查)(?:的)?(?:其实)?是|我(?:其实)?是(?:说|问|指|想问|要问|想知道)|我(?:问|说|指)(?=去年|今年|明年|前年|19|20)|应该是|i (?:mean|meant|was asking(?: about)?|am asking about)|i'm asking about|rather|instead)[，,:：\s]*/u;
/** 不是，… without any of the above: still a correction when a thing follows. */
export const DENIAL = /^(?:不是|不对|错了|说错了|问错了|搞错了|no|not that|wrong)[了啦吧]?[，,。.;；!！\s]+/u;

/** Of the thing before, a part: 其中, 里面, of those. */
export const WITHIN =
  /^(?:(?:在)?(?:这|那|其|它们?|他们)?(?:其中|里面|里头|里边|当中|之中|中间)|这?里(?=有)|包含的|of (?:which|those|these|them|that)\b|among (?:them|those|these)\b)(?:的)?[，,、\s]*/u;

/** Stands for the thing before: 它, 这个数, 这些企业 (whose noun stays). */
export const PRONOUN =
  /^(?:这个数字?|那个数字?|这数字?|这项指标|这个指标|这一指标|这项|该项|该指标|此项|它们?|他们?|她们?|这(?:个|些|项|类|种|几个|部分|样)?|那(?:个|些|项|类|种|几个)|该(?=企业|项目|工程|园区|学校|医院|公司|产业)|前者|后者|it\b|they\b|them\b|those\b|these\b|that\b|this(?! year)\b)(?:的)?[，,\s]*/u;

/** 呢, 吗 and marks at the end of a question. */
export const PARTICLE = /(?:呢|吗|啊|嘛|呀|吧|哈)?[?？。！!\s]*$/u;

/** Ends a fragment that names a part: 农村的, 工业方面, 基建那块. */
export const PART_END =
  /(?:的|方面的?|领域的?|(?:的?那|这|的?这)?(?:一?部分|一?块儿?|边|头)(?:的)?|的?那(?:个|些|一个|几个)|这一?块|地区的?)$/u;

/** What the thing is to be, or what it has come to. */
const KIND_WORDS =
  "年度目标|预期目标|目标任务|目标|计划|打算|预期|预计|力争|争取|准备|安排|任务|要求|规划|希望|想要|想|要|将|会|能|该|应该|得|控制在|控制|压到|实际上|实际|实绩|真正|真的|事实上|最后|最终|到底|究竟|结果|完成情况|完成|做到|达到|达成|实现|兑现|落实|办到|做成|搞成|" +
  "干到|干成|考到|拿到|拿下|收到|收了|落到|建成|建设|修建|建|修|干|搞|弄|做|办|达标|达|成|核实|核定|核算|初步|敲定|定在|定到|定为|定了|定|新增|上去|下来|下去|出来|上来|起来|出|来|去|到";
const ASPECT_WORDS =
  "同比|环比|增长率|增长速度|增长|增速|增幅|涨幅|降幅|跌幅|成长|增加|减少|提高|降低|上升|下降|回落|上涨|下跌|上年|年初|同期|涨|升|增|降|跌|减|掉|快|慢|占比|占|比例|比重|份额|比|较|跟|和|与|相|变化|变动|翻|幅度|多大|速度";
const ASKING_WORDS =
  "多少|几|百分之|百分点|个点|点|个|成|倍|番|怎么样|怎样|怎么|如何|咋样|什么样|什么水平|情况|水平|是不是|有没有|有无|是否|是|有|为|了|的|吗|呢|吧|啊|没有|没|过|着|又|再|还|也|就|都|各|才|能不能|那会儿|那时候|那时|当时|时候|年|底|末|初|大概|大约|差不多|左右|具体|分别|统计|数据|数字|数值|这个数|那个数|这个|那个|这项|该项|这|那|它|指标|数|一年|后来|现在|请|帮我|你|我|看|查|问|说|告诉|知道|一下|下|，|,|、|\\s|-";
const LEVEL_WORDS =
  "加在一块儿|加在一块|加一块儿|加一块|加在一起|加一起|合在一起|合起来|相加|加总|总和|之和|总额|总量|总数|总共|一共|合计|累计|总计|加起来|绝对值|绝对数|金额|数额|数量|总|共|钱|高|低|多|少|超过|超|突破|不到";
const ENGLISH_WORDS =
  "how|much|many|what|s|difference|gap|which|by|did|does|do|was|were|is|are|has|have|had|will|would|be|been|it|they|them|this|that|the|a|an|in|of|to|for|from|on|at|than|compared|with|over|year|percent|percentage|points?|rate|growth|grow|grew|grown|growing|rise|rose|risen|increased?|fall|fell|fallen|decreased?|declined?|changed?|drop(?:ped)?|more|less|fewer|up|down|target|goal|plan(?:ned)?|aim|actual|actually|achieved?|reach(?:ed)?|complete(?:d)?|real|really|result|total|altogether|combined|together|share|proportion|fast|amount|value|figure|number|there|about|expected|its|their|come|came|go|went|get|got|turn(?:ed)?|out";

/** One word that names no thing; longest first, so that 建设 isn't read as 建 and 设. */
const TOPICLESS_ZH = new RegExp(
  [KIND_WORDS, ASPECT_WORDS, LEVEL_WORDS, ASKING_WORDS]
    .flatMap((words) => words.split("|"))
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "gu",
);
const TOPICLESS_EN = new RegExp(`\\b(?:${ENGLISH_WORDS})\\b|[,.?'’\\s-]+`, "gu");
const WHAT_ABOUT_IT =
  /什么时候|什么时间|何时|哪一?年|哪天|几月|几号|为什么|为啥|什么原因|什么地方|在?哪里?儿?|哪儿|何处|在什么|由谁|谁|哪些|哪几个?|哪家|什么|啥|负责|牵头|\b(?:who|where|when|why)\b/gu;

/** 占全市多少: the whole is named, what has the share isn't. */
const SHARE_OF = /占(?:了|到|着)*[^，,]{0,8}?的?(?=多少|几|百分之|比|份额|多大|什么|\s|$)/gu;

const WORD = /[\p{Script=Han}a-z0-9]/u;

/** What is left of a fragment when words that name nothing are gone; empty when it takes its thing from before. */
export function thingNamed(fragment: string): string {
  const left = fragment
    .replace(SHARE_OF, " ")
    .replace(WHAT_ABOUT_IT, " ")
    .replace(TOPICLESS_EN, " ")
    .replace(TOPICLESS_ZH, "")
    .trim();
  return WORD.test(left) ? left : "";
}

/** 在哪儿, 什么时候, 谁负责: asks for words about the thing. */
export const asksForWords = (fragment: string): boolean =>
  /谁|什么(?!样|水平)|啥|哪|为何|何|\b(?:who|where|when|why|which)\b/u.test(fragment);

/**
 * Nouns of measure: 总投资呢 after a question for projects asks for their investment. Each keeps the thing and asks for another
 * number of it.
 */
export const MEASURE_NOUN =
  /^(?:的)?(?:总投资额?|投资总额|计划投资|投资规模|投资额|投资|总金额|金额|资金|总产值|产值|年产值|总产量|产量|亩产|单产|总面积|占地面积|建筑面积|面积|总人数|人数|户数|数量|规模|装机规模|装机容量|装机|容量|里程|总里程|长度|销售额|营业额|营业收入|营收|利润|税收|造价|成本|余额|总额|总量|总数|绝对数|投了|花了|用了)(?:一共|总共|合计|是|有|为|达|达到|了)*(?:多少|几)?[^，,]{0,4}$/u;

/** Sides of one thing: who asks for one of them after another means the same thing of the other side. */
const CONTRASTS: readonly (readonly string[])[] = [
  [
    "城镇居民",
    "城市居民",
    "农村居民",
    "乡村居民",
    "城镇",
    "城市",
    "城里",
    "城里人",
    "市民",
    "农村",
    "乡村",
    "农民",
    "乡下",
  ],
  ["男性", "女性", "男的", "女的", "男生", "女生", "男", "女"],
  ["进口", "出口"],
  ["存栏", "出栏"],
  ["存款", "贷款"],
  ["夏粮", "秋粮", "早稻"],
  ["收储", "出让"],
  ["第一产业", "第二产业", "第三产业", "一产", "二产", "三产"],
  ["轻工业", "重工业"],
  ["国有", "集体", "民营", "私营", "外资", "民间"],
  ["公办", "民办"],
  ["国家级", "省级", "市级", "县级"],
  ["一期", "二期", "三期"],
  ["境内", "境外", "国内", "国外", "入境", "省内", "省外"],
  ["出生", "死亡"],
  ["签约", "开工", "投产", "竣工"],
  ["调查失业率", "登记失业率"],
  ["居家", "集中"],
  ["铁路", "公路", "水运", "航空"],
  ["urban", "rural"],
  ["imports", "exports"],
  ["male", "female"],
];

/** The question `before` with `side` in the place of its counterpart; `undefined` when it names none. */
export function otherSide(before: string, side: string): string | undefined {
  const group = CONTRASTS.find((words) => words.includes(side));
  const named = group?.filter((word) => word !== side && before.includes(word)).sort((a, b) => b.length - a.length)[0];
  return named === undefined ? undefined : before.replace(named, side);
}
