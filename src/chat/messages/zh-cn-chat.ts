/** What chats say: 简体中文. Holds no other messages. */
import type { ChatMessages } from "./chat-messages.ts";

export const zhCNChat: ChatMessages = {
  errors: {
    question_empty: () => ({ message: "问题里没有文字。", next: "请写下要问的事，例如：2019年新增就业多少人？" }),
    draft_empty: () => ({ message: "文稿里没有文字。", next: "请贴上要核对的句子，或附上 .txt、.md、.docx 文件。" }),
    report_unknown: () => ({ message: "没有这篇报告。", next: "请从列出的报告中选一篇，或不选报告再问一次。" }),
    too_many_questions: (f) => ({
      message: f.scope === "guild" ? "这里的提问太密集了。" : "问得有点快。",
      next: `请等 ${f.seconds} 秒再问。`,
    }),
    too_busy: () => ({ message: "同时提问的人很多，暂时忙不过来。", next: "请过一会儿再问。" }),
    failed: (f) => ({
      message: "这次没能答上来，不是提问的问题。",
      next: `请过一会儿再试；如果仍然不行，请把编号 ${f.id} 告诉管理员。`,
    }),
  },
  indexChanged: "报告索引后来更新过，这条回答依据的是更新前的索引。请重新提问。",
  forgotten: ({ conversations, votes }) =>
    conversations + votes === 0
      ? "没有记住任何内容，不需要删除。"
      : `已删除：${conversations} 段对话的提问，${votes} 条评价。`,
  privacyTitle: "隐私",
  privacy: ({ turns, minutes, votes, answers, model }) => [
    `提问：为了能接着追问，每段对话最近的 ${turns} 个问题会留在内存里，${minutes} 分钟不再提问就忘记，程序重启也会忘记。为了限制频率，另外记着每人最近一分钟问了几次。`,
    "文稿：核对完就丢弃，不保存。",
    votes
      ? "评价：只有点了 👍 或 👎，才会把用户编号、评价和理由、问题、回答的校验码写进机器人所在机器上的一个文件，一直保留到用 /forget 删除。"
      : "评价：不收集。",
    "日志里不写问题和文稿的内容。",
    model
      ? "语言模型：管理员设置了由它行文。问题、此前最多三个问题、回答所引的原文会发到它的接口，文稿不会；另外记着每人最近一小时用了几次。"
      : "问题和文稿不会发给别处，除非管理员设置了外部的向量模型接口。",
    "用 /forget 可以随时删除上面这些内容。",
    ...(answers
      ? [
          "回答记录：管理员设置了保留。每个问题和回答会写进机器人所在机器上的一个文件，不写是谁问的，所以 /forget 删不到。",
        ]
      : []),
  ],
  maintainersOnly: "只有管理员可以用这个命令。",
  reloaded: (reports) => `已换用新的索引：${reports} 篇报告。`,
  notReloaded: "索引没有变化，仍在使用现在这一份。",
};
