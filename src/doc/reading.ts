import { z } from "zod";

/** The interchange format hearsay/reading@1. Spans are half-open UTF-16 offsets into `document.text`. */
export const READING_SCHEMA = "hearsay/reading@1";

const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .readonly()
  .refine(([start, end]) => start <= end, { error: "a span must not end before it starts" });
const id = z.string().regex(/^[a-z]+[0-9]+$/);
const ids = z.array(id).readonly();

export const CERTAINTIES = ["sure", "likely", "unsure"] as const;
/** What a person has said of a field, in views that put judgements over a reading; the machine writes none. */
export const judgedMarkSchema = z
  .strictObject({
    /** "exists" where the whole element was added or confirmed. */
    field: z.string().min(1),
    author: z.string(),
    at: z.string(),
    /** Id of the record. */
    record: z.string(),
    /** What was judged that is no field of the format: a grade, another name. */
    value: z.json().exactOptional(),
    /** What the machine has in its place. */
    machine: z.json().exactOptional(),
    /** Others who see it otherwise; the last word is shown. */
    disputedBy: z.array(z.string()).readonly().exactOptional(),
  })
  .readonly();
export type JudgedMark = z.infer<typeof judgedMarkSchema>;
const found = {
  by: z.string().min(1),
  certainty: z.enum(CERTAINTIES),
  judged: z.array(judgedMarkSchema).readonly().exactOptional(),
};

export const dateValueSchema = z
  .strictObject({
    value: z.string().regex(/^[-.0-9/]+$/),
    precision: z.enum(["day", "week", "month", "quarter", "year", "interval"]),
    basis: z.enum(["absolute", "relative", "metadata", "publication"]),
    anchor: z.string().exactOptional(),
    span: span.exactOptional(),
  })
  .readonly();

export const ZONE_KINDS = ["title", "standfirst", "byline", "caption", "credit", "body", "clutter"] as const;
export const zoneSchema = z.strictObject({ kind: z.enum(ZONE_KINDS), span }).readonly();

export const ACTOR_KINDS = [
  "state",
  "government",
  "armed-group",
  "party",
  "international-organisation",
  "organisation",
  "company",
  "media",
  "office",
  "person",
  "people",
  "unknown",
] as const;
export const MENTION_FORMS = ["name", "nominal", "pronoun", "adjective", "metonym"] as const;

export const actorSchema = z
  .strictObject({
    id,
    name: z.string().min(1),
    entity: z.string().exactOptional(),
    candidates: z.array(z.string()).readonly().exactOptional(),
    kind: z.enum(ACTOR_KINDS),
    country: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .exactOptional(),
    sector: z.string().exactOptional(),
    /** Whether a person is a public one, as somebody has said; the machine does not set it. */
    public: z.boolean().exactOptional(),
    roles: z
      .array(
        z
          .strictObject({
            title: z.string(),
            of: id.exactOptional(),
            evidence: span,
            former: z.boolean().exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    mentions: z
      .array(z.strictObject({ span, head: span, form: z.enum(MENTION_FORMS) }).readonly())
      .min(1)
      .readonly(),
    ...found,
  })
  .readonly();

export const placeSchema = z
  .strictObject({
    id,
    name: z.string().min(1),
    country: z.string().exactOptional(),
    lat: z.number().min(-90).max(90).exactOptional(),
    lon: z.number().min(-180).max(180).exactOptional(),
    radiusM: z.number().positive().exactOptional(),
    kind: z.enum(["country", "region", "city", "facility", "feature", "unknown"]),
    mentions: z.array(span).min(1).readonly(),
    ...found,
  })
  .readonly();

export const ACTS = [
  "statement",
  "belief",
  "intention",
  "question",
  "demand",
  "denial",
  "promise",
  "accusation",
  "warning",
  "praise",
] as const;

export const attributionSchema = z
  .strictObject({
    id,
    source: z.strictObject({ actors: ids, span: span.exactOptional() }).readonly(),
    cue: span.exactOptional(),
    content: z.array(span).min(1).readonly(),
    mode: z.enum(["direct", "indirect", "mixed"]),
    act: z.enum(ACTS),
    negated: z.boolean(),
    within: id.exactOptional(),
    addressees: ids,
    medium: z.string().exactOptional(),
    occasion: z.string().exactOptional(),
    about: z
      .strictObject({ event: id.exactOptional(), attribution: id.exactOptional(), figure: id.exactOptional() })
      .readonly()
      .exactOptional(),
    ...found,
  })
  .readonly();

/** The event types of PLOVER (manual draft 2.0), in the order of its quad classes. */
export const PLOVER_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
/** PLOVER's types, and those that users add in lexicons of their own: "X-FLOOD". */
export const eventTypeSchema = z.union([
  z.enum(PLOVER_TYPES),
  z.templateLiteral(["X-", z.string().regex(/^[A-Z][A-Z0-9-]*$/)]),
]);
export const STATUSES = ["occurred", "ongoing", "planned", "threatened", "hypothetical", "denied", "negated"] as const;

export const eventSchema = z
  .strictObject({
    id,
    type: eventTypeSchema,
    mode: z.string().exactOptional(),
    contexts: z.array(z.string()).readonly(),
    actor: ids,
    recipient: ids,
    mentions: z
      .array(
        z
          .strictObject({ trigger: span, evidence: span, status: z.enum(STATUSES), attribution: id.exactOptional() })
          .readonly(),
      )
      .min(1)
      .readonly(),
    date: dateValueSchema.exactOptional(),
    place: id.exactOptional(),
    figures: ids,
    ...found,
  })
  .readonly();

export const RELATION_TYPES = [
  "memberOf",
  "partOf",
  "leaderOf",
  "officeHolderOf",
  "spokespersonOf",
  "alliedWith",
  "hostileTo",
  "supports",
  "hosts",
  "tiesWith",
  "negotiatesWith",
  "controls",
  "recognises",
  "designatesAsTerrorist",
  "delisted",
  "borders",
  "operatesIn",
  "basedIn",
] as const;

export const relationSchema = z
  .strictObject({
    id,
    type: z.enum(RELATION_TYPES),
    from: id,
    to: id,
    evidence: span,
    since: dateValueSchema.exactOptional(),
    until: dateValueSchema.exactOptional(),
    status: z.enum(["asserted", "denied", "promised", "former", "hypothetical"]),
    attribution: id.exactOptional(),
    ...found,
  })
  .readonly();

export const QUALIFIERS = [
  "exact",
  "about",
  "at-least",
  "more-than",
  "at-most",
  "less-than",
  "nearly",
  "between",
] as const;

export const figureSchema = z
  .strictObject({
    id,
    what: z.string().min(1),
    whom: z.string().min(1).exactOptional(),
    low: z.number().exactOptional(),
    high: z.number().exactOptional(),
    share: z.number().exactOptional(),
    of: z.number().exactOptional(),
    unit: z.string().exactOptional(),
    qualifier: z.enum(QUALIFIERS),
    asOf: dateValueSchema.exactOptional(),
    span,
    attribution: id.exactOptional(),
    event: id.exactOptional(),
    ...found,
  })
  .readonly();

export const noteSchema = z
  .strictObject({ code: z.string().min(1), message: z.string(), span: span.exactOptional() })
  .readonly();

export const readingSchema = z
  .strictObject({
    schema: z.literal(READING_SCHEMA),
    engine: z.strictObject({ version: z.string(), model: z.string(), knowledge: z.string() }).readonly(),
    document: z
      .strictObject({
        key: z.string().exactOptional(),
        id: z.string().min(1),
        textHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        uri: z.string().exactOptional(),
        title: z.string().exactOptional(),
        author: z.string().exactOptional(),
        language: z.string(),
        outlet: z.strictObject({ name: z.string(), domain: z.string().exactOptional() }).readonly().exactOptional(),
        origin: z.strictObject({ outlet: z.string(), evidence: span }).readonly().exactOptional(),
        published: dateValueSchema.exactOptional(),
        /** How each metadata field is known: given by the caller, read from the markup, or from these words of the text. */
        basis: z.record(z.string(), z.union([z.enum(["metadata", "markup", "filename"]), span])).exactOptional(),
        text: z.string(),
        zones: z.array(zoneSchema).readonly(),
        /** For text that was taken from a page: the element that each stretch comes from. */
        elements: z
          .array(z.strictObject({ span, path: z.string() }).readonly())
          .readonly()
          .exactOptional(),
      })
      .readonly(),
    sentences: z.array(span).readonly(),
    actors: z.array(actorSchema).readonly(),
    places: z.array(placeSchema).readonly(),
    times: z.array(dateValueSchema).readonly(),
    attributions: z.array(attributionSchema).readonly(),
    events: z.array(eventSchema).readonly(),
    relations: z.array(relationSchema).readonly(),
    figures: z.array(figureSchema).readonly(),
    notes: z.array(noteSchema).readonly(),
  })
  .readonly();

export type Reading = z.infer<typeof readingSchema>;
export type ReadingDocument = Reading["document"];
export type Zone = z.infer<typeof zoneSchema>;
export type ZoneKind = Zone["kind"];
export type DateValue = z.infer<typeof dateValueSchema>;
export type Certainty = (typeof CERTAINTIES)[number];
export type Actor = z.infer<typeof actorSchema>;
export type ActorKind = Actor["kind"];
export type ActorMention = Actor["mentions"][number];
export type Place = z.infer<typeof placeSchema>;
export type Attribution = z.infer<typeof attributionSchema>;
export type Act = Attribution["act"];
export type Event = z.infer<typeof eventSchema>;
export type EventMention = Event["mentions"][number];
/** One of PLOVER's, or a user's own. */
export type PloverType = Event["type"];
export type Status = EventMention["status"];
export type Relation = z.infer<typeof relationSchema>;
export type RelationType = Relation["type"];
export type Figure = z.infer<typeof figureSchema>;
export type Note = z.infer<typeof noteSchema>;
