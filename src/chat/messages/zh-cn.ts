/** 简体中文 (zh-CN). */
import type { Messages } from "./messages.ts";
import { zhCNChat } from "./zh-cn-chat.ts";
import { zhCNErrors } from "./zh-cn-errors.ts";

export const zhCN: Messages = {
  answer: {
    lead: "段首：",
    row: "行：",
    column: "列：",
  },
  check: {
    summary: (f) =>
      f.match + f.mismatch + f.not_found === 0
        ? "文稿里没有数字。"
        : `${f.match + f.mismatch + f.not_found} 个数字：${f.match} 个一致，${f.mismatch} 个不符，${f.not_found} 个报告中没有。`,
    source: (place, quote) => `${place}：“${quote}”`,
  },
  table: {
    report: "报告",
    figure: "数据",
    indicator: "指标",
    period: "时间",
    kind: "类别",
    section: "章节",
    kinds: { actual: "实绩", target: "目标", count: "计数" },
    directions: { up: "上升", down: "下降" },
    total: (figures) => `共 ${figures} 个数据`,
  },
  trace: {
    title: "过程",
    asked: (text, answerable) => `“${text}” 有答案的把握 ${answerable.toFixed(2)}`,
    candidates: "候选",
    lists: { dense: "语义", lexical: "字词", ledger: "数据", fused: "合并" },
    none: "没有检索：这句话不是问题。",
  },
  index: {
    progress: {
      read: (done, total) => `读取报告：${done}/${total}`,
      embed: (done, total) => `计算向量：${done}/${total}`,
      graph: (done, total) => `建立检索图：${done}/${total}`,
      verify: (done, total) => `核对索引：${done}/${total}`,
    },
    built: (f) =>
      `索引已建好：${f.reports} 篇报告，新算向量 ${f.embedded} 条，沿用 ${f.cached} 条，删除 ${f.removed} 条，用时 ${f.seconds.toFixed(1)} 秒。`,
    unchanged: (reports) => `索引已是最新：${reports} 篇报告，没有需要重新计算的内容。`,
    warning: (report, line, message) => `注意：${report} 第 ${line} 行：${message}`,
    current: "可用，与报告文件一致",
    stale: {
      message: "索引与现在的报告文件或设置不一致。",
      next: "请运行 chuchu index 更新。",
    },
    missing: {
      message: "还没有建立索引。",
      next: "请运行 npm start，或 npm run -s chuchu -- index。",
    },
    labels: {
      state: "状态：",
      snapshot: "快照：",
      model: "模型：",
      built: "建立时间：",
      passages: "片段：",
      reports: "报告：",
    },
    report: (f) => `${f.id}  《${f.title}》  ${f.sentences} 句，${f.figures} 个数据`,
    sourceStates: { same: "", changed: "（文件已改）", gone: "（文件已不在）" },
    unindexed: (id) => `${id}  （尚未进入索引）`,
    building: (pid) => `进程 ${pid} 正在建立索引。`,
    verified: (files) => `索引完好：核对了 ${files} 个文件。`,
    damaged: (count) => `索引有 ${count} 处问题：`,
  },
  prompt: {
    welcome: (titles) => `出处 Chuchu：可以提问的报告：${titles.join("、")}。`,
    hint: "直接输入问题，例如“2019年地区生产总值是多少”；/new 开始新话题，/exit 退出。",
    ask: "问> ",
    newConversation: "已开始新话题。",
    goodbye: "再见。",
  },
  chatsStarted: (names) => `已连上：${names.join("、")}。按 Ctrl-C 停止。`,
  chatsStopping: "正在停止，先答完手上的问题（最多 10 秒）。再按一次 Ctrl-C 立即结束。",
  commands: {
    registered: (guild) =>
      guild === undefined ? "已注册为全局命令；还看不到时，请重启 Discord。" : `已注册到服务器 ${guild}，立即可用。`,
    states: { created: "新增：", changed: "更新：", removed: "删除：", unchanged: "未变：" },
    separator: "、",
  },
  help: {
    about: "回答关于政府工作报告的问题：给出准确的数据，和它在报告中的准确位置。",
    usage: "用法：",
    arguments: "参数：",
    options: "选项：",
    commands: "命令：",
    showHelp: "显示帮助",
    showVersion: "显示版本",
    ask: "提一个问题，或成批提问",
    question: "问题，请放在引号里",
    check: "核对一篇文稿里的每个数据，或成批核对",
    text: "文稿，请放在引号里；- 表示标准输入",
    checkFile: "从文件读取文稿：.txt、.md 或 .docx，- 表示标准输入",
    checkBatch: "从 JSONL 文件逐行读取 {id, text}，- 表示标准输入",
    strict: "有数据不一致时，退出码为 3",
    figures: "列出报告中的全部数据",
    index: "建立或更新索引",
    indexStatus: "显示索引的内容，以及它是否最新",
    indexVerify: "逐个核对索引的文件",
    start: "需要时先建索引，再启动设了令牌的机器人；都没设，就在终端里提问（即 npm start）",
    discord: "管理 Discord 机器人",
    discordDeploy: "在 Discord 注册命令，并列出改动",
    guild: "只注册到这个服务器（编号），立即可用",
    json: "输出一个 JSON 值",
    csv: "输出 CSV 表格",
    report: "只看这一篇报告（编号见 index status）",
    batch: "从 JSONL 文件逐行读取 {id, question} 或 {id, turns}，- 表示标准输入",
    explain: "同时显示检索和打分的过程",
    more: "退出码：0 完成（报告中没有也算完成）；2 用法或设置有误；3 check --strict 发现不一致；1 其他错误。",
  },
  usage: {
    missingCommand: { message: "没有写命令。", next: "可用的命令见上。" },
    unknownCommand: (name) => ({ message: `没有“${name}”这个命令。`, next: "可用的命令见 chuchu --help。" }),
    unknownOption: (name) => ({
      message: `没有“${name}”这个选项。`,
      next: "可用的选项见 --help；问题以 - 开头时，请在前面加上 --。",
    }),
    missingArgument: (name) => ({ message: `缺少参数 ${name}。`, next: "写法见 --help。" }),
    excessArguments: { message: "参数太多。", next: "写法见 --help。" },
    missingOptionValue: (option) => ({ message: `选项 ${option} 缺少值。`, next: "写法见 --help。" }),
    conflict: (options) => ({ message: `${options} 不能同时使用。`, next: "请去掉其中一个。" }),
    other: (detail) => ({ message: `用法有误（${detail}）。`, next: "写法见 --help。" }),
  },
  configuration: {
    intro: "有些设置不对：",
    problem: ({ variable, problem, expected }) =>
      ({
        not_one_of: `${variable} 只能是 ${expected.replaceAll(", ", "、")} 之一`,
        not_a_number: `${variable} 应是 ${expected} 之间的整数`,
        not_an_address: `${variable} 应是 ${expected} 这样的地址`,
        not_an_id: `${variable} 应是 Discord 的数字编号，例如 ${expected}`,
        missing: `设了 ${expected}，还需要 ${variable}`,
      })[problem],
    next: "请在环境变量或 .env 中改正（说明见 .env.example）。",
  },
  chat: zhCNChat,
  errors: zhCNErrors,
  advice: ({ message, next }) => `${message}${next}`,
  error: ({ message, next }) => `错误：${message}${next}`,
};
