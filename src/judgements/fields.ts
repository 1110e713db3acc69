import { z } from "zod";
import {
  ACTOR_KINDS,
  ACTS,
  dateValueSchema,
  eventTypeSchema,
  placeSchema,
  QUALIFIERS,
  RELATION_TYPES,
  relationSchema,
  STATUSES,
} from "../doc/reading.ts";
import { anchorSchema, wordsSchema } from "./anchor.ts";
import type { ElementKind } from "./elements.ts";

/** How the value of a field is written in a record: plain, as other elements by their words, or as words of the text. */
export type FieldForm = "plain" | "elements" | "element" | "words" | "wordLists" | "date";

export interface Field {
  readonly form: FieldForm;
  readonly schema: z.ZodType;
  /** May be taken away: null in a record, absent in a reading. */
  readonly optional: boolean;
  /** Kinds of elements that it can point at. */
  readonly kinds?: readonly ElementKind[];
  /** Came after the first records: those that do not know it are whole without it. */
  readonly later?: true;
}

const plain = (schema: z.ZodType): Field => ({ form: "plain", schema, optional: false });
const optional = (schema: z.ZodType): Field => ({ form: "plain", schema: schema.nullable(), optional: true });
const text = z.string().min(1).max(1000);
const anchorTo = (...kinds: readonly ElementKind[]): z.ZodType =>
  anchorSchema.refine(({ kind }) => kinds.includes(kind), { error: `must point at: ${kinds.join(" or ")}` });
const elements = (...kinds: readonly ElementKind[]): Field => ({
  form: "elements",
  schema: z.array(anchorTo(...kinds)),
  optional: false,
  kinds,
});
const element = (...kinds: readonly ElementKind[]): Field => ({
  form: "element",
  schema: anchorTo(...kinds),
  optional: false,
  kinds,
});
const maybe = (...kinds: readonly ElementKind[]): Field => ({
  form: "element",
  schema: anchorTo(...kinds).nullable(),
  optional: true,
  kinds,
});
/** The words of a date are the machine's evidence; a person states the date alone. */
const date: Field = {
  form: "date",
  schema: z
    .strictObject({
      value: dateValueSchema.unwrap().shape.value,
      precision: dateValueSchema.unwrap().shape.precision,
      basis: dateValueSchema.unwrap().shape.basis,
      anchor: z.string().exactOptional(),
    })
    .nullable(),
  optional: true,
};
const number = optional(z.number());

/** Every field that a person can set, by kind of element. Spans that make up an element's evidence are set as words. */
export const FIELDS: Readonly<Record<ElementKind, Readonly<Record<string, Field>>>> = {
  actor: {
    name: plain(text),
    kind: plain(z.enum(ACTOR_KINDS)),
    entity: optional(text),
    country: optional(z.string().regex(/^[A-Z]{3}$/)),
    sector: optional(text),
    public: { ...optional(z.boolean()), later: true },
  },
  place: {
    name: plain(text),
    kind: plain(placeSchema.unwrap().shape.kind),
    country: optional(text),
    lat: optional(z.number().min(-90).max(90)),
    lon: optional(z.number().min(-180).max(180)),
    radiusM: optional(z.number().positive()),
  },
  attribution: {
    source: elements("actor"),
    sourceWords: { form: "words", schema: wordsSchema.nullable(), optional: true },
    cue: { form: "words", schema: wordsSchema.nullable(), optional: true },
    content: { form: "wordLists", schema: z.array(wordsSchema).min(1), optional: false },
    mode: plain(z.enum(["direct", "indirect", "mixed"])),
    act: plain(z.enum(ACTS)),
    negated: plain(z.boolean()),
    within: maybe("attribution"),
    addressees: elements("actor"),
    medium: optional(text),
    occasion: optional(text),
  },
  event: {
    type: plain(eventTypeSchema),
    mode: optional(text),
    contexts: plain(z.array(text)),
    actor: elements("actor"),
    recipient: elements("actor"),
    /** Of the mention that is pointed at, as are evidence and attribution. */
    status: plain(z.enum(STATUSES)),
    evidence: { form: "words", schema: wordsSchema, optional: false },
    attribution: maybe("attribution"),
    date,
    place: maybe("place"),
    figures: elements("figure"),
  },
  relation: {
    type: plain(z.enum(RELATION_TYPES)),
    from: element("actor"),
    to: element("actor", "place"),
    since: date,
    until: date,
    status: plain(relationSchema.unwrap().shape.status),
    attribution: maybe("attribution"),
  },
  figure: {
    what: plain(text),
    whom: optional(text),
    low: number,
    high: number,
    share: number,
    of: number,
    unit: optional(text),
    qualifier: plain(z.enum(QUALIFIERS)),
    asOf: date,
    attribution: maybe("attribution"),
    event: maybe("event"),
  },
};

/** Which field says what sort of thing an element is. */
export const TYPE_FIELD: Readonly<Record<ElementKind, string>> = {
  actor: "kind",
  place: "kind",
  attribution: "act",
  event: "type",
  relation: "type",
  figure: "what",
};

/** Fields without which a person cannot add an element of this kind. */
export const NEEDED: Readonly<Record<ElementKind, readonly string[]>> = {
  actor: [],
  place: [],
  attribution: ["source", "content"],
  event: ["type"],
  relation: ["type", "from", "to"],
  figure: ["what"],
};

/** What is wrong with this value for this field, or nothing. */
export function faultOf(kind: ElementKind, field: string, value: unknown): string | undefined {
  const known = FIELDS[kind];
  const rule = Object.hasOwn(known, field) ? known[field] : undefined;
  if (rule === undefined) return `${kind} has no field “${field}” that can be set: ${Object.keys(known).join(", ")}`;
  const checked = rule.schema.safeParse(value);
  if (checked.success) return undefined;
  const [issue] = checked.error.issues;
  return `${[field, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "not valid"}`;
}
