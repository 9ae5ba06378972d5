/** Errors in words: 简体中文. Holds no other messages. */

import type { KnownErrorCode } from "./known-error-code.ts";
import type { ErrorWording } from "./messages.ts";

export const zhCNErrors: Record<KnownErrorCode, ErrorWording> = {
  internal: (f) => ({
    message: `程序出错（${f.detail}）。`,
    next: "请用 LOG_LEVEL=debug 再运行一次，把输出交给维护者。",
  }),
  system: (f) => ({ message: `系统拒绝了对 ${f.path} 的操作（${f.code}）。`, next: "请检查权限和剩余空间。" }),
  question_empty: () => ({ message: "问题里没有文字。", next: '请把问题写在引号里：chuchu ask "……"。' }),
  question_too_long: (f) => ({
    message: `问题有 ${f.length} 个字，最多 ${f.limit} 个。`,
    next: "请用一两句话问一件事。",
  }),
  draft_empty: () => ({ message: "文稿里没有文字。", next: '请把文稿写在引号里：chuchu check "……"。' }),
  draft_too_long: (f) => ({ message: `文稿有 ${f.length} 个字，最多 ${f.limit} 个。`, next: "请分几次核对。" }),
  draft_too_many_figures: (f) => ({
    message: `文稿有 ${f.count} 个数字，最多 ${f.limit} 个。`,
    next: "请分几次核对。",
  }),
  draft_file_empty: (f) => ({ message: `${f.file} 里没有文字。`, next: "请把文稿存进去，再核对一次。" }),
  draft_file_too_large: (f) => ({
    message: `${f.file} 超过 ${f.limit} MB。`,
    next: "请去掉里面的图片，或分几次核对。",
  }),
  draft_file_unsupported: (f) => ({
    message: `${f.file} 不是文本，也不是 Word 文档（.docx）。`,
    next: "请把文稿另存为 .docx，或 UTF-8 文本。",
  }),
  draft_file_damaged: (f) => ({
    message: `${f.file} 无法当作 Word 文档（.docx）打开。`,
    next: "请用 Word 打开，不设密码，另存为 .docx。",
  }),
  file_unreadable: (f) => ({ message: `读不到文件 ${f.path}（${f.reason}）。`, next: "请检查路径和权限。" }),
  line_not_json: () => ({ message: "这一行不是 JSON 对象。", next: '每行请写成 {"id": …, "question": "…"}。' }),
  line_without_id: () => ({ message: "这一行没有 id。", next: "请加上 id，用字符串或数字。" }),
  line_without_question: () => ({
    message: "这一行没有可读的 question 或 turns。",
    next: "question 请写成字符串，turns 请写成非空的字符串数组，report 请写成字符串。",
  }),
  line_without_text: () => ({ message: "这一行没有可读的 text。", next: "text 请写成字符串，report 请写成字符串。" }),
  report_unknown: (f) => ({ message: `没有编号为“${f.report}”的报告。`, next: "报告的编号见 chuchu index status。" }),
  discord_not_configured: () => ({
    message: "没有设置 Discord 的令牌。",
    next: "请在环境变量或 .env 中设置 DISCORD_TOKEN 和 DISCORD_APPLICATION_ID。",
  }),
  guild_not_an_id: (f) => ({
    message: `“${f.guild}”不是服务器的编号。`,
    next: "请在 Discord 打开开发者模式，右键点服务器，选“复制服务器 ID”。",
  }),
  discord_refused: (f) => ({
    message: `Discord 拒绝了请求（${f.reason}）。`,
    next: "请检查 DISCORD_APPLICATION_ID 是否属于这个令牌，机器人是否已加入所写的服务器。",
  }),
  discord_bad_token: () => ({
    message: "Discord 不接受这个机器人令牌。",
    next: "请在开发者后台重置令牌，把新的写进 DISCORD_TOKEN。",
  }),
  discord_intents_refused: () => ({
    message: "Discord 不允许读取消息内容。",
    next: "请在开发者后台打开 Message Content Intent，或去掉 DISCORD_MESSAGE_CONTENT。",
  }),
  discord_unreachable: (f) => ({
    message: `连不上 Discord${f.reason === undefined ? "" : `（${f.reason}）`}。`,
    next: "请检查网络，过一会儿再启动。",
  }),
  health_port_unavailable: (f) => ({
    message: `127.0.0.1 上的端口 ${f.port} 无法使用。`,
    next: "请把 HEALTH_PORT 改成空闲的端口，或不设。",
  }),
  receipt_unknown: () => ({
    message: "没有保存过这个回执的回答。",
    next: "请从回答里完整复制回执（--json 会显示）；设置 ANSWER_LOG 之后的回答才会保存。",
  }),
  receipts_not_kept: () => ({
    message: "没有设置保存回答。",
    next: "请用 ANSWER_LOG 指定保存回答的文件，此后的回答才能再核对。",
  }),
  empty_file: (f) => ({
    message: `${f.file} 里没有文字。`,
    next: "请把报告正文以 UTF-8 存进去，或把这个文件移出报告文件夹。",
  }),
  undecodable_file: (f) => ({
    message: `${f.file} 不是 UTF-8、UTF-16、GB18030 或 Big5 文本。`,
    next: "请用编辑器打开，另存为 UTF-8。",
  }),
  binary_file: (f) => ({ message: `${f.file} 不是文本文件。`, next: "请把报告正文复制到 UTF-8 的 .txt 文件里。" }),
  encrypted_file: (f) => ({ message: `${f.file} 设有密码，读不了。`, next: "请去掉密码，保存后再添加。" }),
  legacy_office_file: (f) => ({
    message: `${f.file} 是旧版 Word（.doc）或其他旧版 Office 文件。`,
    next: "请打开它，另存为 .docx。",
  }),
  macro_file: (f) => ({ message: `${f.file} 带有宏，报告里不该有宏。`, next: "请另存为不带宏的 .docx。" }),
  spreadsheet_file: (f) => ({
    message: `${f.file} 是电子表格。`,
    next: "请把表格放进 .docx，或把表格所在的网页存成 .html。",
  }),
  archive_file: (f) => ({ message: `${f.file} 是压缩包。`, next: "请解压，再添加里面的报告。" }),
  picture_file: (f) => ({ message: `${f.file} 是图片，图片里的文字读不了。`, next: "请添加报告的文字版。" }),
  unsupported_file: (f) => ({
    message: `${f.file} 的格式不支持。`,
    next: "请存成 .txt、.md、.docx、.html，或带文字的 .pdf。",
  }),
  damaged_file: (f) => ({ message: `${f.file} 已损坏，或内容与扩展名不符。`, next: "请用原来的程序打开，重新保存。" }),
  scanned_file: (f) => ({
    message: `${f.file} 是扫描件，页面只有图像，没有文字。`,
    next: "请先做文字识别并校对，再添加文字版。",
  }),
  nested_too_deep: (f) => ({ message: `${f.file} 的层层嵌套过深。`, next: "请用浏览器或编辑器重新保存。" }),
  unpacked_too_large: (f) => ({ message: `${f.file} 解压后过大。`, next: "请只保留报告正文。" }),
  too_many_pages: (f) => ({ message: `${f.file} 页数过多。`, next: "请只保留报告所在的页。" }),
  reading_timed_out: (f) => ({
    message: `${f.file} 读取时间过长，已停止。`,
    next: "请换一种简单的格式保存，或添加 .txt 文字版。",
  }),
  reading_crashed: (f) => ({
    message: `${f.file} 读取时出错，没有读成。`,
    next: "请换一种简单的格式保存，或添加 .txt 文字版。",
  }),
  duplicate_report: (f) => ({ message: `报告文件夹里有两个文件都叫 ${f.report}。`, next: "请改名或移走其中一个。" }),
  bad_report_name: (f) => ({
    message: `文件名 ${f.file} 不能作报告的编号。`,
    next: "文件名请只用文字、数字、- 和 _，例如 tianhe-2020.txt。",
  }),
  no_corpus: (f) => ({
    message: `没有报告文件夹 ${f.folder}。`,
    next: "请建立它并放入报告，或用 CORPUS_DIR 指定报告所在的文件夹。",
  }),
  file_too_large: (f) => ({
    message: `${f.file} 有 ${f.bytes} 字节，超过上限。`,
    next: "请拆成几个文件，或只保留报告正文。",
  }),
  link_outside_corpus: (f) => ({ message: `${f.file} 是指向报告文件夹之外的链接。`, next: "请把文件本身复制进来。" }),
  unreadable_file: (f) => ({ message: `读不到 ${f.file}。`, next: "请检查它是不是文件，以及当前用户有没有读取权限。" }),
  bad_metadata: (f) => ({
    message: `${f.file} 不是可用的元数据文件。`,
    next: "请改正它；删去它，就从报告正文中读取元数据。",
  }),
  places_unreadable: () => ({ message: "读不到地名文件。", next: "请从代码库恢复 data/places.tsv。" }),
  places_malformed: (f) => ({ message: `地名文件第 ${f.line} 行有误。`, next: "请从代码库恢复 data/places.tsv。" }),
  model_address_invalid: () => ({
    message: "模型接口的地址有误。",
    next: "请改正 EMBEDDER_BASE_URL，例如 https://example.org/v1；密钥另有设置。",
  }),
  model_response_invalid: () => ({
    message: "模型接口返回的内容无法使用。",
    next: "请检查 EMBEDDER_BASE_URL 和 EMBEDDER_MODEL 是否用于向量计算。",
  }),
  model_timeout: (f) => ({
    message: `模型接口没有在 ${f.timeoutMs} 毫秒内回答。`,
    next: "请重试，或调大 EMBEDDER_TIMEOUT_MS。",
  }),
  model_unreachable: (f) => ({
    message: `连不上模型接口 ${f.endpoint}。`,
    next: "请检查服务是否在运行，地址是否正确。",
  }),
  model_runtime_missing: (f) => ({
    message: `这个系统上无法加载 onnxruntime-node（${f.platform} ${f.arch}）。`,
    next: "请重新运行 npm ci，或改用接口计算向量（EMBEDDER=openai 或 ollama）。",
  }),
  model_unreadable: () => ({
    message: "读不了向量模型的文件。",
    next: "请重新复制模型文件；自带的模型可用 git checkout -- models/e5-small-zh-en 恢复。",
  }),
  model_unsupported: (f) => ({
    message: `不支持这种向量模型（${f.model}）。`,
    next: "请换一个模型，或通过接口使用它。",
  }),
  model_run_failed: (f) => ({
    message: `向量模型 ${f.model} 运行失败。`,
    next: "请检查 tokenizer.json 和 config.json 是否属于这个模型。",
  }),
  model_missing: (f) => ({
    message: `${f.folder} 里的向量模型缺少 ${f.file}。`,
    next: "请补上这个文件；自带的模型可用 git checkout -- models/e5-small-zh-en 恢复。",
  }),
  model_corrupt: (f) => ({
    message: `${f.folder} 里的 ${f.file} 与校验值不符。`,
    next: "请重新复制这个文件；自带的模型可用 git checkout -- models/e5-small-zh-en 恢复。",
  }),
  model_dimensions: (f) => ({
    message: `向量模型给出 ${f.actual} 个数，应为 ${f.expected} 个。`,
    next: "请检查所设的模型，然后运行 chuchu index。",
  }),
  model_config_incomplete: (f) => ({
    message: `向量模型 ${f.model} 的文件没有说明如何合并各词的向量。`,
    next: '请按模型说明在 config.json 中加上 "pooling": "mean" 或 "cls"。',
  }),
  model_output_invalid: () => ({
    message: "向量模型给出的向量无效。",
    next: "请检查模型文件是否完整，是否用于向量计算。",
  }),
  index_other_model: () => ({
    message: "索引是用另一个向量模型建立的。",
    next: "请运行 chuchu index rebuild，或换回原来的模型。",
  }),
  index_missing: () => ({ message: "还没有建立索引。", next: "请运行 npm start，或 npm run -s chuchu -- index。" }),
  index_damaged: (f) => ({ message: `索引文件 ${f.file} 已损坏。`, next: "请运行 chuchu index rebuild。" }),
  vector_invalid: () => ({ message: "向量的长度与索引不符。", next: "请检查所设的模型，然后运行 chuchu index。" }),
  index_duplicate_report: (f) => ({
    message: `有两个文件的报告编号都是 ${f.report}。`,
    next: "请改名或移走其中一个。",
  }),
  index_not_verified: () => ({
    message: "新建的索引没有通过核对，仍使用原来的索引。",
    next: "请再运行一次；如果仍然失败，请报告给维护者。",
  }),
  index_locked: () => ({ message: "另一个进程正在建立索引。", next: "请等它完成后再运行。" }),
  index_other_format: () => ({ message: "索引的格式与这一版程序不符。", next: "请运行 chuchu index rebuild。" }),
  index_other_settings: () => ({
    message: "索引是用其他设置或另一版程序建立的。",
    next: "请运行 chuchu index rebuild。",
  }),
  index_empty: () => ({ message: "索引里没有报告。", next: "请运行 chuchu index add 文件，加入一篇报告。" }),
  index_unwritable: (f) => ({
    message: `无法写入 ${f.path}（${f.reason}），没有作任何改动，原来的索引照常可用。`,
    next: "请腾出磁盘空间或检查权限，然后再运行一次。",
  }),
  report_exists: (f) => ({
    message:
      f.file === undefined
        ? `已经有编号为 ${f.report} 的报告。`
        : `${f.file} 与已有的报告 ${f.report} 编号相同，或是同一地方、同一年份的报告。`,
    next: "要替换它，请加 --replace；其实是另一篇，请用 --id、--place 或 --year 写明。",
  }),
  options_for_one_file: (f) => ({
    message: `--id、--title、--place、--year、--date 和 --url 说的是一篇报告，这次有 ${f.files} 个文件。`,
    next: "请逐个加入，或去掉这些选项。",
  }),
  link_refused: (f) => ({ message: `${f.file} 是链接。`, next: "请写它指向的文件。" }),
  file_missing: (f) => ({ message: `没有 ${f.file} 这个文件或文件夹。`, next: "请检查路径。" }),
  folder_empty: (f) => ({
    message: `${f.folder} 里没有报告文件。`,
    next: "请写报告文件本身，或直接放着报告的文件夹。",
  }),
  bad_questions: (f) => ({
    message: `${f.file} 第 ${f.line} 行不是可用的验证问题。`,
    next: '每行请写成 {"question": …, "figures": [{"value": …, "unit": …}]}。',
  }),
  section_unknown: (f) => ({
    message: `没有“${f.section}”这一节。`,
    next: "请照 chuchu index inspect 列出的写法写，例如“一、(一)”。",
  }),
};
