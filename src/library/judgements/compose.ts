import type { Reading } from "../../doc/reading.ts";
import { contains, overlaps, type Span, sameSpan } from "../../doc/span.ts";
import { HearsayError } from "../../errors.ts";
import { type Anchor, anchorNew, anchorOf } from "../../judgements/anchor.ts";
import { applyJudgements, type Judged } from "../../judgements/apply.ts";
import { canonicalJson } from "../../judgements/canonical.ts";
import {
  ELEMENT_KINDS,
  type ElementKind,
  type Item,
  itemNamed,
  itemsOf,
  keySpans,
  labelOf,
} from "../../judgements/elements.ts";
import { type Judgement, makeRecord } from "../../judgements/record.ts";
import { portableFields, portableValue } from "../../judgements/values.ts";

/** Who judges, when, and why. */
export interface Signature {
  readonly author: string;
  readonly at: string;
  readonly reason?: string;
}

/** An element of a judged reading, and the words of it that were pointed at. */
export interface Selection {
  readonly item: Item;
  readonly span: Span;
}

/** The one place of these words, or E_USAGE with all their places. */
export function spanOfQuote({ text }: Reading["document"], quote: string): Span {
  const places: Span[] = [];
  for (let at = text.indexOf(quote); at >= 0 && quote !== ""; at = text.indexOf(quote, at + 1))
    places.push([at, at + quote.length]);
  const [only] = places;
  if (only !== undefined && places.length === 1) return only;
  throw new HearsayError("E_USAGE", {
    where: `“${quote}”`,
    expected: "words that the document has once",
    got:
      only === undefined
        ? "words that it does not have"
        : `${places.length}: at ${places.map((place) => place.join("-")).join(", ")}`,
    fix:
      only === undefined
        ? "`hearsay show ID --text` shows its words."
        : "Quote more of them, or give their place with --at START-END.",
  });
}

/** The one element at these words: whose own words they are, else whose words they hold, else that they are part of. */
export function elementAt(reading: Reading, span: Span, kinds: readonly ElementKind[] = ELEMENT_KINDS): Selection {
  const all = kinds.flatMap((kind) =>
    itemsOf(reading, kind).flatMap((item) => keySpans(item).map((own): Selection => ({ item, span: own }))),
  );
  const tests: readonly ((own: Span) => boolean)[] = [
    (own) => sameSpan(own, span),
    (own) => contains(span, own),
    (own) => overlaps(own, span),
  ];
  for (const test of tests) {
    const found = all.filter((one) => test(one.span));
    const [first] = found;
    if (first === undefined) continue;
    if (new Set(found.map(({ item }) => item.element.id)).size === 1) return first;
    throw new HearsayError("E_USAGE", {
      where: span.join("-"),
      expected: "the words of one element",
      got: found.map((one) => describe(reading, one)).join("; "),
      fix: "Say which with --kind, or point at its own words with --at START-END.",
    });
  }
  throw new HearsayError("E_USAGE", {
    where: span.join("-"),
    expected: `words of ${kinds.join(" or ")}`,
    got: "none that the machine has found",
    fix: "Add what it has missed with --add KIND.",
  });
}

/** 'event ASSAULT “shelled” (12-19)'. */
export function describe(reading: Reading, { item, span }: Selection): string {
  const [label = ""] = labelOf(reading, item);
  const words = reading.document.text.slice(...span);
  const name = item.kind === "attribution" || label === words ? "" : ` ${label}`;
  return `${item.kind}${name} “${words}” (${span.join("-")})`;
}

/** Points at the element as the machine has it, or as it was added: what people say of it is no part of where it is. */
export function anchorIn({ base, reading }: Judged, { item, span }: Selection): Anchor {
  return anchorOf(base, itemNamed(base, item.element.id) ?? itemNamed(reading, item.element.id) ?? item, span);
}

/** What the machine has in a field, not what people have made of it: later readings are compared with this. */
export function machineHas({ base }: Judged, { item, span }: Selection, field: string): unknown {
  return portableValue(base, itemNamed(base, item.element.id) ?? item, field, span);
}

export function edit(
  judged: Judged,
  selection: Selection,
  field: string,
  value: unknown,
  signature: Signature,
): Judgement {
  const was = machineHas(judged, selection, field);
  return judgement(signature, { act: "edit", target: anchorIn(judged, selection), field, value, was });
}

/** Confirms an element as it is shown, with all that can be set of it. */
export function confirm(judged: Judged, selection: Selection, signature: Signature): Judgement {
  const { base } = judged;
  const { item, span } = selection;
  const machine = itemNamed(base, item.element.id) ?? item;
  const fields = portableFields(base, item, span);
  const before = portableFields(base, machine, span);
  const was = Object.fromEntries(
    Object.entries(before).filter(([field, value]) => canonicalJson(value) !== canonicalJson(fields[field])),
  );
  const differs = Object.keys(was).length > 0 ? { was } : {};
  return judgement(signature, { act: "confirm", target: anchorIn(judged, selection), fields, ...differs });
}

/** Adds an element at these words; what it is called is worked out by adding it. */
export function add(
  { base }: Judged,
  kind: ElementKind,
  span: Span,
  fields: Readonly<Record<string, unknown>>,
  signature: Signature,
): Judgement {
  const added = (label: readonly string[]): Judgement =>
    judgement(signature, { act: "add", target: anchorNew(base, kind, span, label), fields });
  const draft = makeRecord(added([kind]));
  const { base: drafted, outcomes } = applyJudgements(base, [draft]);
  const [outcome] = outcomes;
  const item = outcome?.element === undefined ? undefined : itemNamed(drafted, outcome.element);
  if (item !== undefined) return added(labelOf(drafted, item));
  throw new HearsayError("E_USAGE", {
    where: `--add ${kind}`,
    expected: "an element that can be added",
    got: outcome?.because ?? "one that cannot",
    fix: "Add first what it points at.",
  });
}

/** A judgement of the present schema, checked. */
export function judgement(signature: Signature, body: Readonly<Record<string, unknown>>): Judgement {
  const { id: _, ...checked } = makeRecord({ schema: "hearsay/judgement@1", ...signature, ...body });
  return checked as Judgement;
}
