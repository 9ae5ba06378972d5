/** `chuchu index …` as maintainers meet it, on a backend that records; what is done to folders is tested under tests/indexing. */
import { describe, expect, test } from "vitest";
import { CorpusError } from "../../../src/errors.ts";
import type { AddOutcome } from "../../../src/indexing/shelf/add-reports.ts";
import { makeReport } from "../../support/make-report.ts";
import { runCommand } from "../../support/run-command.ts";

const METADATA = makeReport("").metadata;
const ADDED: AddOutcome["added"][number] = {
  id: "shili-2020",
  file: "示例.docx",
  format: "docx",
  metadata: { ...METADATA, reviewed: [2016, 2020] },
  sections: 3,
  sentences: 9,
  figures: 7,
  replaced: [],
  warnings: [{ code: "picture", message: "2 pictures.", count: 2 }],
};
const REFUSED = {
  file: "扫描.pdf",
  error: new CorpusError({
    code: "unreadable_file",
    message: "扫描.pdf can't be read.",
    next: "Check.",
    fields: { file: "扫描.pdf" },
  }),
};

describe("index add", () => {
  test("says what was read, what was odd and what was refused, exit code 1", async () => {
    const addition = () => ({
      added: [ADDED],
      refused: [REFUSED],
      passedOver: ["notes.xlsx"],
      warnings: [
        { report: "shili-2020", line: 4, code: "numbering_jump", message: "…" },
        { report: "other", line: 1, code: "long_line", message: "…" },
      ],
    });
    const { code, out, err } = await runCommand(["index", "add", "示例.docx", "扫描.pdf"], { addition });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out.replace(/\d+\.\d 秒/u, "1.0 秒")).toMatchInlineSnapshot(`
      "已加入 shili-2020  《2020年示例区政府工作报告》  3 节，9 句，7 个数据
        地方：示例区（县级）；年份：2020；回顾：2016—2020；目标：2020；日期：不明
        注意：示例.docx：图片没有读入（2 处）
        注意：shili-2020 第 4 行：标题的编号不连续
      未加入 扫描.pdf：读不到 扫描.pdf。请检查它是不是文件，以及当前用户有没有读取权限。
      略过（不是报告文件）：notes.xlsx
      索引已建好：1 篇报告，新算向量 12 条，沿用 0 条，删除 0 条，用时 1.0 秒。
      "
    `);
    const json = await runCommand(["index", "add", "示例.docx", "--json"], { addition });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      snapshot: "5f0c",
      added: [{ id: "shili-2020", metadata: { year: 2020 } }],
      refused: [{ file: "扫描.pdf", code: "unreadable_file", next: expect.any(String) }],
    });
  });

  test("hands over what the maintainer says", async () => {
    const args = ["--id", "x", "--title", "题", "--place", "天河区", "--year", "2021", "--date", "2021-02-03"];
    const requests: unknown[] = [];
    const addition = (request: unknown) => {
      requests.push(request);
      return { added: [{ ...ADDED, replaced: ["old"], metadata: { ...METADATA, place: "", year: 0 } }] };
    };
    const { out } = await runCommand(["index", "add", "a.txt", ...args, "--replace", "--dry-run"], { addition });
    expect(requests).toEqual([
      {
        files: ["a.txt"],
        id: "x",
        metadata: { title: "题", place: "天河区", year: 2021, date: "2021-02-03" },
        replace: true,
        dryRun: true,
      },
    ]);
    expect(out).toMatch(/^将加入 shili-2020 .*（替换 old）\n.*地方：不明/u);
    expect(out).toContain("请用 --replace 重新加入，并写明 --place 和 --year。");
    expect(out).toContain("试运行，没有改动任何文件");
  });

  test.each([
    [["index", "add"], "缺少参数 files"],
    [["index", "add", "a.txt", "--year", "20"], "选项 --year 的值不对"],
    [["index", "remove"], "缺少参数 ids"],
    [["index", "rename", "a"], "缺少参数 new-id"],
    [["index", "inspect"], "缺少参数 id"],
  ])("%j is told as wrong usage", async (args, words) => {
    const { code, err, backend } = await runCommand(args);
    expect({ code, calls: backend.calls }).toEqual({ code: 2, calls: [] });
    expect(err).toContain(words);
  });
});

describe("index remove, rename", () => {
  test("say what was done, and where it still is", async () => {
    expect(await runCommand(["index", "remove", "a", "b"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^已移除：a, b\n索引已建好.*\n上一份快照里还有移除的内容/u),
    });
    expect((await runCommand(["index", "rename", "a", "b"])).out).toMatch(/^已改名：a → b\n索引已建好/u);
  });

  test("a trial says that nothing was changed", async () => {
    expect((await runCommand(["index", "remove", "a", "--dry-run"])).out).toBe("试运行，没有改动任何文件。\n");
    const json = await runCommand(["index", "rename", "a", "b", "--dry-run", "--json"]);
    expect(JSON.parse(json.out)).toEqual({ from: "a", to: "b", dryRun: true });
  });
});

describe("index list, doctor, gc, rebuild, watch", () => {
  test("list tells each report with what is known of it", async () => {
    expect((await runCommand(["index", "list"])).out).toMatchInlineSnapshot(`
      "shili-2020  《2020年示例区政府工作报告》  4 句，2 个数据
        地方：示例区（县级）；年份：2020；回顾：2019；目标：2020；日期：不明
      "
    `);
    expect(JSON.parse((await runCommand(["index", "list", "--json"])).out)).toMatchObject([
      { id: "shili-2020", year: 2020 },
    ]);
  });

  test("doctor: exit code 0 when there are only notes, 1 with a problem", async () => {
    const note = { severity: "note", code: "leftovers", count: 2 } as const;
    expect(await runCommand(["index", "doctor"], { findings: [note] })).toMatchObject({
      code: 0,
      out: "提示  有 2 处中断的更新留下的残留。运行 chuchu index gc 可以清除。\n没有发现问题。\n",
    });
    const findings = [note, { severity: "problem", code: "error", error: REFUSED.error } as const];
    const { code, out } = await runCommand(["index", "doctor", "--json"], { findings });
    expect([code, JSON.parse(out)]).toMatchObject([1, { problems: 1, findings: [{}, { code: "unreadable_file" }] }]);
  });

  test("gc says what was removed", async () => {
    const run = await runCommand(["index", "gc", "--all"], { garbage: { snapshots: 1, vectors: 2, bytes: 3_400_000 } });
    expect(run.backend.calls).toEqual(["collectGarbage true"]);
    expect(run.out).toBe("已清除 1 份旧快照或残留，2 条不再使用的向量，腾出 3.4 MB。\n");
    expect((await runCommand(["index", "gc"])).out).toBe("没有可以清除的内容。\n");
  });

  test("an original that can't be read is told after a build, exit code 1", async () => {
    const { code, out } = await runCommand(["index", "rebuild"], { refused: [REFUSED] });
    expect(code).toBe(1);
    expect(out).toMatch(/^未加入 扫描.pdf：读不到 扫描.pdf。.*\n索引已建好/u);
  });

  test("watch builds at once and whenever something changes", async () => {
    const { code, out, err, backend } = await runCommand(["index", "watch"]);
    expect(backend.calls).toEqual(["buildIndex", "watchCorpus", "buildIndex"]);
    expect([code, out.split("\n").length, err]).toEqual([0, 3, "正在留意 corpus 的变化，按 Ctrl-C 结束。\n已结束。\n"]);
  });
});

describe("index inspect, diff", () => {
  const report = makeReport(
    "一、回顾\n地区生产总值5047.4亿元。\n二、安排\n（一）产业\n新建学校90所。新增学位1.2万个。",
    {
      id: "a",
      figures: [
        ["5047.4亿元", { indicator: "地区生产总值", value: 504740000000, unit: "元" }],
        ["90所", { indicator: "学校", kind: "target", period: "2020" }],
      ],
    },
  );
  report.warnings.push({ line: 3, code: "numbering_jump", message: "…" });

  test("the tree, with counts and what is odd", async () => {
    expect((await runCommand(["index", "inspect", "a"], { reports: [report] })).out).toMatchInlineSnapshot(`
      "a  《2020年示例区政府工作报告》  3 句，2 个数据
        地方：示例区（县级）；年份：2020；回顾：2019；目标：2020；日期：不明

        前言  0 句，0 个数据
        一、 回顾  1 句，1 个数据
        二、 安排  0 句，0 个数据
        （一） 产业  2 句，1 个数据

      需要留意 1 处：
        第 3 行：标题的编号不连续
      "
    `);
  });

  test("one section, sentence by sentence, however its label is written", async () => {
    for (const section of ["（一）", "(一)", "产业"]) {
      expect((await runCommand(["index", "inspect", "a", section], { reports: [report] })).out).toBe(
        "（一） 产业\n  新建学校90所。\n    · 90所  学校  2020  目标\n  新增学位1.2万个。\n\n",
      );
    }
    const unknown = await runCommand(["index", "inspect", "a", "十、", "--json"], { reports: [report] });
    expect([unknown.code, JSON.parse(unknown.out).error.code]).toEqual([2, "section_unknown"]);
  });

  test("what changed between two reports", async () => {
    const newer = makeReport(report.text.replace("5047.4", "5312.8"), {
      id: "b",
      figures: [["5312.8亿元", { indicator: "地区生产总值", value: 531280000000, unit: "元" }]],
    });
    const reports = [report, newer];
    expect((await runCommand(["index", "diff", "a", "b"], { reports })).out).toMatchInlineSnapshot(`
      "数据：1 个改变，0 个新增，1 个删去，0 个相同
        ~ 5047.4亿元 → 5312.8亿元  地区生产总值  2019  实绩
        - 90所  学校  2020  目标

      句子：1 句新增，1 句删去，2 句相同
        - 地区生产总值5047.4亿元。
        + 地区生产总值5312.8亿元。
      "
    `);
    expect((await runCommand(["index", "diff", "a", "a"], { reports })).out).toBe("两篇报告的数据和句子都相同。\n");
    expect((await runCommand(["index", "diff", "a", "none"], { reports })).code).toBe(2);
  });
});
