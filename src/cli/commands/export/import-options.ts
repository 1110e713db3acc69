import { z } from "zod";

export const IMPORT_FORMATS = ["auto", "reading", "brat", "web-annotation", "csl-json", "urls", "judgements"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const importSchema = z.object({
  format: z.enum(IMPORT_FORMATS),
  annotations: z.literal(true).exactOptional(),
  author: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});
export type ImportOptions = z.infer<typeof importSchema>;
