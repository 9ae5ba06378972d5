/** Addresses of pages for citations, from the template that the configuration gives. Opens no page. */
import type { Answer, Citation } from "../answer/answer.ts";

/** Slots of PAGE_URL. */
const SLOT = /\{(report|section|start|end|quote)\}/gu;

/** Half a character, which no address can hold. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * The answer with `url` on its citations: the template with `{report}`, `{section}`, `{start}`, `{end}` and `{quote}` filled in,
 * percent-encoded. A citation that has an address keeps it.
 */
export function linkPages(answer: Answer, template: string | undefined): Answer {
  if (template === undefined) return answer;
  const link = (citation: Citation): Citation => ({ url: pageUrl(citation, template), ...citation });
  return {
    ...answer,
    citations: answer.citations.map(link),
    ...(answer.related === undefined ? {} : { related: answer.related.map(link) }),
  };
}

function pageUrl(place: Pick<Citation, "report" | "section" | "start" | "end" | "quote">, template: string): string {
  return template.replace(SLOT, (_, slot: "report" | "section" | "start" | "end" | "quote") =>
    encodeURIComponent(String(place[slot]).replace(LONE_SURROGATE, "\ufffd")),
  );
}
