import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, test } from "vitest";
import { runImport } from "../../src/cli/commands/export/import-run.ts";
import type { Reading } from "../../src/doc/reading.ts";
import { FORMATS } from "../../src/export/format-names.ts";
import { anchorOf } from "../../src/judgements/anchor.ts";
import { itemsOf } from "../../src/judgements/elements.ts";
import type { Judgement } from "../../src/judgements/record.ts";
import { writeDown } from "../../src/library/audit.ts";
import { openFusion } from "../../src/library/fusion/fuse.ts";
import { exportLines, judge } from "../../src/library/judgements/ledger.ts";
import { backupLibrary, restoreLibrary } from "../../src/store/sqlite/backup.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { exportedFrom } from "../export/library.ts";
import { keep, resources, sampleReadings } from "./fusion/sample-readings.ts";

const AT = "2022-05-01T00:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "hearsay-copies-"));
const original = join(folder, "original.db");
const untouched = join(folder, "untouched.db");
const silent = { out: async () => {}, err: () => {} };

async function within<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
async function update(store: Store): Promise<void> {
  for await (const _ of openFusion(store, resources).update());
}

/** Each export without what only one report can be asked for; the lists of stories and actors as pages show them. */
async function answersOf(store: Store): Promise<Readonly<Record<string, string>>> {
  await update(store);
  const answers: Record<string, string> = {};
  for (const format of FORMATS) answers[format] = await exportedFrom(store, format);
  await store.view(async (session) => {
    answers["stories"] = JSON.stringify((await session.groups("story", { limit: 100 })).rows);
    answers["actors"] = JSON.stringify((await session.actors({}, { limit: 500 })).rows);
  });
  return answers;
}

/** Two libraries of the same reports; in the first people have judged: an event is no event, two actors are one. */
beforeAll(async () => {
  const readings: readonly Reading[] = [...(await sampleReadings()).values()].slice(19, 22);
  for (const path of [original, untouched])
    await within(path, async (store) => {
      await keep(store, readings);
      await update(store);
    });
  const [first, second] = readings;
  if (first === undefined || second === undefined) throw new Error("the sample has reports");
  const [event] = itemsOf(first, "event");
  const [actor, other] = itemsOf(first, "actor");
  if (event === undefined || actor === undefined || other === undefined) throw new Error("the report has actors");
  const common = { schema: "hearsay/judgement@1", at: AT, author: "ada" } as const;
  const judgements: readonly Judgement[] = [
    { ...common, act: "reject", target: anchorOf(first, event), reason: "a drill" },
    { ...common, act: "link", target: anchorOf(first, actor), with: anchorOf(first, other), verdict: "positive" },
    {
      ...common,
      act: "grade",
      axis: "source",
      target: { kind: "outlet", name: second.document.outlet?.name ?? "" },
      grade: "B",
    },
  ];
  await within(original, async (store) => {
    await store.transaction(async (session) => {
      for (const judgement of judgements) await judge(session, judgement);
      await session.addLabels([{ document: first.document.id, kind: "tag", text: "odd", at: AT }]);
      await session.addProposal({
        id: "p1",
        agent: "bot",
        at: AT,
        said: "so",
        json: "{}",
        state: "open",
        decidedBy: null,
        decidedAt: null,
      });
      await writeDown(session, { at: AT, who: "ada", kind: "person", act: "POST /judgements", target: "/judgements" });
    });
    await update(store);
  });
});

/** All rows of all tables, indexes of words included. */
function rowsOf(path: string): Readonly<Record<string, readonly string[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
  const told = (row: unknown): string =>
    JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
  const rows = Object.fromEntries(
    tables.map(({ name }) => [String(name), database.prepare(`select * from "${name}"`).all().map(told).sort()]),
  );
  database.close();
  return rows;
}

test("a library that comes back from a backup has the same rows, and exports the same bytes", async () => {
  const file = join(folder, "copy");
  const restored = join(folder, "restored.db");
  const manifest = await backupLibrary(original, file);
  expect(manifest.rows).toMatchObject({ documents: 3, judgements: 3, labels: 1, audit: 1, proposals: 1 });
  await restoreLibrary(file, restored, false);
  const rows = rowsOf(original);
  expect(Object.values(rows).filter((each) => each.length > 0).length).toBeGreaterThan(20);
  expect(rowsOf(restored)).toEqual(rows);
  expect(await within(restored, answersOf)).toEqual(await within(original, answersOf));
});

describe("judgements that are imported", () => {
  test("change stories and actors at once, without reading anything again, and say what they said where they were made", async () => {
    const [judged, before] = [await within(original, answersOf), await within(untouched, answersOf)];
    expect(before["stories"]).not.toBe(judged["stories"]);
    expect(before["actors"]).not.toBe(judged["actors"]);
    const lines = await within(original, (store) =>
      store.transaction(async (session) => {
        const found: string[] = [];
        for await (const line of exportLines(session)) found.push(line);
        return found;
      }),
    );
    const file = join(folder, "judgements.jsonl");
    writeFileSync(file, `${lines.map((line) => line.trimEnd()).join("\n")}\n`);
    expect(await runImport([file], { format: "auto" }, { library: untouched }, silent)).toBe(0);
    const after = await within(untouched, answersOf);
    expect(after["stories"]).toBe(judged["stories"]);
    expect(after["actors"]).toBe(judged["actors"]);
    // Where a record stands in its library's chain is that library's own; a tag was put on in the other alone.
    expect(after["reading"]).toBe(judged["reading"]);
  });
});
