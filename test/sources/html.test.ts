import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { codesOf, documentOf, itemsOf, itemsOfFile } from "./collect.ts";

const PROSE = [
  "The provincial council said on Monday that the bridge over the river had been closed after the flood.",
  "Engineers, who arrived at noon, expect that lorries can cross it again within a week, a spokeswoman said.",
  "Traders in the valley complained that nobody had told them, and that their fruit was rotting by the road.",
];
const page = (body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`;
const article = PROSE.map((text) => `<p>${text}</p>`).join("");

describe("the text of a page", () => {
  test("is its paragraphs in order, with empty lines between, without menus, asides and footers", async () => {
    const html = page(
      `<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news of the whole week.</a></li></ul></nav>
       <main><article><h1>Bridge closed after flood</h1>${article}</article></main>
       <aside><h4>Most read</h4><p>A cat was found in a tree again, and it came down by itself.</p></aside>
       <footer><p>All rights are reserved by the publisher of this paper.</p></footer>`,
      '<meta property="og:title" content="Bridge closed after flood">',
    );
    const { input } = await documentOf("a.html", html);
    expect(input.text).toBe(["Bridge closed after flood", ...PROSE].join("\n\n"));
  });

  test("is there behind the beginning of a CDATA section that nothing ends", async () => {
    const { input } = await documentOf("a.html", `<![CDATA[ ${page(`<article>${article}</article>`)}`);
    for (const paragraph of PROSE) expect(input.text).toContain(paragraph);
  });

  test("keeps byline and captions as paragraphs of their own", async () => {
    const html = page(
      `<article><h1>Bridge closed after flood</h1><p class="byline">By Ada Fern</p>
       <figure><img src="x.jpg"><figcaption>The bridge in spring.</figcaption></figure>${article}</article>`,
      '<meta property="og:title" content="Bridge closed after flood">',
    );
    const { input } = await documentOf("a.html", html);
    expect(input.text.split("\n\n").slice(0, 3)).toEqual([
      "Bridge closed after flood",
      "By Ada Fern",
      "The bridge in spring.",
    ]);
  });

  test("keeps a lead that stands in a box of its own", async () => {
    const lead = "RIVERTON (Agency) – A bridge was closed on Monday after the worst flood in thirty years.";
    const html = page(
      `<div><h1>Bridge closed after flood</h1><div class="lead">${lead}</div><div>${article}</div></div>`,
    );
    expect((await documentOf("a.html", html)).input.text).toContain(lead);
  });

  test("leaves out boxes inside the article that are named as something else", async () => {
    const box = "<div class='newsletter-box'><p>Get our letter every morning, free of charge, in your box.</p></div>";
    const html = page(
      `<article><h1>Bridge closed</h1>${article}${box}${article.replaceAll("Monday", "Friday")}</article>`,
    );
    expect((await documentOf("a.html", html)).input.text).not.toContain("Get our letter");
  });

  test("a page that is one big box named 'share' is still read", async () => {
    const { input } = await documentOf("a.html", page(`<div class="share"><h1>Bridge closed</h1>${article}</div>`));
    expect(input.text).toContain(PROSE[2]);
  });

  test("every paragraph names its element, and the spans cut out its words", async () => {
    const { input, elements } = await documentOf("a.html", page(`<article>${article}</article>`));
    expect(elements.map(({ span, path }) => [path, input.text.slice(...span)])).toEqual([
      ["/html/head/title", "T"],
      ...PROSE.map((text, at) => [`/html/body/article/p[${at + 1}]`, text]),
    ]);
  });

  test("white space is that of the screen: line breaks in the source are spaces, <br> is one", async () => {
    const html = page(`<article><p>One   line
      goes <b>on</b>, he said.<br>Next line of it is here.<br><br>A third stands alone, they say.</p>${article}</article>`);
    expect((await documentOf("a.html", html)).input.text).toContain(
      "One line goes on, he said.\nNext line of it is here.\n\nA third stands alone, they say.",
    );
  });

  test("scripts, styles and hidden elements say nothing", async () => {
    const hidden = "<p hidden>Secret words stand here, they say.</p><p style='display:none'>More of them are here.</p>";
    const html = page(`<article>${hidden}<script>var words = "He said no.";</script>${article}</article>`);
    const { text } = (await documentOf("a.html", html)).input;
    expect(text).not.toMatch(/Secret|More of them|var words/);
  });

  test.each([
    ["a fragment without html and body", article],
    ["html without body", `<html><head><title>T</title></head>${article}</html>`],
    ["paragraphs that are never closed", page(`<article>${article.replaceAll("</p>", "")}</article>`)],
    ["upper-case tags", page(`<ARTICLE>${article.toUpperCase()}</ARTICLE>`)],
  ])("%s is read", async (_, html) => {
    const { text } = (await documentOf("a.html", html)).input;
    for (const paragraph of PROSE) expect(text.toLowerCase()).toContain(paragraph.toLowerCase());
  });

  test("a short agency report of one paragraph is an article", async () => {
    const html = page("<h1>Blast in the city</h1><p>An explosion hit the city on Monday, two officials said.</p>");
    expect((await documentOf("a.html", html)).input.text).toContain("An explosion hit the city");
  });

  test("ten thousand nested elements are no danger", async () => {
    const deep = `${"<div>".repeat(10_000)}${article}${"</div>".repeat(10_000)}`;
    expect((await documentOf("a.html", page(deep))).input.text).toContain(PROSE[0]);
  });
});

describe("pages without an article", () => {
  test.each([
    ["nothing but a menu", page('<nav><a href="/a">News</a> <a href="/b">Sport</a></nav>')],
    ["an application that draws itself", page('<div id="root"></div><script>start();</script>')],
    ["nothing at all", page("")],
  ])("%s is refused with a code", async (_, html) => {
    expect(codesOf(await itemsOfFile("a.html", html))).toEqual(["E_INPUT_NO_ARTICLE"]);
  });

  test("an empty file is empty, not a page without article", async () => {
    expect(codesOf(await itemsOfFile("a.html", " \n"))).toEqual(["E_INPUT_EMPTY"]);
  });
});

describe("what a page says about itself", () => {
  const withHead = async (head: string, body = article): Promise<Record<string, unknown>> => {
    const {
      text: _text,
      id: _id,
      ...fields
    } = (await documentOf("a.html", page(`<article>${body}</article>`, head))).input;
    return fields;
  };
  const linked = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

  test("JSON-LD is believed first, also in lists and graphs", async () => {
    const news = {
      "@type": "NewsArticle",
      headline: "Bridge closed",
      datePublished: "2022-04-16T23:30:00+04:30",
      author: [{ "@type": "Person", name: "Ada Fern" }, { name: "Bo Reed" }],
      publisher: { "@type": "Organization", name: "River Post" },
      mainEntityOfPage: { "@id": "https://river-post.example/bridge" },
    };
    const expected = {
      title: "Bridge closed",
      published: "2022-04-16",
      author: "Ada Fern, Bo Reed",
      outlet: "River Post",
      url: "https://river-post.example/bridge",
      declaredLanguage: "en",
    };
    const other = '<meta property="og:title" content="Another title">';
    expect(await withHead(linked([{ "@type": "WebSite", name: "River Post" }, news]) + other)).toEqual(expected);
    expect(await withHead(linked({ "@graph": [{ "@type": "WebPage" }, news] }))).toEqual(expected);
  });

  test("broken JSON-LD is passed over", async () => {
    const head =
      '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="og:title" content="Bridge">';
    expect((await withHead(head))["title"]).toBe("Bridge");
  });

  test("meta elements and <time> fill in the rest", async () => {
    const head = '<meta property="og:site_name" content="River Post"><meta name="author" content="By Ada Fern">';
    const body = `<header><time datetime="2022-04-16">16 April</time></header>${article}`;
    expect(await withHead(head, body)).toEqual({
      title: "T",
      published: "2022-04-16",
      author: "Ada Fern",
      outlet: "River Post",
      declaredLanguage: "en",
    });
  });

  test("addresses and handles are no authors", async () => {
    const head =
      '<meta property="article:author" content="https://social.example/ada"><meta name="author" content="@ada">';
    expect((await withHead(head))["author"]).toBeUndefined();
  });

  test("the heading decides where the title ends and the outlet begins", async () => {
    const html = `<html><head><title>Bridge closed - after flood - River Post</title></head><body><article>
      <h1>Bridge closed - after flood</h1>${article}</article></body></html>`;
    expect((await documentOf("a.html", html)).input.title).toBe("Bridge closed - after flood");
  });

  test("entities that were escaped twice are read", async () => {
    expect((await withHead('<meta property="og:title" content="Bridge&amp;#8217;s end">'))["title"]).toBe(
      "Bridge’s end",
    );
  });

  test("what the caller says overrules the page, and only the page's own fields are marked as markup", async () => {
    const html = page(`<article>${article}</article>`, '<meta property="og:site_name" content="River Post">');
    const document = await documentOf("a.html", html, { given: { outlet: "Mine", published: "2022" } });
    expect(document.input).toMatchObject({ outlet: "Mine", published: "2022" });
    expect(document.markup).toEqual(["title", "language"]);
  });

  test("a declared encoding is used", async () => {
    const html = page(`<article>${article.replace("bridge", "caf\u00e9")}</article>`, '<meta charset="iso-8859-1">');
    expect((await documentOf("a.html", Buffer.from(html, "latin1"))).input.text).toContain("café");
  });
});

describe("whole pages come out as before (else: read the difference, then vitest -u)", () => {
  const folder = fileURLToPath(new URL("./pages", import.meta.url));
  const sample = fileURLToPath(new URL("../../corpus/sample", import.meta.url));
  const pages = [folder, sample].flatMap((from) =>
    readdirSync(from)
      .filter((name) => name.endsWith(".html"))
      .sort()
      .map((name) => [name, join(from, name)] as const),
  );

  test.each(pages)("%s", async (name, path) => {
    const [item] = await itemsOf([path]);
    if (item?.kind !== "document") throw new Error(`${name} gave ${item?.kind}`);
    const { text, id: _id, ...fields } = item.input;
    const head = Object.entries(fields).map(([field, value]) => `${field}: ${value}`);
    await expect(`${head.sort().join("\n")}\n---\n${text}\n`).toMatchFileSnapshot(
      join(folder, name.replace(/\.html$/, ".txt")),
    );
  });
});
