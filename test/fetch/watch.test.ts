import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { HearsayError } from "../../src/errors.ts";
import type { FetchContext } from "../../src/fetch/documents.ts";
import { createPoliteFetch } from "../../src/fetch/polite.ts";
import type { FeedContext, PollEvent } from "../../src/library/feeds.ts";
import { type WatchEvent, watch } from "../../src/library/watch.ts";
import { type FileResources, fileResources } from "../../src/resources/files.ts";
import { openContext, type SourceContext } from "../../src/sources/documents.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { testClock } from "./clock.ts";
import { noNames, USER_AGENT } from "./server.ts";
import { feedOf, page, type Site, site } from "./site.ts";

const BRIDGE = "The council closed the bridge on Monday, a spokeswoman said.\nNobody was hurt, she added.";
const MARKET = "Officials in Khost said the market would open again on Friday.\nTraders welcomed the news.";
const ROAD =
  "The ministry denied that the road to Termez had been closed.\nDrivers said that they had been turned back.";
const minutes = (n: number): number => n * 60_000;

let resources: FileResources;
let sources: SourceContext;
beforeAll(() => {
  resources = fileResources();
  sources = openContext();
});
afterAll(() => sources.parser.close());

/** A library that watches a site, on a clock that nobody waits for. */
async function watching(host: Site, more: Partial<FeedContext> = {}) {
  const store = await openSqliteStore(":memory:");
  onTestFinished(() => store.close());
  const clock = testClock();
  const stop = new AbortController();
  const options = {
    userAgent: USER_AGENT,
    allow: [host.host],
    resolve: async (name: string) => noNames(name),
    signal: stop.signal,
  };
  const fetching: FetchContext = { clock, sources, options, polite: createPoliteFetch({ clock, gapMs: 0 }) };
  const context: FeedContext = {
    store,
    resources,
    fetching,
    workers: 1,
    everyMs: minutes(15),
    random: () => 0.5,
    now: () => new Date(clock.now()).toISOString(),
    ...more,
  };
  const feed = `${host.origin}/feed`;
  const poll = async (): Promise<readonly PollEvent[]> => {
    const events: PollEvent[] = [];
    for await (const event of watch(context, { feeds: [feed], once: true })) {
      if (event.kind !== "idle" && event.kind !== "outcome") events.push(event);
    }
    clock.set(clock.now() + minutes(15));
    return events;
  };
  return {
    store,
    clock,
    context,
    feed,
    poll,
    stop,
    /** The one that a poll ends with. */
    polled: async () => {
      const [event] = await poll();
      if (event?.kind !== "polled") throw new Error(`not polled but ${JSON.stringify(event)}`);
      return event.poll;
    },
    state: async () => (await store.transaction((session) => session.feeds()))[0],
    documents: async () =>
      (await store.transaction((session) => session.documents({}, { limit: 100 }))).rows.toSorted(
        (a, b) => a.sequence - b.sequence,
      ),
    failures: () => store.transaction((session) => session.failures()),
  };
}

describe("a feed that is watched", () => {
  test("gives the pages of its reports, once, with what the server said", async () => {
    const host = await site({
      "/bridge": { body: page("Bridge closed", BRIDGE), headers: { etag: '"b"', "content-type": "text/html" } },
    });
    host.answers.set("/feed", {
      body: feedOf([{ id: "1", link: "/bridge", title: "Bridge closed", text: "The bridge is closed." }]),
    });
    const { polled, documents, feed } = await watching(host);
    expect(await polled()).toMatchObject({ items: 1, added: 1, texts: 0, failed: 0, left: 0 });
    expect(host.asked()).toEqual(["/feed", "/bridge"]);
    const [document] = await documents();
    expect(document).toMatchObject({
      title: "Bridge closed",
      uri: `${host.origin}/bridge`,
      published: "2022-04-16",
      outlet: "The Lantern",
    });
    expect(document?.text).toBe(`Bridge closed\n\n${BRIDGE.replace("\n", "\n\n")}`);
    expect(JSON.parse(document?.input ?? "")).toMatchObject({
      fetched: {
        requested: `${host.origin}/bridge`,
        status: 200,
        etag: '"b"',
        mediaType: "text/html",
        feed: { url: feed, item: "1" },
        fetchedAt: "2022-04-16T10:00:00.000Z",
      },
    });
    expect(await polled()).toMatchObject({ items: 1, added: 0 });
    expect(host.asked()).toEqual(["/feed"]);
  });

  test("is asked only for what is new when its server knows how", async () => {
    const host = await site({
      "/feed": { headers: { etag: '"1"' }, body: feedOf([{ id: "1", title: "Bridge closed", text: BRIDGE }]) },
    });
    const { polled } = await watching(host);
    await polled();
    expect(await polled()).toMatchObject({ unchanged: true });
    expect(host.requests.at(-1)?.headers["if-none-match"]).toBe('"1"');
    host.answers.set("/feed", {
      headers: { etag: '"2"' },
      body: feedOf([
        { id: "2", title: "Market opens", text: MARKET },
        { id: "1", title: "Bridge closed", text: BRIDGE },
      ]),
    });
    expect(await polled()).toMatchObject({ unchanged: false, added: 1 });
  });

  test("loses no report that carries the date of one that was there before, or no id", async () => {
    const first = { link: "/bridge", title: "Bridge closed", text: BRIDGE };
    const host = await site({ "/feed": feedOf([first]) });
    const { polled, documents } = await watching(host);
    await polled();
    host.answers.set("/feed", { body: feedOf([first, { link: "/market", title: "Market opens", text: MARKET }]) });
    expect(await polled()).toMatchObject({ added: 1 });
    expect((await documents()).map(({ title }) => title)).toEqual(["Bridge closed", "Market opens"]);
  });

  test("is read in its own words where a page cannot be had, and says why", async () => {
    const host = await site({
      "/robots.txt": "User-agent: *\nDisallow: /closed",
      "/empty": page("Empty", ""),
      "/feed": feedOf([
        { id: "1", link: "/gone", title: "Bridge closed", text: BRIDGE },
        { id: "2", link: "/closed", title: "Market opens", text: MARKET },
        { id: "3", link: "/empty", title: "Road open", text: ROAD },
        { id: "4", title: "No page", text: "The council said nothing about the bridge on Tuesday." },
      ]),
    });
    const { polled, documents, state } = await watching(host);
    expect(await polled()).toMatchObject({ added: 4, texts: 4, failed: 0 });
    const notes = (await documents()).map(
      ({ input }) => (JSON.parse(input) as { notes: { code: string; message: string }[] }).notes[0],
    );
    expect(notes.map((note) => note?.code)).toEqual(["feed-text", "feed-text", "feed-text", "feed-text"]);
    expect(notes.map((note) => note?.message.split(": ")[1])).toEqual([
      "it gives no address of a page.",
      expect.stringContaining("E_INPUT_NO_ARTICLE"),
      expect.stringContaining("E_FETCH_ROBOTS"),
      expect.stringContaining("E_FETCH_STATUS, got HTTP 404"),
    ]);
    expect(host.asked()).not.toContain("/closed");
    expect(await state()).toMatchObject({ failures: 0, items: 4 });
  });

  test("has pages asked for again that were only out of reach, and the page becomes the next version", async () => {
    const host = await site({
      "/bridge": { status: 503 },
      "/feed": {
        headers: { etag: '"1"' },
        body: feedOf([
          { id: "1", link: "/bridge", title: "Bridge closed", text: "The council closed the bridge on Monday." },
        ]),
      },
    });
    const { polled, documents } = await watching(host);
    expect(await polled()).toMatchObject({ added: 1, texts: 1 });
    host.answers.set("/bridge", { body: page("Bridge closed", BRIDGE) });
    expect(await polled()).toMatchObject({ versions: 1, texts: 0 });
    expect((await documents()).map(({ version }) => version)).toEqual([1, 2]);
    expect(await polled()).toMatchObject({ unchanged: true });
  });

  test("records a report of which nothing can be had as failed, and forgets that when it can", async () => {
    const host = await site({
      "/bridge": { status: 503 },
      "/feed": feedOf([{ id: "1", link: "/bridge", title: "Bridge closed" }]),
    });
    const { polled, documents, failures } = await watching(host);
    expect(await polled()).toMatchObject({ added: 0, failed: 1 });
    expect(await failures()).toMatchObject([{ source: `${host.origin}/bridge`, code: "E_FETCH_STATUS" }]);
    host.answers.set("/bridge", { body: page("Bridge closed", BRIDGE) });
    expect(await polled()).toMatchObject({ added: 1 });
    expect(await failures()).toEqual([]);
    expect(await documents()).toHaveLength(1);
  });

  test("has a changed report fetched again, as a version", async () => {
    const host = await site({
      "/bridge": page("Bridge closed", BRIDGE),
      "/feed": feedOf([{ id: "1", link: "/bridge", text: "Closed." }]),
    });
    const { polled } = await watching(host);
    await polled();
    host.answers.set("/feed", { body: feedOf([{ id: "1", link: "/bridge", text: "Closed until Friday." }]) });
    host.answers.set("/bridge", { body: page("Bridge closed", BRIDGE.replace("Monday", "Tuesday")) });
    expect(await polled()).toMatchObject({ added: 0, versions: 1 });
  });

  test("says when reports may have come and gone between two polls, and the library keeps it", async () => {
    const entry = (at: number) => ({
      id: `${at}`,
      title: `Bridge ${at}`,
      text: `The council closed bridge ${at} on Monday, officials said.`,
    });
    const host = await site({ "/feed": feedOf([entry(2), entry(1)]) });
    const { polled, store, feed } = await watching(host);
    expect((await polled()).gap).toBeUndefined();
    host.answers.set("/feed", { body: feedOf([entry(3), entry(2)]) });
    expect((await polled()).gap).toBeUndefined();
    host.answers.set("/feed", { body: feedOf([]) });
    expect((await polled()).gap).toBeUndefined();
    host.answers.set("/feed", { body: feedOf([entry(9), entry(8)]) });
    const gap = { feed, since: "2022-04-16T10:15:00.000Z", until: "2022-04-16T10:45:00.000Z" };
    expect(await polled()).toMatchObject({ added: 2, gap });
    expect(await store.transaction((session) => session.feedGaps())).toEqual([gap]);
  });

  test("with very many reports is taken in over several polls, without losing any", async () => {
    const entries = Array.from({ length: 5 }, (_, at) => ({
      id: `${at}`,
      title: `Bridge ${at}`,
      text: `The council closed bridge ${at} on Monday.`,
    }));
    const host = await site({ "/feed": { headers: { etag: '"1"' }, body: feedOf(entries) } });
    const { polled, documents } = await watching(host, { maxPages: 2 });
    expect(await polled()).toMatchObject({ added: 2, left: 3 });
    expect(await polled()).toMatchObject({ added: 2, left: 1 });
    expect(await polled()).toMatchObject({ added: 1, left: 0 });
    expect(await polled()).toMatchObject({ unchanged: true });
    // The oldest, which is the last of the feed, first.
    expect((await documents()).map(({ title }) => title)).toEqual([4, 3, 2, 1, 0].map((at) => `Bridge ${at}`));
  });

  test("of a stranger opens no host that the user opened for others", async () => {
    const inner = await site({ "/secret": page("Secret", BRIDGE) });
    const host = await site({
      "/feed": feedOf([{ id: "1", link: `${inner.origin}/secret`, title: "Bridge closed", text: MARKET }]),
    });
    const { polled, context, documents } = await watching(host);
    // Allowed is the host of the feed by itself, which opens what it points at on allowed hosts, and no other.
    expect(context.fetching.options.allow).toEqual([host.host]);
    expect(await polled()).toMatchObject({ texts: 1 });
    expect(inner.asked()).toEqual([]);
    expect((await documents())[0]?.text).not.toContain("bridge on Monday");
  });
});

describe("a feed in trouble", () => {
  test("is asked less and less often, and as before when it is well again", async () => {
    const host = await site({ "/feed": { status: 500 } });
    const { poll, state, clock } = await watching(host);
    const waits: number[] = [];
    for (let at = 0; at < 3; at++) {
      const now = clock.now();
      expect((await poll())[0]).toMatchObject({ kind: "failed" });
      waits.push((Date.parse((await state())?.nextPoll ?? "") - now) / minutes(1));
    }
    expect(waits).toEqual([22.5, 45, 90]);
    expect(await state()).toMatchObject({ failures: 3, problem: expect.stringContaining("HTTP 500") });
    host.answers.set("/feed", { body: feedOf([]) });
    await poll();
    expect(await state()).toMatchObject({ failures: 0, problem: null });
  });

  test("is left alone for as long as its host says, even when the user asks", async () => {
    const host = await site({ "/feed": { status: 429, headers: { "retry-after": "3600" } } });
    const { poll, clock } = await watching(host);
    expect((await poll())[0]).toMatchObject({ kind: "failed", nextPoll: "2022-04-16T11:00:00.000Z" });
    expect(await poll()).toEqual([{ kind: "held", feed: `${host.origin}/feed`, until: "2022-04-16T11:00:00.000Z" }]);
    expect(host.asked()).toEqual(["/feed"]);
    clock.set(Date.UTC(2022, 3, 16, 12));
    host.answers.set("/feed", { body: feedOf([]) });
    expect((await poll())[0]).toMatchObject({ kind: "polled" });
  });

  test("that is gone for good is not asked again", async () => {
    const host = await site({ "/feed": { status: 410 } });
    const { poll, state } = await watching(host);
    expect(await poll()).toEqual([{ kind: "ended", feed: `${host.origin}/feed` }]);
    expect(await poll()).toEqual([]);
    expect(host.asked()).toEqual(["/feed"]);
    expect(await state()).toMatchObject({ state: "ended", nextPoll: null });
  });

  test.each([
    ["no feed at all", { body: "<html><body>Welcome</body></html>" }, "E_FEED"],
    ["a file of pictures", { body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) }, "E_INPUT_BINARY"],
    ["a redirect to this machine", { status: 302, headers: { location: "http://localhost/" } }, "E_FETCH_REFUSED"],
  ])("that is %s fails with words", async (_, answer, code) => {
    const host = await site({ "/feed": answer });
    const { poll } = await watching(host);
    const [event] = await poll();
    expect(event?.kind === "failed" && event.error.code).toBe(code);
  });

  test("that is the page of a site fails with the feeds that the page names", async () => {
    const head =
      '<link rel="alternate" type="application/rss+xml" href="/all.rss"><link rel="icon" href="/i"><link rel="alternate" type="text/html" href="/de">';
    const { poll } = await watching(await site({ "/feed": page("Front page", BRIDGE, head) }));
    const [event] = await poll();
    expect(event?.kind === "failed" && event.error.message).toMatch(
      /Name one of these: http:\/\/127\.0\.0\.1:\d+\/all\.rss$/,
    );
  });

  test("is not blamed for a library that cannot be written", async () => {
    const { context, feed } = await watching(await site());
    const full = new HearsayError("E_STORE", { expected: "room", got: "none", fix: "Make room." });
    const broken = { ...context, fetching: { ...context.fetching, polite: async () => Promise.reject(full) } };
    const run = async (): Promise<void> => {
      for await (const event of watch(broken, { feeds: [feed], once: true })) expect(event.kind).toBe("none");
    };
    await expect(run()).rejects.toThrow("E_STORE");
  });

  test("does not keep the others from being asked", async () => {
    const host = await site({
      "/feed": { status: 500 },
      "/other": feedOf([{ id: "1", title: "Bridge closed", text: BRIDGE }]),
    });
    const { context, feed, documents } = await watching(host);
    const kinds: string[] = [];
    for await (const event of watch(context, { feeds: [feed, `${host.origin}/other`], once: true }))
      kinds.push(event.kind);
    expect(kinds.toSorted()).toEqual(["failed", "outcome", "polled"]);
    expect(await documents()).toHaveLength(1);
  });
});

describe("a watch", () => {
  test("goes on by the clock until it is stopped, and knows its feeds the next time", async () => {
    const host = await site({ "/feed": feedOf([{ id: "1", title: "Bridge closed", text: BRIDGE }]) });
    const { context, feed, stop, clock } = await watching(host);
    const events: WatchEvent[] = [];
    for await (const event of watch(context, { feeds: [feed], once: false })) {
      events.push(event);
      if (events.filter(({ kind }) => kind === "idle").length === 3) stop.abort(new Error("Ctrl-C"));
    }
    expect(events.filter(({ kind }) => kind === "polled")).toHaveLength(3);
    expect(clock.slept).toEqual([minutes(15), minutes(15)]);
    const again = {
      ...context,
      fetching: { ...context.fetching, options: { ...context.fetching.options, signal: new AbortController().signal } },
    };
    const later: WatchEvent[] = [];
    for await (const event of watch(again, { feeds: [], once: true })) later.push(event);
    expect(later).toMatchObject([{ kind: "polled", feed, poll: { added: 0 } }]);
  });

  test("that is stopped between two pages keeps those it has, and takes the others the next time", async () => {
    const host = await site({
      "/bridge": page("Bridge closed", BRIDGE),
      "/market": page("Market opens", MARKET),
      "/feed": {
        headers: { etag: '"1"' },
        body: feedOf([
          { id: "2", link: "/bridge", title: "Bridge closed" },
          { id: "1", link: "/market", title: "Market opens" },
        ]),
      },
    });
    const { context, feed, stop, documents, state } = await watching(host);
    const polite = context.fetching.polite;
    const stopping = {
      ...context.fetching,
      polite: async (address: string, options: Parameters<typeof polite>[1]) => {
        if (address.endsWith("/bridge")) stop.abort(new Error("Ctrl-C"));
        return polite(address, options);
      },
    };
    for await (const event of watch({ ...context, fetching: stopping }, { feeds: [feed], once: true }))
      expect(event.kind).not.toBe("failed");
    expect((await documents()).map(({ title }) => title)).toEqual(["Market opens"]);
    expect(await state()).toMatchObject({ etag: null, items: 1, failures: 0 });
    const again = {
      ...context,
      fetching: { ...context.fetching, options: { ...context.fetching.options, signal: new AbortController().signal } },
    };
    for await (const event of watch(again, { feeds: [feed], once: true })) expect(event.kind).not.toBe("failed");
    expect((await documents()).map(({ title }) => title)).toEqual(["Market opens", "Bridge closed"]);
  });

  test("begins with no address that may not be fetched", async () => {
    const { context } = await watching(await site());
    const begin = async (feed: string): Promise<void> => {
      for await (const _ of watch(context, { feeds: [feed], once: true })) throw new Error("it began");
    };
    for (const feed of ["file:///etc/passwd", "http://localhost/feed", "feed.xml"])
      await expect(begin(feed)).rejects.toThrow("E_FETCH_REFUSED");
  });
});
