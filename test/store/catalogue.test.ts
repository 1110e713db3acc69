import { afterAll, expect, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open.ts";
import { newestOf, placesIn } from "../../src/store/sql/catalogue-order.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { catalogueContract } from "../contract/catalogue.ts";
import { startPostgres } from "../postgres/server.ts";

catalogueContract("SQLite", () => openSqliteStore(":memory:"));

const server = await startPostgres();
afterAll(() => server.stop());
catalogueContract("PostgreSQL", async () => openPostgresStore(await server.database()));

test("places in lists run from the newest publication to the oldest, undated last, as whole numbers", () => {
  const dates = ["2022-04-17", "2022-04", "2022", "2021-12-31", null];
  const places = dates.map((date) => newestOf(date, "ffffffff"));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every(Number.isSafeInteger)).toBe(true);
  expect(newestOf("2022-04-17", "00000000")).toBeLessThan(newestOf("2022-04-17", "ffffffff"));
});

test("a stretch of days holds the months and years that begin in it, and nothing undated", () => {
  const within = (date: string | null, from?: string, until?: string): boolean => {
    const { first = 0, last = Number.MAX_SAFE_INTEGER } = placesIn(from, until);
    const place = newestOf(date, "80000000");
    return first <= place && place <= last;
  };
  expect(within("2022-04-17", "2022-04-17", "2022-04-17")).toBe(true);
  expect(within("2022-04-18", "2022-04-17", "2022-04-17")).toBe(false);
  expect(within("2022-04-16", "2022-04-17")).toBe(false);
  expect(within("2022-04-30", undefined, "2022-04")).toBe(true);
  expect(within("2022-05-01", undefined, "2022-04")).toBe(false);
  expect(within(null, undefined, "2022-04")).toBe(false);
  expect(within(null)).toBe(true);
});
