import { z } from "zod";

/** One document as a caller hands it in: the text and what is known about it. Unknown fields are ignored, never read. */
export const documentInputSchema = z.object({
  id: z.string().min(1).exactOptional(),
  text: z.string(),
  title: z.string().exactOptional(),
  /** EDTF / ISO 8601: "2021-07-28", "2021-07"; a time of day is cut off. */
  published: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  url: z.string().exactOptional(),
  author: z.string().exactOptional(),
  /** What the text is written in: believed. Only English is read. */
  language: z.string().exactOptional(),
  /** What the document's markup says it is written in: believed where the text itself does not show it. */
  declaredLanguage: z.string().exactOptional(),
});
export type DocumentInput = Readonly<z.infer<typeof documentInputSchema>>;
