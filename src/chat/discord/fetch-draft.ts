/** An attachment → the bytes of a draft. Only Discord's own address of the file is fetched, up to a size and a time. */
import type { Attachment } from "discord.js";
import { DRAFT_FILE_MAX_BYTES } from "../read-draft-file.ts";
import type { DiscordWords } from "./words/discord-words.ts";

const FETCH_TIMEOUT_MS = 10_000;

export async function fetchDraft(
  { url, size, name }: Pick<Attachment, "url" | "size" | "name">,
  words: DiscordWords,
): Promise<{ bytes: Uint8Array; name: string } | { problem: string }> {
  if (size > DRAFT_FILE_MAX_BYTES) return { problem: words.fileTooLarge(DRAFT_FILE_MAX_BYTES) };
  const bytes = await fetchBytes(url);
  return bytes === undefined ? { problem: words.fileUnreachable } : { bytes, name };
}

async function fetchBytes(url: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS), redirect: "error" });
    if (!response.ok) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.byteLength > DRAFT_FILE_MAX_BYTES ? undefined : bytes;
  } catch {
    return undefined;
  }
}
