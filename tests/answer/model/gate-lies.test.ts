/** Nearly four hundred lies about true figures, each in a sentence of its own: none passes, and the true sentences beside them do. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { readReport } from "../../../src/corpus/read-report.ts";
import type { Report } from "../../../src/corpus/report.ts";
import { language } from "../../retrieval/small-corpus.ts";
import { type Lies, SMALL_LIES, TIANHE_LIES } from "../../support/gate-lies.ts";
import { createScriptedModel } from "../../support/scripted-model.ts";
import { openQuickDesk, openSmallDesk, type SmallDesk } from "./small-model-desk.ts";

const tianhe = (): Report => {
  const text = readFileSync(new URL("../../../corpus/tianhe-2020.txt", import.meta.url), "utf8");
  return readReport({ id: "tianhe-2020", fileName: "tianhe-2020.txt", text, metadata: {} }, language.places);
};

let invented: SmallDesk;
let shipped: SmallDesk;
beforeAll(async () => {
  invented = await openSmallDesk();
  shipped = await openQuickDesk(tianhe());
});

/** Sentences of the list that got through the gate, one answer for each, alone. */
async function through(small: SmallDesk, question: string, sentences: readonly string[]): Promise<string[]> {
  const own = await small.desk.explain({ turns: [question] });
  expect(own.answer.citations.length, question).toBeGreaterThan(0);
  const desk = { ...small.desk, explain: async () => own };
  const evidence = own.answer.citations.map(({ n }) => n);
  let text = "";
  const model = createScriptedModel(() => ({ sentences: [{ text, evidence, computed: [] }] }));
  const asked = small.worded(model, { desk });
  const passed: string[] = [];
  for (const sentence of sentences) {
    text = sentence;
    const { worded } = await asked.explain({ turns: [question] });
    if (worded?.removed.length === 0) passed.push(text);
  }
  return passed;
}

describe.each<[string, () => SmallDesk, readonly Lies[]]>([
  ["an invented report", () => invented, SMALL_LIES],
  ["the report that ships", () => shipped, TIANHE_LIES],
])("of %s", (_, opened, table) => {
  test.each(table.map(({ question, kinds }) => [question, kinds] as const))("%s", async (question, kinds) => {
    expect(await through(opened(), question, Object.values(kinds).flat())).toEqual([]);
  });
});

describe("true sentences pass", () => {
  test.each([
    [
      "2019年地区生产总值是多少？",
      [
        "2019年，天河区实现地区生产总值5047.4亿元，同比增长8%。",
        "2019年天河区地区生产总值达到5047.4亿元，比上年增长8%。",
        "报告显示，2019年天河区地区生产总值为5047.4亿元。",
        "根据报告，2019年地区生产总值增长8%。",
        "2019年，地区生产总值为5047.4亿元，增速为8%。",
      ],
    ],
    [
      "去年新增就业多少人",
      [
        "2019年新增就业6.2万人，帮扶1.1万名登记失业人员实现再就业。",
        "2019年，天河区新增就业6.2万人。",
        "2019年提升就业服务质量，新增就业6.2万人。",
      ],
    ],
    [
      "高新技术企业多少家",
      [
        "截至2019年，国家高新技术企业总数为3406家。",
        "2020年的目标是新增国家高新技术企业800家。",
        "2020年力争新增国家高新技术企业800家。",
      ],
    ],
    [
      "税收增长多少",
      [
        "2019年税收收入为877.6亿元，下降1.7%。",
        "2019年，全区税收收入877.6亿元，同比下降1.7%；一般公共预算收入77.1亿元，同比增长4.5%。",
        "2019年落实减税降费政策，为企业和社会减税114.4亿元。",
      ],
    ],
    ["新增公办学位多少个", ["2019年增加公办学位超8000个。", "2019年为来穗人员子女提供公办学位2158个。"]],
    ["今年一季度GDP增长多少", ["2020年一季度GDP增长-0.3%，增速全市第一。"]],
  ])("%s", async (question, sentences) => {
    expect(await through(shipped, question, sentences)).toEqual(sentences);
  });
});
