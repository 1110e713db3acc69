import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Actor, Reading } from "../../../src/doc/reading.ts";
import { anchorOf } from "../../../src/judgements/anchor.ts";
import { itemsOf } from "../../../src/judgements/elements.ts";
import type { FusionContext } from "../../../src/library/fusion/context.ts";
import { openFusion } from "../../../src/library/fusion/fuse.ts";
import { append } from "../../../src/library/judgements/ledger.ts";
import { actorView } from "../../../src/library/views/actor.ts";
import { actorsView } from "../../../src/library/views/actors.ts";
import { claimsView } from "../../../src/library/views/claims.ts";
import { denialsView } from "../../../src/library/views/denials.ts";
import { eventsView } from "../../../src/library/views/events.ts";
import { mapView } from "../../../src/library/views/map.ts";
import { edgeClaimsView, networkView } from "../../../src/library/views/network.ts";
import { relationsView } from "../../../src/library/views/relations.ts";
import { timelineView } from "../../../src/library/views/timeline.ts";
import { timelineDays } from "../../../src/library/views/timeline-days.ts";
import {
  actorLineSchema,
  actorViewSchema,
  claimRowSchema,
  denialPairSchema,
  eventRowSchema,
  mapViewSchema,
  networkViewSchema,
  pageOf,
  relationViewSchema,
  timelineDaysSchema,
  timelineViewSchema,
} from "../../../src/query/records.ts";
import type { Store } from "../../../src/store/store.ts";
import { judgement } from "../../judgements/report.ts";
import { keep, memory, resources, sampleReadings } from "../fusion/sample-readings.ts";

let readings: readonly Reading[];
let texts: ReadonlyMap<string, string>;
let store: Store;
const open: Store[] = [];

async function library(): Promise<Store> {
  const made = await memory();
  open.push(made);
  return made;
}

async function updated(of: Store, batch = 100): Promise<Store> {
  for await (const _ of openFusion(of, resources).update({ batch }));
  return of;
}

const look = <T>(work: (context: FusionContext) => Promise<T>, of = store): Promise<T> =>
  openFusion(of, resources).view(work);

/** What it gives, when it is of the shape that was promised. */
async function answer<Schema extends z.ZodType>(
  schema: Schema,
  work: (context: FusionContext) => Promise<unknown>,
  of = store,
): Promise<z.infer<Schema>> {
  return schema.parse(await look(work, of));
}

beforeAll(async () => {
  readings = [...(await sampleReadings()).values()];
  texts = new Map(readings.map(({ document }) => [document.id, document.text]));
  store = await library();
  await keep(store, readings);
  await updated(store);
});
afterAll(() => Promise.all(open.map((each) => each.close())));

const ALL = { limit: 500 };

/** All that the catalogue says of a library. */
const everything = (of: Store) =>
  look(async (context) => {
    const actors = (await actorsView(context, {}, ALL, { private: true })).rows;
    return {
      claims: await claimsView(context, {}, ALL),
      events: await eventsView(context, {}, ALL),
      denials: await denialsView(context, {}, ALL),
      actors,
      pages: await Promise.all(actors.slice(0, 12).map(({ key }) => actorView(context, key, { private: true }))),
      relations: await relationsView(context, {}, ALL),
      network: await networkView(context, {}),
      timeline: await timelineView(context, {}),
      map: await mapView(context, {}),
      maps: await Promise.all(actors.slice(0, 12).map(({ key }) => mapView(context, { actor: key }))),
    };
  }, of);

describe("the whole of a library", () => {
  test("is the same in whatever order and steps its documents come", async () => {
    const whole = await everything(store);
    const orders = fc.record({
      order: fc.shuffledSubarray(
        readings.map((_, at) => at),
        { minLength: readings.length },
      ),
      batch: fc.integer({ min: 1, max: 9 }),
      cut: fc.integer({ min: 0, max: readings.length }),
    });
    await fc.assert(
      fc.asyncProperty(orders, async ({ order, batch, cut }) => {
        const other = await library();
        const sorted = order.flatMap((at) => readings[at] ?? []);
        await keep(other, sorted.slice(0, cut));
        await updated(other, batch);
        await keep(other, sorted.slice(cut));
        expect(await everything(await updated(other, batch))).toEqual(whole);
      }),
      { numRuns: 3, seed: 30 },
    );
  });

  test("without some documents is what it would be had they never come", async () => {
    const gone = readings.filter((_, at) => at % 4 === 1).map(({ document }) => document.id);
    const [less, never] = [await library(), await library()];
    await keep(less, readings);
    await updated(less);
    await less.transaction((session) => session.removeDocuments(gone));
    await keep(
      never,
      readings.filter(({ document }) => !gone.includes(document.id)),
    );
    expect(await everything(await updated(less))).toEqual(await everything(await updated(never)));
  });
});

describe("claims", () => {
  test("are all attributions of all readings, the newest publication first, each with its verbatim words", async () => {
    const { rows } = await answer(pageOf(claimRowSchema), (context) => claimsView(context, {}, ALL));
    expect(rows).toHaveLength(readings.flatMap(({ attributions }) => attributions).length);
    for (const { document, span, words } of rows) expect(words).toBe(texts.get(document)?.slice(...span));
    const dates = rows.map(({ published }) => published ?? "");
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  test("narrow by speaker, act, whom they speak of and their words", async () => {
    const claims = async (filter: Parameters<typeof claimsView>[1]) =>
      (await answer(pageOf(claimRowSchema), (context) => claimsView(context, filter, ALL))).rows;
    const said = await claims({ speaker: "kb:taliban" });
    expect(said.length).toBeGreaterThan(10);
    for (const { speakers } of said) expect(speakers.map(({ key }) => key)).toContain("kb:taliban");
    const denied = await claims({ act: "denial" });
    expect(new Set(denied.map(({ act }) => act))).toEqual(new Set(["denial"]));
    const both = await claims({ speaker: "kb:taliban", actor: "kb:USA" });
    expect(both).toEqual(said.filter(({ about }) => about.some(({ key }) => key === "kb:USA")));
    const words = await claims({ q: '"air raids" -UNICEF' });
    expect(words.length).toBeGreaterThan(0);
    for (const row of words) {
      const shown = [row.words, row.source, row.cue, ...row.speakers.map(({ name }) => name)].join(" ").toLowerCase();
      expect(shown).toContain("air raids");
      expect(shown).not.toContain("unicef");
    }
    expect(await claims({ story: "s000000000000" })).toEqual([]);
    expect(await claims({ q: "air", document: said[0]?.document ?? "" })).toEqual(
      (await claims({ q: "air" })).filter(({ document }) => document === said[0]?.document),
    );
  });

  test("come in pages that together are the list, also where rows are looked through for words", async () => {
    for (const filter of [{}, { q: "taliban" }, { actor: "kb:AFG" }, { act: "statement" as const }]) {
      const whole = await look((context) => claimsView(context, filter, ALL));
      const rows = [];
      for (let cursor: string | undefined; ; ) {
        const request = { limit: 7, ...(cursor === undefined ? {} : { cursor }) };
        const page = await look((context) => claimsView(context, filter, request));
        expect(page.rows.length).toBeLessThanOrEqual(7);
        rows.push(...page.rows);
        cursor = page.cursor;
        if (cursor === undefined) break;
      }
      expect(rows).toEqual(whole.rows);
    }
  });

  test("of a story are those of reports that open with it, and in others those about its events", async () => {
    const { rows: events } = await look((context) => eventsView(context, {}, ALL));
    const story = events.find((row) => row.story !== undefined)?.story ?? "";
    const { rows } = await look((context) => claimsView(context, { story }, ALL));
    const told = await look((context) => eventsView(context, { story }, ALL));
    expect(told.rows.length).toBeGreaterThan(1);
    for (const row of told.rows) expect(row.story).toBe(story);
    const documents = new Set(told.rows.map(({ document }) => document));
    for (const row of rows.filter(({ events: of }) => of.length === 0)) expect(documents).toContain(row.document);
  });

  test("refuse words that are no search and days that are none", async () => {
    await expect(look((context) => claimsView(context, { q: "-only" }, ALL))).rejects.toThrow(/E_USAGE/);
    await expect(look((context) => claimsView(context, { from: "last week" }, ALL))).rejects.toThrow(/E_USAGE .*day/);
  });
});

describe("events", () => {
  test("are all mentions with their claimants, words and stories", async () => {
    const { rows } = await answer(pageOf(eventRowSchema), (context) => eventsView(context, {}, ALL));
    expect(rows).toHaveLength(readings.flatMap(({ events }) => events.flatMap(({ mentions }) => mentions)).length);
    for (const { document, span, words } of rows) expect(words).toBe(texts.get(document)?.slice(...span));
    expect(rows.some(({ story }) => story !== undefined)).toBe(true);
    expect(rows.some(({ claimantKey }) => claimantKey.startsWith("outlet:"))).toBe(true);
  });

  test("narrow by who did it, to whom, what, its status, day, country and who says so", async () => {
    const events = async (filter: Parameters<typeof eventsView>[1]) =>
      (await answer(pageOf(eventRowSchema), (context) => eventsView(context, filter, ALL))).rows;
    const all = await events({});
    expect(await events({ type: "ASSAULT", status: "occurred" })).toEqual(
      all.filter(({ type, status }) => type === "ASSAULT" && status === "occurred"),
    );
    expect(await events({ status: "denied" })).toEqual(all.filter(({ status }) => status === "denied"));
    expect(await events({ speaker: "kb:PAK" })).toEqual(all.filter(({ claimantKey }) => claimantKey === "kb:PAK"));
    const raids = await events({ happenedFrom: "2022-04-16", happenedUntil: "2022-04-16", country: "AFG" });
    expect(raids.length).toBeGreaterThan(0);
    expect(raids.length).toBeLessThan(all.length);
    const met = await events({ actor: "kb:taliban", recipient: "kb:USA" });
    for (const { actors, recipients } of met) {
      expect(actors.map(({ key }) => key)).toContain("kb:taliban");
      expect([...actors, ...recipients].map(({ key }) => key)).toContain("kb:USA");
    }
  });
});

describe("the map of an actor", () => {
  test("keeps of everybody with a name what counting his events comes to, of all types and of one", async () => {
    const { actors, kept, counted, unplaced } = await look(async (context) => {
      const rows = (await actorsView(context, {}, ALL, { private: true })).rows.map(({ key }) => key);
      const asked = rows.flatMap((actor) => [{ actor }, { actor, type: "ASSAULT" }]);
      return {
        actors: rows,
        kept: await Promise.all(asked.map((filter) => mapView(context, filter))),
        unplaced: await Promise.all(
          rows.map(async (actor) => {
            const places = await context.session.placesOf(actor, {}, ALL.limit);
            const placed = places.flatMap(({ types }) => types).reduce((sum, { n }) => sum + n, 0);
            return (await context.session.countElements("event", {}, [actor])) - placed;
          }),
        ),
        counted: await Promise.all(
          asked.map(({ actor, ...filter }) => context.session.placesOf(actor, filter, ALL.limit)),
        ),
      };
    });
    expect(actors.length).toBeGreaterThan(20);
    expect(counted.filter((places) => places.length > 1).length).toBeGreaterThan(2);
    expect(
      kept.map(({ places }) =>
        places.map(({ documents, lineages, types }) => ({
          documents,
          lineages,
          types: types.map(({ type, events }) => ({ type, n: events })),
        })),
      ),
    ).toEqual(counted.map((places) => places.map(({ place: _, ...rest }) => rest)));
    expect(kept.filter((_, at) => at % 2 === 0).map((map) => map.unplaced)).toEqual(unplaced);
    expect(kept.map(({ places }) => places.map(({ name }) => name))).toEqual(
      counted.map((places) => places.map(({ place }) => (JSON.parse(place) as readonly string[])[0])),
    );
  });

  test("of single days together are that of all days, and whoever has no name has one too", async () => {
    const { rows } = await look((context) => eventsView(context, {}, ALL));
    const days = [...new Set(rows.flatMap(({ published }) => published?.slice(0, 10) ?? []))];
    const events = async (filter: Parameters<typeof mapView>[1]): Promise<number> =>
      (await look((context) => mapView(context, filter))).places.reduce((sum, place) => sum + place.events, 0);
    const byDay = await Promise.all(days.map((day) => events({ actor: "kb:AFG", from: day, until: day })));
    expect(byDay.filter((n) => n > 0).length).toBeGreaterThan(1);
    expect(byDay.reduce((sum, n) => sum + n, 0)).toBe(await events({ actor: "kb:AFG" }));
    const keys = rows.flatMap(({ actors, recipients }) => [...actors, ...recipients].map(({ key }) => key));
    const nameless = [...new Set(keys.filter((key) => key.startsWith("in:")))];
    const maps = await Promise.all(nameless.map((actor) => events({ actor })));
    expect(maps.filter((n) => n > 0).length).toBeGreaterThan(0);
  });
});

describe("denials", () => {
  test("stand with what they deny, in the words of both and by different people", async () => {
    const { rows } = await answer(pageOf(denialPairSchema), (context) => denialsView(context, {}, ALL));
    expect(rows.length).toBeGreaterThan(5);
    for (const { denial, denied, claimant } of rows) {
      expect(denied.words).toBe(texts.get(denied.document)?.slice(...denied.span));
      expect([denied.document, denied.span]).not.toEqual([denial.document, denial.span]);
      expect(denial.speakers.map(({ name }) => name)).not.toEqual([claimant]);
    }
    const shown = rows.map(({ denial, claimant }) => `${denial.speakers.map(({ name }) => name)} against ${claimant}`);
    expect(shown).toMatchSnapshot();
  });

  test("come in pages that together are the list, though a denial may be of several claims", async () => {
    const whole = await look((context) => denialsView(context, {}, ALL));
    const rows = [];
    for (let cursor: string | undefined; ; ) {
      const request = { limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = await look((context) => denialsView(context, {}, request));
      rows.push(...page.rows);
      cursor = page.cursor;
      if (cursor === undefined) break;
    }
    expect(rows).toEqual(whole.rows);
  });
});

describe("actors", () => {
  test("are listed by lineages, found by any beginning of their names, and leave private persons out", async () => {
    const { rows } = await answer(pageOf(actorLineSchema), (context) => actorsView(context, {}, ALL));
    const lineages = rows.map((row) => row.lineages);
    expect(lineages).toEqual(lineages.toSorted((a, b) => b - a));
    for (const row of rows) expect(row.documents).toBeGreaterThanOrEqual(row.lineages);
    const found = await look((context) => actorsView(context, { q: "zab muj" }, ALL));
    expect(found.rows.map(({ key }) => key)).toEqual(["kb:zabihullah"]);
    const { rows: all } = await look((context) => actorsView(context, {}, ALL, { private: true }));
    const hidden = all.filter(({ key }) => !rows.some((row) => row.key === key));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { key, kind } of hidden) {
      expect(kind).toBe("person");
      expect(await look((context) => actorView(context, key))).toBe("private");
      expect(await look((context) => actorView(context, key, { private: true }))).toMatchObject({ key });
    }
  });

  test("have a page whose every name and office stands on words", async () => {
    const view = await answer(actorViewSchema, (context) => actorView(context, "kb:ghani"));
    expect(view).toMatchObject({ name: "Ashraf Ghani", kind: "person", country: "AFG", entity: "ghani" });
    expect(view.names.length).toBeGreaterThan(1);
    for (const { name, evidence } of view.names) {
      expect(evidence).toBeDefined();
      const { document = "", span = [0, 0] as const } = evidence ?? {};
      expect(
        texts
          .get(document)
          ?.slice(...span)
          .replace(/\s+/g, " "),
      ).toBe(name);
    }
    for (const { quoted } of view.roles) expect(quoted.words).toBe(texts.get(quoted.document)?.slice(...quoted.span));
    for (const { statements } of view.relations)
      for (const { quoted } of statements) expect(quoted.words).toBe(texts.get(quoted.document)?.slice(...quoted.span));
    expect(await look((context) => actorView(context, "kb:nobody"))).toBeUndefined();
  });

  test("count what they are said to do and suffer as the list of events has it", async () => {
    const view = await answer(actorViewSchema, (context) => actorView(context, "kb:PAK"));
    const does = await look((context) => eventsView(context, { actor: "kb:PAK" }, ALL));
    expect(view.does).toBe(does.rows.length);
    const says = await look((context) => claimsView(context, { speaker: "kb:PAK" }, ALL));
    expect(view.says).toBe(says.rows.length);
    expect({ ...view, names: [], roles: [], relations: [], stories: [] }).toMatchSnapshot();
  });
});

describe("relations, network, timeline and map", () => {
  test("relations have both numbers, their claimants and words", async () => {
    const { rows } = await answer(pageOf(relationViewSchema), (context) => relationsView(context, {}, ALL));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row.statements.length).toBeGreaterThan(0);
      expect(row.documents).toBe(new Set(row.statements.map(({ quoted }) => quoted.document)).size);
      expect(row.lineages).toBe(new Set(row.statements.map(({ quoted }) => quoted.lineage)).size);
    }
    const of = await look((context) => relationsView(context, { actor: "kb:PAK" }, ALL));
    expect(of.rows).toEqual(rows.filter(({ from, to }) => [from.key, to.key].includes("kb:PAK")));
    const typed = await look((context) => relationsView(context, { actor: "kb:PAK", type: "borders" }, ALL));
    expect(typed.rows).toEqual(of.rows.filter(({ type }) => type === "borders"));
  });

  test("a network shows the middle first, keeps to its limit and says how much it hides", async () => {
    const whole = await answer(networkViewSchema, (context) => networkView(context, { actor: "kb:PAK", limit: 500 }));
    expect(whole.hidden).toEqual({ nodes: 0, edges: 0 });
    const small = await answer(networkViewSchema, (context) => networkView(context, { actor: "kb:PAK", limit: 4 }));
    expect(small.nodes[0]?.key).toBe("kb:PAK");
    expect(small.nodes).toHaveLength(4);
    expect(small.hidden.nodes).toBe(whole.nodes.length - 4);
    const keys = new Set(small.nodes.map(({ key }) => key));
    for (const { from, to } of small.edges) expect(keys.has(from) && keys.has(to)).toBe(true);
    expect(small.nodes[0]?.hidden).toBeGreaterThan(0);
    const later = await answer(networkViewSchema, (context) => networkView(context, { actor: "kb:PAK", from: "2100" }));
    expect(later.edges).toEqual([]);
  });

  test("behind an edge stand as many claims as it counts", async () => {
    const { edges } = await look((context) => networkView(context, { actor: "kb:PAK", limit: 500 }));
    const deeds = edges.filter(({ kind }) => kind === "cooperation" || kind === "conflict");
    expect(deeds.length).toBeGreaterThan(3);
    for (const { from, to, kind, events, documents } of deeds) {
      if (kind !== "cooperation" && kind !== "conflict") continue;
      const { rows } = await answer(pageOf(eventRowSchema), (context) =>
        edgeClaimsView(context, { from, to, kind }, ALL),
      );
      expect([rows.length, new Set(rows.map(({ document }) => document)).size]).toEqual([events, documents]);
    }
  });

  test("a timeline has two clocks, and counts what its limit leaves out", async () => {
    const whole = await answer(timelineViewSchema, (context) => timelineView(context, { actor: "kb:PAK" }));
    expect(whole.hidden).toBe(0);
    const few = await answer(timelineViewSchema, (context) => timelineView(context, { actor: "kb:PAK", limit: 3 }));
    expect(few.points).toHaveLength(3);
    expect(few.hidden).toBe(whole.points.length - 3);
    const days = await answer(timelineViewSchema, (context) =>
      timelineView(context, { from: "2022-04-16", until: "2022-04-17" }),
    );
    expect(days.undated).toBe(0);
    for (const { from, until } of days.points) {
      expect((from ?? "") <= "2022-04-17" && (until ?? "") >= "2022-04-16").toBe(true);
    }
  });

  test("counted by days, each claim stands in all once and in one lane, and the lanes leave none out", async () => {
    const days = (filter: Parameters<typeof timelineDays>[1]) =>
      answer(timelineDaysSchema, (context) => timelineDays({ ...context, memo: (_, make) => make() }, filter));
    const sum = (stretches: readonly (readonly number[])[]): number =>
      stretches.reduce((all, [, , n = 0]) => all + n, 0);
    const { rows } = await look((context) => eventsView(context, {}, ALL));
    const story = rows.find((row) => row.type === "ASSAULT" && row.story !== undefined)?.story;
    for (const filter of [{}, { lanes: "actor" }, { actor: "kb:PAK" }, { story }, { from: "2022-04" }] as const) {
      const { all, lanes, others, undated } = await days(filter);
      const { points } = await look((context) => timelineView(context, { ...filter, limit: 5_000 }));
      expect(undated).toBe(points.filter(({ from }) => from === null).length);
      expect(all.events).toBe(points.length - undated);
      expect(sum(all.stretches)).toBe(all.events);
      expect(lanes.reduce((total, { events }) => total + events, others.events)).toBe(all.events);
      for (const { events, stretches } of lanes) expect(sum(stretches)).toBe(events);
    }
    const { lanes } = await days({});
    const [first] = lanes;
    const { points } = await look((context) => timelineView(context, { limit: 5_000 }));
    const own = points.filter(({ claimantKey, from }) => claimantKey === first?.key && from !== null);
    expect(first?.events).toBe(own.length);
    expect(lanes.map(({ events }) => events)).toEqual(lanes.map(({ events }) => events).toSorted((a, b) => b - a));
  });

  test("a map puts each event at one place or among those without", async () => {
    const { rows } = await look((context) => eventsView(context, {}, ALL));
    const whole = await answer(mapViewSchema, (context) => mapView(context, {}));
    const placed = whole.places.reduce((sum, { events }) => sum + events, 0);
    expect(placed + whole.unplaced).toBe(rows.length);
    for (const { events, types, quoted } of whole.places) {
      expect(types.reduce((sum, type) => sum + type.events, 0)).toBe(events);
      for (const { document, span, words } of quoted) expect(words).toBe(texts.get(document)?.slice(...span));
    }
    const story = rows.find((row) => row.type === "ASSAULT" && row.story !== undefined)?.story ?? "";
    const own = await answer(mapViewSchema, (context) => mapView(context, { story }));
    expect(own.places.reduce((sum, { events }) => sum + events, 0) + own.unplaced).toBe(
      rows.filter((row) => row.story === story).length,
    );
  });
});

test("no page of a list walks a whole table", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-plans-"));
  const statements = new Set<string>();
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, text: string) {
    statements.add(text);
    return prepare.call(this, text);
  };
  try {
    const { openSqliteStore } = await import("../../../src/store/sqlite/open.ts");
    const file = await openSqliteStore(join(folder, "library.db"));
    await keep(file, readings);
    await updated(file);
    statements.clear();
    const { rows } = await look((context) => eventsView(context, {}, ALL), file);
    const story = rows.find((row) => row.story !== undefined)?.story ?? "";
    const filters = [
      {},
      { actor: "kb:PAK" },
      { actor: "kb:PAK", type: "ASSAULT" as const, outlet: "Meridian Wire" },
      { story },
      { q: "raids" },
      { from: "2022", until: "2022-05" },
    ];
    await look(async (context) => {
      for (const filter of filters) {
        const page = await claimsView(context, filter, { limit: 2 });
        await eventsView(context, { ...filter, happenedFrom: "2022" }, { limit: 2 });
        await eventsView(context, { ...filter, happenedFrom: "2022-03", happenedUntil: "2022-04" }, { limit: 2 });
        if (page.cursor !== undefined) await claimsView(context, filter, { limit: 2, cursor: page.cursor });
      }
      await actorsView(context, { q: "tali", kind: "armed-group" }, { limit: 2 });
      await actorsView(context, {}, { limit: 2 });
      await actorView(context, "kb:PAK");
      await relationsView(context, { actor: "kb:PAK" }, { limit: 2 });
      await networkView(context, { actor: "kb:PAK", from: "2021" });
      await mapView(context, { actor: "kb:PAK" });
      await timelineView(context, { actor: "kb:PAK", limit: 3 });
      await context.session.happenedIn("claimant", { party: "kb:PAK" }, 0);
    }, file);
    await file.close();
    const database = new DatabaseSync(join(folder, "library.db"));
    const walked = [...statements].flatMap((text) => {
      if (!/^\s*select/i.test(text) || !/\b(?:elements|parts|counted|counts|actors|catalogued)\b/.test(text)) return [];
      const plan = prepare.call(database, `explain query plan ${text}`).all() as unknown as { detail: string }[];
      return plan
        .filter(({ detail }) =>
          /^SCAN (?!.*USING (?:COVERING )?INDEX|.*VIRTUAL TABLE|.*VALUES CLAUSE|(?:\d+ )?CONSTANT|\(|found|others|own|t\b|given_)/.test(
            detail,
          ),
        )
        .map(({ detail }) => `${detail}: ${text}`);
    });
    database.close();
    expect(statements.size).toBeGreaterThan(20);
    expect(walked).toEqual([]);
  } finally {
    DatabaseSync.prototype.prepare = prepare;
    rmSync(folder, { recursive: true });
  }
});

describe("what people judge", () => {
  test("shows in lists, and is gone from them when it is withdrawn", async () => {
    const judged = await library();
    await keep(judged, readings);
    await updated(judged);
    const before = await everything(judged);
    const of = (name: string): { readonly reading: Reading; readonly actor: Actor } => {
      for (const reading of readings) {
        const actor = reading.actors.find((one) => one.name === name);
        if (actor !== undefined) return { reading, actor };
      }
      throw new Error(`nobody is called ${name}`);
    };
    const anchored = ({ reading, actor }: ReturnType<typeof of>) => {
      const item = itemsOf(reading, "actor").find(({ element }) => element === actor);
      if (item === undefined) throw new Error("an actor can be judged");
      return anchorOf(reading, item);
    };
    const [one, other] = [of("Abdul Ghani Baradar"), of("Rashid Ahmed")];
    const record = judgement({ act: "link", target: anchored(other), with: anchored(one), verdict: "positive" });
    await judged.transaction((session) => append(session, [{ record }]));
    await updated(judged);
    const keys = async () =>
      (await look((context) => actorsView(context, {}, ALL, { private: true }), judged)).rows.map(({ key }) => key);
    expect(await keys()).not.toContain("name:person:rashid ahmed");
    expect(await look((context) => actorView(context, "kb:baradar"), judged)).toMatchObject({
      identity: "people have said that they are one",
      names: expect.arrayContaining([expect.objectContaining({ name: "Interior Minister Sheikh Rashid Ahmed" })]),
    });
    const back = judgement({ act: "withdraw", record: record.id });
    await judged.transaction((session) => append(session, [{ record: back }]));
    await updated(judged);
    expect(await everything(judged)).toEqual(before);
    // A name that a person gave: found by it, with who gave it and when, until it is withdrawn.
    const alias = judgement({ act: "alias", target: anchored(one), name: "The mullah brother", reason: "as he signs" });
    await judged.transaction((session) => append(session, [{ record: alias }]));
    await updated(judged);
    const found = async (q: string) =>
      (await look((context) => actorsView(context, { q }, ALL), judged)).rows.map(({ key }) => key);
    expect(await found("mullah broth")).toEqual(["kb:baradar"]);
    const page = await answer(actorViewSchema, (context) => actorView(context, "kb:baradar"), judged);
    expect(page.names.filter(({ form }) => form === "human")).toMatchObject([
      {
        name: "The mullah brother",
        added: [{ record: alias.id, author: alias.author, at: alias.at, reason: "as he signs" }],
      },
    ]);
    const gone = judgement({ act: "withdraw", record: alias.id });
    await judged.transaction((session) => append(session, [{ record: gone }]));
    await updated(judged);
    expect(await found("mullah broth")).toEqual([]);
    expect(await everything(judged)).toEqual(before);
  });
});
