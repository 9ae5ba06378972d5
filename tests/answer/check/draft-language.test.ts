import { expect, test } from "vitest";
import { draftLanguage } from "../../../src/answer/check/draft-language.ts";

test.each([
  ["2019年天河区新增就业6.2万人。", "zh-CN"],
  ["2019年天河區新增就業6.2萬人。", "zh-TW"],
  ["天河區GDP達5047億元。", "zh-TW"],
  ["文章引用臺灣媒体的说法：去年天河区新增就业6.2万人，增长8%，新招聘教师620名，新建、改建公厕131座。", "zh-CN"],
  ["Tianhe (天河) added 62,000 jobs in 2019.", "en"],
  ["8%", "zh-CN"],
])("%s is %s", (text, language) => {
  expect(draftLanguage(text)).toBe(language);
});
