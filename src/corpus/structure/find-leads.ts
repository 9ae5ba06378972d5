/**
 * Leads: the opening topic sentence of a paragraph (着力构建现代产业体系。), and 一是… or ——… points within it.
 * Decides from the sentences' own words; a lead is never a section.
 */
import type { Sentence } from "../report.ts";
import type { Span } from "../span.ts";

const POINT =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|第[一二三四五六七八九十]{1,2}[，,、]?|其[一二三四五六]，|首先，|其次，|再次，|最后，)/;
const DASH = /^[-—–]+\s*/;
const FIGURE = /\d(?!\s*[”"》+＋])|百分之/;
const STATEMENT =
  /(?:之年|[一二三四五]年|时期|阶段|一届|如下|认为|看到|知道|体会到|感受到|表示)[。：！]?$|^(?:各位|现在|以上|同志们|我们?代表)|(?:看到|认识到|说明的是)，/;
const MAX_LEAD_CHARS = 34;
const MIN_LEAD_CHARS = 4;

/**
 * Sets `lead` on the sentences of one paragraph, in order, and returns the paragraph's own; `opening` is false for sentences
 * that follow a heading on the same line, where only points are leads.
 */
export function findLeads(text: string, sentences: Sentence[], opening = true): Span | undefined {
  const first = sentences[0];
  const paragraphLead = opening && sentences.length > 1 && first ? leadOf(text, first, true) : undefined;
  let inForce = paragraphLead;
  for (const [i, sentence] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end);
    const own = POINT.test(words) || DASH.test(words) ? leadOf(text, sentence, false) : undefined;
    if (own) inForce = own;
    const isLeadItself = inForce && inForce.start <= sentence.start + 4 && inForce.end >= sentence.end - 2;
    if (inForce && !isLeadItself && (i > 0 || own)) sentence.lead = inForce;
  }
  return paragraphLead ?? inForceFromStart(sentences);
}

function inForceFromStart(sentences: readonly Sentence[]): Span | undefined {
  const lead = sentences[0]?.lead;
  return lead && sentences[0] && lead.start >= sentences[0].start ? lead : undefined;
}

/** The sentence without its dash and full stop when it is short and tells no figure; else, of a point, its first clause. */
function leadOf(text: string, sentence: Sentence, opening: boolean): Span | undefined {
  const start = sentence.start + (DASH.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0);
  const whole = withoutStop(text, { start, end: sentence.end });
  if (isLead(text.slice(whole.start, whole.end))) return whole;
  const words = text.slice(start, sentence.end);
  const first = sentence.clauses[0];
  if (opening && !POINT.test(words)) return undefined;
  if (!first || sentence.clauses.length < 2) return undefined;
  const clause = withoutStop(text, { start, end: first.end });
  return isLead(text.slice(clause.start, clause.end)) ? clause : undefined;
}

function isLead(words: string): boolean {
  return (
    words.length >= MIN_LEAD_CHARS && words.length <= MAX_LEAD_CHARS && !FIGURE.test(words) && !STATEMENT.test(words)
  );
}

function withoutStop(text: string, span: Span): Span {
  let end = span.end;
  while (end > span.start && /[。！!；;，,：:\s]/.test(text[end - 1] ?? "")) end -= 1;
  return { start: span.start, end };
}
