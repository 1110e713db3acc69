import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  DocumentLine,
  DocumentView,
  ErrorAnswer,
  LibraryView,
  PageOf,
  StoryLine,
  StoryTitled,
  StoryView,
  TodayView,
  Trail,
} from "../../src/query/records.ts";
import { REPORTS, type Served, serve } from "./served.ts";

let served: Served;
let story: StoryView;
beforeAll(async () => {
  served = await serve({ files: REPORTS });
  const { rows } = await served.get<PageOf<StoryLine>>("/stories");
  story = await served.get<StoryView>(`/stories/${rows[0]?.id}`);
});
afterAll(() => served.close());

test("a library says what it holds, in documents and lineages", async () => {
  const library = await served.get<LibraryView>("/library");
  expect(library).toMatchObject({ name: "night", documents: 5, unread: 0, unfused: 0, role: "owner" });
  expect(library.lineages).toBeLessThan(library.documents);
});

describe("a story", () => {
  test("has its claimants in the order of their first statement, and none who only says nothing", () => {
    const firsts = story.claimants.map(({ first }) => first ?? "~");
    expect(firsts).toEqual(firsts.toSorted());
    const silent = story.happenings.flatMap(({ aspects }) =>
      aspects.flatMap(({ positions }) => positions.filter(({ stance }) => stance !== "silent").map(({ key }) => key)),
    );
    expect(new Set(story.claimants.map(({ key }) => key))).toEqual(new Set(silent));
  });

  test("counts no more lineages of a claimant than documents", () => {
    for (const { documents, lineages } of story.claimants) expect(lineages).toBeLessThanOrEqual(documents);
  });

  test("points with every position at words that stand there", async () => {
    const texts = new Map<string, string>();
    for (const { document } of story.reports)
      texts.set(document, (await served.get<DocumentView>(`/documents/${document}`)).reading.document.text);
    const positions = story.happenings.flatMap(({ aspects }) => aspects.flatMap((aspect) => aspect.positions));
    expect(positions.length).toBeGreaterThan(10);
    for (const { evidence, words, stance } of positions) {
      if (stance === "silent") continue;
      expect(evidence.length).toBeGreaterThan(0);
      const [first] = evidence;
      const text = texts.get(first?.document ?? "") ?? "";
      expect(text.replace(/\s+/g, " ")).toContain(words[0]);
    }
  });

  test("is found by its documents, its words and its being contested, and not by others", async () => {
    const ids = async (query: string) =>
      (await served.get<PageOf<StoryLine>>(`/stories?${query}`)).rows.map(({ id }) => id);
    expect(await ids("q=Khost")).toContain(story.id);
    expect(await ids("q=zeppelin")).toEqual([]);
    expect(await ids("contested=true")).toContain(story.id);
    expect(await ids("from=2022-04-01&until=2022-04-30")).toContain(story.id);
    expect(await ids("until=2021-12-31")).not.toContain(story.id);
  });

  test("bears tags until they are taken off", async () => {
    const label = { kind: "tag", text: "raids" };
    await served.send("POST", `/stories/${story.id}/labels`, label);
    expect((await served.get<PageOf<StoryLine>>("/stories?tag=raids")).rows.map(({ id }) => id)).toEqual([story.id]);
    await served.send("DELETE", `/stories/${story.id}/labels`, label);
    expect((await served.get<PageOf<StoryLine>>("/stories?tag=raids")).rows).toEqual([]);
  });

  test("bears a person's title wherever it is named, beside the machine's, until it is taken back", async () => {
    const before = await (await served.ask(`/stories/${story.id}`)).text();
    const { title: machineTitle } = story;
    const named = async (title: string) => {
      const answer = await served.send("POST", `/stories/${story.id}/title`, { title });
      expect(answer.status).toBe(200);
      return (await answer.json()) as StoryTitled;
    };
    expect(await named("The April raids")).toEqual({ story: story.id, title: "The April raids" });
    // A second title takes the place of the first, which is told so that it can be given back.
    expect(await named("Raids, volume two")).toEqual({
      story: story.id,
      title: "Raids, volume two",
      before: "The April raids",
    });
    const own = { title: "Raids, volume two", machineTitle };
    expect(await served.get<StoryView>(`/stories/${story.id}`)).toMatchObject({ ...own, labels: [] });
    expect((await served.get<PageOf<StoryLine>>("/stories")).rows[0]).toMatchObject(own);
    const titled = async (q: string) =>
      (await served.get<PageOf<StoryLine>>(`/stories?q=${encodeURIComponent(q)}`)).rows.map(({ id }) => id);
    expect(await titled('"raids volume two"')).toEqual([story.id]);
    expect(await titled('"raids volume t*"')).toEqual([story.id]);
    expect(await titled('"raids volume two" -raids')).toEqual([]);
    expect((await served.get<TodayView>("/today")).stories[0]).toMatchObject(own);
    const { stories } = await served.get<DocumentView>(`/documents/${story.reports[0]?.document}`);
    expect(stories.map(({ title }) => title)).toContain("Raids, volume two");
    const taken = await served.send("DELETE", `/stories/${story.id}/title`, undefined);
    expect(await taken.json()).toEqual({ story: story.id, before: "Raids, volume two" });
    expect(await (await served.ask(`/stories/${story.id}`)).text()).toBe(before);
  });
});

describe("evidence", () => {
  test("shows the paragraph around the words, who says them and how it would be cited", async () => {
    const document = await served.get<DocumentView>(`/documents/${story.reports[0]?.document}`);
    const { text } = document.reading.document;
    const claim = document.reading.attributions.find(
      ({ cue, source }) => cue !== undefined && source.actors.length > 0,
    );
    const [start, end] = claim?.content[0] ?? [0, 1];
    const trail = await served.get<Trail>(`/evidence?document=${document.id}&start=${start}&end=${end}`);
    expect(trail.quoted.words).toBe(text.slice(start, end));
    expect(trail.paragraph.text).toBe(text.slice(...trail.paragraph.span));
    expect(trail.paragraph.span[0]).toBeLessThanOrEqual(start);
    expect(trail.chain[0]).toEqual({ name: document.outlet });
    expect(trail.chain.at(-1)).toMatchObject({ attribution: claim?.id, cue: text.slice(...(claim?.cue ?? [0, 0])) });
    expect(trail.citation).toMatch(/^.+, “.+”, \d+ April 2022, paragraph \d+ of \d+$/);
  });

  test("finds the same words in a copy, and says how much later they came", async () => {
    const copied = story.lineagesOf.find(({ documents }) => documents.length > 1);
    const [original, copy] = copied?.documents ?? [];
    const [read, other] = [
      await served.get<DocumentView>(`/documents/${original?.document}`),
      await served.get<DocumentView>(`/documents/${copy?.document}`),
    ];
    const shared = read.reading.sentences.find((sentence) => {
      const words = read.reading.document.text.slice(...sentence);
      return words.length > 60 && other.reading.document.text.includes(words);
    });
    const [start, end] = shared ?? [0, 1];
    const { alsoIn } = await served.get<Trail>(`/evidence?document=${read.id}&start=${start}&end=${end}`);
    expect(alsoIn).toEqual([
      expect.objectContaining({ document: other.id, how: expect.stringMatching(/^the same words/) }),
    ]);
  });

  test("is nothing where there are no words", async () => {
    const { id } = (await served.get<PageOf<DocumentLine>>("/documents?limit=1")).rows[0] ?? { id: "" };
    expect((await served.ask(`/evidence?document=${id}&start=5&end=5`)).status).toBe(404);
    expect((await served.ask(`/evidence?document=${id}&start=0&end=99999999`)).status).toBe(404);
  });
});

describe("a list", () => {
  test("comes in pages that together are the whole list, once each", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query: string = cursor === undefined ? "" : `&cursor=${cursor}`;
      const page = await served.get<PageOf<DocumentLine>>(`/documents?limit=2${query}`);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    const { rows } = await served.get<PageOf<DocumentLine>>("/documents");
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
  });

  test("has cursors that tell nothing and are refused when they were changed", async () => {
    const { cursor = "" } = await served.get<PageOf<DocumentLine>>("/documents?limit=2");
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    for (const wrong of [`${cursor}x`, "%22", "bm9wZQ", "2"])
      expect((await served.ask(`/documents?cursor=${wrong}`)).status, wrong).toBe(400);
  });

  test("comes whole as lines of JSON to those who take them", async () => {
    const answer = await served.ask("/documents?limit=2", { headers: { accept: "application/x-ndjson" } });
    expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as DocumentLine).id)).toHaveLength(5);
  });

  test("shows where a search found its words", async () => {
    const { rows } = await served.get<PageOf<DocumentLine>>(`/search?q=${encodeURIComponent('"air raids" kho*')}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, found } of rows) {
      const { reading } = await served.get<DocumentView>(`/documents/${id}`);
      expect(reading.document.text.slice(found?.start, (found?.start ?? 0) + (found?.text.length ?? 0))).toBe(
        found?.text,
      );
      for (const span of found?.spans ?? [])
        expect(found?.text.slice(...span).toLowerCase()).toMatch(/^(?:air raids|kho\w*)$/);
    }
  });
});

describe("today", () => {
  test("shows what came since, and nothing new to those who have seen it all", async () => {
    const all = await served.get<TodayView>("/today");
    expect(all.newDocuments).toBe(5);
    expect(all.upTo).toBe(5);
    const later = await served.get<TodayView>("/today?since=4");
    expect(later.newDocuments).toBe(1);
    expect(later.stories.reduce((sum, { fresh }) => sum + fresh, 0)).toBeGreaterThan(0);
    const none = await served.get<TodayView>(`/today?since=${all.upTo}`);
    expect(none).toMatchObject({ newDocuments: 0, contradictions: [], revised: [] });
    expect(none.stories.every(({ fresh }) => fresh === 0)).toBe(true);
  });

  test("shows what somebody has marked, what moved since first", async () => {
    const { rows } = await served.get<PageOf<DocumentLine>>("/documents");
    const [document] = rows;
    const [tag, note] = [
      { kind: "tag", text: "raids" },
      { kind: "note", text: "ask the ministry" },
    ];
    await served.send("POST", `/stories/${story.id}/labels`, tag);
    await served.send("POST", `/documents/${document?.id}/labels`, note);
    const { marked } = await served.get<TodayView>("/today?since=4");
    expect(marked).toMatchObject([
      { kind: "story", id: story.id, title: story.title, labels: [tag], documents: 5, lineages: 4 },
      { kind: "document", id: document?.id, title: document?.title, labels: [note], fresh: 0 },
    ]);
    expect(marked[0]?.fresh).toBeGreaterThan(0);
    await served.send("DELETE", `/stories/${story.id}/labels`, tag);
    await served.send("DELETE", `/documents/${document?.id}/labels`, note);
    expect((await served.get<TodayView>("/today")).marked).toEqual([]);
  });
});

describe("an answer", () => {
  test("is not sent again to those who have it", async () => {
    const first = await served.ask("/stories");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"/);
    const again = await served.ask("/stories", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test.each(["br", "gzip"])("is packed with %s for those who take it", async (encoding) => {
    const answer = await served.ask(`/stories/${story.id}`, { headers: { "accept-encoding": encoding } });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
    const { brotliDecompressSync, gunzipSync } = await import("node:zlib");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = (encoding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString("utf8");
    expect((JSON.parse(text) as StoryView).id).toBe(story.id);
  });

  test("to HEAD has the headers of GET and no body", async () => {
    const [head, get] = [await served.ask("/stories", { method: "HEAD" }), await served.ask("/stories")];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
    expect(head.headers.get("content-length")).toBe(String((await get.arrayBuffer()).byteLength));
  });

  test("is the same, byte for byte, when it is asked for again", async () => {
    const paths = [
      "/stories",
      `/stories/${story.id}`,
      "/today",
      "/contradictions",
      "/lineages",
      "/sources",
      "/coverage",
    ];
    for (const path of paths) expect(await (await served.ask(path)).text()).toBe(await (await served.ask(path)).text());
  });
});

test("a mistake is answered in one shape: what was expected, what came, what to do", async () => {
  for (const [path, status, code] of [
    ["/nowhere", 404, "E_NOT_FOUND"],
    ["/stories/s000000000000", 404, "E_NOT_FOUND"],
    ["/stories?colour=red", 400, "E_USAGE"],
    ["/stories?limit=0", 400, "E_USAGE"],
    ["/search?q=-only", 400, "E_USAGE"],
    ["/jobs/none", 404, "E_NOT_FOUND"],
    ["/export?format=csv&story=none", 404, "E_NOT_FOUND"],
  ] as const) {
    const answer = await served.ask(path);
    expect(answer.status, path).toBe(status);
    const { error } = (await answer.json()) as ErrorAnswer;
    expect(error.code, path).toBe(code);
    for (const fact of [error.expected, error.got, error.fix]) expect(fact, path).toBeTruthy();
  }
  expect(served.faults).toEqual([]);
});
