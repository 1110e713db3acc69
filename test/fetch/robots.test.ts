import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRobots } from "../../src/fetch/robots.ts";

const allows = (text: string, path: string): boolean => parseRobots(text, "hearsay").allows(path);

describe("robots.txt", () => {
  test("lets everything through that it does not name", () => {
    expect(allows("", "/a")).toBe(true);
    expect(allows("User-agent: *\nDisallow:", "/a")).toBe(true);
    expect(allows("Disallow: /", "/a")).toBe(true);
    expect(allows("<!doctype html><p>Not found</p>", "/a")).toBe(true);
  });

  test("is read for the program's own group before that for all, and for all groups of its name", () => {
    const text =
      "User-agent: *\nDisallow: /\n\nUser-agent: HearSay/1.0\nDisallow: /a\n\nUser-Agent: other\nUser-agent: hearsay\nDisallow: /b # why";
    expect(["/a", "/b", "/c"].map((path) => allows(text, path))).toEqual([false, false, true]);
    expect(parseRobots(text, "somebody").allows("/c")).toBe(false);
  });

  test("takes a name for itself alone, not for longer ones", () => {
    expect(allows("User-agent: hearsaybot\nDisallow: /", "/a")).toBe(true);
    expect(allows("User-agent: hear\nDisallow: /", "/a")).toBe(true);
  });

  test("goes by the longest rule, and of two as long by the one that allows", () => {
    const text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /x\nDisallow: /x";
    expect(["/a", "/a/b", "/a/b/c/d", "/x"].map((path) => allows(text, path))).toEqual([false, true, false, true]);
  });

  test.each([
    ["/*.pdf$", "/a/b.pdf", false],
    ["/*.pdf$", "/a/b.pdf?x", true],
    ["/a$", "/a", false],
    ["/a$", "/ab", true],
    ["/*/private", "/a/private/b", false],
    ["*", "/", false],
    ["/a*b*c", "/a-b-b-c-d", false],
    ["/a*b*c", "/a-c-b", true],
    ["/a**$", "/a", false],
    ["/*a$", "/aba", false],
    ["/aa*aa$", "/aaa", true],
    ["/$", "/", false],
    ["/?id=", "/?id=3", false],
  ])("%s on %s: %s", (pattern, path, allowed) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(allowed);
  });

  test("knows the same path in all its spellings", () => {
    for (const [pattern, path] of [
      ["/caf\u00e9", "/caf%C3%A9"],
      ["/caf%c3%a9", "/caf\u00e9"],
      ["/%7eann", "/~ann"],
      ["/a%2fb", "/a%2Fb"],
    ]) {
      expect(allows(`User-agent: *\nDisallow: ${pattern}`, path ?? "")).toBe(false);
    }
    expect(allows("User-agent: *\nDisallow: /a%2fb", "/a/b")).toBe(true);
  });

  test("never forbids itself", () => {
    expect(allows("User-agent: *\nDisallow: /", "/robots.txt")).toBe(true);
  });

  test("may ask for a pause", () => {
    expect(parseRobots("User-agent: *\nCrawl-delay: 2.5\nDisallow: /a", "hearsay").crawlDelay).toBe(2.5);
    expect(parseRobots("User-agent: x\nCrawl-delay: 5", "hearsay").crawlDelay).toBeUndefined();
    expect(parseRobots("User-agent: *\nCrawl-delay: soon", "hearsay").crawlDelay).toBeUndefined();
  });

  test("counts lines of agents that follow one another as one group, whatever stands between them", () => {
    const text = "User-agent: a\nSitemap: https://x/\n\nUser-agent: hearsay\nDisallow: /a\nUser-agent: b\nDisallow: /b";
    expect(["/a", "/b"].map((path) => allows(text, path))).toEqual([false, true]);
  });

  test("matches with stars as a naive search does", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    const path = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 });
    fc.assert(
      fc.property(letters, path, fc.boolean(), (pattern, rest, anchored) => {
        const expression = new RegExp(`^/${pattern.replaceAll("*", ".*")}${anchored ? "$" : ""}`);
        expect(allows(`User-agent: *\nDisallow: /${pattern}${anchored ? "$" : ""}`, `/${rest}`)).toBe(
          !expression.test(`/${rest}`),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("of many stars is no trap", () => {
    const text = `User-agent: *\n${`Disallow: /${"a*".repeat(1000)}b\n`.repeat(100)}`;
    expect(allows(text, `/${"a".repeat(8000)}`)).toBe(true);
  });
});
