import { describe, expect, test } from "vitest";
import { readMark } from "../../../src/corpus/structure/read-mark.ts";

describe("readMark", () => {
  test.each([
    ["一、2019年和今年以来工作回顾", "han", 1, "一、"],
    ["二 、农业", "han", 2, "二、"],
    ["十一．人口和人民生活", "han", 11, "十一."],
    ["二十三、其他", "han", 23, "二十三、"],
    ["三、二三年的工作重点", "han", 3, "三、"],
    ["(一)突出质量效益", "hanParen", 1, "(一)"],
    ["（ 十二 ）改善民生", "hanParen", 12, "(十二)"],
    ["㈢交通", "hanParen", 3, "(三)"],
    ["1.坚持守正创新", "arabic", 1, "1."],
    ["１０．完成污水处理厂配套工程。", "arabic", 10, "10."],
    ["3、加强农村交通建设", "arabic", 3, "3、"],
    ["3.2024年生产总值按现价计算", "arabic", 3, "3."],
    ["（1）新建托位600个", "arabicParen", 1, "(1)"],
    ["（一）", "hanParen", 1, "(一)"],
    ["二）加强监管", "hanParen", 2, "二)"],
    ["第一部分　2023年工作回顾", "part", 1, "第一部分"],
    ["第三章 财政", "chapter", 3, "第三章"],
    ["壹、前言", "formal", 1, "壹、"],
  ])("%s", (text, style, number, label) => {
    expect(readMark(text)).toMatchObject({ style, number, label });
  });

  test.each([
    "一是畅通城市路网",
    "一二三产业全面发展",
    "一、二、三产业比例调整为12:41:47",
    "二、三产业增加值占比提高",
    "1.5万人实现就业",
    "4、5号教学楼主体完工",
    "2012年注定是永载史册的一年",
    "[1]“1556”战略：坚持“一个统领”",
    "〔1〕两不愁三保障",
    "第一，转变职能",
    "——经济运行总体平稳",
    "1.",
    "",
  ])("finds none in %j", (text) => {
    expect(readMark(text)).toBeUndefined();
  });
});
