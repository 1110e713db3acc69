import { type RawBuilder, sql } from "kysely";
import type { AccountRow, AuditRow, KeyRow } from "../account-store.ts";

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
