import { z } from "zod";
import { ACTOR_KINDS, ACTS, PLOVER_TYPES } from "../doc/reading.ts";
import type { Span } from "../doc/span.ts";
import { HearsayError } from "../errors.ts";
import type { ElementKind } from "../judgements/elements.ts";
import { type AnnotatedField, eventType, fields, type Left, plain } from "./annotation.ts";

const some = <T extends z.ZodType>(one: T) =>
  z.union([one, z.array(one)]).transform((value) => [value].flat() as z.infer<T>[]);
const selector = z.union([
  z.object({
    type: z.literal("TextQuoteSelector"),
    exact: z.string().min(1),
    prefix: z.string().exactOptional(),
    suffix: z.string().exactOptional(),
  }),
  z.object({ type: z.literal("TextPositionSelector"), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  z.object({ type: z.string() }),
]);
const target = z.object({
  source: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
  selector: some(selector),
});
const body = z.union([
  z.string().transform((value) => ({ value, purpose: undefined })),
  z.object({ value: z.string(), purpose: z.string().exactOptional() }),
  z.looseObject({}).transform(() => ({ value: undefined, purpose: undefined })),
]);
const annotation = z.object({
  id: z.string().exactOptional(),
  type: some(z.string()).refine((types) => types.includes("Annotation"), { error: "is no Annotation" }),
  bodyValue: z.string().exactOptional(),
  body: some(body).exactOptional(),
  target: some(target),
});
const page = z.object({ items: z.array(z.unknown()) });
const collection = z.object({ first: page });

/** Words that an annotation points at: by their offsets, by the words themselves, mostly by both. */
export interface Pointer {
  readonly source: string;
  readonly quote?: { readonly exact: string; readonly prefix: string; readonly suffix: string };
  readonly position?: Span;
}

/** What one annotation says: an element of a kind, or a remark of somebody's on the words. */
export interface ForeignAnnotation {
  readonly id: string;
  readonly pointers: readonly Pointer[];
  readonly element?: { readonly kind: ElementKind; readonly fields: Readonly<Record<string, AnnotatedField>> };
  readonly remark?: string;
}

/**
 * Reads W3C Web Annotations: one, a list, a page or a collection with its first page. A classifying or tagging body such as
 * "event:ASSAULT", "actor:person", "place" or "attribution:denial" makes an element of the words; any other text is a
 * remark.
 */
export function readWebAnnotations(
  where: string,
  text: string,
): { readonly annotations: readonly ForeignAnnotation[]; readonly left: readonly Left[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalid(where, "no JSON", cause);
  }
  const annotations: ForeignAnnotation[] = [];
  const left: Left[] = [];
  for (const [index, item] of itemsOf(json).entries()) {
    const parsed = annotation.safeParse(item);
    if (parsed.success) annotations.push(foreign(parsed.data, `${where}#${index + 1}`));
    else {
      const [issue] = parsed.error.issues;
      left.push({
        where: `${where}#${index + 1}`,
        because: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`,
      });
    }
  }
  if (annotations.length === 0 && left.length === 0) throw invalid(where, "no annotation");
  return { annotations, left };
}

const invalid = (where: string, got: string, cause?: unknown): HearsayError =>
  new HearsayError("E_INPUT_SCHEMA", {
    where,
    expected: "W3C Web Annotations as JSON-LD",
    got,
    fix: "docs/export.md shows what is read.",
    ...(cause === undefined ? {} : { cause }),
  });

function itemsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const whole = collection.safeParse(json);
  if (whole.success) return whole.data.first.items;
  const one = page.safeParse(json);
  return one.success ? one.data.items : [json];
}

function foreign(data: z.infer<typeof annotation>, where: string): ForeignAnnotation {
  const bodies = data.body ?? [];
  const classes = bodies.filter(({ purpose }) => purpose === "classifying" || purpose === "tagging");
  const element = classes.map(({ value }) => elementOf(value ?? "")).find((found) => found !== undefined);
  const remarks = [...bodies.filter((one) => !classes.includes(one)).map(({ value }) => value), data.bodyValue];
  const remark = remarks.filter((value) => value !== undefined && value.trim() !== "").join("\n");
  return {
    id: data.id ?? where,
    pointers: data.target.map(pointerOf),
    ...(element === undefined ? {} : { element }),
    ...(remark === "" ? {} : { remark }),
  };
}

function pointerOf({ source, selector: selectors }: z.infer<typeof target>): Pointer {
  let pointer: Pointer = { source };
  for (const one of selectors) {
    if ("exact" in one)
      pointer = { ...pointer, quote: { exact: one.exact, prefix: one.prefix ?? "", suffix: one.suffix ?? "" } };
    else if ("start" in one) pointer = { ...pointer, position: [one.start, one.end] };
  }
  return pointer;
}

function elementOf(value: string): ForeignAnnotation["element"] {
  const [, kind = "", what = ""] = /^(actor|place|attribution|event|figure)(?::(.+))?$/.exec(value.trim()) ?? [];
  switch (kind) {
    case "actor":
      return { kind, fields: fields({ kind: plain(ACTOR_KINDS.find((one) => one === what) ?? "unknown") }) };
    case "place":
      return { kind, fields: {} };
    case "attribution":
      return {
        kind,
        fields: fields({
          source: { form: "refs", ids: [] },
          act: plain(ACTS.find((one) => one === what) ?? "statement"),
        }),
      };
    case "event": {
      const [type = "", mode] = what.split("/");
      if (type === "") return undefined;
      return {
        kind,
        fields: fields({
          type: plain(eventType(type, PLOVER_TYPES)),
          mode: mode === undefined ? undefined : plain(mode),
        }),
      };
    }
    case "figure":
      return what === "" ? undefined : { kind, fields: fields({ what: plain(what) }) };
    default:
      return undefined;
  }
}

/**
 * Where a pointer's words stand in a text: at the offsets, if the quote stands there; else where the quote stands once, or
 * once with what stands around it. What is not certain is not guessed: a lookalike would be given other people's words.
 */
export function spanOf({ quote, position }: Pointer, text: string): Span | undefined {
  if (position !== undefined && position[0] < position[1] && position[1] <= text.length) {
    if (quote === undefined || text.slice(...position) === quote.exact) return position;
  }
  if (quote === undefined) return undefined;
  const places: Span[] = [];
  for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + 1))
    places.push([at, at + quote.exact.length]);
  if (places.length === 1) return places[0];
  const same = places.filter(
    ([start, end]) => text.slice(0, start).endsWith(quote.prefix) && text.slice(end).startsWith(quote.suffix),
  );
  return same.length === 1 && quote.prefix + quote.suffix !== "" ? same[0] : undefined;
}
