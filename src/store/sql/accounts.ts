import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { AccountRow, AccountSession, AuditRow, KeyRow, SignInRow } from "../account-store.ts";
import type { Tables } from "./tables.ts";

/** The tables as Kysely sees them. */
export interface AccountTables {
  accounts: { name: string; role: AccountRow["role"]; secret: string; created_at: string };
  access_keys: {
    id: string;
    name: string;
    role: KeyRow["role"];
    kind: KeyRow["kind"];
    hash: string;
    created_at: string;
    expires_at: string | null;
  };
  sign_ins: { hash: string; account: string; created_at: string; expires_at: string };
  audit: AuditRow;
}

export const accountTables = (text: RawBuilder<unknown>): readonly RawBuilder<unknown>[] => [
  sql`create table accounts (name ${text} primary key, role ${text} not null, secret ${text} not null,
    created_at ${text} not null)`,
  sql`create table access_keys (id ${text} primary key, name ${text} not null, role ${text} not null,
    kind ${text} not null, hash ${text} not null unique, created_at ${text} not null, expires_at ${text})`,
  sql`create table sign_ins (hash ${text} primary key, account ${text} not null references accounts(name) on delete cascade,
    created_at ${text} not null, expires_at ${text} not null)`,
  sql`create index sign_ins_by_account on sign_ins (account)`,
  // No reference to accounts: what somebody did outlives their account.
  sql`create table audit (position integer primary key, at ${text} not null, who ${text} not null, kind ${text} not null,
    act ${text} not null, target ${text} not null, previous ${text}, hash ${text} not null)`,
];

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
