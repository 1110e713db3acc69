import { z } from "zod";
import { documentInputSchema } from "../doc/input.ts";
import { noteSchema } from "../doc/reading.ts";
import type { SourceDocument } from "../doc/source.ts";

const span = z.tuple([z.int(), z.int()]).readonly();
const recordSchema = z.object({
  input: documentInputSchema,
  markup: z.array(z.enum(["title", "author", "published", "outlet", "language", "url"])),
  elements: z.array(z.object({ span, path: z.string() })),
  notes: z.array(noteSchema),
});

/** What the source gave, as it is kept: enough to read the document again without extracting it again. */
export function toRecord({ input, markup, elements, notes }: SourceDocument): string {
  return JSON.stringify({ input, markup, elements, notes });
}

export function fromRecord(where: string, record: string): SourceDocument {
  return { kind: "document", where, ...recordSchema.parse(JSON.parse(record)) };
}
