import { z } from "zod";
import { documentInputSchema } from "../doc/input.ts";
import { noteSchema } from "../doc/reading.ts";
import type { SourceDocument } from "../doc/source.ts";
import { sourceMapSchema } from "../doc/source-map.ts";

const span = z.tuple([z.int(), z.int()]).readonly();
const recordSchema = z.object({
  input: documentInputSchema,
  markup: z.array(z.enum(["title", "author", "published", "outlet", "language", "url"])),
  elements: z.array(z.object({ span, path: z.string() })),
  map: sourceMapSchema.exactOptional(),
  notes: z.array(noteSchema),
  fetched: z
    .object({
      requested: z.string(),
      url: z.string(),
      hops: z.array(z.string()).readonly(),
      status: z.int(),
      fetchedAt: z.string(),
      sha256: z.string(),
      mediaType: z.string().exactOptional(),
      date: z.string().exactOptional(),
      etag: z.string().exactOptional(),
      lastModified: z.string().exactOptional(),
      feed: z.object({ url: z.string(), item: z.string() }).exactOptional(),
    })
    .readonly()
    .exactOptional(),
});

/** What the source gave, as it is kept: enough to read the document again without extracting it again. */
export function toRecord({ input, markup, elements, map, notes, fetched }: SourceDocument): string {
  return JSON.stringify({ input, markup, elements, map, notes, fetched });
}

export function fromRecord(where: string, record: string): SourceDocument {
  return { kind: "document", where, ...recordSchema.parse(JSON.parse(record)) };
}
