import { expect, test } from "vitest";
import type { FusionContext } from "../../../src/library/fusion/context.ts";
import { mapView } from "../../../src/library/views/map.ts";
import { mapViewSchema } from "../../../src/query/records.ts";
import type { CountFilter } from "../../../src/store/catalogue-store.ts";

/** A library in which one event happened in each of so many towns. */
const libraryOf = (towns: number): FusionContext => {
  const counts = Array.from({ length: towns }, (_, at) => ({
    value: JSON.stringify([`Town ${at}`, "AFG", "city", at / 100, 60, null]),
    n: 1,
    documents: 1,
    lineages: 1,
  }));
  const session = {
    countsOf: async ({ facets }: CountFilter, limit: number) =>
      facets[0]?.startsWith("at:") === true
        ? counts.slice(0, limit).map((count) => ({ ...count, facet: "at:ASSAULT" }))
        : facets[0] === "at"
          ? counts.slice(0, limit)
          : [],
    elements: async () => ({ rows: [] }),
  };
  return { session } as unknown as FusionContext;
};

test("says where there are more places than are drawn, and only there", async () => {
  const all = mapViewSchema.parse(await mapView(libraryOf(500), {}));
  expect(all.places).toHaveLength(500);
  expect(all).not.toHaveProperty("more");
  const some = mapViewSchema.parse(await mapView(libraryOf(501), {}));
  expect(some.places).toHaveLength(500);
  expect(some.more).toBe(true);
});
