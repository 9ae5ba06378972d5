/** 繁體中文 (zh-TW). */
import type { Messages } from "./messages.ts";
import { zhTWChat } from "./zh-tw-chat.ts";
import { zhTWErrors } from "./zh-tw-errors.ts";

export const zhTW: Messages = {
  answer: {
    lead: "段首：",
    row: "列：",
    column: "欄：",
  },
  check: {
    summary: (f) =>
      f.match + f.mismatch + f.not_found === 0
        ? "文稿裡沒有數字。"
        : `${f.match + f.mismatch + f.not_found} 個數字：${f.match} 個一致，${f.mismatch} 個不符，${f.not_found} 個報告中沒有。`,
    source: (place, quote) => `${place}：「${quote}」`,
  },
  table: {
    report: "報告",
    figure: "數據",
    indicator: "指標",
    period: "時間",
    kind: "類別",
    section: "章節",
    kinds: { actual: "實績", target: "目標", count: "計數" },
    directions: { up: "上升", down: "下降" },
    total: (figures) => `共 ${figures} 個數據`,
  },
  trace: {
    title: "過程",
    asked: (text, answerable) => `“${text}” 有答案的把握 ${answerable.toFixed(2)}`,
    candidates: "候選",
    lists: { dense: "語意", lexical: "字詞", ledger: "數據", fused: "合併" },
    none: "沒有檢索：這句話不是問題。",
  },
  index: {
    progress: {
      read: (done, total) => `讀取報告：${done}/${total}`,
      embed: (done, total) => `計算向量：${done}/${total}`,
      graph: (done, total) => `建立檢索圖：${done}/${total}`,
      verify: (done, total) => `核對索引：${done}/${total}`,
    },
    built: (f) =>
      `索引已建好：${f.reports} 篇報告，新算向量 ${f.embedded} 筆，沿用 ${f.cached} 筆，刪除 ${f.removed} 筆，用時 ${f.seconds.toFixed(1)} 秒。`,
    unchanged: (reports) => `索引已是最新：${reports} 篇報告，沒有需要重新計算的內容。`,
    warning: (report, line, message) => `注意：${report} 第 ${line} 行：${message}`,
    current: "可用，與報告檔案一致",
    stale: {
      message: "索引與現在的報告檔案或設定不一致。",
      next: "請執行 chuchu index 更新。",
    },
    missing: {
      message: "還沒有建立索引。",
      next: "請執行 npm start，或 npm run -s chuchu -- index。",
    },
    labels: {
      state: "狀態：",
      snapshot: "快照：",
      model: "模型：",
      built: "建立時間：",
      passages: "片段：",
      reports: "報告：",
    },
    report: (f) => `${f.id}  《${f.title}》  ${f.sentences} 句，${f.figures} 個數據`,
    sourceStates: { same: "", changed: "（檔案已改）", gone: "（檔案已不在）" },
    unindexed: (id) => `${id}  （尚未進入索引）`,
    building: (pid) => `程序 ${pid} 正在建立索引。`,
    verified: (files) => `索引完好：核對了 ${files} 個檔案。`,
    damaged: (count) => `索引有 ${count} 處問題：`,
  },
  prompt: {
    welcome: (titles) => `出處 Chuchu：可以提問的報告：${titles.join("、")}。`,
    hint: "直接輸入問題，例如「2019年地區生產總值是多少」；/new 開始新話題，/exit 離開。",
    ask: "問> ",
    newConversation: "已開始新話題。",
    goodbye: "再見。",
  },
  chatsStarted: (names) => `已連上：${names.join("、")}。按 Ctrl-C 停止。`,
  chatsStopping: "正在停止，先答完手上的問題（最多 10 秒）。再按一次 Ctrl-C 立即結束。",
  commands: {
    registered: (guild) =>
      guild === undefined
        ? "已註冊為全域命令；還看不到時，請重新啟動 Discord。"
        : `已註冊到伺服器 ${guild}，立即可用。`,
    states: { created: "新增：", changed: "更新：", removed: "刪除：", unchanged: "未變：" },
    separator: "、",
  },
  help: {
    about: "回答關於政府工作報告的問題：給出準確的數據，和它在報告中的準確位置。",
    usage: "用法：",
    arguments: "參數：",
    options: "選項：",
    commands: "命令：",
    showHelp: "顯示說明",
    showVersion: "顯示版本",
    ask: "提一個問題，或批次提問",
    question: "問題，請放在引號裡",
    check: "核對一篇文稿裡的每個數據，或批次核對",
    text: "文稿，請放在引號裡；- 表示標準輸入",
    checkFile: "從檔案讀取文稿：.txt、.md 或 .docx，- 表示標準輸入",
    checkBatch: "從 JSONL 檔案逐行讀取 {id, text}，- 表示標準輸入",
    strict: "有數據不一致時，結束碼為 3",
    figures: "列出報告中的全部數據",
    index: "建立或更新索引",
    indexStatus: "顯示索引的內容，以及它是否最新",
    indexVerify: "逐一核對索引的檔案",
    start: "需要時先建索引，再啟動設了權杖的機器人；都沒設，就在終端機裡提問（即 npm start）",
    discord: "管理 Discord 機器人",
    discordDeploy: "在 Discord 註冊命令，並列出改動",
    guild: "只註冊到這個伺服器（編號），立即可用",
    json: "輸出一個 JSON 值",
    csv: "輸出 CSV 表格",
    report: "只看這一篇報告（編號見 index status）",
    batch: "從 JSONL 檔案逐行讀取 {id, question} 或 {id, turns}，- 表示標準輸入",
    explain: "同時顯示檢索和評分的過程",
    more: "結束碼：0 完成（報告中沒有也算完成）；2 用法或設定有誤；3 check --strict 發現不一致；1 其他錯誤。",
  },
  usage: {
    missingCommand: { message: "沒有寫命令。", next: "可用的命令見上。" },
    unknownCommand: (name) => ({ message: `沒有「${name}」這個命令。`, next: "可用的命令見 chuchu --help。" }),
    unknownOption: (name) => ({
      message: `沒有「${name}」這個選項。`,
      next: "可用的選項見 --help；問題以 - 開頭時，請在前面加上 --。",
    }),
    missingArgument: (name) => ({ message: `缺少參數 ${name}。`, next: "寫法見 --help。" }),
    excessArguments: { message: "參數太多。", next: "寫法見 --help。" },
    missingOptionValue: (option) => ({ message: `選項 ${option} 缺少值。`, next: "寫法見 --help。" }),
    conflict: (options) => ({ message: `${options} 不能同時使用。`, next: "請去掉其中一個。" }),
    other: (detail) => ({ message: `用法有誤（${detail}）。`, next: "寫法見 --help。" }),
  },
  configuration: {
    intro: "有些設定不對：",
    problem: ({ variable, problem, expected }) =>
      ({
        not_one_of: `${variable} 只能是 ${expected.replaceAll(", ", "、")} 之一`,
        not_a_number: `${variable} 應是 ${expected} 之間的整數`,
        not_an_address: `${variable} 應是 ${expected} 這樣的位址`,
        not_an_id: `${variable} 應是 Discord 的數字編號，例如 ${expected}`,
        missing: `設了 ${expected}，還需要 ${variable}`,
      })[problem],
    next: "請在環境變數或 .env 中改正（說明見 .env.example）。",
  },
  chat: zhTWChat,
  errors: zhTWErrors,
  advice: ({ message, next }) => `${message}${next}`,
  error: ({ message, next }) => `錯誤：${message}${next}`,
};
