/** The contract of chats against the smallest one; those of platforms stand with their adapters. */
import { testChatAdapterContract } from "../contracts/chat-adapter-contract.ts";
import { openMemoryChat } from "../support/memory-chat.ts";

testChatAdapterContract("a chat in memory", async (parts) => openMemoryChat(parts));
