/**
 * Short names, former names' stems and Latin spellings of Chinese administrative places, by rule, with the few
 * spellings and words that no rule gives. Reads no files.
 */

/** One-character abbreviations of the provinces; kept for display, they are never read as a place on their own. */
export const PROVINCE_ABBREVIATIONS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "北京市京 天津市津 河北省冀 山西省晋 内蒙古自治区蒙 辽宁省辽 吉林省吉 黑龙江省黑 上海市沪 江苏省苏 浙江省浙 安徽省皖 福建省闽 " +
    "江西省赣 山东省鲁 河南省豫 湖北省鄂 湖南省湘 广东省粤 广西壮族自治区桂 海南省琼 重庆市渝 四川省川 贵州省黔 云南省滇 西藏自治区藏 " +
    "陕西省陕 甘肃省甘 青海省青 宁夏回族自治区宁 新疆维吾尔自治区新 香港特别行政区港 澳门特别行政区澳 台湾省台"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** State-level new areas (国家级新区) that are no administrative division of their own, and where they lie. */
export const NEW_AREAS: readonly (readonly [name: string, parent: string, short: string])[] = [
  ["雄安新区", "河北省", "雄安"],
  ["舟山群岛新区", "舟山市", ""],
  ["兰州新区", "兰州市", ""],
  ["西咸新区", "陕西省", "西咸"],
  ["贵安新区", "贵州省", "贵安"],
  ["西海岸新区", "青岛市", ""],
  ["金普新区", "大连市", ""],
  ["天府新区", "四川省", ""],
  ["湘江新区", "长沙市", ""],
  ["江北新区", "南京市", ""],
  ["福州新区", "福州市", ""],
  ["滇中新区", "昆明市", ""],
  ["哈尔滨新区", "哈尔滨市", ""],
  ["长春新区", "长春市", ""],
  ["赣江新区", "江西省", ""],
];

const ETHNIC_GROUPS =
  "蒙古族 蒙古 藏族 回族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 " +
  "拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 " +
  "塔吉克族 塔吉克 怒族 鄂温克族 裕固族 保安族 独龙族 各族";
const GROUP_TAIL = new RegExp(`(?<=..)(?:${ETHNIC_GROUPS.replaceAll(" ", "|")})+$`, "u");
const KIND_TAIL = /(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|县|区|盟|旗)$/u;
const LONG_KIND_TAIL = /(?<=..)(?:新区|林区|特区|矿区|地区|群岛)$/u;
/** 前旗 中旗 左旗 …: the word before 旗 tells banners of one name apart, so nothing can be cut off. */
const NUMBERED_BANNER = /[前后中左右]旗$|联合旗$|翼/u;

/** 天河区 → 天河; 黔东南苗族侗族自治州 → 黔东南; 易县 → 易; what can't be shortened comes back whole. */
export function stemOf(name: string): string {
  if (NUMBERED_BANNER.test(name)) return name;
  const bare = name.replace(LONG_KIND_TAIL.test(name) ? LONG_KIND_TAIL : KIND_TAIL, "");
  return /自治[区州县旗]$|族区$/u.test(name) ? bare.replace(GROUP_TAIL, "").replace(/族$/u, "") : bare;
}

/** The stem if people use it as a name: two characters or more, not the name itself, and not 全州, in every report of a prefecture the whole of it. */
export function shortStemOf(name: string): string | undefined {
  const stem = stemOf(name);
  return stem.length >= 2 && stem !== name && !/^全[省市县区州]$/u.test(stem) ? stem : undefined;
}

/** Short names with which people mean the place: stem, and for autonomous places stem and plain kind (黔东南州). */
export function shortNamesOf(name: string): string[] {
  const stem = stemOf(name);
  const short = shortStemOf(name);
  const names = short === undefined ? [] : [short];
  const kind = /自治([州县旗])$/u.exec(name)?.[1];
  if (kind !== undefined && stem.length >= 2) names.push(stem + kind);
  const abbreviation = PROVINCE_ABBREVIATIONS[name];
  if (abbreviation !== undefined) names.push(abbreviation);
  return names;
}

/** Names that are nothing but a position or a kind: 城区, 郊区, 市中区, 新城区. They mean a place only after the place they lie in. */
export function isGenericName(name: string): boolean {
  return (
    (/^[城郊矿市新老东西南北中关工农]+区$/u.test(name) && !DISTINCT_GENERIC.has(name)) || COLLIDING_COUNTIES.has(name)
  );
}
/** Counties of two characters that stand in ordinary phrases: 建设新县医院, 工业兴县, 市和县. */
const COLLIDING_COUNTIES = new Set(["新县", "和县", "富县", "兴县", "古县", "高县"]);
const DISTINCT_GENERIC = new Set(["东城区", "西城区", "市南区", "市北区", "新北区", "上城区", "下城区"]);

/** Ordinary words by the dictionary which, in writing about government, nearly always mean the place. */
export const MEANT_AS_PLACES = new Set(
  "开封 海口 包头 大理 攀枝花 怀柔 仙桃 莱芜 福田 石狮 玉门 海盐 高密 周至 天河 汉阳 夷陵 襄州".split(" "),
);

/** Short names of counties that reports use as ordinary words or for rivers and lakes, though no dictionary lists them so. */
const USED_AS_WORDS = new Set(
  "兴业 惠农 兴城 沿河 滨湖 江海 江汉 东至 荷塘 黑水 太湖 湘江 嫩江 松花江 新城 大城 天等 源城 山南 林口 新和 上城 个旧 古塔 山城".split(
    " ",
  ),
);

/** 三江, 双城, 城东, 南岸: a number or a direction with a feature of any landscape or town. */
export function isUsedAsWord(name: string): boolean {
  return (
    USED_AS_WORDS.has(name) ||
    /^(?:[三两双万][江河水山城湖年]|[城路站河江][东西南北前中]|[南北]岸|[新老大][北东港田])$/u.test(name)
  );
}

/** Readings of characters in place names that a general pinyin library gets wrong. */
const LATIN_BY_NAME: Readonly<Record<string, string>> = {
  乐亭: "Laoting",
  蔚县: "Yuxian",
  繁峙: "Fanshi",
  洪洞: "Hongtong",
  克什克腾: "Keshiketeng",
  扎鲁特: "Zalute",
  调兵山: "Diaobingshan",
  珲春: "Hunchun",
  大箐山: "Daqingshan",
  穆棱: "Muling",
  闵行: "Minhang",
  六合: "Luhe",
  乐清: "Yueqing",
  蚌山: "Bengshan",
  歙县: "Shexian",
  涡阳: "Guoyang",
  栖霞: "Qixia",
  单县: "Shanxian",
  中牟: "Zhongmu",
  浚县: "Xunxian",
  召陵: "Shaoling",
  泌阳: "Biyang",
  黄陂: "Huangpi",
  曾都: "Zengdu",
  大埔: "Dabu",
  覃塘: "Qintang",
  什邡: "Shifang",
  牟定: "Mouding",
  扎囊: "Zhanang",
  吴堡: "Wubu",
  称多: "Chenduo",
  尉犁: "Yuli",
  乌什: "Wushi",
  阿图什: "Artux",
  喀什: "Kashgar|Kashi",
  麦盖提: "Maigaiti",
  塔什库尔干: "Taxkorgan|Tashikuergan",
  陕西: "Shaanxi",
  内蒙古: "Inner Mongolia|Neimenggu",
  西藏: "Tibet|Xizang",
  香港: "Hong Kong|Xianggang",
  澳门: "Macau|Macao|Aomen",
  台湾: "Taiwan",
  呼和浩特: "Hohhot|Huhehaote",
  乌鲁木齐: "Urumqi|Wulumuqi",
  哈尔滨: "Harbin|Haerbin",
  齐齐哈尔: "Qiqihar|Qiqihaer",
  拉萨: "Lhasa|Lasa",
  日喀则: "Shigatse|Xigaze|Rikaze",
  林芝: "Nyingchi|Linzhi",
  昌都: "Qamdo|Chamdo|Changdu",
  那曲: "Nagqu|Naqu",
  阿里: "Ngari|Ali",
  鄂尔多斯: "Ordos|Eerduosi",
  呼伦贝尔: "Hulunbuir|Hulunbeier",
  巴彦淖尔: "Bayannur|Bayannaoer",
  乌兰察布: "Ulanqab|Wulanchabu",
  锡林郭勒: "Xilingol",
  阿拉善: "Alxa|Alashan",
  兴安: "Hinggan|Xing'an",
  吐鲁番: "Turpan|Tulufan",
  哈密: "Hami",
  和田: "Hotan|Hetian",
  阿克苏: "Aksu|Akesu",
  阿勒泰: "Altay|Aletai",
  克拉玛依: "Karamay|Kelamayi",
  伊犁: "Ili|Yili",
  库尔勒: "Korla|Kuerle",
  格尔木: "Golmud|Geermu",
  香格里拉: "Shangri-La|Xianggelila",
  吕梁: "Lvliang|Lyuliang|Luliang",
  满洲里: "Manzhouli",
}; // prettier-ignore

/** Latin spellings of a Chinese name: `read` gives its syllables without tones. The first is the usual one. */
export function latinNamesOf(name: string, read: (text: string) => string[]): string[] {
  const known = LATIN_BY_NAME[name] ?? LATIN_BY_NAME[`${name}县`]?.replace(/xian$/u, "");
  if (known !== undefined) return known.split("|");
  const syllables = [...name].some((character) => character === "都")
    ? read(name).map((syllable, index) => (name[index] === "都" ? "du" : syllable))
    : read(name);
  const plain = syllables.map((syllable) => syllable.replaceAll("ü", "u"));
  const joined = plain
    .map((syllable, index) => (index > 0 && /^[aeo]/u.test(syllable) ? `'${syllable}` : syllable))
    .join("");
  return [joined.charAt(0).toUpperCase() + joined.slice(1)];
}
