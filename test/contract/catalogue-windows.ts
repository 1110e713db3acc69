import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { CountedRow, CountRow, ElementRow, StoredElement } from "../../src/store/catalogue-store.ts";
import { newestOf, placesIn } from "../../src/store/sql/catalogue-order.ts";
import type { Store } from "../../src/store/store.ts";

const id = (name: string): string => sha256Hex(name).slice(0, 32);
const PUBLISHED = ["2022-03-31", "2022-04-01", "2022-04-17", "2022-04", "2021", null] as const;
/** Days of 2021 to 2023, and the beginning of the year 1. */
const DAYS = [-719_162, 18_600, 18_992, 18_993, 19_050, 19_090, 19_091, 19_099, 19_400];
const KEYS = ["kb:a", "kb:b", "name:person:c"];
const PLACES = ["[Khost]", "[Termez]"];
const KINDS = ["cooperation", "conflict", "relation", "says"] as const;

const event = fc.record({
  actors: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
  recipients: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
  place: fc.option(fc.constantFrom(...PLACES), { nil: undefined }),
  type: fc.constantFrom("ASSAULT", "CONSULT"),
  status: fc.constantFrom("occurred", "denied"),
  from: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  lasts: fc.constantFrom(0, 0, 0, 1, 40, 364, 800),
});
const tie = fc.record({
  subject: fc.constantFrom(...KEYS),
  kind: fc.constantFrom(...KINDS),
  other: fc.constantFrom(...KEYS),
  type: fc.constantFrom("ASSAULT", "CONSULT"),
  n: fc.integer({ min: 1, max: 3 }),
});
const report = fc.record({
  published: fc.constantFrom(...PUBLISHED),
  page: fc.constantFrom("p", "q", "r"),
  lineage: fc.constantFrom("one", "two", "three"),
  outlet: fc.constantFrom("Lantern", "Courier"),
  events: fc.array(event, { maxLength: 4 }),
  ties: fc.uniqueArray(tie, {
    maxLength: 5,
    selector: ({ subject, kind, other, type }) => [subject, kind, other, type].join(),
  }),
});
type Given = typeof report extends fc.Arbitrary<infer T> ? Readonly<T> : never;
interface Report extends Given {
  readonly name: string;
  readonly sequence: number;
}
type Event = Given["events"][number];

function elementOf({ actors, recipients, place, type, status, from, lasts }: Event, ordinal: number): ElementRow {
  return {
    kind: "event",
    ordinal,
    parts: [
      ...actors.map((key) => ({ role: "actor" as const, key })),
      ...recipients.map((key) => ({ role: "recipient" as const, key })),
      { role: "type", key: type },
    ],
    status,
    ...(from === undefined ? {} : { days: { first: from, last: from + lasts } }),
    ...(place === undefined ? {} : { deed: { place, type } }),
    json: JSON.stringify({
      actors: actors.map((key) => ({ key, name: `name of ${key}` })),
      claimantKey: type,
      claimant: `${type} says`,
    }),
  };
}

/** As documents are counted: each edge, and what it is made of. */
function countedOf({ ties }: Given): readonly CountedRow[] {
  const rows = new Map<string, CountedRow>();
  const add = (subject: string, facet: string, value: string, n: number): void => {
    const at = [subject, facet, value].join("\0");
    rows.set(at, { subject, facet, value, n: n + (rows.get(at)?.n ?? 0) });
  };
  for (const { subject, kind, other, type, n } of ties) {
    add(subject, `edge:${kind}`, other, n);
    if (kind !== "says") add(subject, "edge:type", [other, kind, type].join("\n"), n);
    for (const key of [subject, other]) rows.set(key, { subject: key, facet: "all", value: "", n: 1 });
  }
  return [...rows.values()];
}

/** What is answered from tables that are kept for it is what the rows themselves come to. */
export function catalogueWindowsContract(name: string, open: () => Promise<Store>, runs: number): void {
  describe(`windows on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const file = (reports: readonly Given[]): Promise<readonly Report[]> =>
      store.transaction(async (session) => {
        const { id: importId } = await session.beginImport(["folder"], "2022-04-20T00:00:00Z");
        const filed: Report[] = [];
        for (const [at, each] of reports.entries()) {
          const document = id(`${at}`);
          const { page, outlet, published, lineage } = each;
          await session.addDocuments([
            {
              id: document,
              page,
              textHash: `sha256:${document}${document}`,
              text: "Text.",
              uri: null,
              title: null,
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
          await session.fileItems([{ space: "lineage", item: document, document, alias: lineage }]);
          await session.enterDocuments([{ document, maker: "test", identities: [] }]);
          const elements = each.events.map(elementOf);
          await session.fileCatalogue([{ document, keys: [], elements, counted: countedOf(each) }]);
          filed.push({ ...each, name: document, sequence: at });
        }
        while ((await session.count(100)) > 0);
        return filed;
      });

    async function remove(documents: readonly string[]): Promise<void> {
      await store.transaction((session) => session.removeDocuments(documents));
      while ((await store.transaction((session) => session.count(100))) > 0);
    }

    const place = ({ published, name: document }: Report): number => newestOf(published, document);
    const within = (each: Report, from?: string, until?: string): boolean => {
      const { first = Number.NEGATIVE_INFINITY, last = Number.POSITIVE_INFINITY } = placesIn(from, until);
      return first <= place(each) && place(each) <= last;
    };
    const inOrder = (reports: readonly Report[]): readonly Report[] =>
      reports.toSorted((a, b) => place(a) - place(b) || a.sequence - b.sequence);
    const named = ({ document, ordinal }: Pick<StoredElement, "document" | "ordinal">): string =>
      `${document} ${ordinal}`;
    const eventsOf = (reports: readonly Report[], keep: (event: Event) => boolean): readonly string[] =>
      inOrder(reports).flatMap((each) =>
        each.events.flatMap((one, ordinal) => (keep(one) ? [named({ document: each.name, ordinal })] : [])),
      );

    async function compare(reports: readonly Report[]): Promise<void> {
      await store.view(async (session) => {
        await compareDays(session, reports);
        for (const [first, last] of [
          [18_993, 19_090],
          [19_091, 19_091],
          [19_083, 19_112],
          [18_993, 19_357],
          [-719_162, 19_000],
          [18_700, 2_932_896],
        ] as const) {
          const happened = { first, last };
          const touches = ({ from, lasts }: Event): boolean =>
            from !== undefined && from <= last && from + lasts >= first;
          for (const more of [{}, { status: "denied" }, { parts: [{ role: "type" as const, key: "ASSAULT" }] }]) {
            const expected = eventsOf(
              reports,
              (one) =>
                touches(one) &&
                (more.status === undefined || one.status === more.status) &&
                (more.parts === undefined || one.type === "ASSAULT"),
            );
            const found: string[] = [];
            for (let cursor: string | undefined; ; ) {
              const request = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
              const page = await session.elements("event", { happened, ...more }, request);
              found.push(...page.rows.map(named));
              cursor = page.cursor;
              if (cursor === undefined) break;
            }
            expect(found).toEqual(expected);
            expect(await session.countElements("event", { happened, ...more }, [])).toBe(expected.length);
          }
        }
        for (const [from, until] of [
          [undefined, undefined],
          ["2022-04", "2022-04"],
          ["2022-04-01", undefined],
        ] as const) {
          const window = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
          const seen = reports.filter((each) => within(each, from, until));
          await comparePlaces(session, seen, window);
          await compareEdges(session, seen, window);
        }
      });
    }

    async function compareDays(session: View, reports: readonly Report[]): Promise<void> {
      const [party = ""] = KEYS;
      const happened = { first: 18_993, last: 19_090 };
      for (const by of ["claimant", "actor"] as const) {
        for (const filter of [{}, { party }, { happened }]) {
          const expected = new Map<string, number>();
          for (const { actors, recipients, type, from, lasts } of reports.flatMap(({ events }) => events)) {
            const last = from === undefined ? undefined : from + lasts;
            if (filter.party !== undefined && ![...actors, ...recipients].includes(party)) continue;
            const touches = from !== undefined && from <= happened.last && (last ?? from) >= happened.first;
            if (filter.happened !== undefined && !touches) continue;
            const lane =
              by === "claimant" ? [type, `${type} says`] : actors.slice(0, 1).flatMap((key) => [key, `name of ${key}`]);
            const row = JSON.stringify([lane[0] ?? null, lane[1] ?? null, from ?? null, last ?? null]);
            expected.set(row, (expected.get(row) ?? 0) + 1);
          }
          const found = new Map<string, number>();
          for (let after: number | undefined = 0; after !== undefined; ) {
            const page: Awaited<ReturnType<View["happenedIn"]>> = await session.happenedIn(by, filter, after);
            for (const { key, name: called, first, last, n } of page.rows) {
              const row = JSON.stringify([key, called, first, last]);
              found.set(row, (found.get(row) ?? 0) + n);
            }
            after = page.next;
          }
          expect(found).toEqual(expected);
        }
      }
    }

    type View = Parameters<Parameters<Store["view"]>[0]>[0];
    type Window = { readonly from?: string; readonly until?: string };

    async function comparePlaces(session: View, seen: readonly Report[], window: Window): Promise<void> {
      const [party = ""] = KEYS;
      const isOwn = ({ actors, recipients }: Event): boolean => actors.includes(party) || recipients.includes(party);
      const rows = await session.placesOf(party, window, 10);
      expect(new Map(rows.map((row) => [row.place, row]))).toEqual(
        new Map(
          PLACES.flatMap((where) => {
            const own = seen.flatMap((each) =>
              each.events.filter((one) => isOwn(one) && one.place === where).map((one) => ({ each, one })),
            );
            if (own.length === 0) return [];
            const types = Map.groupBy(own, ({ one }) => one.type);
            const row = {
              place: where,
              documents: new Set(own.map(({ each }) => each.page)).size,
              lineages: new Set(own.map(({ each }) => each.lineage)).size,
              types: [...types]
                .map(([type, of]) => ({ type, n: of.length }))
                .toSorted((a, b) => b.n - a.n || (a.type < b.type ? -1 : 1)),
            };
            return [[where, row] as const];
          }),
        ),
      );
      const events = await session.eventsAt(party, PLACES, window, 2);
      for (const where of PLACES) {
        const does = eventsOf(seen, (one) => one.place === where && one.actors.includes(party));
        const suffers = eventsOf(
          seen,
          (one) => one.place === where && one.recipients.includes(party) && !one.actors.includes(party),
        );
        expect((events.get(where) ?? []).map(named)).toEqual([...does, ...suffers].slice(0, 2));
      }
    }

    async function compareEdges(session: View, seen: readonly Report[], window: Window): Promise<void> {
      const bare = (row: CountRow): string =>
        JSON.stringify([row.subject, row.facet, row.value, row.n, row.documents, row.lineages]);
      const sums = (keep: (row: CountedRow) => boolean): readonly string[] => {
        const all = seen.flatMap((each) => countedOf(each).map((row) => ({ each, row })));
        const groups = Map.groupBy(
          all.filter(({ row }) => keep(row)),
          ({ row }) => [row.subject, row.facet, row.value].join("\0"),
        );
        return [...groups.values()]
          .flatMap((of): readonly CountRow[] => {
            const [first] = of;
            if (first === undefined) return [];
            const { subject, facet, value } = first.row;
            const n = of.reduce((sum, { row }) => sum + row.n, 0);
            const documents = new Set(of.map(({ each }) => each.page)).size;
            const lineages = new Set(of.map(({ each }) => each.lineage)).size;
            return [{ subject, facet, value, n, documents, lineages, first: null, last: null }];
          })
          .map(bare)
          .toSorted();
      };
      const facets = KINDS.map((kind) => `edge:${kind}`);
      const [one = "", two = ""] = KEYS;
      const asked = [
        { subjects: [one], facets },
        { values: [two], facets },
        { subjects: [one, two], values: [one, two], facets },
        { subjects: ["kb:nobody"], facets },
      ];
      for (const filter of asked) {
        const found = await session.countsOf({ ...filter, ...window }, 100);
        expect(found.map(bare).toSorted()).toEqual(
          sums(
            ({ subject, facet, value }) =>
              facets.includes(facet) &&
              (filter.subjects?.includes(subject) ?? true) &&
              (filter.values?.includes(value) ?? true),
          ),
        );
        const ranks = found.map(({ lineages, documents }) => -(lineages * 1000 + documents));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }
      const prefixes = [`${two}\nconflict\n`, `${one}\nrelation\n`];
      const ranges = prefixes.map((prefix) => ({ subject: one, facet: "edge:type", prefix }));
      const found = await session.countsOf({ facets: ["edge:type"], ranges, ...window, bare: true }, 100);
      expect(found.map(bare).toSorted()).toEqual(
        sums(
          ({ subject, facet, value }) =>
            subject === one && facet === "edge:type" && prefixes.some((prefix) => value.startsWith(prefix)),
        ),
      );
    }

    test("are answered as from all rows, also when documents have gone", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(report, { maxLength: 7 }), async (reports) => {
          await remove(Array.from({ length: 7 }, (_, at) => id(`${at}`)));
          const filed = await file(reports);
          await compare(filed);
          const gone = filed.filter(({ sequence }) => sequence % 2 === 1);
          await remove(gone.map((each) => each.name));
          await compare(filed.filter((each) => !gone.includes(each)));
        }),
        { numRuns: runs, seed: 12 },
      );
    });
  });
}
