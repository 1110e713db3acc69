import type { Span } from "../../doc/span.ts";
import { HearsayError } from "../../errors.ts";
import { type Anchor, anchorWords } from "../../judgements/anchor.ts";
import type { Judged } from "../../judgements/apply.ts";
import { type ElementKind, itemNamed, keySpans } from "../../judgements/elements.ts";
import { FIELDS } from "../../judgements/fields.ts";
import { typedDate } from "../../judgements/typed-date.ts";
import { anchorIn, type Selection } from "../judgements/compose.ts";

/** An element that a caller names by its id in the judged reading, and the words that it is pointed at by. */
export function selectionOf({ reading }: Judged, id: string): Selection {
  const item = itemNamed(reading, id);
  const span = item === undefined ? undefined : keySpans(item)[0];
  if (item !== undefined && span !== undefined) return { item, span };
  throw new HearsayError("E_NOT_FOUND", {
    where: id,
    expected: "the id of an element of the document's reading",
    got: "none with it",
    fix: "GET /documents/:id has the reading.",
  });
}

/** A field's value as a caller gives it, ids and spans, as a record writes it: by words. */
export function portable(judged: Judged, kind: ElementKind, field: string, value: unknown): unknown {
  const fields = FIELDS[kind];
  const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (rule === undefined) {
    throw usage(field, `a field of ${kind}`, "another", `There are ${Object.keys(fields).join(", ")}.`);
  }
  if (value === null) return null;
  switch (rule.form) {
    case "plain":
      return value;
    case "date":
      return typeof value === "string" ? typedDate(value) : value;
    case "element":
      return anchorTo(judged, field, value);
    case "elements":
      return listOf(field, value).map((one) => anchorTo(judged, field, one));
    case "words":
      return anchorWords(judged.reading, spanOf(judged, field, value));
    case "wordLists":
      return listOf(field, value).map((one) => anchorWords(judged.reading, spanOf(judged, field, one)));
  }
}

function anchorTo(judged: Judged, field: string, value: unknown): Anchor {
  if (typeof value === "string") return anchorIn(judged, selectionOf(judged, value));
  throw usage(field, "the id of an element", "something else", "Values that point at elements are their ids.");
}

function listOf(field: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw usage(field, "a list", "something else", "Send an array.");
}

function spanOf({ reading }: Judged, field: string, value: unknown): Span {
  const [start, end, ...rest]: readonly unknown[] = Array.isArray(value) ? value : [];
  const whole = Number.isInteger(start) && Number.isInteger(end) && rest.length === 0;
  if (whole && typeof start === "number" && typeof end === "number" && start >= 0 && start < end)
    if (end <= reading.document.text.length) return [start, end];
  throw usage(field, "words of the text as [start, end]", "something else", "Offsets are UTF-16 code units.");
}

const usage = (where: string, expected: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_USAGE", { where, expected, got, fix });
