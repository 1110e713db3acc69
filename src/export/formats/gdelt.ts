import { sha256Hex } from "../../doc/hash.ts";
import { typeCodes } from "../codes.ts";
import { tabbed } from "../delimited.ts";
import { dyads } from "../dyads.ts";
import type { Exporter, ExportFile } from "../exporter.ts";
import type { ExportSource } from "../source.ts";
import { denialsOf, documentView, isoDays, type Party, type Telling, tellingsOf } from "../view.ts";
import { zipped } from "../zip.ts";
import { coverageFile } from "./csv.ts";

/**
 * The two tables of GDELT 2.0, 61 and 16 columns without a head, and beside them ours with what GDELT has no column for.
 * A denial or a plan is no mention of a deed: such tellings stand in the third table alone. What Hearsay does not measure
 * (tone, Goldstein's scale, a percentage of confidence, FIPS codes of places) stays empty.
 */
export const gdelt: Exporter = {
  about: "events and mentions in GDELT 2.0's columns, and claims with status, chain and lineages beside them",
  mediaType: "application/zip",
  extension: ".gdelt.zip",
  coverage: "inside",
  files,
  write: (source, options) => zipped(files(source, options)),
};

function files(source: ExportSource, _options: unknown): readonly ExportFile[] {
  const named = (name: string, rows: (source: ExportSource) => AsyncIterable<string>): ExportFile => ({
    name,
    write: () => rows(source),
  });
  return [
    named("hearsay.export.CSV", eventRows),
    named("hearsay.mentions.CSV", mentionRows),
    named("hearsay.claims.tsv", claimRows),
    { name: "coverage.json", write: () => coverageFile(source) },
  ];
}

const HAPPENED: ReadonlySet<string> = new Set(["occurred", "ongoing"]);

interface Coded {
  /** Fits 48 bits: numbers of JavaScript and BIGINT hold it. */
  readonly id: number;
  readonly telling: Telling;
  readonly cameo: string;
  readonly quad: number;
  readonly one: Party | undefined;
  readonly other: Party | undefined;
}

/** Tellings with a CAMEO code, once for each pair of parties; of one happening they share the event. */
async function* coded(source: ExportSource): AsyncGenerator<Coded> {
  for await (const from of source.documents()) {
    const view = documentView(from);
    for (const telling of tellingsOf(view)) {
      const known = typeCodes(source.codes, telling.event);
      if (known === undefined) continue;
      const happening = from.happenings.get(telling.event.id)?.id ?? view.names(telling.event.id);
      for (const [one, other] of dyads(telling.actors, telling.recipients)) {
        const name = [happening, known.cameo, keyOf(one), keyOf(other)].join("\u001f");
        yield { id: Number.parseInt(sha256Hex(name).slice(0, 12), 16), telling, ...known, one, other };
      }
    }
  }
}

/** Whoever is only described has a key in its own document alone; within one happening the description does. */
const keyOf = (party: Party | undefined): string =>
  party === undefined || !party.identity.key.startsWith("in:")
    ? (party?.identity.key ?? "")
    : party.actor.name.toLowerCase();

interface Counted extends Coded {
  mentions: number;
  readonly outlets: Set<string>;
  readonly articles: Set<string>;
  readonly root: boolean;
}

async function* eventRows(source: ExportSource): AsyncGenerator<string> {
  const events = new Map<number, Counted>();
  for await (const each of coded(source)) {
    const { telling, id } = each;
    if (!HAPPENED.has(telling.mention.status)) continue;
    const { document } = telling.view.report.reading;
    const event = events.get(id) ?? {
      ...each,
      mentions: 0,
      outlets: new Set<string>(),
      articles: new Set<string>(),
      root: isLead(telling),
    };
    event.mentions++;
    event.outlets.add(document.outlet?.name ?? document.id);
    event.articles.add(document.id);
    events.set(id, event);
  }
  for (const event of [...events.values()].sort((a, b) => a.id - b.id)) yield eventRow(event);
}

/** In the title, the standfirst or the first sentence of the body. */
function isLead({ view, mention }: Telling): boolean {
  const body = view.report.reading.document.zones.find(({ kind }) => kind === "body");
  const first = view.sentences.find(([start]) => body !== undefined && start >= body.span[0]);
  return mention.trigger[0] < (first?.[1] ?? 0);
}

function eventRow({ id, telling, cameo, quad, one, other, mentions, outlets, articles, root }: Counted): string {
  const { view, days } = telling;
  const { document } = view.report.reading;
  const day = days?.from ?? isoDays(document.published)?.from;
  const place = placeCells(telling);
  return tabbed([
    id,
    day?.replaceAll("-", ""),
    day?.slice(0, 7).replace("-", ""),
    day?.slice(0, 4),
    fraction(day),
    ...partyCells(one),
    ...partyCells(other),
    root ? 1 : 0,
    cameo,
    cameo.slice(0, 3),
    cameo.slice(0, 2),
    quad,
    undefined,
    mentions,
    outlets.size,
    articles.size,
    undefined,
    ...NO_PLACE,
    ...NO_PLACE,
    ...place,
    stamp(telling),
    document.uri,
  ]);
}

/** GDELT's own way: thirty days to a month, 365 to a year. */
function fraction(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const [year = "", month = "", date = ""] = day.split("-");
  const share = (Number(month) * 30 + Number(date)) / 365;
  return (Number(year) + Math.min(0.9999, share)).toFixed(4);
}

/** Code, name, country, group, ethnic, two religions, three types. */
function partyCells(party: Party | undefined): readonly (string | undefined)[] {
  const actor = party?.actor;
  const code = [actor?.country, actor?.sector].filter((part) => part !== undefined).join("");
  const empty = [undefined, undefined, undefined, undefined];
  return [code, actor?.name.toUpperCase(), actor?.country, ...empty, actor?.sector, undefined, undefined];
}

/** Type, full name, country, two administrative codes, latitude, longitude, feature. */
const NO_PLACE: readonly undefined[] = Array.from({ length: 8 }, () => undefined);
/** GDELT's numbers: 1 country, 4 city of the world, 5 state of the world. */
const PLACE_TYPES: Readonly<Record<string, number>> = { country: 1, city: 4, facility: 4, region: 5 };

function placeCells({ place }: Telling): readonly (string | number | undefined)[] {
  if (place === undefined) return NO_PLACE;
  const { kind, name, lat, lon } = place;
  return [PLACE_TYPES[kind] ?? 0, name, undefined, undefined, undefined, lat, lon, undefined];
}

/** When it was fetched, else the day of its publication: GDELT's DATEADDED, without a clock. */
function stamp({ view }: Telling): string | undefined {
  const { fetchedAt } = view.from;
  if (fetchedAt !== undefined) return fetchedAt.replace(/\D/g, "").slice(0, 14);
  const day = isoDays(view.report.reading.document.published)?.from;
  return day === undefined ? undefined : `${day.replaceAll("-", "")}000000`;
}

async function* mentionRows(source: ExportSource): AsyncGenerator<string> {
  for await (const { id, telling, one, other } of coded(source)) {
    if (!HAPPENED.has(telling.mention.status)) continue;
    const { view, mention } = telling;
    const { document } = view.report.reading;
    const at = stamp(telling);
    yield tabbed([
      id,
      at,
      at,
      document.uri === undefined ? 2 : 1,
      document.outlet?.domain ?? document.outlet?.name,
      document.uri ?? `${document.outlet?.name ?? "outlet unknown"}: ${document.title ?? document.id}`,
      view.sentences.findIndex(([start, end]) => start <= mention.trigger[0] && mention.trigger[0] < end) + 1,
      offsetIn(telling, one),
      offsetIn(telling, other),
      view.codePoint(mention.trigger[0]),
      1,
      undefined,
      view.codePoint(view.text.length),
      undefined,
      undefined,
      undefined,
    ]);
  }
}

/** Where the party is named nearest before the deed, else first behind it. */
function offsetIn({ view, mention }: Telling, party: Party | undefined): number | undefined {
  if (party === undefined) return undefined;
  const starts = party.actor.mentions.map(({ span }) => span[0]).sort((a, b) => a - b);
  const before = starts.filter((start) => start <= mention.trigger[0]).at(-1);
  const offset = before ?? starts[0];
  return offset === undefined ? undefined : view.codePoint(offset);
}

const CLAIM_COLUMNS = [
  "GLOBALEVENTID",
  "Happening",
  "Event",
  "Status",
  "Claimant",
  "Chain",
  "DeniedBy",
  "Words",
  "Start",
  "End",
  "StartCodePoint",
  "EndCodePoint",
  "Document",
  "Outlet",
  "Lineage",
  "Documents",
  "Lineages",
  "CountryCode",
  "RadiusM",
  "DateFrom",
  "DateTo",
  "DateBasis",
  "Certainty",
] as const;

async function* claimRows(source: ExportSource): AsyncGenerator<string> {
  yield tabbed(CLAIM_COLUMNS);
  for await (const { id, telling } of coded(source)) {
    const { view, event, mention, claimant, place, days } = telling;
    const { document } = view.report.reading;
    const happening = view.from.happenings.get(event.id);
    const [start, end] = mention.evidence;
    yield tabbed([
      id,
      happening?.id,
      view.names(event.id),
      mention.status,
      claimant.name,
      claimant.chain.join(" > "),
      denialsOf(view, event)
        .map((denial) => view.claimant(denial.id).name)
        .join("; "),
      view.words(mention.evidence),
      start,
      end,
      view.codePoint(start),
      view.codePoint(end),
      document.id,
      document.outlet?.name,
      view.report.lineage,
      happening?.documents ?? 1,
      happening?.lineages ?? 1,
      place?.country,
      place?.radiusM,
      days?.from,
      days?.to,
      event.date?.basis,
      event.certainty,
    ]);
  }
}
