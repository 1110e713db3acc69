import { z } from "zod";

/** How strongly a document credits another outlet with its text. */
export const CREDIT_KINDS = ["republished", "wire", "contribution"] as const;

const creditSchema = z
  .strictObject({
    /** Key of the outlet or agency: its id in the tables, else its name in lower case without "the". */
    outlet: z.string().min(1),
    /** As it is shown to people. */
    name: z.string().min(1),
    /** "republished": first published there; "wire": byline, dateline or credit line; "contribution": "with agency reports". */
    kind: z.enum(CREDIT_KINDS),
  })
  .readonly();

/**
 * What a document's descent is judged by, small enough to be kept for every document: plain JSON, less than 3 kB for an
 * article of 900 words. Packed fields are base64 of little-endian bytes.
 */
export const lineageDigestSchema = z
  .strictObject({
    /** Of the form below; digests of another form or of other tables have to be made again. */
    form: z.literal(1),
    /** Short hash over the tables that it was made with. */
    tables: z.string(),
    document: z.string().min(1),
    /** What stays the same between versions of one page: its address, else outlet and title; absent where neither is known. */
    page: z.string().exactOptional(),
    outlet: z
      .strictObject({
        key: z.string(),
        name: z.string(),
        domain: z.string().exactOptional(),
        /** Whether it is a news agency, whose reports others print. */
        agency: z.literal(true).exactOptional(),
        /** Key and name of whom it belongs to. */
        owner: z.strictObject({ key: z.string(), name: z.string() }).readonly().exactOptional(),
      })
      .readonly()
      .exactOptional(),
    /** EDTF, as in the reading. */
    published: z.string().exactOptional(),
    credits: z.array(creditSchema).readonly(),
    /** Numbers by which agencies name their reports. */
    agencyIds: z.array(z.string()).readonly(),
    /** The sentences of the body: see sentences.ts. */
    sentences: z.string(),
    /** Hashes of the exact words of each sentence, unsigned 32-bit. */
    exact: z.string(),
  })
  .readonly();

export type LineageDigest = z.infer<typeof lineageDigestSchema>;
export type Credit = LineageDigest["credits"][number];
export type CreditKind = Credit["kind"];
