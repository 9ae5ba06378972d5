import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, readAction, writeAction } from "../../../src/chat/discord/custom-id.ts";
import type { Report } from "../../../src/corpus/report.ts";
import { makeReport } from "../../support/make-report.ts";

const ids = ["tianhe-2020", "广东省2025年政府工作报告（全文）", "x".repeat(200)];
const reports = new Map<string, Report>(ids.map((id) => [id, makeReport("全年实现地区生产总值5047.4亿元。")]));
const place = fc.record({ report: fc.constantFrom(...ids), start: fc.nat(2_000_000) });
const snapshot = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 16, maxLength: 16 });

describe("custom ids", () => {
  test("a paragraph's place comes back, from a hundred characters at most", () => {
    fc.assert(
      fc.property(snapshot, place, (from, where) => {
        const id = writeAction({ type: "paragraph", snapshot: from, place: where });
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readAction(id, reports)).toEqual({ type: "paragraph", snapshot: from.slice(0, 8), place: where });
      }),
    );
  });

  test("of many sources as many come back, in order, as have room", () => {
    fc.assert(
      fc.property(snapshot, fc.array(place, { minLength: 1, maxLength: 40 }), (from, places) => {
        const id = writeAction({ type: "sources", snapshot: from, places });
        expect(id.length).toBeLessThanOrEqual(100);
        const read = readAction(id, reports);
        expect(read?.type).toBe("sources");
        const got = read?.type === "sources" ? read.places : [];
        expect(got).toEqual(places.slice(0, got.length));
        expect(got.length).toBeGreaterThanOrEqual(Math.min(places.length, 6));
      }),
    );
  });

  test("of one report fourteen sources have room", () => {
    const places = Array.from({ length: 14 }, (_, i) => ({ report: "tianhe-2020", start: 40_000 + i * 997 }));
    const id = writeAction({ type: "sources", snapshot: "5f0c5f0c5f0c5f0c", places });
    expect(id.length).toBeLessThanOrEqual(100);
    expect(readAction(id, reports)).toEqual({ type: "sources", snapshot: "5f0c5f0c", places });
  });

  test.each<Action>([
    { type: "share" },
    { type: "follow-up" },
    { type: "thread" },
    { type: "vote", vote: "up", receipt: "0f1e2d3c4b5a6978" },
    { type: "vote", vote: "down", receipt: "0f1e2d3c4b5a6978" },
    { type: "draft" },
    { type: "draft", report: "tianhe-2020" },
  ])("%j comes back", (action) => {
    expect(readAction(writeAction(action), reports)).toEqual(action);
  });

  test.each(["", "p:abc", "p:01234567:zzzzzz12", "q:1", "../../etc"])("%j is none of ours", (id) => {
    expect(readAction(id, reports)).toBeUndefined();
  });
});
