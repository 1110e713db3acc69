import type { Reading } from "../../doc/reading.ts";
import type { Credit } from "./digest.ts";
import { type OutletTables, outletKey } from "./tables.ts";

/** The outlets that a document credits with its text or a part of it, never its own. */
export function creditsOf(reading: Reading, own: string | undefined, tables: OutletTables): readonly Credit[] {
  const { text, origin } = reading.document;
  if (origin === undefined) return [];
  const name = tables.named(origin.outlet)?.name ?? origin.outlet;
  const outlet = tables.named(origin.outlet)?.key ?? outletKey(origin.outlet);
  if (outlet === own) return [];
  const line = text.slice(Math.max(0, origin.evidence[0] - 80), origin.evidence[1] + 80);
  return [{ outlet, name, kind: /publish/i.test(line) ? "republished" : "wire" }];
}
