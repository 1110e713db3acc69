import type { EventCodes } from "../codes.ts";
import { typeCodes } from "../codes.ts";
import { tabbed } from "../delimited.ts";
import { dyads } from "../dyads.ts";
import type { Exporter } from "../exporter.ts";
import { denialsOf, documentView, isoDays, type Party, type Telling, tellingsOf } from "../view.ts";

const QUADS = ["", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];
const PARTY = ["Name", "Country", "COW"] as const;
const TITLES = ["Title", "Name Raw"] as const;

/** The columns of POLECAT, then ours. */
const COLUMNS: readonly string[] = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Quad Code",
  "Contexts",
  ...partyColumns("Actor"),
  ...partyColumns("Recipient"),
  "Placename",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
  "GeoNames ID",
  "Raw Placename",
  "Feature Type",
  "Source",
  "Publication Date",
  "Story People",
  "Story Organizations",
  "Story Locations",
  "Language",
  "Version",
  "CAMEO Code",
  "Status",
  "Claimant",
  "Chain",
  "Denied By",
  "Words",
  "Document",
  "Start",
  "End",
  "URL",
  "Lineage",
  "Documents",
  "Lineages",
  "Story",
  "Date Precision",
  "Date Basis",
  "Radius (m)",
  "Certainty",
];

function partyColumns(side: "Actor" | "Recipient"): readonly string[] {
  return [
    ...PARTY.map((name) => `${side} ${name}`),
    `Primary ${side} Sector`,
    `${side} Sectors`,
    ...TITLES.map((name) => `${side} ${name}`),
    `Wikipedia ${side} ID`,
  ];
}

/**
 * PLOVER events in the columns of POLECAT (tab-separated, one row for each telling and pair of parties), with CAMEO codes
 * and, behind them, status, chain, words, document and both counts. Cells that Hearsay knows nothing of stay empty.
 */
export const plover: Exporter = {
  about: "events in POLECAT's columns, with PLOVER types and CAMEO codes",
  mediaType: "text/tab-separated-values; charset=utf-8",
  extension: ".plover.tsv",
  coverage: "beside",
  async *write(source) {
    yield tabbed(COLUMNS);
    for await (const from of source.documents())
      for (const telling of tellingsOf(documentView(from))) yield* rows(telling, source.codes);
  },
};

function* rows(telling: Telling, codes: EventCodes): Generator<string> {
  const { view, event, mention, number, actors, recipients, claimant, place, days } = telling;
  const { document } = view.report.reading;
  const known = typeCodes(codes, event);
  const happening = view.from.happenings.get(event.id);
  const pairs = dyads(actors, recipients);
  for (const [index, [actor, recipient]] of pairs.entries()) {
    yield tabbed([
      `${view.names(event.id)}/${number}${pairs.length === 1 ? "" : `/${index + 1}`}`,
      days?.from === days?.to ? days?.from : undefined,
      event.type,
      event.mode,
      undefined,
      QUADS[known?.quad ?? 0],
      event.contexts.join(";"),
      ...party(actor, codes),
      ...party(recipient, codes),
      place?.name,
      place?.kind === "city" ? place.name : undefined,
      undefined,
      place?.kind === "region" ? place.name : undefined,
      place?.country === undefined ? undefined : codes.countries.get(place.country)?.name,
      place?.lat,
      place?.lon,
      undefined,
      place === undefined ? undefined : view.words(place.mentions[0] ?? [0, 0]),
      place?.kind,
      document.outlet?.name,
      isoDays(document.published)?.from,
      undefined,
      undefined,
      undefined,
      document.language,
      `Hearsay ${view.report.reading.engine.version}`,
      known?.cameo,
      mention.status,
      claimant.name,
      claimant.chain.join(" > "),
      denialsOf(view, event)
        .map(({ id }) => view.claimant(id).name)
        .join("; "),
      view.words(mention.evidence),
      document.id,
      mention.evidence[0],
      mention.evidence[1],
      document.uri,
      view.report.lineage,
      happening?.documents ?? 1,
      happening?.lineages ?? 1,
      happening?.story,
      event.date?.precision,
      event.date?.basis,
      place?.radiusM,
      event.certainty,
    ]);
  }
}

function party(known: Party | undefined, { countries }: EventCodes): readonly (string | undefined)[] {
  const actor = known?.actor;
  return [
    actor?.name,
    actor?.country === undefined ? undefined : countries.get(actor.country)?.name,
    undefined,
    actor?.sector,
    actor?.sector,
    actor?.roles?.map(({ title, former }) => (former === true ? `former ${title}` : title)).join(";"),
    actor?.name,
    undefined,
  ];
}
