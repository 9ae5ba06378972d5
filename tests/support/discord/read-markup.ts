/**
 * Discord's markup as its client reads it: what is shown, and every mark in it. Stricter where in doubt: what might become a link
 * or a mention counts as one.
 * https://support.discord.com/hc/en-us/articles/210298617 and https://docs.discord.com/developers/reference#message-formatting
 */

export type MarkKind =
  | "bold"
  | "italic"
  | "underline"
  | "strike"
  | "spoiler"
  | "code"
  | "quote"
  | "heading"
  | "subtext"
  | "list"
  | "link"
  | "masked link"
  | "mention"
  | "emoji"
  | "timestamp";

export interface Mark {
  kind: MarkKind;
  /** What it holds, as shown; the address of a link. */
  text: string;
}

export interface ReadMarkup {
  /** Without markup. */
  shown: string;
  marks: Mark[];
}

const ESCAPED = /^\\([^0-9A-Za-z\s])/u;
/** At the start of a line. */
const BLOCKS: [MarkKind, RegExp][] = [
  ["heading", /^#{1,3}[ \t]+(?=\S)/u],
  ["subtext", /^-#[ \t]+(?=\S)/u],
  ["list", /^[ \t]*(?:[-*+]|\d{1,10}\.)[ \t]+(?=\S)/u],
];
/** What ends where it began; the first group is read again, but for code. */
const SPANS: [MarkKind, RegExp][] = [
  ["code", /^```([\s\S]+?)```/u],
  ["code", /^(`+)(?!`)[\s\S]*?[^`]\1(?!`)/u],
  ["bold", /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u],
  ["underline", /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u],
  ["strike", /^~~([\s\S]+?)~~/u],
  ["spoiler", /^\|\|([\s\S]+?)\|\|/u],
  ["italic", /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/u],
  ["italic", /^_((?:\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z])/u],
];
/** What stands for something else as a whole. */
const ATOMS: [MarkKind, RegExp][] = [
  ["mention", /^<(?:@[!&]?|#)\d+>/u],
  ["mention", /^<\/[^:>\n]+:\d+>/u],
  ["mention", /^<id:\w+>/u],
  ["mention", /^@(?:everyone|here)/u],
  ["emoji", /^<a?:\w+:\d+>/u],
  // Names of the client; 💯 and 🔢 are called by a number.
  ["emoji", /^:(?:[A-Za-z_+-][\w+-]*|100|1234):/u],
  ["timestamp", /^<t:-?\d+(?::[tTdDfFRsS])?>/u],
  ["link", /^<?(?:https?|discord|steam|ftp|mailto):\/\/[^\s<>]+>?/iu],
  ["link", /^(?:discord\.gg|discord(?:app)?\.com\/invite|dsc\.gg)\/[\w-]+/iu],
  ["link", /^www\.[\w-]+\.\w+/iu],
];
const MASKED_LINK = /^\[((?:\\[\s\S]|[^\]\\])+)\]\(\s*<?([^\s<>)]+)>?(?:\s+["'][^"']*["'])?\s*\)/u;
const QUOTE_LINE = /^> ?/u;

export function readMarkup(text: string): ReadMarkup {
  const marks: Mark[] = [];
  const shown = blocksOf(text).map(({ isQuote, body }) => {
    const inside = readInline(body, marks, true);
    if (isQuote) marks.push({ kind: "quote", text: inside });
    return inside;
  });
  return { shown: shown.join("\n"), marks };
}

/** Quotes, which are read as a text of their own, and what stands between. `>>> ` quotes all that follows. */
function blocksOf(text: string): { isQuote: boolean; body: string }[] {
  const lines = text.split("\n");
  const long = lines.findIndex((line) => line.startsWith(">>> "));
  const rest = long < 0 ? [] : [{ isQuote: true, body: lines.slice(long).join("\n").slice(4) }];
  const blocks: { isQuote: boolean; body: string }[] = [];
  for (const line of long < 0 ? lines : lines.slice(0, long)) {
    const isQuote = line.startsWith("> ");
    const body = isQuote ? line.replace(QUOTE_LINE, "") : line;
    const last = blocks.at(-1);
    if (last?.isQuote === isQuote) last.body += `\n${body}`;
    else blocks.push({ isQuote, body });
  }
  return [...blocks, ...rest];
}

function readInline(text: string, marks: Mark[], mayBegin = false): string {
  let shown = "";
  let at = 0;
  let isLineStart = mayBegin;
  while (at < text.length) {
    PLAIN.lastIndex = at;
    const plain = isLineStart ? "" : (PLAIN.exec(text)?.[0] ?? "");
    if (plain !== "") {
      shown += plain;
      at += plain.length;
      continue;
    }
    const rest = text.slice(at);
    const [taken, drawn] =
      (isLineStart ? readBlock(rest, marks) : undefined) ?? readMark(rest, marks) ?? firstCharacter(rest);
    isLineStart = drawn.endsWith("\n");
    shown += drawn;
    at += taken;
  }
  return shown;
}

function firstCharacter(rest: string): Taken {
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [character.length, character];
}

type Taken = [characters: number, shown: string];

function readBlock(rest: string, marks: Mark[]): Taken | undefined {
  for (const [kind, pattern] of BLOCKS) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    marks.push({ kind, text: rest.slice(found[0].length).split("\n")[0] ?? "" });
    return [found[0].length, ""];
  }
  return undefined;
}

/** Characters that can begin a mark: all others are only themselves. */
const BEGINS = /^[\\*_~|`[<@:hdsfmw]/iu;
/** What none of them is, within a line. */
const PLAIN = /[^\\*_~|`[<@:hdsfmw\n]+/iuy;

function readMark(rest: string, marks: Mark[]): Taken | undefined {
  if (!BEGINS.test(rest)) return undefined;
  const escaped = ESCAPED.exec(rest);
  if (escaped !== null) return [escaped[0].length, escaped[1] ?? ""];
  const link = MASKED_LINK.exec(rest);
  if (link !== null) {
    marks.push({ kind: "masked link", text: link[2] ?? "" });
    return [link[0].length, readInline(link[1] ?? "", marks)];
  }
  for (const [kind, pattern] of ATOMS) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    marks.push({ kind, text: found[0] });
    return [found[0].length, found[0]];
  }
  for (const [kind, pattern] of SPANS) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const inside = kind === "code" ? found[0].replaceAll("`", "") : readInline(found[1] ?? "", marks);
    marks.push({ kind, text: inside });
    return [found[0].length, inside];
  }
  return undefined;
}
