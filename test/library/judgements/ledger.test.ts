import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { textHash } from "../../../src/doc/document-id.ts";
import type { JudgementRecord } from "../../../src/judgements/record.ts";
import { engineKey } from "../../../src/library/engine-key.ts";
import { judgedReading } from "../../../src/library/judgements/judged.ts";
import { append, exportLines, importLines, verify } from "../../../src/library/judgements/ledger.ts";
import { judgementStates } from "../../../src/library/judgements/states.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import type { Session, Store } from "../../../src/store/store.ts";
import { anchor, judgement, report, TEXT } from "../../judgements/report.ts";
import { keep, memory, resources } from "../fusion/sample-readings.ts";

const engine = engineKey(resources);
const reading = report();
const retype = (author: string, type: string) =>
  judgement({ act: "retype", author, target: anchor(reading, "e1"), type, was: "ASSAULT" });
const [first, second, third] = [retype("ana", "THREATEN"), retype("ben", "COERCE"), retype("ana", "PROTEST")];
const withdraw = judgement({ act: "withdraw", record: third.id, author: "ben" });

async function libraryWith(records: readonly JudgementRecord[], store?: Store): Promise<Store> {
  const library = store ?? (await memory());
  await keep(library, [reading]);
  await library.transaction((session) =>
    append(
      session,
      records.map((record) => ({ record })),
    ),
  );
  return library;
}
const linesOf = (store: Store): Promise<readonly string[]> =>
  store.transaction(async (session) => {
    const lines: string[] = [];
    for await (const line of exportLines(session)) lines.push(line);
    return lines;
  });
async function viewOf(session: Session, id = "d1") {
  const row = await session.document(id);
  if (row === undefined) throw new Error(`no ${id}`);
  return judgedReading(session, row, engine);
}

describe("libraries that exchange judgements", () => {
  test("come to the same view in whatever order they import", async () => {
    const exports = [
      await linesOf(await libraryWith([first, third])),
      await linesOf(await libraryWith([second])),
      await linesOf(await libraryWith([third, withdraw])),
    ];
    const views = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      const library = await libraryWith([]);
      for (const at of order) await library.transaction((session) => importLines(session, exports[at] ?? [], "a"));
      views.add(JSON.stringify(await library.transaction((session) => viewOf(session))));
      expect(await library.transaction((session) => verify(session))).toMatchObject({ records: 4, faults: [] });
    }
    expect(views.size).toBe(1);
    expect([...views][0]).toContain('"disputedBy":["ana"]');
  });

  test("keep where a record was written first, over any number of libraries", async () => {
    const source = await linesOf(await libraryWith([first, second]));
    const middle = await libraryWith([third]);
    await middle.transaction((session) => importLines(session, source, "a"));
    const last = await libraryWith([]);
    await last.transaction(async (session) => importLines(session, await linesOf(middle), "b"));
    const origins = (await linesOf(last)).map((line) => (JSON.parse(line) as { origin?: { position: number } }).origin);
    expect(origins.map((origin) => origin?.position)).toEqual([1, 1, 2]);
  });

  test("refuse a chain with a hole, a turned pair or a changed line, whole", async () => {
    const lines = await linesOf(await libraryWith([first, second, third]));
    const [a = "", b = "", c = ""] = lines;
    for (const wrong of [
      [a, c],
      [a, c, b],
      [a, b.replace("COERCE", "ASSAULT"), c],
      [a, `${b} `, c],
      [a, "{}", c],
    ]) {
      const library = await libraryWith([]);
      await expect(library.transaction((session) => importLines(session, wrong, "x.jsonl"))).rejects.toThrow(
        /E_INPUT_\w+ x\.jsonl/,
      );
      expect(await linesOf(library)).toEqual([]);
    }
  });
});

describe("a library file that somebody has changed", () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-ledger-"));
  test.each([
    ["a record", "update judgements set json = replace(json, 'COERCE', 'REJECT') where position = 2"],
    ["an id", "update judgements set id = substr(id, 2) || substr(id, 1, 1) where position = 2"],
    ["a hash", "update judgements set hash = substr(hash, 2) || '0' where position = 2"],
    ["a link of the chain", "update judgements set previous = null where position = 2"],
    ["an origin", "update judgements set origin = '{}' where position = 2"],
    ["a removed record", "delete from judgement_keys where judgement = 2; delete from judgements where position = 2"],
    ["what it is found by", "delete from judgement_keys where judgement = 2"],
  ])("is found out: %s", async (name, change) => {
    const path = join(folder, `${name}.db`);
    const library = await libraryWith([first, second, third], await openSqliteStore(path));
    await library.close();
    const database = new DatabaseSync(path);
    database.exec("drop trigger judgements_no_update; drop trigger judgements_no_delete");
    const before = JSON.stringify(database.prepare("select * from judgements").all());
    database.exec(change);
    const same = before === JSON.stringify(database.prepare("select * from judgements").all());
    database.close();
    expect(same).toBe(name === "what it is found by");
    const again = await openSqliteStore(path);
    const { faults } = await again.transaction((session) => verify(session));
    await again.close();
    expect(faults.length).toBeGreaterThan(0);
  });

  test("also where the end was cut off, against a head that was noted", async () => {
    const whole = await libraryWith([first, second]);
    const { head } = await whole.transaction((session) => verify(session));
    const cut = await libraryWith([first]);
    expect(await cut.transaction((session) => verify(session))).toMatchObject({ faults: [] });
    expect((await cut.transaction((session) => verify(session, head?.hash))).faults).toMatchObject([
      { how: "missing" },
    ]);
    expect((await whole.transaction((session) => verify(session, head?.hash))).faults).toEqual([]);
  });
});

describe("what has become of judgements", () => {
  test("is told for the document that they were made on and for its newest version, but not for earlier ones", async () => {
    const library = await libraryWith([first]);
    const newer = report(TEXT.replace("the mayor of Odrin said", "the mayor of Odrin said again"));
    const later = { ...newer, document: { ...newer.document, id: "d2", uri: "d1" } };
    await keep(library, [later]);
    const reject = judgement({ act: "reject", target: anchor(newer, "f1") });
    await library.transaction((session) => append(session, [{ record: reject }]));
    const states = await library.transaction((session) => judgementStates(session, engine));
    expect(states.map(({ standings }) => standings.map(({ document, state }) => [document?.id, state]))).toEqual([
      [
        ["d1", "applied"],
        ["d2", "applied"],
      ],
      [["d2", "applied"]],
    ]);
    const views = await library.transaction(async (session) => [await viewOf(session), await viewOf(session, "d2")]);
    expect(views.map((view) => view?.reading.figures.length)).toEqual([1, 0]);
    expect(views.map((view) => view?.reading.events[0]?.type)).toEqual(["THREATEN", "THREATEN"]);
  });

  test("is “absent” while the library does not have the text, and holds when it comes back", async () => {
    const library = await libraryWith([first]);
    await library.transaction((session) => session.removeDocuments(["d1"]));
    const states = () => library.transaction((session) => judgementStates(session, engine));
    expect((await states()).map(({ standings }) => standings.map(({ state }) => state))).toEqual([["absent"]]);
    await keep(library, [reading]);
    expect((await states()).map(({ standings }) => standings.map(({ state }) => state))).toEqual([["applied"]]);
    expect(reading.document.textHash).toBe(textHash(TEXT));
  });
});
