import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/doc/hash.ts";
import { writeDown } from "../../src/library/audit.ts";
import type { KeyRow } from "../../src/store/account-store.ts";
import type { Session, Store } from "../../src/store/store.ts";

const AT = "2026-01-01T00:00:00.000Z";
const ENGINE = "e1";

/** What every store must do for a server: accounts, the audit log, and a library at a glance. */
export function servedContract(name: string, open: () => Promise<Store>): void {
  describe(`a served library on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.transaction(work);
    const account = (of: string) => ({ name: of, role: "reader" as const, secret: `secret of ${of}`, createdAt: AT });
    const signIn = (hash: string, of: string, expiresAt: string) => ({ hash, account: of, createdAt: AT, expiresAt });

    test("accounts are kept by name, and replaced by one of the same name", async () => {
      await run(async (session) => {
        await session.putAccount(account("bob"));
        await session.putAccount(account("Ada"));
        await session.putAccount({ ...account("bob"), role: "owner" });
      });
      expect(await run((session) => session.accounts())).toEqual([
        account("Ada"),
        { ...account("bob"), role: "owner" },
      ]);
    });

    test("with an account go its sign-ins, and of the others those that are over", async () => {
      await run(async (session) => {
        await session.putAccount(account("ada"));
        await session.putAccount(account("bob"));
        await session.putSignIn(signIn("1", "ada", "2026-01-02T00:00:00.000Z"));
        await session.putSignIn(signIn("2", "bob", "2026-01-02T00:00:00.000Z"));
        await session.putSignIn(signIn("3", "bob", "2026-01-03T00:00:00.000Z"));
        expect(await session.removeAccount("ada")).toBe(true);
        expect(await session.removeAccount("ada")).toBe(false);
        await session.removeSignIns({ before: "2026-01-02T00:00:00.000Z" });
      });
      const left = await run((session) => Promise.all(["1", "2", "3"].map((hash) => session.signInWithHash(hash))));
      expect(left).toEqual([undefined, undefined, signIn("3", "bob", "2026-01-03T00:00:00.000Z")]);
    });

    test("keys are found by their hash until they are removed", async () => {
      const key: KeyRow = {
        id: "k1",
        name: "bot",
        role: "editor",
        kind: "agent",
        hash: "h1",
        createdAt: AT,
        expiresAt: null,
      };
      await run((session) => session.putKey(key));
      await run((session) => session.putKey({ ...key, id: "k2", hash: "h2", expiresAt: AT }));
      expect(await run((session) => session.keyWithHash("h1"))).toEqual(key);
      expect((await run((session) => session.keys())).map(({ id }) => id)).toEqual(["k1", "k2"]);
      expect(await run((session) => session.removeKey("k1"))).toBe(true);
      expect(await run((session) => session.removeKey("k1"))).toBe(false);
      expect(await run((session) => session.keyWithHash("h1"))).toBeUndefined();
    });

    test("the audit log is appended to in order, read both ways, and never changed", async () => {
      for (const target of ["a", "b", "c"])
        await run((session) => writeDown(session, { at: AT, who: "ada", kind: "person", act: "POST /x", target }));
      const rows = await run((session) => session.audit(10));
      expect(rows.map(({ position, target }) => [position, target])).toEqual([
        [1, "a"],
        [2, "b"],
        [3, "c"],
      ]);
      expect(rows.map(({ previous }) => previous)).toEqual([null, rows[0]?.hash, rows[1]?.hash]);
      expect(await run((session) => session.audit(10, 2))).toEqual(rows.slice(2));
      expect(await run((session) => session.auditBackwards(2))).toEqual([rows[2], rows[1]]);
      expect(await run((session) => session.auditBackwards(10, 2))).toEqual([rows[0]]);
      const [first] = rows;
      if (first === undefined) throw new Error("three were appended");
      await expect(run((session) => session.appendAudit(first))).rejects.toThrow();
    });

    test("deeds that are written down at once come one after another", async () => {
      const targets = Array.from({ length: 12 }, (_, at) => `${at}`);
      await Promise.all(
        targets.map((target) =>
          run((session) => writeDown(session, { at: AT, who: "ada", kind: "person", act: "POST /x", target })),
        ),
      );
      const rows = await run((session) => session.audit(100));
      expect(rows.map(({ position }) => position)).toEqual(targets.map((_, at) => at + 1));
      expect(rows.map(({ target }) => target).toSorted()).toEqual(targets.toSorted());
    });

    /** Two outlets: the second has one report of its own and one that goes back to the first. */
    const fill = () =>
      run(async (session) => {
        const { id } = await session.beginImport(["x"], AT);
        const document = (page: string, outlet: string | null, published: string | null) => ({
          id: sha256Hex(page),
          page,
          textHash: `sha256:${sha256Hex(page)}`,
          text: page,
          uri: `https://${outlet}.example/${page}`,
          title: null,
          outlet,
          author: null,
          published,
          language: "en",
          input: "{}",
          extractor: "text@1",
          import: id,
          blob: null,
        });
        const [a, b, c, d] = [
          document("a", "first", "2022-04-16"),
          document("b", "second", "2022-04-17"),
          document("c", "second", null),
          document("d", null, "2022-04-01"),
        ];
        if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("four were made");
        await session.addDocuments([a, b, c, d]);
        await session.addReadings([a, b].map((row) => ({ document: row.id, engine: ENGINE, json: "{}" })));
        await session.putDigests([{ document: a.id, maker: "m", json: "{}", head: "{}" }]);
        const items = [a, b, c, d].map((row) => ({
          space: "lineage" as const,
          item: row.id,
          document: row.id,
          alias: `l${row.page}`,
        }));
        await session.fileItems(items);
        await session.regroup("lineage", [{ item: b.id, group: "la" }]);
        await session.putGroups("story", [
          { id: "s1", documents: 2, lineages: 1, contradictions: 3, date: "2022-04-16", json: "{}" },
          { id: "s2", documents: 2, lineages: 2, contradictions: 0, date: null, json: "{}" },
        ]);
        return [a.id, b.id, c.id, d.id];
      });

    test("a library is counted at a glance", async () => {
      expect(await run((session) => session.overview(ENGINE))).toMatchObject({
        outlets: 0,
        lineages: 0,
        sequence: 0,
        from: null,
      });
      await fill();
      expect(await run((session) => session.overview(ENGINE))).toEqual({
        outlets: 2,
        lineages: 3,
        stories: 2,
        contested: 1,
        judgements: 0,
        undated: 1,
        unread: 2,
        unfused: 1,
        from: "2022-04-01",
        until: "2022-04-17",
        sequence: 4,
      });
    });

    test("outlets come with what they copied and what was copied from them, page by page", async () => {
      await fill();
      const first = await run((session) => session.outlets({ limit: 1 }));
      expect(first.rows).toEqual([
        {
          outlet: "second",
          documents: 2,
          lineages: 2,
          copies: 1,
          copied: 0,
          first: "2022-04-17",
          last: "2022-04-17",
          uri: "https://second.example/b",
        },
      ]);
      const cursor = first.cursor ?? "";
      const rest = await run((session) => session.outlets({ limit: 1, cursor }));
      expect(rest).toEqual({ rows: [expect.objectContaining({ outlet: "first", copies: 0, copied: 1 })] });
    });

    test("what came since is told by the order of adding", async () => {
      const ids = await fill();
      expect(await run((session) => session.documentsSince(0, 10))).toEqual(ids);
      expect(await run((session) => session.documentsSince(2, 10))).toEqual(ids.slice(2));
      expect(await run((session) => session.documentsSince(1, 1))).toEqual(ids.slice(1, 2));
    });

    test("stories are narrowed by what they are, contested or of some days", async () => {
      await fill();
      const ids = async (filter: Parameters<Session["groups"]>[2]) =>
        (await run((session) => session.groups("story", { limit: 10 }, filter))).rows.map(({ id }) => id);
      expect(await ids({})).toEqual(["s1", "s2"]);
      expect(await ids({ contested: true })).toEqual(["s1"]);
      expect(await ids({ ids: ["s2"] })).toEqual(["s2"]);
      expect(await ids({ ids: [] })).toEqual([]);
      expect(await ids({ from: "2022-04-16", until: "2022-04-16" })).toEqual(["s1"]);
      expect(await ids({ from: "2022-04-17" })).toEqual([]);
    });

    test("a revision is another when something was added, and else the same", async () => {
      const before = await run((session) => session.revision());
      expect(await run((session) => session.revision())).toBe(before);
      await fill();
      expect(await run((session) => session.revision())).not.toBe(before);
    });
  });
}
