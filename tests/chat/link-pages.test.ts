import { describe, expect, test } from "vitest";
import { linkPages } from "../../src/chat/link-pages.ts";
import { makeAnswer, makeCitation } from "../support/recording-desk.ts";

describe("linkPages", () => {
  test("without a template the answer stays as it is", () => {
    const answer = makeAnswer();
    expect(linkPages(answer, undefined)).toBe(answer);
  });

  test.each([
    ["https://example.org/{report}", "https://example.org/shili-2020"],
    [
      "https://example.org/r?s={section}&a={start}-{end}",
      "https://example.org/r?s=%E4%B8%80%E3%80%81(%E4%B8%80)&a=0-3",
    ],
    ["https://example.org/{report}#:~:text={quote}", "https://example.org/shili-2020#:~:text=8%25%26"],
    ["https://example.org/{other}", "https://example.org/{other}"],
  ])("%s", (template, url) => {
    const citation = makeCitation({ quote: "8%&" });
    const answer = makeAnswer({ citations: [citation], related: [citation] });
    const linked = linkPages(answer, template);
    expect(linked.citations[0]?.url).toBe(url);
    expect(linked.related?.[0]?.url).toBe(url);
  });

  test("a quotation stays within its slot, whatever stands in it", () => {
    const quote = "https://evil.example/?a=b#c d\n{report}\ud800";
    const [citation] = linkPages(
      makeAnswer({ citations: [makeCitation({ quote })] }),
      "https://e.org/#{quote}",
    ).citations;
    expect(citation?.url).toMatch(/^https:\/\/e\.org\/#[\w%.!~*'()-]+$/);
  });

  test("an address of its own is kept", () => {
    const citation = makeCitation({ url: "https://gov.example/1" });
    expect(linkPages(makeAnswer({ citations: [citation] }), "https://e.org/{report}").citations[0]?.url).toBe(
      "https://gov.example/1",
    );
  });
});
