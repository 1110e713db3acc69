import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import type { Reading } from "../../src/doc/reading.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { moveLibrary } from "../../src/store/move/move-library.ts";
import { openStore } from "../../src/store/open.ts";
import type { NewDocument, Session } from "../../src/store/store.ts";
import { hearsay } from "../cli/run-cli.ts";
import { exportedFrom } from "../export/library.ts";
import { keep, resources, sampleReadings } from "../library/fusion/sample-readings.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";

const AT = "2022-04-20T00:00:00Z";
let server: PostgresServer;
let folder: string;
let library: string;
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), "hearsay-move-"));
  library = join(folder, "library.db");
  await within(library, fill);
});
afterAll(() => server.stop());

async function within<T>(place: string, work: (session: Session) => Promise<T>): Promise<T> {
  const store = await openStore(place, { create: true });
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}

/** Something in every part of a library; texts that engines might sort, fold or escape in ways of their own. */
async function fill(session: Session): Promise<void> {
  const { id } = await session.beginImport(["reports/", "Ünïcode \u{1f4f0}"], AT);
  const bytes = new Uint8Array([0, 1, 92, 39, 254, 255]);
  const documents = ["Khōst", "khost", 'K\'host \\ "x"', "\u{10fffd}\ue000", ""].map((name, at): NewDocument => {
    const text = `Text of ${name}. `.repeat(1 + at * 40);
    return {
      id: sha256Hex(name),
      page: at < 2 ? "one page" : name || "none",
      textHash: `sha256:${sha256Hex(text)}`,
      text,
      uri: at === 0 ? null : `https://example.org/${at}`,
      title: at === 2 ? null : name,
      outlet: null,
      author: null,
      published: at === 3 ? null : "2022-04-16",
      language: "en",
      input: "{}",
      extractor: "text@1",
      import: id,
      blob: at > 1 ? null : { hash: sha256Hex(bytes), mediaType: "text/html", bytes },
    };
  });
  await session.addDocuments(documents);
  const ids = documents.map((document) => document.id);
  const [a = "", b = ""] = ids;
  await session.addReadings(ids.map((document) => ({ document, engine: "1", json: `{"of":"${document}"}` })));
  await session.addFailures([{ source: "x", code: "E_INPUT_EMPTY", message: "empty", import: id }]);
  await session.addLabels([{ document: a, kind: "note", text: "odd", at: AT }]);
  await session.addStoryLabels([{ story: "s1", kind: "set", text: "raids", at: AT }]);
  await session.appendJudgements([
    { position: 1, id: "j1", previous: null, hash: "h1", origin: null, json: "{}", keys: ["k"] },
    { position: 2, id: "j2", previous: "h1", hash: "h2", origin: "{}", json: "[]", keys: [] },
  ]);
  await session.putFeed({
    url: "https://example.org/feed",
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
  await session.putFeedItems([
    { feed: "https://example.org/feed", key: "1", hash: "h", firstSeen: AT, lastSeen: AT, got: "page" },
  ]);
  await session.fileItems([{ space: "story", item: `${a}#1`, document: a, alias: "s1", day: null }]);
  await session.fileKeys([{ space: "story", key: "k", item: `${a}#1`, document: a }]);
  await session.putLinks([{ space: "lineage", a, b, documentA: a, documentB: b, json: "{}" }]);
  await session.putDigests([{ document: a, maker: "m", json: "{}", head: "{}" }]);
  await session.putGroups("story", [
    { id: "s1", documents: 2, lineages: 1, contradictions: 0, date: null, json: "{}" },
  ]);
  await session.disturb("card", ["s1"]);
  // The last place in the order of adding is not given out again when its document goes.
  await session.removeDocuments([ids.at(-1) ?? ""]);
}

/** All rows of a library file as text, in the order of their own. */
function contentOf(path: string): Readonly<Record<string, readonly string[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like '%\\_%migration%' escape '\\'")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !/^(?:document_words|kysely)/.test(name));
  const content = Object.fromEntries(
    tables.map((table) => {
      const rows = database.prepare(`select * from ${table}`).all();
      const told = (row: Record<string, unknown>): string =>
        JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
      return [table, rows.map(told).sort()];
    }),
  );
  database.close();
  return content;
}

describe("a library that is moved", () => {
  test("from a file to a server and back holds the same in every table", async () => {
    const address = await server.database();
    await moveLibrary(library, address, async () => {});
    const back = join(folder, "back.db");
    await moveLibrary(address, back, async () => {});
    const content = contentOf(library);
    expect(Object.values(content).filter((rows) => rows.length > 0).length).toBeGreaterThan(15);
    expect(contentOf(back)).toEqual(content);
  });

  test("goes on where it was: what has been told is there, and the next document is told with it", async () => {
    const file = join(folder, "told.db");
    const [first, ...others] = [...(await sampleReadings()).values()].slice(19, 22);
    if (first === undefined) throw new Error("the sample has reports");
    const address = await server.database();
    const exported = async (place: string, readings: readonly Reading[]): Promise<readonly string[]> => {
      const store = await openStore(place, { create: true });
      if (readings.length > 0) await keep(store, readings);
      for await (const _ of openFusion(store, resources).update());
      const actors = await store.view((session) => session.actors({}, { limit: 100 }));
      const told = [await exportedFrom(store, "json-ld"), JSON.stringify(actors.rows)];
      await store.close();
      return told;
    };
    await exported(file, others);
    await moveLibrary(file, address, async () => {});
    expect(await exported(address, [])).toEqual(await exported(file, []));
    expect(await exported(address, [first])).toEqual(await exported(file, [first]));
  });

  test("keeps whole numbers that other engines give as text", async () => {
    const table = "create table wide (n bigint primary key)";
    const file = join(folder, "wide.db");
    await within(file, async () => {});
    const database = new DatabaseSync(file);
    database.exec(`${table}; insert into wide values (-1), (9007199254740991)`);
    database.close();
    const address = await server.database();
    await within(address, async () => {});
    await server.run(table, new URL(address).pathname.slice(1));
    await moveLibrary(file, address, async () => {});
    expect(await server.run("select n::text from wide order by n", new URL(address).pathname.slice(1))).toEqual([
      { n: "-1" },
      { n: "9007199254740991" },
    ]);
  });

  test("is searched, and counts on, where it now is", async () => {
    const address = await server.database();
    const result = await hearsay(["move", library, address]);
    expect(result).toMatchObject({ status: 0, err: "" });
    expect(result.out).toMatch(/: 4 documents, 4 readings, 2 judgements; all \d+ rows of \d+ tables are the same\n$/);
    expect((await hearsay(["search", "khost", "--library", address])).out).toContain("Khōst");
    await within(address, async (session) => {
      const { id } = await session.beginImport(["more"], AT);
      const [row] = await session.unread("1", 1);
      expect(row).toBeUndefined();
      const [first] = await session.documentsByPrefix(sha256Hex("Khōst"));
      if (first === undefined) throw new Error("the document is lost");
      const { sequence: _, version: _version, blobHash: _blob, ...same } = first;
      await session.addDocuments([{ ...same, id: "new", page: "new", import: id, blob: null }]);
      // Five were added once, and the fifth removed.
      expect((await session.document("new"))?.sequence).toBe(6);
    });
  });

  test("goes nowhere where something is already, and leaves no half behind", async () => {
    const address = await server.database();
    await moveLibrary(library, address, async () => {});
    await expect(moveLibrary(library, address, async () => {})).rejects.toThrow(/an empty library to move into/);
    const taken = join(folder, "taken.db");
    await within(taken, fill);
    await expect(moveLibrary(address, taken, async () => {})).rejects.toThrow(/E_STORE .*taken\.db/);
    await expect(moveLibrary(join(folder, "none.db"), taken, async () => {})).rejects.toThrow(/no such file/);
  });

  test.each(["file", "server"])("is not there when moving to a %s breaks off", async (kind) => {
    const to = kind === "file" ? join(folder, "broken.db") : await server.database();
    const broken = moveLibrary(library, to, async ({ kind: step, table }) => {
      if (step === "checked" && table === "readings") throw new Error("power cut");
    });
    await expect(broken).rejects.toThrow("power cut");
    if (kind === "file") expect([to, `${to}.unfinished`].map((path) => existsSync(path))).toEqual([false, false]);
    else expect(await within(to, (session) => session.counts())).toMatchObject({ documents: 0, readings: 0 });
    await moveLibrary(library, to, async () => {});
  });

  test("is refused when a row is not the same on the other side", async () => {
    const address = await server.database();
    const [name] = [new URL(address).pathname.slice(1)];
    await within(address, async () => {});
    // A server that changes what is written, as a trigger of somebody else's would.
    await server.run(
      "create function spoil() returns trigger language plpgsql as $$ begin new.json := '{}'; return new; end $$; create trigger spoil before insert on readings for each row execute function spoil()",
      name,
    );
    await expect(moveLibrary(library, address, async () => {})).rejects.toThrow(/E_STORE .*rows of readings/);
    expect(await within(address, (session) => session.counts())).toMatchObject({ documents: 0 });
  });

  test("is not moved while documents wait to be read", async () => {
    const address = await server.database();
    await within(address, async (session) => {
      const { id } = await session.beginImport(["x"], AT);
      await session.enqueue([{ id: "d", source: "x", input: "{}", import: id, blob: null }]);
    });
    await expect(moveLibrary(address, join(folder, "early.db"), async () => {})).rejects.toThrow(
      /1 documents that wait/,
    );
    expect(existsSync(join(folder, "early.db"))).toBe(false);
  });
});
