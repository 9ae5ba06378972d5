/**
 * What a button carries, so that it works after a restart without a database: the action, the snapshot it was drawn from, and
 * places of reports. Holds no text of questions or reports.
 */
import { createHash } from "node:crypto";
import type { Report } from "../../corpus/report.ts";
import { DISCORD_MAX_CUSTOM_ID_CHARS } from "./discord-limits.ts";

/** A sentence of a report, as a citation points to it. */
export interface Place {
  /** Id of the report. */
  report: string;
  /** Where the sentence begins. */
  start: number;
}

export type Action =
  | { type: "paragraph"; snapshot: string; place: Place }
  | { type: "sources"; snapshot: string; places: Place[] }
  | { type: "share" }
  | { type: "follow-up" }
  | { type: "thread" }
  | { type: "vote"; vote: "up" | "down"; receipt: string }
  | { type: "draft"; report?: string };

const SNAPSHOT_CHARS = 8;
const REPORT_CHARS = 6;
const RADIX = 36;

/** Of a snapshot's name, what a button keeps. */
export const shortSnapshot = (snapshot: string): string => snapshot.slice(0, SNAPSHOT_CHARS);

/** Ids of reports may be long and of any script. */
const shortReport = (id: string): string => createHash("sha256").update(id).digest("base64url").slice(0, REPORT_CHARS);

const writePlace = ({ report, start }: Place): string => `${shortReport(report)}${start.toString(RADIX)}`;

/** At most 100 characters: places beyond that are left out. */
export function writeAction(action: Action): string {
  switch (action.type) {
    case "paragraph":
      return `p:${shortSnapshot(action.snapshot)}:${writePlace(action.place)}`;
    case "sources": {
      let id = `s:${shortSnapshot(action.snapshot)}:`;
      for (const [i, place] of action.places.entries()) {
        const before = action.places[i - 1];
        const next =
          before?.report === place.report
            ? `.${place.start.toString(RADIX)}`
            : `${before === undefined ? "" : ","}${writePlace(place)}`;
        if (id.length + next.length > DISCORD_MAX_CUSTOM_ID_CHARS) break;
        id += next;
      }
      return id;
    }
    case "share":
      return "x";
    case "follow-up":
      return "f";
    case "thread":
      return "t";
    case "vote":
      return `v:${action.vote === "up" ? "u" : "d"}:${action.receipt}`;
    case "draft":
      return action.report === undefined ? "d" : `d:${shortReport(action.report)}`;
  }
}

/** The action of a custom id; undefined for one that isn't ours or names a report that is gone. */
export function readAction(id: string, reports: ReadonlyMap<string, Report>): Action | undefined {
  const [kind, first = "", second = ""] = id.split(":");
  const placeOf = (text: string): Place | undefined => {
    const report = reportNamed(text.slice(0, REPORT_CHARS), reports);
    const start = Number.parseInt(text.slice(REPORT_CHARS), RADIX);
    return report === undefined || Number.isNaN(start) ? undefined : { report, start };
  };
  /** Of one report: the first with its name, behind it where the others begin. */
  const placesOf = (text: string): Place[] => {
    const [named = "", ...starts] = text.split(".");
    return [named, ...starts.map((start) => named.slice(0, REPORT_CHARS) + start)].flatMap(
      (each) => placeOf(each) ?? [],
    );
  };
  switch (kind) {
    case "p": {
      const place = placeOf(second);
      return place && { type: "paragraph", snapshot: first, place };
    }
    case "s":
      return { type: "sources", snapshot: first, places: second.split(",").flatMap(placesOf) };
    case "x":
      return { type: "share" };
    case "f":
      return { type: "follow-up" };
    case "t":
      return { type: "thread" };
    case "v":
      return second !== "" && (first === "u" || first === "d")
        ? { type: "vote", vote: first === "u" ? "up" : "down", receipt: second }
        : undefined;
    case "d": {
      const report = first === "" ? undefined : reportNamed(first, reports);
      return { type: "draft", ...(report === undefined ? {} : { report }) };
    }
    default:
      return undefined;
  }
}

const reportNamed = (short: string, reports: ReadonlyMap<string, Report>): string | undefined =>
  [...reports.keys()].find((id) => shortReport(id) === short);
