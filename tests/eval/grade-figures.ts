/** Is a ledger right? All of a report's figures against a gold ledger or a sample of one. Reads no file. */
import type { LedgerFigure } from "../../src/chat/ledger-figure.ts";
import { isClose, sectionKey } from "./gold-value.ts";
import type { Share } from "./share.ts";

/** A figure of the gold ledger: `start` counts from the beginning of line `para` (0-based). */
export interface GoldenFigure {
  text: string;
  value: number;
  unit: string;
  period: string | number;
  kind: string;
  section: string;
  para: number;
  start: number;
  context?: string;
  /** Whether it's a figure can be argued: neither asked for nor counted as wrong. */
  borderline?: boolean;
}

export type GoldenNonFigure = Pick<GoldenFigure, "text" | "para" | "start">;

export interface LedgerGrade {
  recall: Share;
  /** Means something only when the gold is whole, not a sample. */
  precision: Share;
  kind: Share;
  value: Share;
  unit: Share;
  period: Share;
  section: Share;
  /** Spans whose text is the figure's. */
  exact: Share;
  /** Gold non-figures that the ledger has as figures. */
  nonFiguresTaken: Share;
  missed: GoldenFigure[];
  typedWrong: { gold: GoldenFigure; given: LedgerFigure }[];
  notInGold: LedgerFigure[];
  taken: LedgerFigure[];
}

type Range = readonly [start: number, end: number];

export function gradeFigures(
  gold: readonly GoldenFigure[],
  nonFigures: readonly GoldenNonFigure[],
  ledger: readonly LedgerFigure[],
  text: string,
): LedgerGrade {
  const rangeOf = rangesIn(text);
  const stated = gold.filter(({ kind }) => kind === "actual" || kind === "target");
  const needed = stated.filter(({ borderline }) => !borderline);
  const found = needed.flatMap((figure) => {
    const given = ledger.find((candidate) => overlaps([candidate.start, candidate.end], rangeOf(figure)));
    return given ? [{ gold: figure, given }] : [];
  });
  const count = (test: (pair: (typeof found)[number]) => boolean): Share => ({
    part: found.filter(test).length,
    whole: found.length,
  });
  const sameValue = ({ gold: { value }, given }: (typeof found)[number]): boolean =>
    isClose(Math.abs(given.value), Math.abs(value));
  const samePeriod = ({ gold: { period }, given }: (typeof found)[number]): boolean => given.period === String(period);
  const sameKind = ({ gold: { kind }, given }: (typeof found)[number]): boolean => given.kind === kind;
  const allowed = [...stated, ...gold.filter((figure) => figure.borderline || !stated.includes(figure))].map(rangeOf);
  const notInGold = withoutPlace(ledger, allowed);
  const taken = takenNonFigures(ledger, nonFigures, rangeOf);
  return {
    recall: { part: found.length, whole: needed.length },
    precision: { part: ledger.length - notInGold.length, whole: ledger.length },
    kind: count(sameKind),
    value: count(sameValue),
    unit: count(({ gold: { unit }, given }) => given.unit === unit),
    period: count(samePeriod),
    section: count(({ gold: { section }, given }) => sectionKey(given.section) === sectionKey(section)),
    exact: { part: ledger.filter((f) => text.slice(f.start, f.end) === f.text).length, whole: ledger.length },
    nonFiguresTaken: { part: taken.length, whole: nonFigures.length },
    missed: needed.filter((figure) => !found.some((pair) => pair.gold === figure)),
    typedWrong: found.filter((pair) => !sameValue(pair) || !samePeriod(pair) || !sameKind(pair)),
    notInGold,
    taken,
  };
}

/** Where a gold figure stands in the whole text. */
function rangesIn(text: string): (figure: GoldenNonFigure) => Range {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === "\n") lineStarts.push(i + 1);
  return ({ para, start, text: figure }) => {
    const at = (lineStarts[para] ?? 0) + start;
    return [at, at + figure.length];
  };
}

/** The same place, not merely a touching one: more than half in common, or some characters more on either side. */
function overlaps([start, end]: Range, [goldStart, goldEnd]: Range): boolean {
  const common = Math.min(end, goldEnd) - Math.max(start, goldStart);
  if (2 * common > Math.max(end - start, goldEnd - goldStart)) return true;
  const around = start <= goldStart && goldStart < goldEnd && goldEnd <= end;
  return around && end <= goldEnd + 6 && start >= goldStart - 3;
}

/** Figures of the ledger for which no gold place is left; each place takes one. */
function withoutPlace(ledger: readonly LedgerFigure[], places: readonly Range[]): LedgerFigure[] {
  const used = new Set<string>();
  return ledger.filter(({ start, end }) => {
    const place = places.find((range) => overlaps([start, end], range) && !used.has(range.join()));
    if (place) used.add(place.join());
    return !place;
  });
}

/** A figure that is part of what is none (6 of 6月11日) was taken for one as well. */
function takenNonFigures(
  ledger: readonly LedgerFigure[],
  nonFigures: readonly GoldenNonFigure[],
  rangeOf: (figure: GoldenNonFigure) => Range,
): LedgerFigure[] {
  return nonFigures.flatMap((nonFigure) => {
    const [start, end] = rangeOf(nonFigure);
    const taken = ledger.find(
      (figure) =>
        figure.kind !== "count" &&
        (overlaps([figure.start, figure.end], [start, end]) || (start <= figure.start && figure.end <= end)),
    );
    return taken ? [taken] : [];
  });
}
