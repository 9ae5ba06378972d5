/** What chats say: 繁體中文. Holds no other messages. */
import type { ChatMessages } from "./chat-messages.ts";

export const zhTWChat: ChatMessages = {
  errors: {
    question_empty: () => ({ message: "問題裡沒有文字。", next: "請寫下要問的事，例如：2019年新增就業多少人？" }),
    draft_empty: () => ({ message: "文稿裡沒有文字。", next: "請貼上要核對的句子，或附上 .txt、.md、.docx 檔案。" }),
    report_unknown: () => ({ message: "沒有這篇報告。", next: "請從列出的報告中選一篇，或不選報告再問一次。" }),
    too_many_questions: (f) => ({
      message: f.scope === "guild" ? "這裡的提問太密集了。" : "問得有點快。",
      next: `請等 ${f.seconds} 秒再問。`,
    }),
    too_busy: () => ({ message: "同時提問的人很多，暫時忙不過來。", next: "請過一會兒再問。" }),
    failed: (f) => ({
      message: "這次沒能答上來，不是提問的問題。",
      next: `請過一會兒再試；如果仍然不行，請把編號 ${f.id} 告訴管理員。`,
    }),
  },
  indexChanged: "報告索引後來更新過，這則回答依據的是更新前的索引。請重新提問。",
  forgotten: ({ conversations, votes }) =>
    conversations + votes === 0
      ? "沒有記住任何內容，不需要刪除。"
      : `已刪除：${conversations} 段對話的提問，${votes} 則評價。`,
  privacyTitle: "隱私",
  privacy: ({ turns, minutes, votes, answers, model }) => [
    `提問：為了能接著追問，每段對話最近的 ${turns} 個問題會留在記憶體裡，${minutes} 分鐘不再提問就忘記，程式重新啟動也會忘記。為了限制頻率，另外記著每人最近一分鐘問了幾次。`,
    "文稿：核對完就丟棄，不保存。",
    votes
      ? "評價：只有點了 👍 或 👎，才會把使用者編號、評價和理由、問題、回答的校驗碼寫進機器人所在機器上的一個檔案，一直保留到用 /forget 刪除。"
      : "評價：不收集。",
    "日誌裡不寫問題和文稿的內容。",
    model
      ? "語言模型：管理員設定了由它行文。問題、此前最多三個問題、回答所引的原文會傳到它的介面，文稿不會；另外記著每人最近一小時用了幾次。"
      : "問題和文稿不會傳到別處，除非管理員設定了外部的向量模型介面。",
    "用 /forget 可以隨時刪除上面這些內容。",
    ...(answers
      ? [
          "回答記錄：管理員設定了保留。每個問題和回答會寫進機器人所在機器上的一個檔案，不寫是誰問的，所以 /forget 刪不到。",
        ]
      : []),
  ],
  maintainersOnly: "只有管理員可以用這個命令。",
  reloaded: (reports) => `已換用新的索引：${reports} 篇報告。`,
  notReloaded: "索引沒有變化，仍在使用現在這一份。",
};
