/** Apart from the exporters, so that whoever only lists them loads none. */
export const FORMATS = [
  "csv",
  "tsv",
  "parquet",
  "reading",
  "geojson",
  "gexf",
  "web-annotation",
  "stix",
  "ftm",
  "plover",
  "gdelt",
  "acled",
  "json-ld",
  "csl-json",
  "html",
  "timelinejs",
  "graphml",
  "ris",
  "atom",
  "markdown",
] as const;
export type Format = (typeof FORMATS)[number];

/** The tables of csv, tsv and parquet, in the order in which an archive holds them. */
export const TABLE_NAMES = [
  "documents",
  "mentions",
  "attributions",
  "events",
  "relations",
  "figures",
  "stories",
  "positions",
  "contradictions",
  "lineages",
  "judgements",
] as const;
