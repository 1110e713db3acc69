import { writeFileSync } from "node:fs";
import { z } from "zod";
import { readingSchema } from "../src/doc/reading.ts";

/** The JSON Schema (2020-12) of hearsay/reading@1, for users of other languages. */
export function readingJsonSchema(): string {
  return `${JSON.stringify({ $id: "hearsay/reading@1", ...z.toJSONSchema(readingSchema) }, null, 2)}\n`;
}

if (import.meta.main) writeFileSync(new URL("../docs/reading-1.schema.json", import.meta.url), readingJsonSchema());
