import { z } from "zod";

/** GET /proposals: what an agent would correct, until a person has decided. */
export const proposalLineSchema = z
  .strictObject({
    id: z.string(),
    agent: z.string(),
    at: z.string(),
    /** In words. */
    said: z.string(),
    /** The agent's own words for why. */
    reason: z.string().exactOptional(),
    state: z.enum(["open", "accepted", "declined"]),
    /** Where the words stand that it is about. */
    document: z.string().exactOptional(),
    span: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly().exactOptional(),
  })
  .readonly();
export type ProposalLine = z.infer<typeof proposalLineSchema>;
