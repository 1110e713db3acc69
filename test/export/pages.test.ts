import { HtmlValidate } from "html-validate";
import { parseHTML } from "linkedom";
import { micromark } from "micromark";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/doc/reading.ts";
import { handReadings } from "./by-hand.ts";
import { type Exporting, libraryOf, sampleLibrary } from "./library.ts";

/** The two reports as one story, the second as strangers might write it. */
async function hostile(): Promise<Exporting> {
  const [first, second] = handReadings();
  if (first === undefined || second === undefined) throw new Error("no readings");
  const title =
    '<img src="https://evil.example/x.png" onerror="alert(1)"> [a](javascript:alert(1)) ![b](//evil.example/b)';
  const edited: Reading = { ...first, document: { ...first.document, title, uri: "javascript:alert(1)" } };
  return libraryOf([edited, second]);
}

describe("HTML", () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "no-inline-style": "off",
      "long-title": "off",
      "require-sri": "off",
      "no-raw-characters": "off",
      "text-content": "off",
    },
  });

  test.each([
    ["the sample's stories", () => sampleLibrary()],
    ["a story by hostile reports", hostile],
  ])("a validator finds nothing wrong with the page of %s", async (_, library) => {
    const page = await (await library()).text("html");
    const { results } = await validator.validateString(page);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId} ${message}`)),
    ).toEqual([]);
  });

  test("nothing in it is loaded, run or followed by itself", async () => {
    const page = await (await hostile()).text("html");
    expect(page).toContain("default-src 'none'");
    const { document } = parseHTML(page);
    for (const element of document.querySelectorAll("*")) {
      expect(element.tagName).not.toMatch(/^(?:SCRIPT|IMG|IFRAME|OBJECT|EMBED|LINK|VIDEO|AUDIO|BASE|FORM)$/);
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(?:src|srcset|action|style|on.*)$/);
        if (name === "href") expect(value).toMatch(/^(?:#|https?:)/);
      }
    }
    expect(page).not.toMatch(/@import|url\(/i);
  });

  test("every quote leads to a report on the page, and each story says both numbers", async () => {
    const page = await (await sampleLibrary()).text("html");
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(50);
    for (const target of targets) expect(ids).toContain(target);
    expect(page).toMatch(/5 documents · 4 lineages/);
  });

  test("a page of one story holds that story alone", async () => {
    const library = await sampleLibrary();
    const all = await library.text("html");
    const [, first = ""] = /<article id="(s[0-9a-f]{12})"/.exec(all) ?? [];
    const one = await library.text("html", { filter: { story: first } });
    expect([...one.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)).toEqual([first]);
  });

  test("where nothing is told by several, it says so", async () => {
    const page = await (await sampleLibrary()).text("html", { filter: { outlet: "Nobody's Gazette" } });
    expect(page).toContain("No story");
    expect((await validator.validateString(page)).valid).toBe(true);
  });
});

describe("Markdown", () => {
  test("a report's words are text and no markup", async () => {
    const rendered = micromark(await (await hostile()).text("markdown"));
    expect(rendered).not.toMatch(/<(?:img|a|script)\b/i);
  });

  test("each footnote that is called is there, once", async () => {
    const text = await (await sampleLibrary()).text("markdown");
    const notes = [...text.matchAll(/^\[\^([^\]]+)\]:/gm)].map(([, name]) => name);
    const calls = [...text.matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, name]) => name);
    expect(new Set(notes).size).toBe(notes.length);
    expect(calls.length).toBeGreaterThan(20);
    for (const call of calls) expect(notes).toContain(call);
  });
});
