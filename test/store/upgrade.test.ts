import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Dialect, Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anchorOf } from "../../src/judgements/anchor.ts";
import { itemsOf } from "../../src/judgements/elements.ts";
import type { Judgement } from "../../src/judgements/record.ts";
import { writeDown } from "../../src/library/audit.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { judge, verify } from "../../src/library/judgements/ledger.ts";
import { insertRows, pagesOf, type Row } from "../../src/store/move/rows.ts";
import { type TableShape, tablesOf } from "../../src/store/move/tables.ts";
import { postgresEngine } from "../../src/store/postgres/engine.ts";
import { openPostgresDatabase, openPostgresStore } from "../../src/store/postgres/open.ts";
import type { SqlEngine } from "../../src/store/sql/engine.ts";
import { migrations } from "../../src/store/sql/migrations.ts";
import { storeOver } from "../../src/store/sql/sql-store.ts";
import type { Tables } from "../../src/store/sql/tables.ts";
import { sqliteEngine } from "../../src/store/sqlite/engine.ts";
import { nodeSqliteDialect } from "../../src/store/sqlite/node-sqlite-dialect.ts";
import { openSqliteDatabase, openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { exportedFrom } from "../export/library.ts";
import { keep, resources, sampleReadings } from "../library/fusion/sample-readings.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";

const AT = "2022-04-20T00:00:00Z";
const NAMES = Object.keys(migrations(sqliteEngine)).sort();
const LATEST = NAMES.at(-1) ?? "";
/** What cannot be made again; all else is made of it. */
const KEPT =
  /^(?:imports|blobs|documents|readings|failures|labels|feeds|feed_\w+|judgement\w*|story_labels|samples|codings|accounts|access_keys|audit|proposals|queued)$/;

type Content = ReadonlyMap<string, readonly Row[]>;
const folder = mkdtempSync(join(tmpdir(), "hearsay-upgrade-"));
let content: Content;

/** A library with something in each part of it, as this version makes it. */
beforeAll(async () => {
  const db = await openSqliteDatabase(":memory:");
  const store = storeOver(db, sqliteEngine);
  const readings = [...(await sampleReadings()).values()].slice(19, 21);
  await keep(store, readings);
  await update(store);
  const [first, second] = readings;
  if (first === undefined || second === undefined) throw new Error("the sample has reports");
  const [event] = itemsOf(first, "event");
  const [actor] = itemsOf(second, "actor");
  if (event === undefined || actor === undefined) throw new Error("the reports have events and actors");
  const common = { schema: "hearsay/judgement@1", at: "2022-04-20T00:00:00.000Z", author: "ada" } as const;
  await store.transaction(async (session) => {
    await judge(session, { ...common, act: "reject", target: anchorOf(first, event), reason: "a drill" } as Judgement);
    await judge(session, { ...common, act: "alias", target: anchorOf(second, actor), name: "The Others" } as Judgement);
    await session.addLabels([{ document: first.document.id, kind: "tag", text: "odd", at: AT }]);
    const [story] = (await session.groups("story", { limit: 1 })).rows;
    await session.addStoryLabels([{ story: story?.id ?? "", kind: "set", text: "raids", at: AT }]);
    await session.addFailures([
      { source: "x", code: "E_INPUT_EMPTY", message: "empty", import: await someImport(session) },
    ]);
    await session.putAccount({ name: "ada", role: "owner", secret: "scrypt$", createdAt: AT });
    await writeDown(session, { at: AT, who: "ada", kind: "person", act: "POST /judgements", target: "/judgements" });
    await session.addProposal({
      id: "p1",
      agent: "bot",
      at: AT,
      said: "a drill",
      json: "{}",
      state: "open",
      decidedBy: null,
      decidedAt: null,
    });
    await session.putFeed({
      url: "https://a.example/feed",
      title: null,
      state: "active",
      etag: null,
      lastModified: null,
      lastPoll: AT,
      lastItems: null,
      nextPoll: AT,
      notBefore: null,
      failures: 0,
      problem: null,
    });
  });
  await update(store);
  content = await contentOf(db, sqliteEngine);
  await store.close();
});

const someImport = async (session: Parameters<Parameters<Store["transaction"]>[0]>[0]): Promise<string> =>
  (await session.imports())[0]?.id ?? "";

async function update(store: Store): Promise<void> {
  for await (const _ of openFusion(store, resources).update());
}

async function contentOf(db: Kysely<Tables>, { name }: SqlEngine): Promise<Content> {
  const found = new Map<string, readonly Row[]>();
  for (const table of await tablesOf(db, name)) {
    const rows: Row[] = [];
    for await (const page of pagesOf(db, table)) rows.push(...page);
    found.set(table.name, rows);
  }
  return found;
}

/**
 * A library as the version with this schema left it: its tables, and of today's rows what it had columns for. What it had
 * made of them bears another maker's name, as it did then.
 */
async function leftAt(last: string, dialect: Dialect, engine: SqlEngine, only = /./): Promise<ReadonlySet<string>> {
  const db = new Kysely<Tables>({ dialect });
  const all = migrations(engine);
  const upTo = Object.fromEntries(Object.entries(all).filter(([name]) => name <= last));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => upTo } }).migrateToLatest();
  expect(error).toBeUndefined();
  const tables = await tablesOf(db, engine.name);
  for (const table of tables.filter(({ name }) => only.test(name))) await fill(db, engine, table);
  await db.destroy();
  return new Set(tables.map(({ name }) => name));
}

async function fill(db: Kysely<Tables>, engine: SqlEngine, table: TableShape): Promise<void> {
  const rows = (content.get(table.name) ?? []).map(
    (row): Row => ({
      ...row,
      ...("maker" in row ? { maker: "an earlier version" } : {}),
      // Items of stories are named after their documents, in front of a #.
      ...(table.name === "links" ? { document_a: documentOf(row["a"]), document_b: documentOf(row["b"]) } : {}),
      ...(table.name === "filed" ? { document: documentOf(row["item"]) } : {}),
    }),
  );
  const there = new Set(Object.keys(rows[0] ?? {}));
  const columns = table.columns.filter((column) => there.has(column));
  // One row that says how often was compared is there from the beginning.
  if (rows.length === 0 || table.name === "fusion_revision") return;
  await insertRows(db, engine.name, { ...table, columns }, rows);
  if (table.name !== "documents") return;
  const texts = rows.map((row) => ({ sequence: Number(row["sequence"]), text: `${row["title"]}\n${row["text"]}` }));
  await engine.fullText.add(db, texts);
}

const documentOf = (item: unknown): string => String(item).split("#")[0] ?? "";

const kept = (all: Content, tables: ReadonlySet<string>): Content =>
  new Map([...all].filter(([name]) => KEPT.test(name) && tables.has(name)));

/** What a library answers. */
async function answersOf(store: Store): Promise<Readonly<Record<string, string>>> {
  await update(store);
  const answers: Record<string, string> = {};
  for (const format of ["json-ld", "reading", "gexf"] as const) answers[format] = await exportedFrom(store, format);
  for (const table of ["stories", "positions", "contradictions", "lineages", "judgements"] as const)
    answers[table] = await exportedFrom(store, "csv", { table });
  await store.view(async (session) => {
    const { rows } = await session.search([{ words: ["khost"], prefix: false, exclude: false }], {}, { limit: 50 });
    answers["search"] = rows.map(({ id }) => id).join(" ");
    answers["actors"] = JSON.stringify((await session.actors({}, { limit: 50 })).rows);
    answers["ledger"] = JSON.stringify(await verify(session));
    answers["languages"] = JSON.stringify(await session.languages());
  });
  return answers;
}

const fresh = new Map<string, Promise<Readonly<Record<string, string>>>>();
/** The answers of a library of today with the same rows, and nothing made of them yet. */
function answersOfFresh(tables: ReadonlySet<string>): ReturnType<typeof answersOf> {
  const held = [...content.keys()].filter((name) => KEPT.test(name) && tables.has(name));
  const telling = held.filter((name) => /^(?:judgement|story_labels)/.test(name)).join(" ");
  const known = fresh.get(telling);
  if (known !== undefined) return known;
  const made = (async () => {
    const path = join(folder, `fresh-${fresh.size}.db`);
    await leftAt(LATEST, nodeSqliteDialect(library(path)), sqliteEngine, new RegExp(`^(?:${held.join("|")})$`));
    const store = await openSqliteStore(path);
    const answers = await answersOf(store);
    await store.close();
    return answers;
  })();
  fresh.set(telling, made);
  return made;
}

/** An empty file that says whose it is. */
function library(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec("pragma application_id = 1212498258");
  return database;
}

describe("a library in a file, of every earlier schema", () => {
  test.each(NAMES)("%s opens with all its rows, and answers like a new one", async (name) => {
    const path = join(folder, `${name}.db`);
    const tables = await leftAt(name, nodeSqliteDialect(library(path)), sqliteEngine);
    const db = await openSqliteDatabase(path);
    const after = await contentOf(db, sqliteEngine);
    expect([...after.keys()]).toEqual([...content.keys()]);
    for (const [table, rows] of kept(content, tables)) expect(after.get(table), table).toEqual(rows);
    await db.destroy();
    const store = await openSqliteStore(path);
    expect(await answersOf(store)).toEqual(await answersOfFresh(tables));
    await store.close();
  });

  test("what was filed before documents had their rows beside each other is filed as it is now", async () => {
    const path = join(folder, "beside.db");
    await leftAt("0012-windows", nodeSqliteDialect(library(path)), sqliteEngine);
    const db = await openSqliteDatabase(path);
    const after = await contentOf(db, sqliteEngine);
    for (const table of ["filed", "members", "counted"]) expect(after.get(table), table).toEqual(content.get(table));
    const keys = (rows: readonly Row[] | undefined) =>
      rows?.map(({ document, keys: own }) => [document, (JSON.parse(String(own)) as unknown[][]).map(String).sort()]);
    expect(keys(after.get("filings"))).toEqual(keys(content.get("filings")));
    expect(content.get("members")?.filter(({ about }) => about !== null).length).toBeGreaterThan(1);
    await db.destroy();
  });

  test("what is compared holds something in each part", () => {
    for (const name of [
      "documents",
      "readings",
      "failures",
      "labels",
      "feeds",
      "judgements",
      "story_labels",
      "accounts",
      "audit",
      "proposals",
    ])
      expect(content.get(name)?.length, name).toBeGreaterThan(0);
    expect(NAMES.length).toBeGreaterThan(11);
  });
});

describe("a library on a server", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  // With the tenth schema libraries came to servers.
  test.each(NAMES.filter((name) => name >= "0010"))(
    "%s opens with all its rows, and answers like a new one",
    async (name) => {
      const address = await server.database();
      const pool = new pg.Pool({ connectionString: address, max: 2 });
      pool.on("error", () => {});
      const tables = await leftAt(name, new PostgresDialect({ pool }), postgresEngine);
      const store = await openPostgresStore(address);
      const db = await openPostgresDatabase(address);
      const after = await contentOf(db, postgresEngine);
      for (const [table, rows] of kept(content, tables)) expect(told(after.get(table)), table).toEqual(told(rows));
      await db.destroy();
      expect(await answersOf(store)).toEqual(await answersOfFresh(tables));
      await store.close();
    },
  );
});

/** Bytes as engines give them are of classes of their own. */
const told = (rows: readonly Row[] = []): readonly string[] =>
  rows.map((row) => JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)));
