import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { FeedItemRow, FeedState } from "../../src/store/feed-store.ts";
import { parseSearch } from "../../src/store/search-query.ts";
import type { NewDocument, Session, Store } from "../../src/store/store.ts";

const AT = "2022-04-20T00:00:00Z";
const NOTHING = { documents: 0, readings: 0, labels: 0, blobs: 0 };

function newDocument(name: string, fields: Partial<NewDocument> = {}): NewDocument {
  const text = fields.text ?? `Text of ${name}.`;
  return {
    id: sha256Hex(name),
    page: `https://example.org/${name}`,
    textHash: `sha256:${sha256Hex(text)}`,
    text,
    uri: null,
    title: null,
    outlet: null,
    author: null,
    published: null,
    language: "en",
    input: "{}",
    extractor: "text@1",
    import: "",
    blob: null,
    ...fields,
  };
}

/** What every store must do, whatever engine is below. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.transaction(work);
    const add = (...documents: readonly NewDocument[]) =>
      run(async (session) => {
        const { id } = await session.beginImport(["folder"], AT);
        return session.addDocuments(documents.map((document) => ({ ...document, import: id })));
      });
    const found = async (query: string) =>
      (await run((session) => session.search(parseSearch(query), {}, { limit: 100 }))).rows.map((row) => row.page);

    test("adding the same document twice adds nothing", async () => {
      expect(await add(newDocument("a"))).toEqual([{ id: sha256Hex("a"), status: "added" }]);
      const before = await run((session) => session.counts());
      expect(await add(newDocument("a"))).toEqual([{ id: sha256Hex("a"), status: "known" }]);
      expect(await run((session) => session.counts())).toEqual(before);
    });

    test("changed text of the same page is its next version", async () => {
      await add(newDocument("a1", { page: "p" }));
      expect(await add(newDocument("a2", { page: "p" }))).toEqual([{ id: sha256Hex("a2"), status: "version" }]);
      const versions = await run((session) => session.versions("p"));
      expect(versions.map((row) => [row.version, row.text])).toEqual([
        [1, "Text of a1."],
        [2, "Text of a2."],
      ]);
    });

    test("documents are counted by their language", async () => {
      await add(newDocument("a"), newDocument("b", { language: "ps" }), newDocument("c"));
      expect(await run((session) => session.languages())).toEqual([
        { language: "en", documents: 2 },
        { language: "ps", documents: 1 },
      ]);
    });

    test("what a failed transaction did is undone, and the next one is not harmed", async () => {
      const failing = run(async (session) => {
        const { id } = await session.beginImport(["x"], AT);
        await session.addDocuments([newDocument("a", { import: id })]);
        throw new Error("power cut");
      });
      const next = add(newDocument("b"));
      await expect(failing).rejects.toThrow("power cut");
      await next;
      const counts = await run((session) => session.counts());
      expect(counts).toMatchObject({ documents: 1, imports: 1 });
    });

    test("a document that is not well formed is refused and nothing of its batch is kept", async () => {
      await expect(add(newDocument("a"), { ...newDocument("b"), textHash: "md5:1" })).rejects.toThrow();
      expect((await run((session) => session.counts())).documents).toBe(0);
    });

    test("readings are kept by document and engine", async () => {
      await add(newDocument("a"), newDocument("b"));
      const [a, b] = [sha256Hex("a"), sha256Hex("b")];
      const rows = [
        { document: a, engine: "1", json: "{}" },
        { document: b, engine: "1", json: "{}" },
        { document: a, engine: "2", json: "[]" },
      ];
      expect(await run((session) => session.addReadings(rows))).toBe(3);
      expect(await run((session) => session.addReadings([{ document: a, engine: "1", json: "changed" }]))).toBe(0);
      expect(await run((session) => session.reading(a, "1"))).toBe("{}");
      expect((await run((session) => session.unread("2", 10))).map((row) => row.id)).toEqual([b]);
      expect(await run((session) => session.removeReadingsExcept("2"))).toBe(2);
      expect((await run((session) => session.counts())).readings).toBe(1);
    });

    test("search finds words, phrases and beginnings, without accents and case, and leaves out what is excluded", async () => {
      await add(
        newDocument("1", { page: "1", text: "Rockets fell on Termez." }),
        newDocument("2", { page: "2", text: "Air raids on Khōst; no rocket fell." }),
        newDocument("3", {
          page: "3",
          title: "Raids from the air",
          text: "KHOST was quiet. It's 3rd day of 12,5 percent.",
        }),
      );
      expect((await found("khost")).sort()).toEqual(["2", "3"]);
      expect((await found("rocket*")).sort()).toEqual(["1", "2"]);
      expect(await found('"air raids"')).toEqual(["2"]);
      expect((await found("air raids")).sort()).toEqual(["2", "3"]);
      expect(await found("fell -Termez")).toEqual(["2"]);
      expect(await found('"on Ter*"')).toEqual(["1"]);
      expect(await found("it's 3rd 12,5")).toEqual(["3"]);
      expect(await found("unheard")).toEqual([]);
    });

    test("every document is found by any of its own words, whatever the script", async () => {
      const word = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" });
      const texts = fc.sample(fc.array(word, { minLength: 1, maxLength: 12 }), { seed: 7, numRuns: 40 });
      await add(
        ...texts.map((words, at) =>
          newDocument(`r${at}`, { page: `r${at}`, text: words.join(" ").replaceAll("\0", " ") }),
        ),
      );
      for (const [at, words] of texts.entries()) {
        for (const given of words) {
          const plain = given.replace(/["*\0-]/g, " ").trim();
          if (plain.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "") !== "")
            expect(await found(plain)).toContain(`r${at}`);
        }
      }
    });

    test("pages run from the newest publication to the undated, by code point of the id, with none twice or lost", async () => {
      const dates = [null, "2022-04-16", "2021", "2022-04-16", "2022-04", null, "2020-02-29"];
      await add(...dates.map((published, at) => newDocument(`d${at}`, { published })));
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await run((session) =>
          session.documents({}, { limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
        );
        ids.push(...page.rows.map((row) => row.id));
        cursor = page.cursor;
      } while (cursor !== undefined);
      const expected = dates
        .map((published, at) => ({ published: published ?? "", id: sha256Hex(`d${at}`) }))
        .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : a.id < b.id ? -1 : 1));
      expect(ids).toEqual(expected.map((row) => row.id));
    });

    test("filters take outlet, days and tags", async () => {
      await add(
        newDocument("a", { outlet: "Lantern", published: "2022-04-16" }),
        newDocument("b", { outlet: "Courier", published: "2022-04-18" }),
      );
      await run((session) => session.addLabels([{ document: sha256Hex("a"), kind: "tag", text: "khost", at: AT }]));
      const pages = async (filter: object) =>
        (await run((session) => session.documents(filter, { limit: 9 }))).rows.map((row) => row.outlet);
      expect(await pages({ outlet: "Courier" })).toEqual(["Courier"]);
      expect(await pages({ from: "2022-04-17" })).toEqual(["Courier"]);
      expect(await pages({ until: "2022-04-16" })).toEqual(["Lantern"]);
      expect(await pages({ tag: "khost" })).toEqual(["Lantern"]);
    });

    test("original bytes are kept once and go with the last document that came from them", async () => {
      const bytes = new Uint8Array([0, 1, 254, 255]);
      const blob = { hash: sha256Hex(bytes), mediaType: "text/html", bytes };
      await add(newDocument("a", { blob }), newDocument("b", { blob }));
      const kept = await run((session) => session.bytes(blob.hash));
      expect([kept?.mediaType, [...(kept?.bytes ?? [])]]).toEqual(["text/html", [...bytes]]);
      const only = (id: string) => run((session) => session.removeDocuments([sha256Hex(id)]));
      expect(await only("a")).toEqual({ ...NOTHING, documents: 1 });
      expect(await only("b")).toEqual({ ...NOTHING, documents: 1, blobs: 1 });
      expect(await run((session) => session.bytes(blob.hash))).toBeUndefined();
    });

    test("removing says beforehand what goes, and it goes from the search too", async () => {
      await add(newDocument("a"), newDocument("b"));
      const a = sha256Hex("a");
      await run((session) => session.addReadings([{ document: a, engine: "1", json: "{}" }]));
      await run((session) => session.addLabels([{ document: a, kind: "note", text: "odd", at: AT }]));
      const expected = { documents: 1, readings: 1, labels: 1, blobs: 0 };
      expect(await run((session) => session.consequences([a]))).toEqual(expected);
      expect(await run((session) => session.removeDocuments([a]))).toEqual(expected);
      expect(await found("text")).toEqual([newDocument("b").page]);
      expect(await run((session) => session.labels())).toEqual([]);
    });

    test("an unfinished import goes on; a finished one is followed by another; either can be undone whole", async () => {
      const begin = () => run((session) => session.beginImport(["folder"], AT));
      const first = await begin();
      expect((await begin()).id).toBe(first.id);
      await add(newDocument("a"));
      await run((session) =>
        session.addFailures([{ source: "x.txt", code: "E_INPUT_EMPTY", message: "empty", import: first.id }]),
      );
      await run((session) => session.finishImport(first.id, AT));
      const second = await begin();
      expect(second.id).not.toBe(first.id);
      await add(newDocument("b"));
      expect((await run((session) => session.imports())).map((row) => [row.id, row.documents])).toEqual([
        [first.id, 1],
        [second.id, 1],
      ]);
      expect(await run((session) => session.undoImport(first.id))).toEqual({ ...NOTHING, documents: 1 });
      expect(await run((session) => session.counts())).toMatchObject({ documents: 1, imports: 1, failures: 0 });
    });

    test("labels are added and withdrawn", async () => {
      await add(newDocument("a"));
      const label = { document: sha256Hex("a"), kind: "set", text: "raids", at: AT } as const;
      await run((session) => session.addLabels([label, label]));
      expect(await run((session) => session.labels(label.document))).toEqual([label]);
      expect(await run((session) => session.removeLabels([label]))).toBe(1);
      expect(await run((session) => session.removeLabels([label]))).toBe(0);
    });

    test("a document is found by the beginning of its id", async () => {
      await add(newDocument("a"), newDocument("b"));
      const id = sha256Hex("a");
      expect((await run((session) => session.documentsByPrefix(id.slice(0, 8)))).map((row) => row.id)).toEqual([id]);
      expect(await run((session) => session.document("nobody"))).toBeUndefined();
    });

    test("a cursor that is none is refused", async () => {
      await expect(run((session) => session.documents({}, { limit: 1, cursor: "zzz" }))).rejects.toThrow(/E_USAGE/);
    });

    const feed: FeedState = {
      url: "https://example.org/feed",
      title: "The Lantern",
      state: "active",
      etag: '"a1"',
      lastModified: null,
      lastPoll: AT,
      lastItems: null,
      nextPoll: AT,
      notBefore: null,
      failures: 0,
      problem: null,
    };
    const item = (key: string): FeedItemRow => ({
      feed: feed.url,
      key,
      hash: "h1",
      firstSeen: AT,
      lastSeen: AT,
      got: "page",
    });

    test("a feed is kept as it was last put, in the order of addresses", async () => {
      await run(async (session) => {
        await session.putFeed({ ...feed, url: "https://example.org/z" });
        await session.putFeed(feed);
        // As it comes out it can be put back: with its counts, which are no part of it.
        const [, row = feed] = [await session.putFeed(feed), ...(await session.feeds())];
        await session.putFeed({ ...row, etag: null, failures: 2, problem: "HTTP 503", notBefore: AT });
      });
      expect(await run((session) => session.feeds())).toEqual([
        { ...feed, etag: null, failures: 2, problem: "HTTP 503", notBefore: AT, items: 0, gaps: 0 },
        { ...feed, url: "https://example.org/z", items: 0, gaps: 0 },
      ]);
    });

    test("an item of a feed keeps the day it was first seen", async () => {
      const later = "2022-04-21T00:00:00Z";
      const rows = await run(async (session) => {
        await session.putFeed(feed);
        await session.putFeedItems([item("b"), item("a")]);
        await session.putFeedItems([{ ...item("b"), hash: "h2", firstSeen: later, lastSeen: later, got: "text" }]);
        return session.feedItems(feed.url, ["c", "b", "a"]);
      });
      expect(rows).toEqual([item("a"), { ...item("b"), hash: "h2", lastSeen: later, got: "text" }]);
    });

    test("a feed that is removed takes its items and gaps along, and nothing of another feed", async () => {
      const other = { ...feed, url: "https://example.org/other" };
      const gap = { feed: feed.url, since: AT, until: "2022-04-21T00:00:00Z" };
      await run(async (session) => {
        await session.putFeed(feed);
        await session.putFeed(other);
        await session.putFeedItems([item("a"), { ...item("a"), feed: other.url }]);
        await session.addFeedGap(gap);
        await session.addFeedGap(gap);
      });
      expect(await run((session) => session.feedGaps(feed.url))).toEqual([gap]);
      expect(await run((session) => session.removeFeed(feed.url))).toBe(true);
      expect(await run((session) => session.removeFeed(feed.url))).toBe(false);
      expect(await run((session) => session.feedGaps())).toEqual([]);
      expect(await run((session) => session.feeds())).toMatchObject([{ url: other.url, items: 1, gaps: 0 }]);
    });

    test("a failure that is over goes, and its import with it when it has nothing else to show", async () => {
      await run(async (session) => {
        for (const source of ["a", "b"]) {
          const { id } = await session.beginImport([source], AT);
          await session.addFailures([{ source, code: "E_FETCH_STATUS", message: "HTTP 503", import: id }]);
          if (source === "b") await session.addDocuments([newDocument("b", { import: id })]);
          await session.finishImport(id, AT);
        }
      });
      expect(await run((session) => session.removeFailures(["a", "b", "c"]))).toBe(2);
      expect(await run((session) => session.failures())).toEqual([]);
      expect((await run((session) => session.imports())).map((row) => row.sources)).toEqual([["b"]]);
    });

    describe("across documents", () => {
      const [a, b] = [sha256Hex("a"), sha256Hex("b")];
      const item = (document: string) => ({
        space: "story" as const,
        item: `${document}#1`,
        document,
        alias: `alias-${document}`,
      });
      beforeEach(async () => {
        await add(newDocument("a"), newDocument("b"));
        await run(async (session) => {
          await session.fileItems([item(a), item(b)]);
          await session.fileKeys(
            [a, b].flatMap((document) => [
              { space: "story" as const, key: "shared", item: `${document}#1`, document },
              { space: "count" as const, key: `count of ${document === a ? "a" : "b"}`, item: document, document },
            ]),
          );
        });
      });

      test("documents to be compared are those read by this engine without a digest by this maker", async () => {
        await run((session) =>
          session.addReadings([
            { document: a, engine: "1", json: "{}" },
            { document: b, engine: "1", json: "{}" },
          ]),
        );
        await run((session) => session.putDigests([{ document: a, maker: "m", json: "{}", head: "{}" }]));
        const ids = async (maker: string) =>
          (await run((session) => session.undigested("1", maker, 10))).map(({ id }) => id);
        expect(await ids("m")).toEqual([b]);
        expect(await ids("newer")).toEqual([a, b]);
        expect(await run((session) => session.undigested("2", "m", 10))).toEqual([]);
        await run((session) => session.putDigests([{ document: a, maker: "newer", json: "[]", head: "h" }]));
        expect(await run((session) => session.digests([a, b]))).toEqual(new Map([[a, "[]"]]));
        expect(await run((session) => session.heads([a, b]))).toEqual(new Map([[a, "h"]]));
      });

      test("items are found under their keys, each once", async () => {
        const found = await run((session) => session.itemsUnder("story", ["shared", "other"]));
        expect(found.map(({ document }) => document).toSorted()).toEqual([a, b].toSorted());
        expect(await run((session) => session.itemsUnder("lineage", ["shared"]))).toEqual([]);
        expect(await run((session) => session.keysOf("count", [a, b]))).toEqual(["count of a", "count of b"]);
      });

      test("links are found from either end", async () => {
        const link = { space: "story" as const, a: `${a}#1`, b: `${b}#1`, documentA: a, documentB: b, json: "{}" };
        await run((session) => session.putLinks([link, link]));
        for (const end of [a, b])
          expect(await run((session) => session.linksOf("story", [`${end}#1`]))).toEqual([link]);
      });

      test("an item keeps its alias when it moves to another cluster and group", async () => {
        await run(async (session) => {
          await session.recluster("story", [{ item: `${b}#1`, cluster: `${a}#1` }]);
          await session.regroup("story", [{ item: `${b}#1`, group: `alias-${a}` }]);
        });
        expect(await run((session) => session.groupOf("story", `alias-${b}`))).toBe(`alias-${a}`);
        const members = await run((session) => session.members("story", [`alias-${a}`]));
        expect(members.map(({ cluster }) => cluster)).toEqual([`${a}#1`, `${a}#1`]);
        const held = await run((session) => session.membersOfClusters("story", [`${a}#1`]));
        expect(held.map(({ item }) => item)).toEqual(members.map(({ item }) => item));
        expect((await run((session) => session.membersIn("story", [b]))).length).toBe(1);
      });

      test("labels of stories outlive what can be made again", async () => {
        const label = { story: `alias-${a}`, kind: "set" as const, text: "for the report", at: AT };
        await run((session) => session.addStoryLabels([label, label]));
        await run((session) => session.removeDocuments([a, b]));
        expect(await run((session) => session.storyLabels())).toEqual([label]);
        expect(await run((session) => session.removeStoryLabels([{ ...label, kind: "tag" }]))).toBe(0);
        expect(await run((session) => session.removeStoryLabels([label]))).toBe(1);
      });

      test("removing a document says which groups and counts have to be made again", async () => {
        await run(async (session) => {
          await session.regroup("story", [{ item: `${b}#1`, group: "both" }]);
          await session.putGroups("document", [
            { id: b, documents: 1, lineages: 1, contradictions: 1, date: null, json: "[]" },
          ]);
          await session.removeDocuments([b]);
        });
        expect(await run((session) => session.disturbed("story", 10))).toEqual(["both"]);
        expect(await run((session) => session.disturbed("count", 10))).toEqual(["count of b"]);
        expect(await run((session) => session.membersIn("story", [a, b]))).toHaveLength(1);
        expect(await run((session) => session.group("document", b))).toBeUndefined();
        await run((session) => session.settle("story", ["both"]));
        expect(await run((session) => session.disturbed("story", 10))).toEqual([]);
      });

      test("what is kept of a document goes out of date where its text, or an earlier version of it, is judged", async () => {
        const { textHash } = newDocument("a");
        const later = { ...newDocument("later"), page: newDocument("a").page };
        await add(later);
        await run((session) => session.addReadings([{ document: a, engine: "1", json: "{}" }]));
        await run((session) => session.putDigests([{ document: a, maker: "m", json: "{}", head: "{}" }]));
        const revision = await run((session) => session.fusionRevision());
        expect(await run((session) => session.documentsFromTexts([textHash]))).toEqual([a, later.id].toSorted());
        expect(await run((session) => session.documentsFromTexts([later.textHash]))).toEqual([later.id]);
        expect(await run((session) => session.judgedDocuments())).toEqual([]);
        await run((session) => session.outdate([a]));
        expect((await run((session) => session.undigested("1", "m", 10))).map(({ id }) => id)).toEqual([a]);
        expect(await run((session) => session.fusionRevision())).not.toBe(revision);
      });

      test("ends of verdicts go with their documents; where things are put is kept as it was put last", async () => {
        const end = { space: "story" as const, record: "r", side: "target" as const, json: "{}" };
        const ends = [
          { ...end, thing: `${a}#1`, document: a },
          { ...end, side: "with" as const, thing: `${b}#1`, document: b },
        ];
        await run((session) => session.putEnds([...ends, ...ends]));
        expect(await run((session) => session.ends("story"))).toEqual(ends);
        expect(await run((session) => session.ends("actor"))).toEqual([]);
        await run((session) => session.unfile([a]));
        await run((session) => session.removeDocuments([b]));
        expect(await run((session) => session.ends("story"))).toEqual([]);
        const placed = { space: "story" as const, thing: "t", hub: "h", name: "n" };
        await run((session) => session.replacePlaced("story", [placed, { ...placed, thing: "u" }]));
        await run((session) => session.replacePlaced("story", [placed]));
        await run((session) => session.replacePlaced("actor", []));
        expect(await run((session) => session.placed("story"))).toEqual([placed]);
      });

      test("groups are listed contested first, then by lineages, documents and contradictions, page by page", async () => {
        const group = (id: string, contradictions: number, lineages: number, documents: number) => ({
          id,
          contradictions,
          lineages,
          documents,
          date: null,
          json: "{}",
        });
        const rows = [
          group("calm", 0, 9, 9),
          group("copies", 3, 1, 8),
          group("two", 2, 2, 2),
          group("wide", 1, 12, 12),
          group("one", 1, 2, 2),
        ];
        await run((session) => session.putGroups("story", rows));
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await run((session) =>
            session.groups("story", { limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
          );
          ids.push(...page.rows.map(({ id }) => id));
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(ids).toEqual(["wide", "two", "one", "copies", "calm"]);
        await run((session) => session.removeGroups("story", ["wide"]));
        expect((await run((session) => session.groups("story", { limit: 9 }))).rows).toHaveLength(4);
      });
    });
  });
}
