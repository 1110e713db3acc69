import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { createReaders } from "../../src/store/sqlite/readers.ts";
import type { Session, Store } from "../../src/store/store.ts";

const folder = mkdtempSync(join(tmpdir(), "hearsay-readers-"));
const stores: Store[] = [];
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(join(folder, `${stores.length}.db`));
  stores.push(store);
});
afterAll(async () => {
  await Promise.all(stores.map((each) => each.close()));
  rmSync(folder, { recursive: true });
});

async function add(session: Session, ...names: readonly string[]): Promise<void> {
  const { id } = await session.beginImport(["x"], "2022-05-01T00:00:00Z");
  await session.addDocuments(
    names.map((name) => ({
      id: name,
      page: name,
      textHash: `sha256:${"0".repeat(64)}`,
      text: `Rockets fell on ${name}.`,
      uri: null,
      title: null,
      outlet: null,
      author: null,
      published: null,
      language: "en",
      input: "{}",
      extractor: "test",
      import: id,
      blob: null,
    })),
  );
}

/** Something that others wait for. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

const documents = (session: Session): Promise<number> => session.counts().then((counts) => counts.documents);

test("a page is answered while documents are being written, as the library was before", async () => {
  await store.transaction((session) => add(session, "khost"));
  const [written, answered] = [gate(), gate()];
  const writing = store.transaction(async (session) => {
    await add(session, "termez");
    written.open();
    await answered.opened;
  });
  await written.opened;
  expect(await store.view(documents)).toBe(1);
  answered.open();
  await writing;
  expect(await store.view(documents)).toBe(2);
});

test("who looks for long sees one moment throughout, holds up no writer and nobody else who looks", async () => {
  await store.transaction((session) => add(session, "a", "b"));
  const [begun, added] = [gate(), gate()];
  const exported = store.view(async (session) => {
    const first = await session.documents({}, { limit: 1 });
    begun.open();
    await added.opened;
    const { cursor = "" } = first;
    const rest = await session.documents({}, { limit: 10, cursor });
    return [...first.rows, ...rest.rows].map(({ id }) => id);
  });
  await begun.opened;
  await store.transaction((session) => add(session, "c"));
  await store.transaction((session) => session.removeDocuments(["b"]));
  expect(await store.view(documents)).toBe(2);
  added.open();
  expect(await exported).toEqual(["a", "b"]);
});

test("who only looks cannot write", async () => {
  await expect(store.view((session) => add(session, "a"))).rejects.toThrow(/readonly|read-only/);
  expect(await store.view(documents)).toBe(0);
});

test("a long transaction lets others have their turn", async () => {
  const order: string[] = [];
  const writing = store.transaction(async (session) => {
    for (let at = 0; at < 100_000 && !order.includes("other"); at++) await documents(session);
    order.push("written");
  });
  setImmediate(() => order.push("other"));
  await writing;
  expect(order).toEqual(["other", "written"]);
});

test("closing waits for those who look", async () => {
  const begun = gate();
  const looking = store.view(async (session) => {
    begun.open();
    await new Promise((resolve) => setImmediate(resolve));
    return documents(session);
  });
  await begun.opened;
  await store.close();
  expect(await looking).toBe(0);
});

test("connections are shared when many look at once, and those that nobody needs are closed", async () => {
  const [opened, closed]: string[][] = [[], []];
  const readers = createReaders(() => {
    const name = `${opened?.length ?? 0}`;
    opened?.push(name);
    return {
      async destroy() {
        closed?.push(name);
      },
    };
  }, 3);
  const busy = new Set<unknown>();
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      readers.use(async (connection) => {
        expect(busy.has(connection)).toBe(false);
        busy.add(connection);
        await new Promise((resolve) => setImmediate(resolve));
        busy.delete(connection);
        if (at === 4) throw new Error("gives it back all the same");
      }),
    ).map((each) => each.catch(() => undefined)),
  );
  expect(opened).toHaveLength(3);
  expect(closed).toHaveLength(1);
  await readers.close();
  expect(closed).toHaveLength(3);
});
