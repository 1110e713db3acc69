import type { Attribution } from "../../../doc/reading.ts";
import type { Claimant } from "../../../fusion/aspects/claimant.ts";
import type { EventCodes } from "../../codes.ts";
import { claim, evidence } from "../../provenance.ts";
import { type DocumentView, denialsOf, isoDays, type Party, type Telling, tellingsOf } from "../../view.ts";
import { extension, identityOf, locationOf, moment, referenceTo, type StixObject, stixObject } from "./objects.ts";

const HAPPENED: ReadonlySet<string> = new Set(["occurred", "ongoing"]);

/** What several documents share, each written once. */
export interface Written {
  readonly ids: Set<string>;
  /** Notes that assert a happening, by its id: what a denial is an opinion of. */
  readonly assertions: Map<string, string[]>;
}

/** The objects of one document that are not written yet, the report last. */
export function* documentObjects(
  view: DocumentView,
  codes: EventCodes,
  producer: string,
  written: Written,
): Generator<StixObject> {
  const { document } = view.report.reading;
  const refs: string[] = [];
  const day = moment(isoDays(document.published)?.from ?? view.from.fetchedAt?.slice(0, 10));
  const outlet = identityOf(
    `outlet:${document.outlet?.name ?? ""}`,
    document.outlet?.name ?? "outlet unknown",
    "media",
  );
  const made: StixObject[] = [];
  const add = (object: StixObject): string => {
    if (!refs.includes(object.id)) refs.push(object.id);
    if (!written.ids.has(object.id)) made.push(object);
    written.ids.add(object.id);
    return object.id;
  };
  const publisher = add(outlet);
  const making: Making = { add, day, publisher, codes, view, written };
  for (const telling of tellingsOf(view)) tellingObjects(making, telling);
  for (const attribution of otherClaims(view)) claimNote(making, attribution);
  yield* made;
  const title = document.title ?? view.text.slice(0, 80);
  const common = {
    created_by_ref: producer,
    name: title === "" ? "(untitled)" : title,
    external_references: [referenceTo(view)],
    object_refs: refs,
    lang: document.language === "und" ? undefined : document.language,
    extensions: extension({ lineage: view.report.lineage, document: document.id, documentKey: document.key }),
  };
  // A report wants the day on which it was published; of one that has none, only the objects can be kept together.
  if (document.published === undefined)
    yield stixObject("grouping", document.id, day, { ...common, context: "unspecified" });
  else yield stixObject("report", document.id, day, { ...common, published: day, report_types: ["observed-data"] });
}

interface Making {
  add(object: StixObject): string;
  readonly day: string;
  readonly publisher: string;
  readonly codes: EventCodes;
  readonly view: DocumentView;
  readonly written: Written;
}

function tellingObjects(making: Making, telling: Telling): void {
  const { add, view, written, codes } = making;
  const { event, mention, actors, recipients, place } = telling;
  const happening = view.from.happenings.get(event.id);
  const key = happening?.id ?? view.names(event.id);
  const asserted = HAPPENED.has(mention.status);
  const targets: string[] = [];
  // What is only planned, threatened or denied is no incident: it stays somebody's words about one.
  if (asserted) {
    const incident = stixObject("incident", key, moment(telling.days?.from), {
      name: headline(telling),
      extensions: extension({
        happening: happening?.id,
        story: happening?.story,
        documents: happening?.documents ?? 1,
        lineages: happening?.lineages ?? 1,
      }),
    });
    targets.push(add(incident));
    const location = place === undefined ? undefined : locationOf(codes, place);
    if (location !== undefined) add(related(incident.id, add(location), "said to have happened there", making));
    for (const party of actors) add(related(incident.id, identity(add, party), "said to have done it", making));
    for (const party of recipients)
      add(related(incident.id, identity(add, party), "said to have been its target", making));
  }
  const others = written.assertions.get(key) ?? [];
  const note = add(noteOf(making, telling, asserted || others.length === 0 ? [...targets, making.publisher] : others));
  if (asserted) written.assertions.set(key, [...others, note]);
  const against = written.assertions.get(key) ?? [];
  if (mention.status === "denied" && others.length > 0)
    add(opinion(making, view.names(event.id), telling.claimant, view.words(mention.evidence), others));
  for (const denial of denialsOf(view, event)) {
    if (against.length === 0) continue;
    const words = denial.content.map(view.words).join(" … ");
    add(opinion(making, view.names(denial.id), view.claimant(denial.id), words, against));
  }
}

const identity = (add: Making["add"], { actor, identity: { key, name } }: Party): string =>
  add(identityOf(key, name === actor.id ? actor.name : name, actor.kind));

function headline({ event, actors, recipients, place }: Telling): string {
  const names = (parties: readonly Party[]): string => parties.map(({ actor }) => actor.name).join(", ");
  const to = recipients.length === 0 ? "" : ` → ${names(recipients)}`;
  const where = place === undefined ? "" : `, ${place.name}`;
  return `${event.type}${event.mode === undefined ? "" : `/${event.mode}`}: ${names(actors) || "nobody named"}${to}${where}`;
}

function related(source: string, target: string, description: string, { day, publisher }: Making): StixObject {
  return stixObject("relationship", `${source} ${description} ${target}`, day, {
    created_by_ref: publisher,
    relationship_type: "related-to",
    description,
    source_ref: source,
    target_ref: target,
  });
}

function noteOf({ day, publisher, view }: Making, telling: Telling, refs: readonly string[]): StixObject {
  const { event, mention, number, claimant } = telling;
  return stixObject("note", `${view.names(event.id)}/${number}`, day, {
    created_by_ref: publisher,
    abstract: `${claimant.chain.join(" → ")}: ${event.type}, ${mention.status}`,
    content: view.words(mention.evidence),
    authors: [claimant.name],
    labels: [`event:${event.type}`, `status:${mention.status}`],
    external_references: [referenceTo(view)],
    object_refs: [...new Set(refs)],
    extensions: extension(claim(telling)),
  });
}

/** Claims that no event of the reading carries: they are words of somebody all the same. */
function otherClaims(view: DocumentView): readonly Attribution[] {
  const carrying = new Set(
    view.report.reading.events.flatMap(({ mentions }) => mentions.map(({ attribution }) => attribution)),
  );
  return view.report.reading.attributions.filter(({ id }) => !carrying.has(id));
}

function claimNote({ add, day, publisher, view }: Making, attribution: Attribution): void {
  const claimant = view.claimant(attribution.id);
  const content = attribution.content.map(view.words).join(" … ");
  if (content === "") return;
  add(
    stixObject("note", view.names(attribution.id), day, {
      created_by_ref: publisher,
      abstract: `${claimant.chain.join(" → ")}: ${attribution.negated ? "not said: " : ""}${attribution.act}`,
      content,
      authors: [claimant.name],
      labels: [`claim:${attribution.act}`],
      external_references: [referenceTo(view)],
      object_refs: [publisher],
      extensions: extension({
        chain: claimant.chain,
        claimantKey: claimant.key,
        act: attribution.act,
        negated: attribution.negated,
        evidence: attribution.content.map((span) => evidence(view, span)),
        certainty: attribution.certainty,
      }),
    }),
  );
}

function opinion(
  { day, publisher, view }: Making,
  name: string,
  claimant: Claimant,
  words: string,
  refs: readonly string[],
): StixObject {
  return stixObject("opinion", `${name} ${refs.join(" ")}`, day, {
    created_by_ref: publisher,
    explanation: words,
    authors: [claimant.name],
    opinion: "strongly-disagree",
    object_refs: [...new Set(refs)],
    external_references: [referenceTo(view)],
    extensions: extension({ chain: claimant.chain, claimantKey: claimant.key }),
  });
}
