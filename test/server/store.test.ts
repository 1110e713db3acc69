import { afterAll } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { servedContract } from "../contract/served.ts";
import { startPostgres } from "../postgres/server.ts";

servedContract("SQLite", () => openSqliteStore(":memory:"));

const server = await startPostgres();
afterAll(() => server.stop());
servedContract("PostgreSQL", async () => openPostgresStore(await server.database()));
