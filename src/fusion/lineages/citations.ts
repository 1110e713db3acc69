import type { Reading } from "../../doc/reading.ts";
import { type OutletTables, outletKey } from "./tables.ts";
import type { Citation } from "./types.ts";

/** The claims of a document that rest on another outlet's report: "The Kabul Lantern reported that …", "told Reuters". */
export function citationsOf(reading: Reading, tables: OutletTables): readonly Citation[] {
  const own = reading.document.outlet === undefined ? undefined : keyOf(reading.document.outlet.name, tables);
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor] as const));
  return reading.attributions.flatMap((attribution) => {
    for (const id of attribution.source.actors) {
      const actor = actors.get(id);
      const span = attribution.source.span ?? actor?.mentions[0]?.span;
      if (actor?.kind !== "media" || span === undefined || keyOf(actor.name, tables) === own) continue;
      return [{ attribution: attribution.id, outlet: keyOf(actor.name, tables), name: actor.name, span }];
    }
    return [];
  });
}

const keyOf = (name: string, tables: OutletTables): string => tables.named(name)?.key ?? outletKey(name);
