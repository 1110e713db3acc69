import type { Event, Reading } from "../../doc/reading.ts";
import type { ExportDocument } from "../../export/source.ts";
import type { Report } from "../../fusion/aspects/types.ts";
import type { Lineage } from "../../fusion/lineages/types.ts";
import type { Redaction } from "../../judgements/redact.ts";
import type { DocumentRow } from "../../store/store.ts";
import { createCache, digestsOf, type FusionContext, readingOf } from "../fusion/context.ts";
import { lineagesOfDocuments, reporter } from "../fusion/story-card.ts";
import { fromRecord } from "../source-record.ts";
import { happeningFinder } from "./happenings.ts";
import { type FindRedaction, identifyPrivate, redactionOrNone, wordsOf } from "./redactions.ts";
import type { Selection } from "./select.ts";

interface Asked {
  readonly withPrivatePersons: boolean;
  readonly machine: boolean;
}

export interface DocumentFinder {
  /** Undefined where this engine has not read it. */
  document(row: DocumentRow): Promise<ExportDocument | undefined>;
  readonly redaction: FindRedaction;
  /** Why documents are one lineage, without names of private persons. */
  reasons(lineage: Lineage): Promise<readonly string[]>;
}

/** Documents under way at once: stories come back to those they tell. */
export const HELD = 200;

export function documentFinder(context: FusionContext, selection: Selection, asked: Asked): DocumentFinder {
  const { session } = context;
  const happenings = happeningFinder(context);
  const redactions = createCache<{ readonly found: Redaction | undefined }>(HELD);
  // Asked for again with every piece of evidence.
  const redaction: FindRedaction = async (document) => {
    if (asked.withPrivatePersons) return undefined;
    const known = redactions.get(document);
    if (known !== undefined) return known.found;
    const reading = await readingOf(context, document);
    const found = reading === undefined ? undefined : redactionOrNone(reading);
    redactions.set(document, { found });
    return found;
  };
  return {
    redaction,
    async reasons({ documents, reasons }) {
      const found = (await Promise.all(documents.map(redaction))).filter((one) => one !== undefined);
      return found.length === 0 ? reasons : reasons.map(wordsOf(found));
    },
    async document(row) {
      const reading = await readingFor(context, row.id, asked.machine);
      if (reading === undefined) return undefined;
      const hidden = asked.withPrivatePersons ? undefined : redactionOrNone(reading);
      const report = await reportOf(context, reading, hidden);
      const whole = (await session.document(row.id)) ?? row;
      const { fetched } = whole.input === "{}" ? {} : fromRecord(row.id, whole.input);
      const tags = (await session.labels(row.id)).filter(({ kind }) => kind === "tag").map(({ text }) => text);
      const own = await happenings(row.id);
      return {
        report,
        page: hidden?.tells(row.page) === true ? row.id : row.page,
        version: row.version,
        ...(fetched === undefined ? {} : { fetchedAt: fetched.fetchedAt }),
        ...(row.blobHash === null ? {} : { original: row.blobHash }),
        tags: hidden === undefined ? tags : tags.map(hidden.words),
        happenings: own,
        wants: (event) => isWanted(event, report, own.get(event.id)?.story, selection),
      };
    },
  };
}

async function readingFor(context: FusionContext, document: string, machine: boolean): Promise<Reading | undefined> {
  if (!machine) return readingOf(context, document);
  const json = await context.session.reading(document, context.engine);
  return json === undefined ? undefined : (JSON.parse(json) as Reading);
}

async function reportOf(context: FusionContext, reading: Reading, hidden: Redaction | undefined): Promise<Report> {
  const { id } = reading.document;
  const digests = await digestsOf(context, [id]);
  const lineages = await lineagesOfDocuments(context, [id]);
  const report = (await reporter(context, digests, new Map([[id, reading]]), lineages))(id);
  const events = reading.events.map((event) => event.id);
  const identify =
    report?.identify ?? ((actor: string) => ({ key: `in:${id}#${actor}`, name: nameOf(reading, actor) }));
  const common = {
    document: id,
    ...(report?.originOf === undefined ? {} : { originOf: report.originOf }),
    lineage: report?.lineage ?? id,
    events,
    ...(reading.document.published === undefined ? {} : { published: reading.document.published.value }),
    ...(reading.document.outlet === undefined ? {} : { outlet: reading.document.outlet.name }),
  };
  if (hidden === undefined) return { ...common, reading, identify };
  return { ...common, reading: hidden.reading, identify: identifyPrivate(reading, hidden.reading, identify) };
}

const nameOf = (reading: Reading, actor: string): string =>
  reading.actors.find(({ id }) => id === actor)?.name ?? actor;

/** With a story or an actor asked for: the events that tell of it, that it takes part in, or of which it speaks. */
function isWanted(
  event: Event,
  { reading, identify }: Report,
  story: string | undefined,
  selection: Selection,
): boolean {
  if (selection.story !== undefined && story !== selection.story) return false;
  const { actorKeys } = selection;
  if (actorKeys === undefined) return true;
  const speakers = event.mentions.flatMap(({ attribution }) => speakersOf(reading, attribution));
  return [...event.actor, ...event.recipient, ...speakers].some((actor) => actorKeys.has(identify(actor).key));
}

/** Whoever an attribution goes through, from the innermost outwards. */
function speakersOf({ attributions }: Reading, innermost: string | undefined): readonly string[] {
  const speakers: string[] = [];
  const seen = new Set<string>();
  for (let id = innermost; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const at = attributions.find((attribution) => attribution.id === id);
    speakers.push(...(at?.source.actors ?? []));
    id = at?.within;
  }
  return speakers;
}
