import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type {
  CatalogueRow,
  CountedRow,
  ElementFilter,
  ElementRow,
  IdentityRow,
  Part,
} from "../../src/store/catalogue-store.ts";
import { parseSearch } from "../../src/store/search-query.ts";
import type { Session, Store } from "../../src/store/store.ts";

interface Given {
  readonly published?: string;
  readonly outlet?: string;
  readonly page?: string;
  readonly text?: string;
  readonly lineage?: string;
  readonly elements?: readonly ElementRow[];
  readonly counted?: readonly CountedRow[];
  readonly identities?: readonly IdentityRow[];
}

/** An id that tells nothing of the order in which documents are given. */
const id = (name: string): string => sha256Hex(name).slice(0, 32);
const claim = (ordinal: number, json: string, ...parts: readonly Part[]): ElementRow => ({
  kind: "claim",
  ordinal,
  parts,
  json,
});
const by = (key: string): Part => ({ role: "speaker", key });
const of = (type: string): Part => ({ role: "type", key: type });
const counts = (subject: string, facet: string, value: string, n = 1): CountedRow => ({ subject, facet, value, n });

/** What the catalogue of every store must do, whatever engine is below. */
export function catalogueContract(name: string, open: () => Promise<Store>): void {
  describe(`catalogue on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.transaction(work);

    const file = (documents: Readonly<Record<string, Given>>): Promise<void> =>
      run(async (session) => {
        const { id: importId } = await session.beginImport(["folder"], "2022-04-20T00:00:00Z");
        for (const [document, given] of Object.entries(documents)) {
          const { published = null, outlet = null, page = document, text = `Text of ${document}.` } = given;
          await session.addDocuments([
            {
              id: id(document),
              page,
              textHash: `sha256:${sha256Hex(text)}`,
              text,
              uri: null,
              title: document,
              outlet,
              author: null,
              published,
              language: "en",
              input: "{}",
              extractor: "test",
              import: importId,
              blob: null,
            },
          ]);
          const alias = given.lineage ?? `lineage of ${document}`;
          await session.fileItems([{ space: "lineage", item: id(document), document: id(document), alias }]);
          await catalogue(session, document, given);
        }
      });

    async function catalogue(session: Session, document: string, given: Given): Promise<void> {
      const { identities = [], elements = [], counted = [] } = given;
      await session.enterDocuments([{ document: id(document), maker: "test", identities }]);
      const row: CatalogueRow = { document: id(document), keys: [], elements, counted };
      await session.fileCatalogue([row]);
    }

    const jsons = async (filter: ElementFilter, limit = 100): Promise<readonly string[]> =>
      (await run((session) => session.elements("claim", filter, { limit }))).rows.map(({ json }) => json);
    const countAll = async (): Promise<void> => {
      while ((await run((session) => session.count(1))) > 0);
    };

    test("lists elements by publication, the newest first, undated last, in a document in its order", async () => {
      await file({
        undated: { elements: [claim(0, "never")] },
        old: { published: "2021-07-28", elements: [claim(1, "old 2"), claim(0, "old 1")] },
        month: { published: "2021-07", elements: [claim(0, "month")] },
        new: { published: "2022-04-17", elements: [claim(0, "new")] },
      });
      expect(await jsons({})).toEqual(["new", "old 1", "old 2", "month", "never"]);
    });

    test("pages go on where the one before ended, and hold each element once", async () => {
      const elements = [claim(0, "x", by("kb:a")), claim(1, "y", by("kb:a")), claim(2, "z", by("kb:b"))];
      const days = ["2022-04-17", "2022-04-17", "2022-04-16", "2021-01"];
      await file(Object.fromEntries(days.map((published, at) => [`d${at}`, { published, elements }])));
      for (const filter of [{}, { parts: [by("kb:a")] }, { outlet: "nobody" }, { from: "2022" }]) {
        const all = await run((session) => session.elements("claim", filter, { limit: 100 }));
        const seen: string[] = [];
        for (let cursor: string | undefined; ; ) {
          const request = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
          const page = await run((session) => session.elements("claim", filter, request));
          seen.push(...page.rows.map(({ cursor: place }) => place));
          cursor = page.cursor;
          if (cursor === undefined) break;
        }
        expect(seen).toEqual(all.rows.map(({ cursor }) => cursor));
        expect(new Set(seen).size).toBe(seen.length);
      }
    });

    test("every filter narrows, alone and together", async () => {
      await file({
        a: {
          published: "2022-04-17",
          outlet: "Lantern",
          text: "A rocket fell.",
          elements: [
            { ...claim(0, "a0", by("kb:x"), of("ASSAULT")), act: "statement", negated: true },
            { ...claim(1, "a1", by("kb:x"), by("kb:y")), act: "denial", days: { first: 100, last: 110 } },
          ],
        },
        b: {
          published: "2021-07-28",
          outlet: "Gazette",
          text: "Talks began.",
          elements: [{ ...claim(0, "b0", by("kb:x"), of("CONSULT")), act: "denial", days: { first: 0, last: 5000 } }],
        },
      });
      const cases: readonly (readonly [ElementFilter, readonly string[]])[] = [
        [{ parts: [by("kb:x")] }, ["a0", "a1", "b0"]],
        [{ parts: [by("kb:y"), by("kb:x")] }, ["a1"]],
        [{ parts: [of("ASSAULT"), by("kb:y")] }, []],
        [{ act: "denial" }, ["a1", "b0"]],
        [{ negated: true }, ["a0"]],
        [{ negated: false, parts: [by("kb:x")] }, ["a1", "b0"]],
        [{ outlet: "Gazette" }, ["b0"]],
        [{ outlet: "Gazette", parts: [by("kb:x")] }, ["b0"]],
        [{ from: "2022" }, ["a0", "a1"]],
        [{ until: "2021-07" }, ["b0"]],
        [{ from: "2021-07-28", until: "2021-07-28", parts: [by("kb:x")] }, ["b0"]],
        [{ documents: [id("b"), "none"] }, ["b0"]],
        [{ documents: [] }, []],
        [{ words: parseSearch("rocket") }, ["a0", "a1"]],
        [{ words: parseSearch('"talks began"'), parts: [by("kb:x")] }, ["b0"]],
        [{ words: parseSearch("rocket"), documents: [id("b")] }, []],
        [{ happened: { first: 105, last: 400 } }, ["a1", "b0"]],
        [{ happened: { first: 111, last: 400 } }, ["b0"]],
        [{ happened: { first: 5001, last: 9000 } }, []],
      ];
      for (const [filter, expected] of cases) expect([filter, await jsons(filter)]).toEqual([filter, expected]);
    });

    test("counts elements, and those that somebody does or suffers once", async () => {
      const event = (ordinal: number, ...parts: readonly Part[]): ElementRow => ({
        kind: "event",
        ordinal,
        parts,
        json: "{}",
      });
      const [does, suffers]: readonly Part[] = [
        { role: "actor", key: "kb:x" },
        { role: "recipient", key: "kb:x" },
      ];
      if (does === undefined || suffers === undefined) throw new Error("two parts");
      await file({ a: { outlet: "A", elements: [event(0, does, suffers), event(1, suffers), event(2, of("AID"))] } });
      const count = (filter: ElementFilter, ...parties: readonly string[]): Promise<number> =>
        run((session) => session.countElements("event", filter, parties));
      expect(await count({})).toBe(3);
      expect(await count({}, "kb:x")).toBe(2);
      expect(await count({ outlet: "A" }, "kb:x")).toBe(2);
      expect(await count({ parts: [of("AID")] })).toBe(1);
      expect(await count({ parts: [of("AID")] }, "kb:x")).toBe(0);
    });

    test("counts documents by their pages and lineages as they are now", async () => {
      const counted = [counts("kb:x", "all", ""), counts("kb:x", "says", "", 2)];
      await file({
        a: { published: "2022-04-17", lineage: "one", counted },
        b: { published: "2022-04-19", lineage: "two", counted },
        "b again": { page: "b", published: "2022-04-20", lineage: "two", counted },
      });
      const says = () => run((session) => session.countsOf({ subjects: ["kb:x"], facets: ["says"] }, 10));
      await countAll();
      const days = { first: "2022-04-17", last: "2022-04-20" };
      expect(await says()).toMatchObject([{ n: 6, documents: 2, lineages: 2, ...days }]);
      await run((session) => session.regroup("lineage", [{ item: id("a"), group: "two" }]));
      await countAll();
      expect(await says()).toMatchObject([{ n: 6, documents: 2, lineages: 1 }]);
      await run((session) => session.removeDocuments([id("b again")]));
      await countAll();
      expect(await says()).toMatchObject([{ n: 4, documents: 2, lineages: 1, last: "2022-04-19" }]);
      await run((session) => session.removeDocuments([id("a"), id("b")]));
      await countAll();
      expect(await says()).toEqual([]);
    });

    test("counts anew what was published within some days", async () => {
      const there = counts("kb:y", "all", "");
      const counted = [counts("kb:x", "edge:conflict", "kb:y"), counts("kb:x", "edge:conflict", "kb:z", 3), there];
      await file({
        a: { published: "2022-04-17", counted },
        b: { published: "2022-05-01", counted: [counts("kb:x", "edge:conflict", "kb:y")] },
      });
      await countAll();
      const edges = async (filter: object) =>
        (await run((session) => session.countsOf({ facets: ["edge:conflict"], ...filter }, 10))).map(
          ({ value, n, documents }) => [value, n, documents],
        );
      expect(await edges({ subjects: ["kb:x"] })).toEqual([
        ["kb:y", 2, 2],
        ["kb:z", 3, 1],
      ]);
      expect(await edges({ subjects: ["kb:x"], from: "2022-04-20" })).toEqual([["kb:y", 1, 1]]);
      expect(await edges({ values: ["kb:y"], until: "2022-04" })).toEqual([["kb:y", 1, 1]]);
      expect(await edges({ subjects: ["kb:x"], prefix: "kb:z" })).toEqual([["kb:z", 3, 1]]);
      const ranges = [{ subject: "kb:x", facet: "edge:conflict", prefix: "kb:y" }];
      expect(await edges({ ranges })).toEqual([["kb:y", 2, 2]]);
      expect(await edges({ ranges, from: "2022-04-20" })).toEqual([["kb:y", 1, 1]]);
      expect(await edges({ ranges: [] })).toEqual([]);
    });

    test("lists actors by lineages with their commonest name, and finds them by any", async () => {
      const actor = (key: string, name: string, ...more: readonly CountedRow[]): readonly CountedRow[] => [
        counts(key, "all", ""),
        counts(key, "look", JSON.stringify([name, "person", null, null])),
        ...more,
      ];
      const shown = (key: string): CountedRow => counts(key, "public", "");
      const ghani = actor("kb:g", "Ashraf Ghani");
      const edge = counts("kb:g", "edge:says", "kb:m");
      await file({
        a: { counted: [...ghani, shown("kb:g"), counts("kb:g", "says", "", 4), edge] },
        b: { counted: [...ghani, ...actor("kb:m", "Mujahid", shown("kb:m"))] },
        c: { counted: [...actor("kb:g", "Mr. Ghani"), ...actor("name:person:leila", "Leila Ahmadi")] },
        d: { counted: actor("kb:w", "Withheld Once", shown("kb:w")) },
        e: { counted: actor("kb:w", "Withheld Once", counts("kb:w", "withheld", "")) },
      });
      await countAll();
      const actors = async (filter: object) =>
        (await run((session) => session.actors(filter, { limit: 10 }))).rows.map(({ key }) => key);
      expect(await run((session) => session.actorsNamed(["kb:g"]))).toMatchObject([
        {
          name: "Ashraf Ghani",
          kind: "person",
          country: null,
          documents: 3,
          lineages: 3,
          says: 4,
          private: false,
          near: 1,
        },
      ]);
      expect(await actors({})).toEqual(["kb:g", "kb:m"]);
      expect(await actors({ private: true })).toEqual(["kb:g", "kb:w", "kb:m", "name:person:leila"]);
      expect(await actors({ words: ["mr", "gha"] })).toEqual(["kb:g"]);
      expect(await actors({ words: ["leila"] })).toEqual([]);
      expect(await actors({ kind: "state" })).toEqual([]);
      const first = await run((session) => session.actors({}, { limit: 1 }));
      expect(first.cursor).toBeDefined();
      const { cursor = "" } = first;
      const second = await run((session) => session.actors({}, { limit: 1, cursor }));
      expect(second).toMatchObject({ rows: [{ key: "kb:m" }] });
      expect(second.cursor).toBeUndefined();
      await expect(run((session) => session.actors({}, { limit: 1, cursor: "[1]" }))).rejects.toThrow(
        /E_USAGE .*cursor/,
      );
      await expect(
        jsons({}, 0).then(() => run((s) => s.elements("claim", {}, { limit: 1, cursor: "{}" }))),
      ).rejects.toThrow(/E_USAGE .*cursor/);
    });

    test("knows names by country, who else bears them, and which are to be looked at again", async () => {
      const identity = (actor: string, base: string, country: string | null, ...aliases: string[]): IdentityRow => ({
        actor,
        base,
        country,
        aliases,
      });
      await file({
        a: { identities: [identity("a1", "name:group:ttp", null)] },
        b: { identities: [identity("a4", "name:group:tehrik i taliban", "PAK", "ttp")] },
      });
      const groups = await run((session) => session.identityGroups(["name:group:ttp"]));
      expect(groups).toEqual([{ base: "name:group:ttp", country: null, key: "name:group:ttp" }]);
      expect(await run((session) => session.bearers(["ttp", "eta"]))).toEqual(
        new Map([["ttp", ["name:group:tehrik i taliban"]]]),
      );
      expect(await run((session) => session.unsettled(10))).toContain("name:group:ttp");
      await run(async (session) => session.settleIdentities(await session.unsettled(10)));
      expect(await run((session) => session.unsettled(10))).toEqual([]);
      await run((session) => session.removeDocuments([id("b")]));
      expect(await run((session) => session.unsettled(10))).toContain("name:group:ttp");
      const [group] = groups;
      if (group === undefined) throw new Error("a group");
      expect(await run((session) => session.documentsOfIdentity(group))).toEqual([id("a")]);
    });

    test("documents with a digest wait until this maker has filed them", async () => {
      await file({ a: {}, b: {} });
      await run((session) =>
        session.putDigests(["a", "b"].map((each) => ({ document: id(each), maker: "m", json: "{}", head: "{}" }))),
      );
      expect(await run((session) => session.uncatalogued("test", 10))).toEqual([]);
      expect(await run((session) => session.uncatalogued("newer", 10))).toEqual([id("a"), id("b")]);
      await run((session) => session.leaveCatalogue([id("b")]));
      expect(await run((session) => session.uncatalogued("test", 10))).toEqual([id("b")]);
      await run((session) => catalogue(session, "b", {}));
      expect(await run((session) => session.uncatalogued("test", 10))).toEqual([]);
    });
  });
}
