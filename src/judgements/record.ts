import { z } from "zod";
import { sha256Hex } from "../doc/hash.ts";
import { HearsayError } from "../errors.ts";
import { type Anchor, anchorSchema } from "./anchor.ts";
import { canonicalJson } from "./canonical.ts";
import { faultOf, NEEDED, TYPE_FIELD } from "./fields.ts";

export const JUDGEMENT_SCHEMA = "hearsay/judgement@1";

/** SHA-256, lower-case hex. */
export const recordId = z.string().regex(/^[0-9a-f]{64}$/);
/** To the millisecond in UTC, so that the order of the texts is that of the moments. */
const moment = z.iso.datetime({ precision: 3 });
const line = z.string().min(1).max(1000);

const common = {
  schema: z.literal(JUDGEMENT_SCHEMA),
  author: line,
  at: moment,
  reason: z.string().min(1).max(10_000).exactOptional(),
};
const target = { target: anchorSchema };
const fields = z.record(z.string(), z.json());
/** What the machine had at the time: null where it had nothing. */
const was = { was: z.json() };
const value = z.json();

export const RELIABILITIES = ["A", "B", "C", "D", "E"] as const;
export const CANNOT_BE_JUDGED = "cannot-be-judged";

const bodies = z.discriminatedUnion("act", [
  /** It is as it stands: `fields` is all of it, or the one field that was looked at. */
  z.strictObject({ ...common, ...target, act: z.literal("confirm"), fields, was: fields.exactOptional() }),
  /** There is no such thing here. */
  z.strictObject({ ...common, ...target, act: z.literal("reject") }),
  z.strictObject({ ...common, ...target, act: z.literal("retype"), type: line, ...was }),
  z.strictObject({
    ...common,
    ...target,
    act: z.literal("repoint"),
    role: z.enum(["actor", "recipient", "source", "entity"]),
    to: value,
    ...was,
  }),
  z.strictObject({ ...common, ...target, act: z.literal("edit"), field: line, value, ...was }),
  z.strictObject({ ...common, ...target, act: z.literal("rename"), name: line, ...was }),
  /** Another name that the actor goes by, here and elsewhere. */
  z.strictObject({ ...common, ...target, act: z.literal("alias"), name: line }),
  /** Two actors, or two happenings, are one, are not, or it was looked at and cannot be said. */
  z.strictObject({
    ...common,
    ...target,
    act: z.literal("link"),
    with: anchorSchema,
    verdict: z.enum(["positive", "negative", "unsure"]),
  }),
  /** The machine has missed it. */
  z.strictObject({ ...common, ...target, act: z.literal("add"), fields }),
  /**
   * The two axes of the Admiralty code, judged apart. F and 6 are no lowest or middle grade: they say that there is
   * nothing to judge by, and have no place in an order.
   */
  z.discriminatedUnion("axis", [
    z.strictObject({
      ...common,
      act: z.literal("grade"),
      axis: z.literal("source"),
      target: z.union([z.strictObject({ kind: z.literal("outlet"), name: line }).readonly(), anchorSchema]),
      grade: z.enum([...RELIABILITIES, CANNOT_BE_JUDGED]),
    }),
    z.strictObject({
      ...common,
      ...target,
      act: z.literal("grade"),
      axis: z.literal("information"),
      grade: z.union([z.int().min(1).max(5), z.literal(CANNOT_BE_JUDGED)]),
    }),
  ]),
  z.strictObject({ ...common, act: z.literal("withdraw"), record: recordId }),
]);

type Body = z.infer<typeof bodies>;
type Distribute<T> = T extends unknown ? Readonly<Omit<T, "id">> : never;
/** What a person judged, before it has its name. */
export type Judgement = Distribute<Body>;
/** And with it: the SHA-256 of the canonical JSON of all the rest. The same judgement has the same id in every library. */
export type JudgementRecord = Judgement & { readonly id: string };
export type Act = JudgementRecord["act"];

/** A judgement that says what its act, target and fields allow, or E_INPUT_SCHEMA with what is wrong. */
export function makeRecord(judgement: unknown, where?: string): JudgementRecord {
  const parsed = bodies.safeParse(judgement);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`, where);
  }
  const body: Judgement = parsed.data;
  const fault = faultIn(body);
  if (fault !== undefined) throw invalid(fault, where);
  return { ...body, id: idOf(body) };
}

/** Reads a record as it is kept: its id must be that of its content. */
export function parseRecord(value: unknown, where?: string): JudgementRecord {
  const named = z.looseObject({ id: recordId }).safeParse(value);
  if (!named.success) throw invalid("a record without an id", where);
  const { id, ...body } = named.data;
  const record = makeRecord(body, where);
  if (record.id !== id) throw invalid(`the id ${id} of another content (this one's is ${record.id})`, where);
  return record;
}

export const idOf = (judgement: Judgement): string => sha256Hex(canonicalJson(judgement));

function faultIn(body: Judgement): string | undefined {
  switch (body.act) {
    case "confirm":
    case "add": {
      const { kind } = body.target;
      const missing = body.act === "add" ? NEEDED[kind].filter((field) => body.fields[field] === undefined) : [];
      if (missing.length > 0) return `an added ${kind} needs ${missing.join(", ")}`;
      const given = [...Object.entries(body.fields), ...(body.act === "confirm" ? Object.entries(body.was ?? {}) : [])];
      return firstFault(given.map(([field, one]) => faultOf(kind, field, one)));
    }
    case "link": {
      const [a, b] = [body.target, body.with];
      if (a.kind !== b.kind || (a.kind !== "actor" && a.kind !== "event"))
        return "a link joins two actors or two events";
      return canonicalJson(a) === canonicalJson(b) ? "a link needs two ends" : undefined;
    }
    case "alias":
      return body.target.kind === "actor" ? undefined : "only actors have aliases";
    default:
      return firstFault(settings(body).map(({ kind, field, value: one }) => faultOf(kind, field, one)));
  }
}

const firstFault = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((fault) => fault !== undefined);

/** A field that a record gives a value to, and what the machine had there. */
export interface Setting {
  readonly kind: keyof typeof TYPE_FIELD;
  readonly field: string;
  readonly value: unknown;
  readonly was: unknown;
}

/** Retype, repoint, rename and edit say the same in different words: this field of this element has this value. */
export function settings(body: Judgement): readonly Setting[] {
  switch (body.act) {
    case "confirm":
    case "add": {
      const { kind } = body.target;
      const before: Readonly<Record<string, unknown>> = body.act === "confirm" ? (body.was ?? {}) : {};
      return Object.entries(body.fields).map(([field, one]) => ({
        kind,
        field,
        value: one,
        was: Object.hasOwn(before, field) ? before[field] : one,
      }));
    }
    case "retype":
      return [{ kind: body.target.kind, field: TYPE_FIELD[body.target.kind], value: body.type, was: body.was }];
    case "repoint":
      return [{ kind: body.target.kind, field: body.role, value: body.to, was: body.was }];
    case "rename":
      return [{ kind: body.target.kind, field: "name", value: body.name, was: body.was }];
    case "edit":
      return [{ kind: body.target.kind, field: body.field, value: body.value, was: body.was }];
    default:
      return [];
  }
}

/** Anchors that a record points with: what a library looks texts up by. */
export function anchorsOf(record: JudgementRecord): readonly Anchor[] {
  if (record.act === "withdraw" || record.target.kind === "outlet") return [];
  return record.act === "link" ? [record.target, record.with] : [record.target];
}

const invalid = (got: string, where?: string): HearsayError =>
  new HearsayError("E_INPUT_SCHEMA", {
    ...(where === undefined ? {} : { where }),
    expected: "a judgement of hearsay/judgement@1",
    got,
    fix: "docs/corrections.md shows what a judgement holds.",
  });
