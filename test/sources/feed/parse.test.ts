import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HearsayError } from "../../../src/errors.ts";
import { looksLikeFeed } from "../../../src/sources/feed/look.ts";
import { parseFeed } from "../../../src/sources/feed/parse.ts";
import { htmlParagraphs } from "../../../src/sources/feed/prose.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const feedOf = (text: string, address?: string) => parseFeed(bytes(text), { where: "feed.xml", address });
const rss = (items: string, head = "<title>The Lantern</title>"): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>${head}${items}</channel></rss>`;
const itemsOf = (items: string, address?: string) => feedOf(rss(items), address).items;
const only = (items: string, address?: string) => itemsOf(items, address)[0];

describe("RSS 2.0", () => {
  test("gives items with words, address, day, author and source", () => {
    const feed = feedOf(
      rss(
        `<item>
          <title>Bridge &amp;amp; road closed</title>
          <link> https://lantern.example/bridge?a=1&amp;b=2 </link>
          <guid isPermaLink="false">lantern-17</guid>
          <pubDate>Sat, 16 Apr 2022 23:30:00 -0500</pubDate>
          <author>desk@lantern.example (Ann Lee)</author>
          <description>The council closed the bridge.</description>
          <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[
            <p>The council closed the <b>bridge</b>&nbsp;on Monday.</p><script>track()</script>
            <p>Nobody was hurt,<br>a spokeswoman said.</p>]]></content:encoded>
          <source url="https://wire.example/rss">Northern Wire</source>
        </item>`,
        "<title>The Lantern</title><link>https://lantern.example/</link><language>en-GB</language>",
      ),
    );
    expect(feed).toMatchObject({
      format: "rss",
      title: "The Lantern",
      link: "https://lantern.example/",
      language: "en-GB",
    });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      id: "lantern-17",
      key: "lantern-17",
      link: "https://lantern.example/bridge?a=1&b=2",
      title: "Bridge & road closed",
      author: "Ann Lee",
      published: "2022-04-16",
      paragraphs: ["The council closed the bridge on Monday.", "Nobody was hurt,\na spokeswoman said."],
      source: { name: "Northern Wire", url: "https://wire.example/rss" },
    });
    expect(feed.items[0]?.raw).toMatch(/^<item>[\s\S]*<\/item>$/);
  });

  test("finds the address where feeds hide it", () => {
    expect(only("<item><guid>https://a.example/1</guid></item>")?.link).toBe("https://a.example/1");
    expect(only('<item><guid isPermaLink="false">https://a.example/1</guid></item>')?.link).toBeUndefined();
    expect(
      only('<item><atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://a.example/2"/></item>')?.link,
    ).toBe("https://a.example/2");
    expect(
      only(
        "<item><link>https://counter.example/x</link><feedburner:origLink>https://a.example/3</feedburner:origLink></item>",
      )?.link,
    ).toBe("https://a.example/3");
    expect(only("<item><link>/4</link></item>", "https://a.example/feeds/all.xml")?.link).toBe("https://a.example/4");
    expect(only("<item><link>/4</link></item>")?.link).toBeUndefined();
    expect(only("<item><link>javascript:alert(1)</link></item>", "https://a.example/")?.link).toBeUndefined();
  });

  test("takes unescaped markup, and namespaces under any prefix", () => {
    expect(only("<item><description><p>One.</p><p>Two.</p></description></item>")?.paragraphs).toEqual([
      "One.",
      "Two.",
    ]);
    expect(
      only(
        '<item xmlns:x="http://purl.org/dc/elements/1.1/"><x:creator>By Ann Lee</x:creator><x:date>2022-04-16T01:00:00Z</x:date></item>',
      ),
    ).toMatchObject({ author: "Ann Lee", published: "2022-04-16" });
    expect(
      only(
        '<item xmlns:m="http://search.yahoo.com/mrss/"><m:title>A picture</m:title><title>Bridge closed</title></item>',
      )?.title,
    ).toBe("Bridge closed");
  });

  test("forgives what breaks XML", () => {
    const items = itemsOf(
      "<item><title>Fish & chips &nbsp; <b>cheap</title><link>https://a.example/1</link></item><item><title>Two",
    );
    expect(items.map(({ title }) => title)).toEqual(["Fish & chips cheap", "Two"]);
  });

  test("reads the encoding that it declares, and the server's word before it", () => {
    const text =
      '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>\u041a\u0438\u0435\u0432 fell silent</title></item></channel></rss>';
    const cyrillic = Buffer.from(
      [...text].map((letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code < 0x80 ? code : code - 0x410 + 0xc0;
      }),
    );
    expect(parseFeed(cyrillic, { where: "x" }).items[0]?.title).toBe("\u041a\u0438\u0435\u0432 fell silent");
    expect(parseFeed(cyrillic, { where: "x", declared: "windows-1252" }).items[0]?.title).toBe(
      "\u00ca\u00e8\u00e5\u00e2 fell silent",
    );
  });
});

test("RSS 1.0 keeps its items beside the channel", () => {
  const feed =
    feedOf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://a.example/rdf"><title>The Courier</title></channel>
    <item rdf:about="https://a.example/1"><title>Quiet in Termez</title><link>https://a.example/1</link><dc:date>2022-04-19</dc:date></item></rdf:RDF>`);
  expect(feed).toMatchObject({ format: "rss", title: "The Courier" });
  expect(feed.items).toMatchObject([{ id: "https://a.example/1", title: "Quiet in Termez", published: "2022-04-19" }]);
});

test("Atom gives titles and texts of every type, and addresses from xml:base", () => {
  const feed = feedOf(
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="en">
      <a:title type="html">The &lt;i&gt;Lantern&lt;/i&gt;</a:title><a:link rel="self" href="feed"/><a:link href="/"/>
      <a:entry><a:id>tag:a.example,2022:1</a:id><a:title>5 &lt; 6</a:title>
        <a:link rel="enclosure" href="1.mp3"/><a:link href="1"/><a:updated>2022-04-17T00:00:00Z</a:updated>
        <a:published>2022-04-16T23:00:00-05:00</a:published><a:author><a:name>Ann Lee</a:name></a:author>
        <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></a:content>
        <a:source><a:title>Northern Wire</a:title><a:link href="https://wire.example/"/></a:source></a:entry>
      <a:entry><a:id>2</a:id><a:summary>Short.</a:summary><a:content type="image/png">aGk=</a:content></a:entry>
    </a:feed>`,
    "https://elsewhere.example/feed",
  );
  expect(feed).toMatchObject({ format: "atom", title: "The Lantern", link: "https://a.example/", language: "en" });
  expect(feed.items).toMatchObject([
    {
      id: "tag:a.example,2022:1",
      title: "5 < 6",
      link: "https://a.example/x/1",
      published: "2022-04-16",
      author: "Ann Lee",
      paragraphs: ["One.", "Two."],
      source: { name: "Northern Wire", url: "https://wire.example/" },
    },
    { id: "2", paragraphs: ["Short."] },
  ]);
});

describe("JSON Feed", () => {
  const json = (items: unknown): string =>
    JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "The Lantern", items });

  test("gives items, and takes fields of a wrong type for missing", () => {
    const feed = feedOf(
      json([
        {
          id: 7,
          url: "/7",
          title: "Bridge closed",
          content_html: "<p>One.</p><p>Two.</p>",
          date_published: "2022-04-16T01:00:00Z",
          authors: [{ name: "Ann Lee" }],
        },
        { id: "https://a.example/8", content_text: "One.\n\nTwo.", title: 8, authors: "Ann" },
        "no item",
      ]),
      "https://a.example/feed.json",
    );
    expect(feed.items).toMatchObject([
      {
        id: "7",
        link: "https://a.example/7",
        title: "Bridge closed",
        paragraphs: ["One.", "Two."],
        published: "2022-04-16",
        author: "Ann Lee",
      },
      { id: "https://a.example/8", link: "https://a.example/8", paragraphs: ["One.", "Two."] },
    ]);
  });

  test.each(["{", '{"version":"1"}', '{"version":"https://jsonfeed.org/version/1"}', '{"a":1}'])(
    "is not %s",
    (text) => {
      expect(() => feedOf(text)).toThrow("E_FEED");
    },
  );
});

describe("an item is told from the others", () => {
  const keys = (items: string) => itemsOf(items).map(({ key }) => key);

  test("by its id and never by its date", () => {
    const date = "<pubDate>Sat, 16 Apr 2022 10:00:00 GMT</pubDate>";
    const items = Array.from(
      { length: 5 },
      (_, at) => `<item><guid>g${at}</guid><title>T${at}</title>${date}</item>`,
    ).join("");
    expect(keys(items)).toEqual(["g0", "g1", "g2", "g3", "g4"]);
  });

  test("by its address where it has no id, and by its words where it has neither", () => {
    expect(keys("<item><link>https://a.example/1</link></item><item><link>https://a.example/2</link></item>")).toEqual([
      "https://a.example/1",
      "https://a.example/2",
    ]);
    const [first, second, ...rest] = keys("<item><title>One</title></item><item><title>Two</title></item>");
    expect(first).not.toBe(second);
    expect(rest).toEqual([]);
  });

  test("where every item has the same id, by its address as well", () => {
    expect(
      keys(
        "<item><guid>0</guid><link>https://a.example/1</link></item><item><guid>0</guid><link>https://a.example/2</link></item>",
      ),
    ).toEqual(["0 https://a.example/1", "0 https://a.example/2"]);
  });

  test("twice word for word is one item", () => {
    expect(keys("<item><guid>1</guid><title>One</title></item>".repeat(3))).toEqual(["1"]);
  });

  test("changed words show in the hash, changed markup does not", () => {
    const hash = (description: string) =>
      only(`<item><guid>1</guid><description><![CDATA[${description}]]></description></item>`)?.hash;
    expect(hash('<p>One <img src="count?1"></p>')).toBe(hash('<p class="x">One <img src="count?2"></p>'));
    expect(hash("<p>One</p>")).not.toBe(hash("<p>Two</p>"));
  });
});

describe("a hostile feed", () => {
  test("has its entities left as they are written: none expands, none is loaded", () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
    const feed =
      feedOf(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&l9; and &file;</title></item></channel></rss>`);
    expect(feed.items[0]?.title).toBe("&l9; and &file;");
  });

  test("with a document type of old is read", () => {
    const feed = feedOf(
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>One</title></item></channel></rss>',
    );
    expect(feed.items[0]?.title).toBe("One");
  });

  test("of endless depth is refused", () => {
    expect(() => feedOf(rss("<item>".repeat(100_000)))).toThrow("elements at most 200 deep");
  });

  test("of too many elements is refused", () => {
    expect(() => feedOf(rss("<a/>".repeat(600_000)))).toThrow("at most 500000 elements");
  });

  test("with JSON of endless depth in fields that nobody knows is read without them", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const feed = feedOf(
      `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"One","x":${deep}}],"y":${deep}}`,
    );
    expect(feed.items).toMatchObject([{ id: "1", title: "One", raw: '{"id":"1","title":"One"}' }]);
  });

  test("with a text of endless depth is read as far as it makes sense", () => {
    expect(htmlParagraphs(`<p>One.</p>${"<div>".repeat(100_000)}${"</b>".repeat(100_000)}`)).toEqual(["One."]);
  });

  test.each(["", "no feed", "<html><body>no feed</body></html>", "<rdf:RDF xmlns:rdf='x'/>", "<rss/>".slice(1)])(
    "is not %j",
    (text) => {
      expect(() => feedOf(text)).toThrow("E_FEED");
    },
  );

  test("of random bytes or broken markup ends in words, never in a fault", () => {
    const piece = fc.constantFrom(
      "<rss>",
      "<channel>",
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "&#x110000;",
      "&#0;",
      "<!--",
      "<?",
      "<!DOCTYPE x [",
      "\0",
      "a",
      '"',
      "{",
      "xmlns:a='b'",
      "<a:b",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(piece, { maxLength: 60 }).map((parts) => bytes(parts.join(""))),
        ),
        (input) => {
          looksLikeFeed(input);
          try {
            parseFeed(input, { where: "x" });
          } catch (error) {
            expect(error).toBeInstanceOf(HearsayError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the look at the first bytes", () => {
  test.each([
    rss(""),
    '\ufeff  <?xml version="1.0"?><!-- a <b> --><feed xmlns="http://www.w3.org/2005/Atom">',
    "<rdf:RDF x",
    "<atom:feed a",
    '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2">',
    '{"version": "https://jsonfeed.org/version/1", "items": []}',
    '{ "title": "x", "version":"https:\\/\\/jsonfeed.org\\/version\\/1.1"',
  ])("knows %s", (text) => {
    expect(looksLikeFeed(bytes(text))).toBe(true);
  });

  test.each(["<html><rss>", "rss", "<rssx>", '{"id":"1","text":"x"}', "<?xml version='1.0'?><html>", ""])(
    "leaves %s alone",
    (text) => {
      expect(looksLikeFeed(bytes(text))).toBe(false);
    },
  );
});
