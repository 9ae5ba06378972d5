/** What a figure of a draft counts, in the draft's words: for matching and for a reader. Looks at nothing beyond its sentence. */
import type { Figure } from "../../corpus/figures/figure.ts";
import { sameUnit } from "../../corpus/figures/units.ts";
import type { Sentence } from "../../corpus/report.ts";
import type { Span } from "../../corpus/span.ts";
import { foldDraft } from "./fold-draft.ts";

/** Words that name nothing by themselves: 要投入, 比上年多, 又修. */
export const EMPTY =
  /^(?:[\s，。；：、的了（）()*#>|`-]|要|占|将|还|再|又|另|一|一共|总共|合计|共计|总计|共|已|总|约|其中|累计|总?投资?额?|投入|投下去|下去|花费?|拿出|拿到|到手|收到|获得|安排|新增|新修|修建?|建成?|有|达到?|完成|实现|增加?|增长|减少?|下降|多|少|比|同比?|环比|较|上年|上期|去年|年均|平均|预计|预期|目标|任务|计划|资金|乡下|城里|全[县市区省州国])*$/u;
const LEADING =
  /^(?:[^\p{L}\p{N}“《「『"]|的|提出|表示|宣布|完成|实现|全年|要|将|將|还要|還要|计划|計畫|計劃|力争|力爭|确保|確保|实现|實現|共有?|已有?|目前|其中|截至|底|[目預预][标標期计計](?:[是为為]|到)+)+/u;

/** What is counted; where the words beside the number name nothing, those of the figure or of the clause before. */
export function indicatorOf(
  { figures, sentence }: { figures: readonly Figure[]; sentence: Sentence },
  figure: Figure,
  clause: Span,
  words: (spans: readonly Span[]) => string,
): string {
  const own = words(figure.indicatorSpans);
  if (!EMPTY.test(own)) return own;
  const previous = figures.filter((other) => other.end <= figure.start).at(-1);
  const alike = previous !== undefined && sameUnit(previous.unit, figure.unit);
  if (previous && (alike || /%|‰|百分点|倍/u.test(figure.unit))) {
    const inherited = words(previous.indicatorSpans);
    if (!EMPTY.test(inherited)) return `${inherited} ${own}`;
  }
  const whole = words([clause]);
  const earlier = earlierClause(sentence, clause);
  return EMPTY.test(whole) && earlier ? `${words([earlier])} ${whole}` : whole;
}

/** The same words as the draft writes them; empty when they name nothing. */
export function aboutOf(text: string, spans: readonly Span[], hidden: readonly Span[]): string {
  const words = spans
    .map((span) => without(text, span, hidden))
    .join("")
    .replace(/[\s*#>`|]+|\p{Extended_Pictographic}|[（(][）)]/gu, "");
  const about = words.replace(LEADING, "").replace(/[\s，。；：、（(-]+$/u, "");
  return about.length < 2 || EMPTY.test(foldDraft(about)) ? "" : about;
}

/** The clause before. */
export const earlierClause = ({ clauses }: Sentence, clause: Span): Span | undefined =>
  clauses.filter(({ end }) => end <= clause.start).at(-1);

/** The words of a span with a space in place of each of the spans `hidden`. */
export function without(folded: string, span: Span, hidden: readonly Span[]): string {
  let out = "";
  let at = span.start;
  for (const { start, end } of [...hidden].sort((a, b) => a.start - b.start)) {
    if (start < at || end > span.end) continue;
    out += `${folded.slice(at, start)} `;
    at = end;
  }
  return out + folded.slice(at, span.end);
}
