import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SourceDocument, SourceItem } from "../../src/doc/source.ts";
import { addressItems, type FetchContext, reportItems } from "../../src/fetch/documents.ts";
import { createPoliteFetch } from "../../src/fetch/polite.ts";
import { openContext, type SourceContext } from "../../src/sources/documents.ts";
import { parseFeed } from "../../src/sources/feed/parse.ts";
import { testClock } from "./clock.ts";
import { type LocalServer, noNames, USER_AGENT } from "./server.ts";
import { feedOf, page, site } from "./site.ts";

const BRIDGE = "The council closed the bridge on Monday, a spokeswoman said.\nNobody was hurt, she added.";

let sources: SourceContext;
beforeAll(() => {
  sources = openContext();
});
afterAll(() => sources.parser.close());

function contextFor(...allowed: readonly LocalServer[]): FetchContext {
  const clock = testClock();
  const options = {
    userAgent: USER_AGENT,
    allow: allowed.map(({ host }) => host),
    resolve: async (name: string) => noNames(name),
  };
  return { clock, sources, options, polite: createPoliteFetch({ clock, gapMs: 0 }) };
}

async function itemsAt(server: LocalServer, path: string): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of addressItems(`${server.origin}${path}`, contextFor(server), {})) items.push(item);
  return items;
}

async function documentAt(server: LocalServer, path: string): Promise<SourceDocument> {
  const [item] = await itemsAt(server, path);
  if (item?.kind !== "document") throw item?.kind === "problem" ? item.error : new Error("no document");
  return item;
}

describe("what lies at an address", () => {
  test("is taken for what its bytes are, whatever the server calls it", async () => {
    const host = await site({
      "/page": { body: page("Bridge closed", BRIDGE), headers: { "content-type": "text/plain" } },
      "/text": { body: BRIDGE, headers: { "content-type": "text/plain" } },
      "/lines": {
        body: `{"text":${JSON.stringify(BRIDGE)},"title":"A"}\n{"text":"B closed.","title":"B"}\n`,
        headers: { "content-type": "application/x-ndjson" },
      },
      "/feed": {
        body: feedOf([{ id: "1", title: "Bridge closed", text: BRIDGE }]),
        headers: { "content-type": "text/html" },
      },
    });
    expect((await documentAt(host, "/page")).original?.mediaType).toBe("text/html");
    expect((await documentAt(host, "/text")).input.text).toBe(BRIDGE);
    expect((await itemsAt(host, "/lines")).map((item) => item.kind === "document" && item.input.title)).toEqual([
      "A",
      "B",
    ]);
    expect((await documentAt(host, "/feed")).notes.map(({ code }) => code)).toEqual(["feed-text"]);
  });

  test("is decoded as the server says, where the page does not say", async () => {
    const body = Buffer.from(page("Zoë's café", BRIDGE), "latin1");
    const host = await site({ "/a": { body, headers: { "content-type": "text/html; charset=iso-8859-1" } } });
    expect((await documentAt(host, "/a")).input.title).toBe("Zoë's café");
  });

  test("is known by the address that the page gives itself on its own site, and by no other", async () => {
    const canonical = (href: string): string => page("Bridge closed", BRIDGE, `<link rel="canonical" href="${href}">`);
    const host = await site();
    host.answers.set("/a?utm_source=x", { body: canonical(`${host.origin}/a`) });
    host.answers.set("/b", { body: canonical("https://elsewhere.example/b") });
    host.answers.set("/c", { body: canonical(`${host.origin}/`) });
    host.answers.set("/d", { body: page("Bridge closed", BRIDGE) });
    host.answers.set("/e", { status: 302, headers: { location: "/d" } });
    const url = async (path: string) => (await documentAt(host, path)).input.url?.slice(host.origin.length);
    expect(await url("/a?utm_source=x")).toBe("/a");
    expect([await url("/b"), await url("/c"), await url("/d"), await url("/e")]).toEqual(["/b", "/c", "/d", "/d"]);
  });

  test("keeps what the server said and the way that led there", async () => {
    const body = page("Bridge closed", BRIDGE);
    const host = await site({
      "/a": { status: 301, headers: { location: "/b" } },
      "/b": {
        body,
        headers: {
          date: "Sat, 16 Apr 2022 09:00:00 GMT",
          "last-modified": "Fri, 15 Apr 2022 09:00:00 GMT",
          "content-type": "text/html",
        },
      },
    });
    const { fetched, original } = await documentAt(host, "/a");
    expect(fetched).toEqual({
      requested: `${host.origin}/a`,
      url: `${host.origin}/b`,
      hops: [`${host.origin}/a`],
      status: 200,
      fetchedAt: "2022-04-16T10:00:00.000Z",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      mediaType: "text/html",
      date: "Sat, 16 Apr 2022 09:00:00 GMT",
      lastModified: "Fri, 15 Apr 2022 09:00:00 GMT",
    });
    expect(Buffer.from(original?.bytes ?? []).toString()).toBe(body);
  });

  test("that cannot be had is a problem at its place", async () => {
    const host = await site();
    expect(await itemsAt(host, "/gone")).toMatchObject([
      { kind: "problem", where: `${host.origin}/gone`, error: { code: "E_FETCH_STATUS" } },
    ]);
  });
});

describe("a report of a feed", () => {
  const report = async (feedUrl: string, entry: Parameters<typeof feedOf>[0][number], context: FetchContext) => {
    const feed = parseFeed(Buffer.from(feedOf([entry])), { where: feedUrl, address: feedUrl });
    const [item] = feed.items;
    if (item === undefined) throw new Error("no item");
    return reportItems({ feed, url: feedUrl, item }, context, {});
  };

  test("in a stranger's feed opens none of the hosts that the user opened", async () => {
    const inner = await site({ "/secret": page("Secret", BRIDGE) });
    const entry = {
      id: "1",
      link: `${inner.origin}/secret`,
      title: "Bridge closed",
      text: "The bridge is closed, officials said.",
    };
    expect(await report("https://stranger.example/feed", entry, contextFor(inner))).toMatchObject({ got: "text" });
    expect(inner.requests).toEqual([]);
    expect(await report(`${inner.origin}/feed`, entry, contextFor(inner))).toMatchObject({ got: "page" });
  });

  test("is read in the feed's words where the page shows strangers less", async () => {
    const host = await site({
      "/a": page("Bridge closed", "To read this report, please log in or subscribe to our paper."),
    });
    const entry = { id: "1", link: `${host.origin}/a`, title: "Bridge closed", text: `${BRIDGE} `.repeat(10) };
    expect(await report(`${host.origin}/feed`, entry, contextFor(host))).toMatchObject({ got: "text" });
  });

  test("keeps what the page says of itself, has the rest from the feed, and names its source", async () => {
    const head = '<meta property="og:site_name" content="The Courier">';
    const host = await site({ "/a": page("Bridge closed", BRIDGE, head) });
    const more = '<source url="https://wire.example/">Northern Wire</source><dc:creator>Ann Lee</dc:creator>';
    const { items } = await report(
      `${host.origin}/feed`,
      { id: "1", link: `${host.origin}/a`, title: "Bridge", text: "Closed.", more },
      contextFor(host),
    );
    expect(items).toMatchObject([
      {
        input: { title: "Bridge closed", outlet: "The Courier", published: "2022-04-16", author: "Ann Lee" },
        notes: [
          { code: "feed-source", message: "The feed names as its source: Northern Wire, https://wire.example/." },
        ],
      },
    ]);
    expect(items[0]?.kind === "document" && items[0].markup).toEqual(
      expect.arrayContaining(["title", "outlet", "published", "author"]),
    );
  });
});
