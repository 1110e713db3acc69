import type { DocumentInput } from "../doc/input.ts";
import { type DateValue, type Reading, readingSchema } from "../doc/reading.ts";
import type { MetadataField, SourceDocument } from "../doc/source.ts";
import type { Span } from "../doc/span.ts";
import { HearsayError } from "../errors.ts";
import { ELEMENT_KINDS, itemsOf, keySpans } from "../judgements/elements.ts";
import { FIELDS, type FieldForm } from "../judgements/fields.ts";
import { localValue } from "../judgements/values.ts";
import type { AnnotatedField, AnnotatedText, Annotation } from "./annotation.ts";

/** A line of hearsay/reading@1, checked. */
export function parseReadingLine(line: string, where: string): Reading {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw invalid(where, "no JSON", cause);
  }
  const parsed = readingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(where, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}`);
}

const invalid = (where: string, got: string, cause?: unknown): HearsayError =>
  new HearsayError("E_INPUT_SCHEMA", {
    where,
    expected: "a reading of hearsay/reading@1",
    got,
    fix: "`hearsay export --format reading` and `hearsay read --json` write such lines.",
    ...(cause === undefined ? {} : { cause }),
  });

/**
 * The document that a reading was made of, as its source had given it: what the engine found in the text itself is left for
 * the engine to find again, so that the document keeps its id.
 */
export function documentOf({ document }: Reading, where: string): SourceDocument {
  const { key, text, title, author, outlet, published, uri, language, basis = {}, elements = [] } = document;
  const isGiven = (field: string): boolean => typeof basis[field] === "string";
  const given: Readonly<Record<string, string | undefined>> = {
    id: key,
    url: uri,
    title: isGiven("title") ? title : undefined,
    author: isGiven("author") ? author : undefined,
    outlet: isGiven("outlet") ? outlet?.name : undefined,
    published: isGiven("published") ? published?.value : undefined,
    language: basis["language"] === "metadata" ? language : undefined,
    declaredLanguage: basis["language"] === "markup" ? language : undefined,
  };
  const markup: readonly MetadataField[] = (["title", "author", "published", "outlet", "language"] as const).filter(
    (field) => basis[field] === "markup",
  );
  const input: DocumentInput = {
    text,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return { kind: "document", where, input, markup, elements, notes: [] };
}

/** The elements of a reading as annotations of its text: for readings that people have made or gone through. */
export function annotationsOf(reading: Reading, where: string): AnnotatedText {
  const annotations: Annotation[] = [];
  for (const kind of ELEMENT_KINDS) {
    for (const item of itemsOf(reading, kind)) {
      const [span] = keySpans(item);
      if (span === undefined || span[0] === span[1]) continue;
      const fields: Record<string, AnnotatedField> = {};
      for (const [field, { form }] of Object.entries(FIELDS[kind])) {
        const value = localValue(item, field, span);
        if (value !== null) fields[field] = annotated(form, value);
      }
      annotations.push({ id: item.element.id, kind, span, fields });
    }
  }
  return { where, text: reading.document.text, annotations, left: [] };
}

function annotated(form: FieldForm, value: unknown): AnnotatedField {
  switch (form) {
    case "elements":
      return { form: "refs", ids: value as readonly string[] };
    case "element":
      return { form: "ref", id: value as string };
    case "words":
      return { form: "words", span: value as Span };
    case "wordLists":
      return { form: "wordLists", spans: value as readonly Span[] };
    case "date": {
      const { span: _, ...date } = value as DateValue;
      return { form: "plain", value: date };
    }
    case "plain":
      return { form: "plain", value };
  }
}
