import type { Reading } from "../../../doc/reading.ts";
import { HearsayError } from "../../../errors.ts";
import { type Anchor, anchorWords } from "../../../judgements/anchor.ts";
import type { Judged } from "../../../judgements/apply.ts";
import { type ElementKind, itemsOf, keySpans } from "../../../judgements/elements.ts";
import { FIELDS } from "../../../judgements/fields.ts";
import { typedDate } from "../../../judgements/typed-date.ts";
import { anchorIn, elementAt, spanOfQuote } from "../../../library/judgements/compose.ts";

/** "field=value" in two. */
export function assignment(given: string): readonly [field: string, value: string] {
  const at = given.indexOf("=");
  if (at > 0) return [given.slice(0, at).trim(), given.slice(at + 1).trim()];
  throw usage(given, "field=value", "no =", "For example --set type=THREATEN; an empty value takes the field away.");
}

/** What was typed, as a record writes it: numbers, dates, and other elements by the words that stand for them. */
export function fieldValue(judged: Judged, kind: ElementKind, field: string, text: string): unknown {
  const { reading } = judged;
  const fields = FIELDS[kind];
  const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (rule === undefined)
    throw usage(field, `a field of ${kind}`, "another", `There are ${Object.keys(fields).join(", ")}.`);
  if (text === "" && rule.optional) return null;
  const parts = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  switch (rule.form) {
    case "element":
      return anchorByWords(judged, rule.kinds ?? [], text);
    case "elements":
      return parts.map((part) => anchorByWords(judged, rule.kinds ?? [], part));
    case "words":
      return anchorWords(reading, spanOfQuote(reading.document, text));
    case "wordLists":
      return parts.map((part) => anchorWords(reading, spanOfQuote(reading.document, part)));
    case "date":
      return typedDate(text);
    case "plain":
      return plainValue(rule.schema.safeParse(text).success, text, field === "contexts" ? parts : undefined);
  }
}

/** Fields of words take words; of the rest, numbers and yes or no are told by their look, and checked with the record. */
function plainValue(isWords: boolean, text: string, parts: readonly string[] | undefined): unknown {
  if (parts !== undefined) return parts;
  if (isWords) return text;
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** An element by its name, else by words of the text. */
export function anchorByWords(judged: Judged, kinds: readonly ElementKind[], words: string): Anchor {
  const { reading } = judged;
  const place = /^@(\d+)-(\d+)$/.exec(words);
  if (place !== null) return anchorIn(judged, elementAt(reading, [Number(place[1]), Number(place[2])], kinds));
  const named = kinds
    .flatMap((kind) => itemsOf(reading, kind))
    .filter((item) => "name" in item.element && item.element.name.toLowerCase() === words.toLowerCase());
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return anchorIn(judged, { item: only, span: keySpans(only)[0] ?? [0, 0] });
  return anchorIn(judged, elementAt(reading, spanOfQuote(reading.document, words), kinds));
}

/** Words at a place that was given as "12-19". */
export function placeOf({ text }: Reading["document"], given: string): readonly [number, number] {
  const found = /^(\d+)-(\d+)$/.exec(given);
  const [start, end] = [Number(found?.[1]), Number(found?.[2])];
  if (found !== null && start < end && end <= text.length) return [start, end];
  throw usage(
    given,
    `START-END, in the ${text.length} characters of the text`,
    "another",
    "`hearsay show ID --json` has the places of all elements.",
  );
}

export const usage = (where: string, expected: string, got: string, fix: string): HearsayError =>
  new HearsayError("E_USAGE", { where, expected, got, fix });
