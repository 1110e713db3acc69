import type { Exporter } from "./exporter.ts";
import type { Format } from "./format-names.ts";
import { acled } from "./formats/acled.ts";
import { atom } from "./formats/atom.ts";
import { cslJson } from "./formats/csl-json.ts";
import { csv, tsv } from "./formats/csv.ts";
import { followTheMoney } from "./formats/follow-the-money.ts";
import { gdelt } from "./formats/gdelt.ts";
import { geojson } from "./formats/geojson.ts";
import { gexf } from "./formats/gexf.ts";
import { graphml } from "./formats/graphml.ts";
import { html } from "./formats/html/index.ts";
import { jsonLd } from "./formats/json-ld.ts";
import { markdown } from "./formats/markdown.ts";
import { parquet } from "./formats/parquet.ts";
import { plover } from "./formats/plover.ts";
import { reading } from "./formats/reading.ts";
import { ris } from "./formats/ris.ts";
import { stix } from "./formats/stix/index.ts";
import { timelineJs } from "./formats/timelinejs.ts";
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
  stix,
  ftm: followTheMoney,
  plover,
  gdelt,
  acled,
  "json-ld": jsonLd,
  "csl-json": cslJson,
  html,
  timelinejs: timelineJs,
  graphml,
  ris,
  atom,
  markdown,
};
