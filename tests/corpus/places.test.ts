import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Jieba } from "@node-rs/jieba";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayName, isWithin, loadPlaces, type Place, placeAtLevel, samePlace } from "../../src/corpus/places.ts";
import { CorpusError } from "../../src/errors.ts";

const FILE = new URL("../../data/places.tsv", import.meta.url);
const jieba = Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt")));
const places = loadPlaces(FILE, { cut: (text) => jieba.cut(text, false) });

/** Every mention as "written=first candidate". */
const found = (text: string): string[] =>
  places.find(text).map(({ name, candidates }) => `${name}=${candidates[0]?.name}`);

function the(name: string): Place {
  const place = places.find(name)[0]?.candidates[0];
  if (place === undefined) throw new Error(`${name} isn't found`);
  return place;
}

describe("provinces by one character", () => {
  test.each([
    ["粤2024年GDP是多少", ["粤=广东省"]],
    ["粤、浙两省一般公共预算收入各多少", ["粤=广东省", "浙=浙江省"]],
    ["甘和陕去年GDP增速", ["甘=甘肃省", "陕=陕西省"]],
    ["新增就业多少人", []],
    ["新建2024套住房", []],
    ["津贴去年发了多少", []],
    ["宁夏2024年GDP", ["宁夏=宁夏回族自治区"]],
  ])("%s", (text, mentions) => {
    expect(found(text)).toEqual(mentions);
  });
});

describe("names in Chinese", () => {
  test.each([
    ["广州市天河区2019年地区生产总值是多少？", ["广州市天河区=天河区"]],
    ["2019年新落户天河的重点项目有多少个？", ["天河=天河区"]],
    ["广州的天河区有多少家高企", ["广州的天河区=天河区"]],
    ["徐水县2010年生产总值", ["徐水县=徐水区"]],
    ["徐水2010年生产总值预计能有多少?", ["徐水=徐水区"]],
    ["现在，我代表清苑县人民政府向大会报告工作", ["清苑县=清苑区"]],
    ["保定市清苑区委书记", ["保定市清苑区=清苑区"]],
    ["黔东南州的旅游总收入", ["黔东南州=黔东南苗族侗族自治州"]],
    ["贵州省黔东南苗族侗族自治州", ["贵州省黔东南苗族侗族自治州=黔东南苗族侗族自治州"]],
    ["襄樊市的财政收入", ["襄樊市=襄阳市"]],
    ["定兴市是哪年设的", ["定兴市=定兴县"]],
    ["与江干区结对", ["江干区=江干区"]],
    ["雄安新区规划建设", ["雄安新区=雄安新区"]],
    ["北京天津河北的市场", ["北京=北京市", "天津=天津市", "河北=河北省"]],
    ["中石化向河北、山西供气", ["河北=河北省", "山西=山西省"]],
    ["在易县人民政府网站公布", ["易县=易县"]],
    ["2018年唐县财政收入", ["唐县=唐县"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    "城镇新增就业5万人，新增城镇就业目标", // 新|增城|镇
    "新增城市绿地357万平方米",
    "实现更高要求的安全生产", // 高要
    "发展朝阳产业",
    "维护社会和平稳定",
    "整合资源、扩大合作、振兴乡村",
    "开展大兴调查研究",
    "加快城区道路和老城区改造",
    "建设新城区",
    "推动经济合作区建设", // 合作市 by another kind
    "港口2019年货物吞吐量",
    "在市委、市政府和县委的坚强领导下", // 和县
    "省和县财政分担",
    "工业兴县、项目带动", // 兴县
    "全州规模以上工业增加值", // 全州县
    "荣获全国文明城市",
    "全国人大代表",
    "中国特色社会主义",
    "幸福安康的生活",
    "实现长治久安",
  ])("no place in %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ["和平2019年GDP是多少", "和平=和平区"],
    ["邻县和平的收入", "和平=和平区"],
    ["和平", "和平=和平区"],
    ["天津和平的财政收入", "天津和平=和平区"],
    ["和平区的财政收入", "和平区=和平区"],
    ["资源县的人口", "资源县=资源县"],
    ["阳泉市城区的人口", "阳泉市城区=城区"],
    ["全国的粮食产量", "全国=全国"],
    ["中国的粮食产量", "中国=全国"],
  ])("an ordinary word is a place in %s", (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test("a name of several places gives them all, larger ones first", () => {
    expect(places.find("朝阳区")[0]?.candidates.map(displayName)).toEqual(["北京市朝阳区", "长春市朝阳区"]);
    expect(places.find("吉林的粮食产量")[0]?.candidates.map(({ name }) => name)).toEqual(["吉林省", "吉林市"]);
  });

  test("a current name wins over a former one", () => {
    expect(found("普洱的茶叶产量")).toEqual(["普洱=普洱市"]);
    expect(found("通州市")).toEqual(["通州市=通州区"]);
    expect(the("通州市").parent?.name).toBe("南通市");
  });
});

describe("names in Latin letters", () => {
  test.each([
    ["What was the GDP of Tianhe District in 2019?", ["Tianhe District=天河区"]],
    ["How many schools in Tianhe had resumed classes?", ["Tianhe=天河区"]],
    ["Guangzhou's Tianhe District", ["Guangzhou's Tianhe District=天河区"]],
    ["Tianhe District, Guangzhou", ["Tianhe District, Guangzhou=天河区"]],
    ["gansu's gdp in 2024", ["gansu=甘肃省"]],
    ["Xushui County in 2011", ["Xushui County=徐水区"]],
    [
      "Qiandongnan Miao and Dong Autonomous Prefecture",
      ["Qiandongnan Miao and Dong Autonomous Prefecture=黔东南苗族侗族自治州"],
    ],
    ["Xi'an and Hohhot", ["Xi'an=西安市", "Hohhot=呼和浩特市"]],
    ["Inner Mongolia", ["Inner Mongolia=内蒙古自治区"]],
    ["GDP of Tang County in 2019", ["Tang County=唐县"]],
    ["Shaanxi and Shanxi", ["Shaanxi=陕西省", "Shanxi=山西省"]],
    ["China's grain output", ["China=全国"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    "migrants without a local hukou",
    "boxing clubs and a guide",
    "Tang poetry",
    "the Shenzhou-20 crew",
    "GDP, BRT and 5G",
    "he is long gone",
  ])("no place in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("how places lie to each other", () => {
  test("old and new names are one place", () => {
    expect(samePlace(the("徐水县"), the("徐水区"))).toBe(true);
    expect(samePlace(the("天河"), the("天河区"))).toBe(true);
    expect(samePlace(the("天河区"), the("越秀区"))).toBe(false);
  });

  test("a place lies in itself, its city, its province and the nation, not in others", () => {
    const tianhe = the("天河区");
    for (const name of ["天河区", "广州市", "广东省", "全国"]) expect(isWithin(tianhe, the(name))).toBe(true);
    expect(isWithin(tianhe, the("深圳市"))).toBe(false);
    expect(isWithin(the("广州市"), tianhe)).toBe(false);
    expect(placeAtLevel(tianhe, "province")?.name).toBe("广东省");
    expect(placeAtLevel(the("广东省"), "county")).toBeUndefined();
  });

  test.each([
    ["天河", "广州市天河区"],
    ["徐水县", "保定市徐水区"],
    ["安国", "安国市"],
    ["甘肃", "甘肃省"],
  ])("%s is shown as %s", (name, shown) => {
    expect(displayName(the(name))).toBe(shown);
  });
});

describe("places without a name", () => {
  const relations = (text: string, own?: string): string[] =>
    places
      .relations(text, own === undefined ? undefined : the(own))
      .map(({ kind, text: word, place }) => `${kind} ${word} ${place?.name ?? ""}`.trim());

  test.each([
    ["邻县满城县去年的财政收入是多少?", "清苑县", ["other 邻县"]],
    ["隔壁博野县去年一般公共预算收入多少?", "安国市", ["other 隔壁"]],
    ["邻省青海2024年GDP增长多少?", "甘肃省", ["other 邻省"]],
    ["全区有几成的地方长着树?", "天河区", ["own 全区 天河区"]],
    ["我县生产总值", "徐水县", ["own 我县 徐水区"]],
    ["去年全省一般公共预算收入多少亿?", "天河区", ["broader 全省 广东省"]],
    ["全市2019年进出口总值多少?", "天河区", ["broader 全市 广州市"]],
    ["全市有多少家企业", "安国市", ["own 全市 安国市"]],
    ["全国粮食产量", "天河区", ["broader 全国 全国"]],
    ["我国粮食产量", "全国", ["own 我国 全国"]],
    ["全县平均水平", "甘肃省", ["narrower 全县"]],
    ["全区工业增加值", "广西", ["own 全区 广西壮族自治区"]],
    ["How many firms were registered nationwide?", "天河区", ["broader nationwide 全国"]],
    ["the GDP of a neighbouring county", "唐县", ["other neighbouring county"]],
  ])("%s in a report of %s", (text, own, expected) => {
    expect(relations(text, own)).toEqual(expected);
  });

  test.each(["荣获全国文明城市", "全省第一、全市领先", "借助资本市场", "贵州的旅游收入", "全国百强县"])(
    "none in %s",
    (text) => {
      expect(relations(text, "天河区")).toEqual([]);
    },
  );
});

describe("the file of names", () => {
  test("every place lies in a known one, up to the nation, and codes are used once", () => {
    const codes = new Set(places.all.map(({ code }) => code));
    expect(codes.size).toBe(places.all.length);
    expect(places.all.filter((place) => !isWithin(place, the("全国")))).toEqual([]);
    expect(places.all.filter(({ level }) => level === "province")).toHaveLength(34);
    expect(places.all.length).toBeGreaterThan(3200);
  });

  test("every full name that isn't an ordinary word is found as its place", () => {
    const missed = places.all
      .filter((place) => !place.ordinaryNames.includes(place.name))
      .filter((place) => !places.find(place.name)[0]?.candidates.some((candidate) => candidate.code === place.code))
      // Merged away; the name goes to a place that has it now.
      .filter((place) => !place.code.includes("-"));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  test("spans cover the names as written, in order, without overlaps, in any text", () => {
    const word = fc.constantFrom(
      "天河区",
      "广州",
      "新增城镇",
      "和县",
      "易县",
      "全国",
      "的",
      "，",
      "2019年",
      "Tianhe",
      " District",
      "和平",
      "市",
      "县委",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        let last = 0;
        for (const mention of places.find(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(mention.start, mention.end)).toBe(mention.name);
          expect(mention.name).toContain(mention.own);
          expect(mention.candidates.length).toBeGreaterThan(0);
          last = mention.end;
        }
      }),
    );
  });

  test("a missing or a broken file is told with what to do", () => {
    expect(() => loadPlaces("no/such/file.tsv")).toThrow(CorpusError);
    expect(() => loadPlaces("110000\t北京市\tcapital\t000000")).toThrow(/Restore data\/places\.tsv/);
  });
});
