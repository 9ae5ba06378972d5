/** Errors in words: 繁體中文. Holds no other messages. */

import type { KnownErrorCode } from "./known-error-code.ts";
import type { ErrorWording } from "./messages.ts";

export const zhTWErrors: Record<KnownErrorCode, ErrorWording> = {
  internal: (f) => ({
    message: `程式出錯（${f.detail}）。`,
    next: "請用 LOG_LEVEL=debug 再執行一次，把輸出交給維護者。",
  }),
  system: (f) => ({ message: `系統拒絕了對 ${f.path} 的操作（${f.code}）。`, next: "請檢查權限和剩餘空間。" }),
  question_empty: () => ({ message: "問題裡沒有文字。", next: '請把問題寫在引號裡：chuchu ask "……"。' }),
  question_too_long: (f) => ({
    message: `問題有 ${f.length} 個字，最多 ${f.limit} 個。`,
    next: "請用一兩句話問一件事。",
  }),
  draft_empty: () => ({ message: "文稿裡沒有文字。", next: '請把文稿寫在引號裡：chuchu check "……"。' }),
  draft_too_long: (f) => ({ message: `文稿有 ${f.length} 個字，最多 ${f.limit} 個。`, next: "請分幾次核對。" }),
  draft_too_many_figures: (f) => ({
    message: `文稿有 ${f.count} 個數字，最多 ${f.limit} 個。`,
    next: "請分幾次核對。",
  }),
  draft_file_empty: (f) => ({ message: `${f.file} 裡沒有文字。`, next: "請把文稿存進去，再核對一次。" }),
  draft_file_too_large: (f) => ({
    message: `${f.file} 超過 ${f.limit} MB。`,
    next: "請去掉裡面的圖片，或分幾次核對。",
  }),
  draft_file_unsupported: (f) => ({
    message: `${f.file} 不是文字檔，也不是 Word 文件（.docx）。`,
    next: "請把文稿另存為 .docx，或 UTF-8 文字檔。",
  }),
  draft_file_damaged: (f) => ({
    message: `${f.file} 無法當作 Word 文件（.docx）打開。`,
    next: "請用 Word 打開，不設密碼，另存為 .docx。",
  }),
  file_unreadable: (f) => ({ message: `讀不到檔案 ${f.path}（${f.reason}）。`, next: "請檢查路徑和權限。" }),
  line_not_json: () => ({ message: "這一行不是 JSON 物件。", next: '每行請寫成 {"id": …, "question": "…"}。' }),
  line_without_id: () => ({ message: "這一行沒有 id。", next: "請加上 id，用字串或數字。" }),
  line_without_question: () => ({
    message: "這一行沒有可讀的 question 或 turns。",
    next: "question 請寫成字串，turns 請寫成非空的字串陣列，report 請寫成字串。",
  }),
  line_without_text: () => ({ message: "這一行沒有可讀的 text。", next: "text 請寫成字串，report 請寫成字串。" }),
  report_unknown: (f) => ({ message: `沒有編號為「${f.report}」的報告。`, next: "報告的編號見 chuchu index status。" }),
  discord_not_configured: () => ({
    message: "沒有設定 Discord 的權杖。",
    next: "請在環境變數或 .env 中設定 DISCORD_TOKEN 和 DISCORD_APPLICATION_ID。",
  }),
  guild_not_an_id: (f) => ({
    message: `「${f.guild}」不是伺服器的編號。`,
    next: "請在 Discord 開啟開發者模式，右鍵點伺服器，選「複製伺服器 ID」。",
  }),
  discord_refused: (f) => ({
    message: `Discord 拒絕了請求（${f.reason}）。`,
    next: "請檢查 DISCORD_APPLICATION_ID 是否屬於這個權杖，機器人是否已加入所寫的伺服器。",
  }),
  discord_bad_token: () => ({
    message: "Discord 不接受這個機器人權杖。",
    next: "請在開發者後臺重設權杖，把新的寫進 DISCORD_TOKEN。",
  }),
  discord_intents_refused: () => ({
    message: "Discord 不允許讀取訊息內容。",
    next: "請在開發者後臺開啟 Message Content Intent，或去掉 DISCORD_MESSAGE_CONTENT。",
  }),
  discord_unreachable: (f) => ({
    message: `連不上 Discord${f.reason === undefined ? "" : `（${f.reason}）`}。`,
    next: "請檢查網路，過一會兒再啟動。",
  }),
  health_port_unavailable: (f) => ({
    message: `127.0.0.1 上的連接埠 ${f.port} 無法使用。`,
    next: "請把 HEALTH_PORT 改成空閒的連接埠，或不設。",
  }),
  receipt_unknown: () => ({
    message: "沒有保存過這個回執的回答。",
    next: "請從回答裡完整複製回執（--json 會顯示）；設定 ANSWER_LOG 之後的回答才會保存。",
  }),
  receipts_not_kept: () => ({
    message: "沒有設定保存回答。",
    next: "請用 ANSWER_LOG 指定保存回答的檔案，此後的回答才能再核對。",
  }),
  empty_file: (f) => ({
    message: `${f.file} 裡沒有文字。`,
    next: "請把報告正文以 UTF-8 存進去，或把這個檔案移出報告資料夾。",
  }),
  undecodable_file: (f) => ({
    message: `${f.file} 不是 UTF-8、UTF-16、GB18030 或 Big5 文字檔。`,
    next: "請用編輯器開啟，另存為 UTF-8。",
  }),
  binary_file: (f) => ({ message: `${f.file} 不是文字檔。`, next: "請把報告正文複製到 UTF-8 的 .txt 檔案裡。" }),
  encrypted_file: (f) => ({ message: `${f.file} 設有密碼，讀不了。`, next: "請去掉密碼，儲存後再加入。" }),
  legacy_office_file: (f) => ({
    message: `${f.file} 是舊版 Word（.doc）或其他舊版 Office 檔案。`,
    next: "請打開它，另存為 .docx。",
  }),
  macro_file: (f) => ({ message: `${f.file} 帶有巨集，報告裡不該有巨集。`, next: "請另存為不帶巨集的 .docx。" }),
  spreadsheet_file: (f) => ({
    message: `${f.file} 是試算表。`,
    next: "請把表格放進 .docx，或把表格所在的網頁存成 .html。",
  }),
  archive_file: (f) => ({ message: `${f.file} 是壓縮檔。`, next: "請解壓縮，再加入裡面的報告。" }),
  picture_file: (f) => ({ message: `${f.file} 是圖片，圖片裡的文字讀不了。`, next: "請加入報告的文字版。" }),
  unsupported_file: (f) => ({
    message: `${f.file} 的格式不支援。`,
    next: "請存成 .txt、.md、.docx、.html，或帶文字的 .pdf。",
  }),
  damaged_file: (f) => ({ message: `${f.file} 已損壞，或內容與副檔名不符。`, next: "請用原來的程式打開，重新儲存。" }),
  scanned_file: (f) => ({
    message: `${f.file} 是掃描檔，頁面只有影像，沒有文字。`,
    next: "請先做文字辨識並校對，再加入文字版。",
  }),
  nested_too_deep: (f) => ({ message: `${f.file} 的層層巢狀過深。`, next: "請用瀏覽器或編輯器重新儲存。" }),
  unpacked_too_large: (f) => ({ message: `${f.file} 解壓縮後過大。`, next: "請只保留報告正文。" }),
  too_many_pages: (f) => ({ message: `${f.file} 頁數過多。`, next: "請只保留報告所在的頁。" }),
  reading_timed_out: (f) => ({
    message: `${f.file} 讀取時間過長，已停止。`,
    next: "請換一種簡單的格式儲存，或加入 .txt 文字版。",
  }),
  reading_crashed: (f) => ({
    message: `${f.file} 讀取時出錯，沒有讀成。`,
    next: "請換一種簡單的格式儲存，或加入 .txt 文字版。",
  }),
  duplicate_report: (f) => ({ message: `報告資料夾裡有兩個檔案都叫 ${f.report}。`, next: "請改名或移走其中一個。" }),
  bad_report_name: (f) => ({
    message: `檔名 ${f.file} 不能作報告的編號。`,
    next: "檔名請只用文字、數字、- 和 _，例如 tianhe-2020.txt。",
  }),
  no_corpus: (f) => ({
    message: `沒有報告資料夾 ${f.folder}。`,
    next: "請建立它並放入報告，或用 CORPUS_DIR 指定報告所在的資料夾。",
  }),
  file_too_large: (f) => ({
    message: `${f.file} 有 ${f.bytes} 位元組，超過上限。`,
    next: "請拆成幾個檔案，或只保留報告正文。",
  }),
  link_outside_corpus: (f) => ({ message: `${f.file} 是指向報告資料夾之外的連結。`, next: "請把檔案本身複製進來。" }),
  unreadable_file: (f) => ({
    message: `讀不到 ${f.file}。`,
    next: "請檢查它是不是檔案，以及目前使用者有沒有讀取權限。",
  }),
  bad_metadata: (f) => ({
    message: `${f.file} 不是可用的中繼資料檔案。`,
    next: "請改正它；刪去它，就從報告正文中讀取中繼資料。",
  }),
  places_unreadable: () => ({ message: "讀不到地名檔案。", next: "請從程式碼庫恢復 data/places.tsv。" }),
  places_malformed: (f) => ({ message: `地名檔案第 ${f.line} 行有誤。`, next: "請從程式碼庫恢復 data/places.tsv。" }),
  model_address_invalid: () => ({
    message: "模型介面的位址有誤。",
    next: "請改正 EMBEDDER_BASE_URL，例如 https://example.org/v1；金鑰另有設定。",
  }),
  model_response_invalid: () => ({
    message: "模型介面傳回的內容無法使用。",
    next: "請檢查 EMBEDDER_BASE_URL 和 EMBEDDER_MODEL 是否用於向量計算。",
  }),
  model_timeout: (f) => ({
    message: `模型介面沒有在 ${f.timeoutMs} 毫秒內回答。`,
    next: "請重試，或調大 EMBEDDER_TIMEOUT_MS。",
  }),
  model_unreachable: (f) => ({
    message: `連不上模型介面 ${f.endpoint}。`,
    next: "請檢查服務是否在執行，位址是否正確。",
  }),
  model_runtime_missing: (f) => ({
    message: `這個系統上無法載入 onnxruntime-node（${f.platform} ${f.arch}）。`,
    next: "請重新執行 npm ci，或改用介面計算向量（EMBEDDER=openai 或 ollama）。",
  }),
  model_unreadable: () => ({
    message: "讀不了向量模型的檔案。",
    next: "請重新複製模型檔案；內附的模型可用 git checkout -- models/e5-small-zh-en 恢復。",
  }),
  model_unsupported: (f) => ({
    message: `不支援這種向量模型（${f.model}）。`,
    next: "請換一個模型，或透過介面使用它。",
  }),
  model_run_failed: (f) => ({
    message: `向量模型 ${f.model} 執行失敗。`,
    next: "請檢查 tokenizer.json 和 config.json 是否屬於這個模型。",
  }),
  model_missing: (f) => ({
    message: `${f.folder} 裡的向量模型缺少 ${f.file}。`,
    next: "請補上這個檔案；內附的模型可用 git checkout -- models/e5-small-zh-en 恢復。",
  }),
  model_corrupt: (f) => ({
    message: `${f.folder} 裡的 ${f.file} 與校驗值不符。`,
    next: "請重新複製這個檔案；內附的模型可用 git checkout -- models/e5-small-zh-en 恢復。",
  }),
  model_dimensions: (f) => ({
    message: `向量模型給出 ${f.actual} 個數，應為 ${f.expected} 個。`,
    next: "請檢查所設的模型，然後執行 chuchu index。",
  }),
  model_config_incomplete: (f) => ({
    message: `向量模型 ${f.model} 的檔案沒有說明如何合併各詞的向量。`,
    next: '請按模型說明在 config.json 中加上 "pooling": "mean" 或 "cls"。',
  }),
  model_output_invalid: () => ({
    message: "向量模型給出的向量無效。",
    next: "請檢查模型檔案是否完整，是否用於向量計算。",
  }),
  index_other_model: () => ({
    message: "索引是用另一個向量模型建立的。",
    next: "請執行 chuchu index rebuild，或換回原來的模型。",
  }),
  index_missing: () => ({ message: "還沒有建立索引。", next: "請執行 npm start，或 npm run -s chuchu -- index。" }),
  index_damaged: (f) => ({ message: `索引檔案 ${f.file} 已損壞。`, next: "請執行 chuchu index rebuild。" }),
  vector_invalid: () => ({ message: "向量的長度與索引不符。", next: "請檢查所設的模型，然後執行 chuchu index。" }),
  index_duplicate_report: (f) => ({
    message: `有兩個檔案的報告編號都是 ${f.report}。`,
    next: "請改名或移走其中一個。",
  }),
  index_not_verified: () => ({
    message: "新建的索引沒有通過核對，仍使用原來的索引。",
    next: "請再執行一次；如果仍然失敗，請報告給維護者。",
  }),
  index_locked: () => ({ message: "另一個程序正在建立索引。", next: "請等它完成後再執行。" }),
  index_other_format: () => ({ message: "索引的格式與這一版程式不符。", next: "請執行 chuchu index rebuild。" }),
  index_other_settings: () => ({
    message: "索引是用其他設定或另一版程式建立的。",
    next: "請執行 chuchu index rebuild。",
  }),
  index_empty: () => ({ message: "索引裡沒有報告。", next: "請執行 chuchu index add 檔案，加入一篇報告。" }),
  index_unwritable: (f) => ({
    message: `無法寫入 ${f.path}（${f.reason}），沒有作任何改動，原來的索引照常可用。`,
    next: "請騰出磁碟空間或檢查權限，然後再執行一次。",
  }),
  report_exists: (f) => ({
    message:
      f.file === undefined
        ? `已經有編號為 ${f.report} 的報告。`
        : `${f.file} 與已有的報告 ${f.report} 編號相同，或是同一地方、同一年份的報告。`,
    next: "要取代它，請加 --replace；其實是另一篇，請用 --id、--place 或 --year 寫明。",
  }),
  options_for_one_file: (f) => ({
    message: `--id、--title、--place、--year、--date 和 --url 說的是一篇報告，這次有 ${f.files} 個檔案。`,
    next: "請逐個加入，或去掉這些選項。",
  }),
  link_refused: (f) => ({ message: `${f.file} 是連結。`, next: "請寫它指向的檔案。" }),
  file_missing: (f) => ({ message: `沒有 ${f.file} 這個檔案或資料夾。`, next: "請檢查路徑。" }),
  folder_empty: (f) => ({
    message: `${f.folder} 裡沒有報告檔案。`,
    next: "請寫報告檔案本身，或直接放著報告的資料夾。",
  }),
  bad_questions: (f) => ({
    message: `${f.file} 第 ${f.line} 行不是可用的驗證問題。`,
    next: '每行請寫成 {"question": …, "figures": [{"value": …, "unit": …}]}。',
  }),
  section_unknown: (f) => ({
    message: `沒有「${f.section}」這一節。`,
    next: "請照 chuchu index inspect 列出的寫法寫，例如「一、(一)」。",
  }),
};
