import { type Reading, readingSchema } from "../doc/reading.ts";
import type { SourceDocument } from "../doc/source.ts";
import { HearsayError } from "../errors.ts";
import type { Reader } from "../reader/reader.ts";

/** Reads one document, adds what only its source knows, and checks the result: nothing invalid leaves the program. */
export function readOne(reader: Reader, document: SourceDocument): Reading {
  const reading = withSource(reader.read(document.input), document);
  const checked = readingSchema.safeParse(reading);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new HearsayError("E_READING", {
    where: document.where,
    expected: `a valid ${issue?.path.join(".") ?? "reading"}`,
    got: `${JSON.stringify(valueAt(reading, issue?.path ?? [])) ?? "nothing"} (${issue?.message ?? "invalid"})`,
    fix: "This is a fault of Hearsay: please report it with the text.",
  });
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function withSource(reading: Reading, { markup, elements, notes }: SourceDocument): Reading {
  if (markup.length === 0 && elements.length === 0 && notes.length === 0) return reading;
  const basis = { ...reading.document.basis };
  // The reader takes all metadata for the caller's; only the source knows what it found in the page itself.
  for (const field of markup) if (basis[field] === "metadata") basis[field] = "markup";
  return {
    ...reading,
    document: {
      ...reading.document,
      ...(Object.keys(basis).length === 0 ? {} : { basis }),
      ...(elements.length === 0 ? {} : { elements }),
    },
    notes: [...notes, ...reading.notes],
  };
}
