import type { Actor, Figure } from "../../doc/reading.ts";
import { type EventCodes, typeCodes } from "../codes.ts";
import type { Exporter } from "../exporter.ts";
import type { ExportSource } from "../source.ts";
import { list } from "../tables/table.ts";
import { denialsOf, documentView, isoDays, type Party, type Telling, tellingsOf } from "../view.ts";
import { cellText } from "./csv.ts";

const HAPPENED: ReadonlySet<string> = new Set(["occurred", "ongoing"]);

const COLUMNS = [
  "event_id_cnty",
  "event_date",
  "year",
  "time_precision",
  "disorder_type",
  "event_type",
  "sub_event_type",
  "actor1",
  "assoc_actor_1",
  "inter1",
  "actor2",
  "assoc_actor_2",
  "inter2",
  "interaction",
  "civilian_targeting",
  "iso",
  "region",
  "country",
  "admin1",
  "admin2",
  "admin3",
  "location",
  "latitude",
  "longitude",
  "geo_precision",
  "source",
  "source_scale",
  "notes",
  "fatalities",
  "tags",
  "fatalities_low",
  "fatalities_high",
  "fatalities_high_open",
  "fatalities_by",
  "statuses",
  "denied_by",
  "chains",
  "documents",
  "lineages",
  "story",
  "radius_m",
  "words",
  "document_ids",
  "spans",
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | undefined>>;

/**
 * Happenings in the columns of ACLED's files, then ours. What is only planned, threatened or denied is no row; who denies
 * a row stands in it. Deaths are each claimant's own in the columns behind; `fatalities` follows ACLED's rule (the lowest
 * that is stated, "dozens" at 12) and is empty where nobody states any. Of this project's making: no row is ACLED's.
 */
export const acled: Exporter = {
  about: "happenings in ACLED's columns, with each claimant's toll beside the lowest",
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: ".acled.csv",
  coverage: "beside",
  async *write(source, { raw = false }) {
    yield `${COLUMNS.join(",")}\r\n`;
    for (const tellings of (await happeningsOf(source)).values()) {
      const row = rowOf(tellings, source.codes);
      if (row !== undefined) yield `${COLUMNS.map((name) => cellText(row[name], ",", raw)).join(",")}\r\n`;
    }
  },
};

/** Tellings of what that data set covers, by happening and type, in the order in which they are first told. */
async function happeningsOf(source: ExportSource): Promise<ReadonlyMap<string, readonly Telling[]>> {
  const happenings = new Map<string, Telling[]>();
  for await (const from of source.documents()) {
    const view = documentView(from);
    for (const telling of tellingsOf(view)) {
      const known = typeCodes(source.codes, telling.event);
      if (known?.acled === undefined) continue;
      const key = from.happenings.get(telling.event.id)?.id ?? view.names(telling.event.id);
      const held = happenings.get(key);
      if (held === undefined) happenings.set(key, [telling]);
      else held.push(telling);
    }
  }
  return happenings;
}

function rowOf(tellings: readonly Telling[], codes: EventCodes): Row | undefined {
  const main = tellings.find(({ mention }) => HAPPENED.has(mention.status));
  if (main === undefined) return undefined;
  const { view, event, actors, recipients, place, days } = main;
  const happening = view.from.happenings.get(event.id);
  const day = days?.from ?? isoDays(view.report.reading.document.published)?.from;
  const kind = kindOf(main, codes);
  const tolls = tellings.flatMap((telling) => tollsOf(telling));
  const lows = tolls.flatMap(({ low }) => low ?? []);
  const highs = tolls.flatMap(({ high }) => high ?? []);
  const country = place?.country === undefined ? undefined : codes.countries.get(place.country);
  const words = distinct(
    tellings.map(
      (telling) =>
        `${telling.claimant.chain.join(" > ")} (${telling.mention.status}): “${telling.view.words(telling.mention.evidence)}”`,
    ),
  );
  const denied = distinct(
    tellings.flatMap((telling) =>
      telling.mention.status === "denied"
        ? [telling.claimant.name]
        : denialsOf(telling.view, telling.event).map(({ id }) => telling.view.claimant(id).name),
    ),
  );
  return {
    event_id_cnty: happening?.id ?? view.names(event.id),
    event_date: day,
    year: day === undefined ? undefined : Number(day.slice(0, 4)),
    time_precision: timePrecision(days),
    disorder_type: kind.disorder,
    event_type: kind.type,
    sub_event_type: kind.sub,
    actor1: actors[0]?.actor.name,
    assoc_actor_1: list(actors.slice(1).map(({ actor }) => actor.name)),
    inter1: undefined,
    actor2: recipients[0]?.actor.name,
    assoc_actor_2: list(recipients.slice(1).map(({ actor }) => actor.name)),
    inter2: undefined,
    interaction: undefined,
    civilian_targeting: kind.civilian ? "Civilian targeting" : undefined,
    iso: country === undefined || country.numeric === "" ? undefined : Number(country.numeric),
    region: undefined,
    country: country?.name,
    admin1: place?.kind === "region" ? place.name : undefined,
    admin2: undefined,
    admin3: undefined,
    location: place?.name,
    latitude: place?.lat,
    longitude: place?.lon,
    geo_precision: place === undefined ? undefined : (GEO_PRECISION[place.kind] ?? 3),
    source: distinct(tellings.map((telling) => telling.view.report.outlet ?? telling.view.report.document)).join("; "),
    source_scale: undefined,
    notes: words.join(" "),
    fatalities: lows.length === 0 ? undefined : Math.min(...lows),
    tags: undefined,
    fatalities_low: lows.length === 0 ? undefined : Math.min(...lows),
    fatalities_high: highs.length === 0 ? undefined : Math.max(...highs),
    fatalities_high_open: tolls.length === 0 ? undefined : tolls.some(({ high }) => high === undefined),
    fatalities_by: list(tolls.map(({ by, figure, view: of }) => `${by}: ${of.words(figure.span)}`)),
    statuses: list(distinct(tellings.map(({ mention }) => mention.status))),
    denied_by: list(denied),
    chains: list(distinct(tellings.map(({ claimant }) => claimant.chain.join(" > ")))),
    documents: happening?.documents ?? 1,
    lineages: happening?.lineages ?? 1,
    story: happening?.story,
    radius_m: place?.radiusM,
    words: view.words(main.mention.evidence),
    document_ids: list(distinct(tellings.map((telling) => telling.view.report.document))),
    spans: list(tellings.map((telling) => `${telling.view.report.document}:${telling.mention.evidence.join("-")}`)),
  };
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
/** 1 the day itself, 2 within a week, 3 longer or not stated. */
function timePrecision(days: Telling["days"]): number {
  if (days === undefined) return 3;
  const length = (Date.parse(days.to) - Date.parse(days.from)) / 86_400_000;
  return length === 0 ? 1 : length < 7 ? 2 : 3;
}
const GEO_PRECISION: Readonly<Record<string, number>> = { facility: 1, city: 1, feature: 2, region: 2, country: 3 };

interface Toll {
  readonly by: string;
  readonly figure: Figure;
  readonly view: Telling["view"];
  readonly low: number | undefined;
  readonly high: number | undefined;
}

function tollsOf({ view, figures }: Telling): readonly Toll[] {
  return figures
    .filter(({ what }) => what === "killed")
    .map((figure) => ({
      by: view.claimant(figure.attribution).name,
      figure,
      view,
      low: figure.low,
      high: figure.high,
    }));
}

interface Kind {
  readonly disorder: string;
  readonly type: string | undefined;
  readonly sub: string | undefined;
  readonly civilian: boolean;
}

const ARMED: ReadonlySet<string> = new Set(["MIL", "REB", "COP", "PRM", "SPY", "UAF"]);
const isArmed = ({ kind, sector }: Actor): boolean =>
  kind === "armed-group" || (sector !== undefined && ARMED.has(sector));
const isCivilian = ({ kind, sector }: Actor): boolean =>
  sector === undefined ? kind === "people" || kind === "person" : !ARMED.has(sector) && sector !== "GOV";

/** Whom it hits decides; where that is not said, it is left open. */
function kindOf({ event, actors, recipients }: Telling, codes: EventCodes): Kind {
  const known = typeCodes(codes, event);
  const civilian = recipients.length > 0 && recipients.every(({ actor }) => isCivilian(actor));
  const disorder =
    known?.acled === "Protests" || known?.acled === "Riots"
      ? "Demonstrations"
      : known?.acled === "Strategic developments"
        ? "Strategic developments"
        : "Political violence";
  if (known?.acled !== "by sides")
    return {
      disorder,
      type: known?.acled,
      sub: known?.acledSub,
      civilian: civilian && disorder === "Political violence",
    };
  if (civilian) return { disorder, type: "Violence against civilians", sub: "Attack", civilian };
  const both = [actors, recipients].every(
    (side: readonly Party[]) => side.length > 0 && side.every(({ actor }) => isArmed(actor)),
  );
  return { disorder, type: both ? "Battles" : undefined, sub: both ? "Armed clash" : undefined, civilian };
}
