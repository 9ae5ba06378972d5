/**
 * Which automatic number each paragraph of a Word document has, from its numbering and styles.
 * Doesn't format numbers.
 */
import type { CheerioAPI } from "cheerio";
import type { AnyNode } from "domhandler";
import { type NumberLevel, numberLabel } from "./number-labels.ts";

interface Numbering {
  abstractId: string;
  levels: NumberLevel[];
  /** Levels at which this list begins to count anew. */
  overrides: Map<number, number>;
}

interface NumberedBy {
  numId: string;
  level: number;
}

const MAX_STYLES_UP = 12;
const LEVELS = 9;

/** Takes parsed `word/numbering.xml` and `word/styles.xml`; the function it gives has to be asked paragraph by paragraph, in order. */
export function docxNumbering(numbering: CheerioAPI, styles: CheerioAPI): ($: CheerioAPI, p: AnyNode) => string {
  const lists = readLists(numbering);
  const byStyle = readStyles(styles);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return ($, p) => {
    const properties = $(p).children("w\\:pPr");
    const own = numberedBy(properties.children("w\\:numPr"));
    const style = byStyle(properties.children("w\\:pStyle").attr("w:val"));
    const numId = own.numId ?? style.numId;
    const list = numId === undefined ? undefined : lists.get(numId);
    if (numId === undefined || list === undefined) return "";
    const level = Math.min(own.level ?? style.level ?? 0, LEVELS - 1);
    return numberLabel(list.levels, count(counts, begun, list, { numId, level }), level);
  };
}

function count(
  counts: Map<string, number[]>,
  begun: Set<string>,
  list: Numbering,
  { numId, level }: NumberedBy,
): number[] {
  const numbers = counts.get(list.abstractId) ?? [];
  counts.set(list.abstractId, numbers);
  const restart = list.overrides.get(level);
  const isFirst = !begun.has(`${numId} ${level}`);
  begun.add(`${numId} ${level}`);
  const start = restart ?? list.levels[level]?.start ?? 1;
  const before = restart !== undefined && isFirst ? undefined : numbers[level];
  numbers.length = Math.min(numbers.length, level + 1);
  for (let above = 0; above < level; above++) numbers[above] ??= list.levels[above]?.start ?? 1;
  numbers[level] = before === undefined ? start : before + 1;
  return numbers;
}

function readLists($: CheerioAPI): Map<string, Numbering> {
  const abstracts = new Map<string, NumberLevel[]>();
  for (const abstract of $("w\\:abstractNum").toArray())
    abstracts.set($(abstract).attr("w:abstractNumId") ?? "", readLevels($, abstract));
  const lists = new Map<string, Numbering>();
  for (const num of $("w\\:num").toArray()) {
    const abstractId = $(num).children("w\\:abstractNumId").attr("w:val") ?? "";
    const overrides = new Map<number, number>();
    const levels = [...(abstracts.get(abstractId) ?? [])];
    for (const override of $(num).children("w\\:lvlOverride").toArray()) {
      const level = Number($(override).attr("w:ilvl"));
      const start = $(override).children("w\\:startOverride").attr("w:val");
      if (start !== undefined) overrides.set(level, Number(start));
      const [replaced] = $(override).children("w\\:lvl").toArray();
      if (replaced) levels[level] = readLevel($, replaced);
    }
    lists.set($(num).attr("w:numId") ?? "", { abstractId, levels, overrides });
  }
  return lists;
}

function readLevels($: CheerioAPI, abstract: AnyNode): NumberLevel[] {
  const levels: NumberLevel[] = [];
  for (const level of $(abstract).children("w\\:lvl").toArray()) {
    const at = Number($(level).attr("w:ilvl"));
    if (at >= 0 && at < LEVELS) levels[at] = readLevel($, level);
  }
  return levels;
}

function readLevel($: CheerioAPI, level: AnyNode): NumberLevel {
  const value = (name: string): string | undefined => $(level).children(name).attr("w:val");
  return {
    format: value("w\\:numFmt") ?? "decimal",
    text: value("w\\:lvlText") ?? "",
    start: Number(value("w\\:start") ?? 1),
  };
}

/** What a style, or the one it's based on, says of numbers. */
function readStyles($: CheerioAPI): (id: string | undefined) => Partial<NumberedBy> {
  const known = new Map<string, { own: Partial<NumberedBy>; basedOn: string | undefined }>();
  for (const style of $("w\\:style").toArray()) {
    const own = numberedBy($(style).children("w\\:pPr").children("w\\:numPr"));
    known.set($(style).attr("w:styleId") ?? "", { own, basedOn: $(style).children("w\\:basedOn").attr("w:val") });
  }
  return (id) => {
    let found: Partial<NumberedBy> = {};
    let at = id;
    for (let up = 0; at !== undefined && up < MAX_STYLES_UP; up++) {
      const style = known.get(at);
      found = { ...style?.own, ...found };
      at = style?.basedOn;
    }
    return found;
  };
}

function numberedBy(numPr: ReturnType<CheerioAPI>): Partial<NumberedBy> {
  const numId = numPr.children("w\\:numId").attr("w:val");
  const level = numPr.children("w\\:ilvl").attr("w:val");
  return {
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}
