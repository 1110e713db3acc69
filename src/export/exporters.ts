import type { Exporter } from "./exporter.ts";
import type { Format } from "./format-names.ts";
import { csv, tsv } from "./formats/csv.ts";
import { geojson } from "./formats/geojson.ts";
import { gexf } from "./formats/gexf.ts";
import { parquet } from "./formats/parquet.ts";
import { reading } from "./formats/reading.ts";
import { webAnnotation } from "./formats/web-annotation.ts";

/** Everything that a library can be written as, by the name of the format. */
export const exporters: Readonly<Record<Format, Exporter>> = {
  csv,
  tsv,
  parquet,
  reading,
  geojson,
  gexf,
  "web-annotation": webAnnotation,
};
