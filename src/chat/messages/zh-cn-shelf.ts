/** Keeping reports in words: 简体中文. Holds no other messages. */
import type { ReportFacts, ShelfMessages } from "./shelf-messages.ts";

const report = ({ id, title, sections, sentences, figures }: ReportFacts): string =>
  `${id}  《${title}》  ${sections} 节，${sentences} 句，${figures} 个数据`;

export const zhCNShelf: ShelfMessages = {
  added: (f) => `已加入 ${report(f)}`,
  wouldAdd: (f) => `将加入 ${report(f)}`,
  replaced: (ids) => `（替换 ${ids}）`,
  metadata: (f) =>
    `地方：${f.place}（${f.level}）；年份：${f.year}；回顾：${f.reviewed}；目标：${f.planned}；日期：${f.date}`,
  levels: { national: "国家级", province: "省级", prefecture: "地级", county: "县级", unknown: "级别不明" },
  unknown: "不明",
  metadataUnknown: { message: "读不出地方或年份。", next: "请用 --replace 重新加入，并写明 --place 和 --year。" },
  refused: (file, reason) => `未加入 ${file}：${reason}`,
  passedOver: (files) => `略过（不是报告文件）：${files}`,
  dryRun: (f) =>
    `试运行，没有改动任何文件：索引将有 ${f.reports} 篇报告，新算向量 ${f.embedded} 条，沿用 ${f.cached} 条，删除 ${f.removed} 条。`,
  unchangedByTrial: "试运行，没有改动任何文件。",
  removed: (ids) => `已移除：${ids}`,
  renamed: (from, to) => `已改名：${from} → ${to}`,
  stillInPrevious: {
    message: "上一份快照里还有移除的内容，下次更新索引时清除。",
    next: "要立即清除，请运行 chuchu index gc --all。",
  },
  fileWarning: (file, words, page, count) =>
    `注意：${file}${page === undefined ? "" : ` 第 ${page} 页`}：${words}${count === undefined ? "" : `（${count} 处）`}`,
  fileWarnings: {
    picture: "图片没有读入",
    scanned_page: "这一页是扫描图片，没有文字",
    empty_page: "这一页是空白",
    footnotes: "脚注移到了文末",
    text_box: "文本框移到了所在段落之后",
    tracked_changes: "修订按已接受处理，删去的文字没有读入",
    embedded_object: "嵌入的表格、公式或文档没有读入",
    macro: "宏没有读入，也不会运行",
    attachment: "附件没有读入",
    unmapped_glyphs: "有些字符没有对应的文字",
    whole_page: "没有找到正文，读入了整个网页",
    repaired_lines: "按版面断开的行已接成段落",
    format_by_content: "扩展名与内容不符，按内容读取",
  },
  parseWarnings: {
    no_headings: "没有找到标题，全文归入前言",
    lost_characters: "有字符在存入之前就已丢失",
    long_line: "这一行很长，可能是几段连在了一起",
    numbering_jump: "标题的编号不连续",
    table_columns: "表格各行的列数不一致",
    odd_number: "表格里有读不懂的数字，照原样保留",
    table_row: "表格里有一行没有单元格",
  },
  moreWarnings: (id, count) => `注意：${id} 还有 ${count} 处，见 chuchu index inspect ${id}`,
  collected: (f) =>
    f.snapshots + f.vectors + f.megabytes === 0
      ? "没有可以清除的内容。"
      : `已清除 ${f.snapshots} 份旧快照或残留，${f.vectors} 条不再使用的向量，腾出 ${f.megabytes.toFixed(1)} MB。`,
  watching: (folder) => `正在留意 ${folder} 的变化，按 Ctrl-C 结束。`,
  watchEnded: "已结束。",
  doctor: {
    severities: { ok: "正常", note: "提示", problem: "问题" },
    healthy: "没有发现问题。",
    problems: (count) => `发现 ${count} 个问题。`,
    corpus: (reports) => `报告文件夹里有 ${reports} 篇报告。`,
    model: (id) => `向量模型 ${id} 可以使用。`,
    index: (f) => `索引完好：${f.reports} 篇报告，${f.passages} 个片段，核对了 ${f.files} 个文件。`,
    notWritable: (folder) => `${folder} 不能写入。请检查它的权限。`,
    sameIdentity: (id, other) => `${id} 与 ${other} 是同一地方、同一年份的报告。请移除其中一篇，或改正元数据。`,
    metadataUnknown: (id) => `读不出 ${id} 的地方或年份。请写进 ${id}.json。`,
    unreadOriginal: (file) => `${file} 还没有读入。请运行 chuchu index。`,
    locked: (pid) => `进程 ${pid} 正在更新索引。`,
    leftovers: (count) => `有 ${count} 处中断的更新留下的残留。运行 chuchu index gc 可以清除。`,
    littleSpace: (megabytes) => `磁盘只剩 ${megabytes} MB。`,
  },
  inspect: {
    warnings: (count) => `需要留意 ${count} 处：`,
    line: (line, words) => `第 ${line} 行：${words}`,
    counts: (sentences, figures) => `${sentences} 句，${figures} 个数据`,
    lead: "段首：",
  },
  diff: {
    figures: (f) => `数据：${f.changed} 个改变，${f.added} 个新增，${f.removed} 个删去，${f.same} 个相同`,
    sentences: (f) => `句子：${f.added} 句新增，${f.removed} 句删去，${f.same} 句相同`,
    equal: "两篇报告的数据和句子都相同。",
    more: (count) => `……还有 ${count} 项，用 --json 列出全部`,
  },
};
