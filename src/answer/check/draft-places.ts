/** Places named in a draft: which are the reports' own, and what in the evidence accounts for the others. Chooses no report. */
import { isWithin, type Place, type PlaceMention, type Places, samePlace } from "../../corpus/places.ts";
import type { Report } from "../../corpus/report.ts";
import type { Span } from "../../corpus/span.ts";
import { placeOf } from "../../retrieval/choose-reports.ts";

export interface NamedPlace extends Span {
  name: string;
  /** Ids of the reports at hand that are about it. */
  reports: string[];
  /** 全国: stands in names of things more often than it is what is told about. */
  national: boolean;
  /** Stands at the head of its clause: what follows is about it. */
  leads: boolean;
  /** As evidence may write it; and, of a place that the report's own lies in, as the figure's clause may. */
  needles: string[];
  wholes: string[];
}

/** Words for a place of each level, as the report of a place within it writes them. */
const WHOLE: Readonly<Record<Place["level"], readonly string[]>> = {
  national: ["全国", "我国"],
  province: ["全省", "全区"],
  prefecture: ["全市", "全州"],
  county: ["全县", "全区"],
};
/** From the start of a clause to the place nothing but time words and connectives. */
const HEAD =
  /(?:^|[，。；：！？,;:!?、\n“"（(\s])(?:截至|到|至|在|而|其中|据|从|\d{4}年|去年|今年|[上下]半年|[\d一二三四五十]+月份?|年?[底末初]|全年|过去|以来)*\s*$/u;
const HEAD_CHARS = 14;

/** A reader of the places of a folded draft, for the reports at hand. */
export function placeReader(places: Places, reports: readonly Report[]): (folded: string) => NamedPlace[] {
  const owns = reports.flatMap((report) => {
    const place = placeOf(report, places);
    return place ? [{ id: report.id, place }] : [];
  });
  const nation = owns.filter(({ place }) => place.level === "national").map(({ id }) => id);
  return (folded) => {
    const mentions = places.find(folded).map((mention) => named(mention, folded, owns));
    if (nation.length === 0) return mentions;
    const ours = [...folded.matchAll(/我国/gu)].map((match) => ourCountry(match.index, folded, nation));
    return [...mentions, ...ours].sort((a, b) => a.start - b.start);
  };
}

function ourCountry(start: number, folded: string, reports: string[]): NamedPlace {
  const leads = isHead(folded, start);
  return { start, end: start + 2, name: "我国", reports, national: true, leads, needles: ["我国"], wholes: [] };
}

const isHead = (folded: string, at: number): boolean => HEAD.test(folded.slice(Math.max(0, at - HEAD_CHARS), at));

function named(mention: PlaceMention, folded: string, owns: readonly { id: string; place: Place }[]): NamedPlace {
  const { start, end, own: innermost, candidates } = mention;
  const own = owns.filter(({ place }) => candidates.some((candidate) => samePlace(candidate, place)));
  const broader = candidates.find((candidate) => owns.some(({ place }) => isWithin(place, candidate)));
  return {
    start,
    end,
    name: innermost,
    reports: own.map(({ id }) => id),
    national: candidates[0]?.level === "national",
    leads: isHead(folded, start),
    needles: [bareName(innermost)],
    wholes: [...(broader ? WHOLE[broader.level] : [])],
  };
}

/** 广东省 → 广东: a report may write it either way. */
function bareName(name: string): string {
  const bare = name.replace(/(?:特别行政区|自治[区州县]|[省市县区州])$/u, "");
  return bare.length >= 2 ? bare : name;
}
