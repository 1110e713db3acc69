import { z } from "zod";

export const roleSchema = z.enum(["reader", "editor", "owner"]);

/** GET /session: who is asking, and whether this server has to know. */
export const sessionViewSchema = z
  .strictObject({
    /** False on a machine of one's own: whoever sits before it may do everything. */
    needed: z.boolean(),
    signedIn: z.strictObject({ name: z.string(), role: roleSchema }).readonly().nullable(),
  })
  .readonly();
export type SessionView = z.infer<typeof sessionViewSchema>;

/** POST /session. */
export const signInSchema = z
  .strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(1_000) })
  .readonly();
export type SignIn = z.infer<typeof signInSchema>;

/** GET /audit: who did what; the last first. */
export const auditLineSchema = z
  .strictObject({
    position: z.int(),
    at: z.string(),
    who: z.string(),
    kind: z.enum(["person", "program", "agent"]),
    act: z.string(),
    target: z.string(),
    hash: z.string(),
  })
  .readonly();
export type AuditLine = z.infer<typeof auditLineSchema>;
