import iso from "i18n-iso-countries";
import { z } from "zod";
import type { EventCodes, TypeCodes } from "../../export/codes.ts";
import { parseTable } from "../../lexicon/table.ts";
import type { FileResources } from "../../resources/files.ts";

const eventRow = z.object({
  type: z.string(),
  mode: z.string().exactOptional(),
  cameo: z.string().regex(/^\d{3,4}$/),
  quad: z.enum(["1", "2", "3", "4"]),
  acled: z.string().exactOptional(),
  acled_sub: z.string().exactOptional(),
  note: z.string().exactOptional(),
});
const stateRow = z.object({ iso3: z.string(), iso2: z.string(), name: z.string() });

/** The codes of other data sets, as lexicons/export has them. */
export function eventCodes(resources: FileResources): EventCodes {
  const types = new Map<string, TypeCodes>();
  for (const row of parseTable("export/events.tsv", resources.lexicon("export/events.tsv"), eventRow)) {
    types.set(row.mode === undefined ? row.type : `${row.type} ${row.mode}`, {
      cameo: row.cameo,
      quad: Number(row.quad) as TypeCodes["quad"],
      ...(row.acled === undefined ? {} : { acled: row.acled }),
      ...(row.acled_sub === undefined ? {} : { acledSub: row.acled_sub }),
    });
  }
  const states = parseTable("actors/states.tsv", resources.lexicon("actors/states.tsv"), stateRow);
  return {
    types,
    countries: new Map(
      states.map(
        ({ iso3, iso2, name }) => [iso3, { name, alpha2: iso2, numeric: iso.alpha3ToNumeric(iso3) ?? "" }] as const,
      ),
    ),
  };
}
