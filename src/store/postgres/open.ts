import { type Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { HearsayError } from "../../errors.ts";
import { shownPlace } from "../place.ts";
import { openDatabase, storeOver } from "../sql/sql-store.ts";
import type { Tables } from "../sql/tables.ts";
import type { Store } from "../store.ts";
import { LOCK_SPACE, postgresEngine } from "./engine.ts";

export interface PostgresOptions {
  /** Connections at most. */
  readonly connections?: number;
  /** Makes a library where none is. */
  readonly create?: boolean;
  /** What the server's own lists call this process. */
  readonly name?: string;
}

const CONNECTIONS = 10;
const CONNECT_MS = 15_000;
/** PostgreSQL 16: the oldest that the tests run on. */
const LEAST_VERSION = 160_000;

/** Opens a library on a server; makes its tables where there are none. */
export async function openPostgresStore(address: string, options: PostgresOptions = {}): Promise<Store> {
  return storeOver(await openPostgresDatabase(address, options), postgresEngine);
}

export async function openPostgresDatabase(
  address: string,
  { connections = CONNECTIONS, create = true, name = "hearsay" }: PostgresOptions = {},
): Promise<Kysely<Tables>> {
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: name,
    keepAlive: true,
    types: { getTypeParser: parserFor },
  });
  // A connection that is cut while it waits is replaced; while it works, its statement fails and says so.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await checkServer(pool, address, create);
    return await prepared(pool);
  } catch (error) {
    if (!pool.ended) await pool.end();
    throw error instanceof HearsayError ? error : unreachable(address, error);
  }
}

/** The OID of bigint. */
const BIGINT = 20;

/** Whole numbers are numbers, of whatever width, as they are in SQLite; none that is kept is beyond what a number holds. */
const parserFor: pg.CustomTypesConfig["getTypeParser"] = (type: number, format?: "text" | "binary") =>
  type === BIGINT && format !== "binary" ? Number : pg.types.getTypeParser(type, format as "text");

/** Two processes that open an empty database at once make its tables one after the other. */
async function prepared(pool: pg.Pool): Promise<Kysely<Tables>> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1, 0)", [LOCK_SPACE]);
    return await openDatabase(new PostgresDialect({ pool }), postgresEngine);
  } finally {
    await client.query("select pg_advisory_unlock($1, 0)", [LOCK_SPACE]).catch(() => {});
    client.release();
  }
}

async function checkServer(pool: pg.Pool, address: string, create: boolean): Promise<void> {
  const { rows } = await pool.query<{ version: number; encoding: string; there: boolean }>(
    `select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding,
      to_regclass('documents') is not null as there`,
  );
  const [server] = rows;
  const refuse = (expected: string, got: string, fix: string): HearsayError =>
    new HearsayError("E_STORE", { where: shownPlace(address), expected, got, fix });
  if (server === undefined || server.version < LEAST_VERSION) {
    const got = `version ${Math.floor((server?.version ?? 0) / 10_000)}`;
    throw refuse("PostgreSQL 16 or newer", got, "Upgrade the server.");
  }
  if (server.encoding !== "UTF8") {
    throw refuse(
      "a database in UTF8",
      server.encoding,
      "Make one: create database … encoding 'UTF8' template template0.",
    );
  }
  if (!server.there && !create) {
    throw refuse("a library", "a database without one", "Make one with `hearsay add --library postgres://… PATH`.");
  }
}

function unreachable(address: string, cause: unknown): HearsayError {
  // Several addresses of one name fail together, each with a message of its own and none in common.
  const errors = cause instanceof AggregateError ? cause.errors : [cause];
  return new HearsayError("E_STORE", {
    where: shownPlace(address),
    expected: "a PostgreSQL server that lets this user in",
    got: errors.map((each) => (each instanceof Error ? each.message : String(each))).join("; "),
    fix: "Check address, user and password, and that the server runs: psql must get in with the same address.",
    cause,
  });
}
