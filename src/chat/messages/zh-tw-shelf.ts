/** Keeping reports in words: 正體中文（臺灣）. Holds no other messages. */
import type { ReportFacts, ShelfMessages } from "./shelf-messages.ts";

const report = ({ id, title, sections, sentences, figures }: ReportFacts): string =>
  `${id}  《${title}》  ${sections} 節，${sentences} 句，${figures} 個數據`;

export const zhTWShelf: ShelfMessages = {
  added: (f) => `已加入 ${report(f)}`,
  wouldAdd: (f) => `將加入 ${report(f)}`,
  replaced: (ids) => `（取代 ${ids}）`,
  metadata: (f) =>
    `地方：${f.place}（${f.level}）；年份：${f.year}；回顧：${f.reviewed}；目標：${f.planned}；日期：${f.date}`,
  levels: { national: "國家級", province: "省級", prefecture: "地級", county: "縣級", unknown: "級別不明" },
  unknown: "不明",
  metadataUnknown: { message: "讀不出地方或年份。", next: "請用 --replace 重新加入，並寫明 --place 和 --year。" },
  refused: (file, reason) => `未加入 ${file}：${reason}`,
  passedOver: (files) => `略過（不是報告檔案）：${files}`,
  dryRun: (f) =>
    `試執行，沒有改動任何檔案：索引將有 ${f.reports} 篇報告，新算向量 ${f.embedded} 筆，沿用 ${f.cached} 筆，刪除 ${f.removed} 筆。`,
  unchangedByTrial: "試執行，沒有改動任何檔案。",
  removed: (ids) => `已移除：${ids}`,
  renamed: (from, to) => `已改名：${from} → ${to}`,
  stillInPrevious: {
    message: "上一份快照裡還有移除的內容，下次更新索引時清除。",
    next: "要立即清除，請執行 chuchu index gc --all。",
  },
  fileWarning: (file, words, page, count) =>
    `注意：${file}${page === undefined ? "" : ` 第 ${page} 頁`}：${words}${count === undefined ? "" : `（${count} 處）`}`,
  fileWarnings: {
    picture: "圖片沒有讀入",
    scanned_page: "這一頁是掃描圖片，沒有文字",
    empty_page: "這一頁是空白",
    footnotes: "註腳移到了文末",
    text_box: "文字方塊移到了所在段落之後",
    tracked_changes: "修訂按已接受處理，刪去的文字沒有讀入",
    embedded_object: "嵌入的表格、公式或文件沒有讀入",
    macro: "巨集沒有讀入，也不會執行",
    attachment: "附件沒有讀入",
    unmapped_glyphs: "有些字元沒有對應的文字",
    whole_page: "沒有找到正文，讀入了整個網頁",
    repaired_lines: "按版面斷開的行已接成段落",
    format_by_content: "副檔名與內容不符，按內容讀取",
  },
  parseWarnings: {
    no_headings: "沒有找到標題，全文歸入前言",
    lost_characters: "有字元在存入之前就已遺失",
    long_line: "這一行很長，可能是幾段連在了一起",
    numbering_jump: "標題的編號不連續",
    table_columns: "表格各列的欄數不一致",
    odd_number: "表格裡有讀不懂的數字，照原樣保留",
    table_row: "表格裡有一列沒有儲存格",
  },
  moreWarnings: (id, count) => `注意：${id} 還有 ${count} 處，見 chuchu index inspect ${id}`,
  collected: (f) =>
    f.snapshots + f.vectors + f.megabytes === 0
      ? "沒有可以清除的內容。"
      : `已清除 ${f.snapshots} 份舊快照或殘留，${f.vectors} 筆不再使用的向量，騰出 ${f.megabytes.toFixed(1)} MB。`,
  watching: (folder) => `正在留意 ${folder} 的變化，按 Ctrl-C 結束。`,
  watchEnded: "已結束。",
  doctor: {
    severities: { ok: "正常", note: "提示", problem: "問題" },
    healthy: "沒有發現問題。",
    problems: (count) => `發現 ${count} 個問題。`,
    corpus: (reports) => `報告資料夾裡有 ${reports} 篇報告。`,
    model: (id) => `向量模型 ${id} 可以使用。`,
    index: (f) => `索引完好：${f.reports} 篇報告，${f.passages} 個片段，核對了 ${f.files} 個檔案。`,
    notWritable: (folder) => `${folder} 不能寫入。請檢查它的權限。`,
    sameIdentity: (id, other) => `${id} 與 ${other} 是同一地方、同一年份的報告。請移除其中一篇，或改正中繼資料。`,
    metadataUnknown: (id) => `讀不出 ${id} 的地方或年份。請寫進 ${id}.json。`,
    unreadOriginal: (file) => `${file} 還沒有讀入。請執行 chuchu index。`,
    locked: (pid) => `程序 ${pid} 正在更新索引。`,
    leftovers: (count) => `有 ${count} 處中斷的更新留下的殘留。執行 chuchu index gc 可以清除。`,
    littleSpace: (megabytes) => `磁碟只剩 ${megabytes} MB。`,
  },
  inspect: {
    warnings: (count) => `需要留意 ${count} 處：`,
    line: (line, words) => `第 ${line} 行：${words}`,
    counts: (sentences, figures) => `${sentences} 句，${figures} 個數據`,
    lead: "段首：",
  },
  diff: {
    figures: (f) => `數據：${f.changed} 個改變，${f.added} 個新增，${f.removed} 個刪去，${f.same} 個相同`,
    sentences: (f) => `句子：${f.added} 句新增，${f.removed} 句刪去，${f.same} 句相同`,
    equal: "兩篇報告的數據和句子都相同。",
    more: (count) => `……還有 ${count} 項，用 --json 列出全部`,
  },
};
