import type { Kysely, Selectable } from "kysely";
import type { AccountSession, KeyRow, SignInRow } from "../account-store.ts";
import type { AccountTables } from "./account-tables.ts";
import type { Tables } from "./tables.ts";

export function accountSession(db: Kysely<Tables>): AccountSession {
  const auditRows = () => db.selectFrom("audit").selectAll();
  return {
    async accounts() {
      const rows = await db.selectFrom("accounts").selectAll().orderBy("name").execute();
      return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at }));
    },
    async putAccount({ createdAt, ...account }) {
      const row = { ...account, created_at: createdAt };
      await db
        .insertInto("accounts")
        .values(row)
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
    },
    async removeAccount(name) {
      await db.deleteFrom("sign_ins").where("account", "=", name).execute();
      const { numDeletedRows } = await db.deleteFrom("accounts").where("name", "=", name).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    async keys() {
      const rows = await db.selectFrom("access_keys").selectAll().orderBy("name").orderBy("id").execute();
      return rows.map(keyRow);
    },
    async putKey({ createdAt, expiresAt, ...key }) {
      await db
        .insertInto("access_keys")
        .values({ ...key, created_at: createdAt, expires_at: expiresAt })
        .execute();
    },
    async removeKey(id) {
      const { numDeletedRows } = await db.deleteFrom("access_keys").where("id", "=", id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    async keyWithHash(hash) {
      const row = await db.selectFrom("access_keys").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row === undefined ? undefined : keyRow(row);
    },
    async putSignIn({ hash, account, createdAt, expiresAt }) {
      await db.insertInto("sign_ins").values({ hash, account, created_at: createdAt, expires_at: expiresAt }).execute();
    },
    async signInWithHash(hash) {
      const row = await db.selectFrom("sign_ins").selectAll().where("hash", "=", hash).executeTakeFirst();
      if (row === undefined) return undefined;
      const { account, created_at: createdAt, expires_at: expiresAt } = row;
      return { hash, account, createdAt, expiresAt } satisfies SignInRow;
    },
    async removeSignIn(hash) {
      await db.deleteFrom("sign_ins").where("hash", "=", hash).execute();
    },
    async removeSignIns(which) {
      const all = db.deleteFrom("sign_ins");
      await ("account" in which
        ? all.where("account", "=", which.account)
        : all.where("expires_at", "<=", which.before)
      ).execute();
    },
    auditHead: () =>
      db.selectFrom("audit").select(["position", "hash"]).orderBy("position", "desc").limit(1).executeTakeFirst(),
    async appendAudit(row) {
      await db.insertInto("audit").values(row).execute();
    },
    audit: (limit, after = 0) => auditRows().where("position", ">", after).orderBy("position").limit(limit).execute(),
    auditBackwards(limit, before) {
      const rows = auditRows().orderBy("position", "desc").limit(limit);
      return (before === undefined ? rows : rows.where("position", "<", before)).execute();
    },
  };
}

const keyRow = ({ created_at, expires_at, ...row }: Selectable<AccountTables["access_keys"]>): KeyRow => ({
  ...row,
  createdAt: created_at,
  expiresAt: expires_at,
});
