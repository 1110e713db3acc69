import { userInfo } from "node:os";
import process from "node:process";
import type { Signature } from "../../../library/judgements/compose.ts";

/** Who judges: as given, else as the environment says, else who is logged in. */
export function signature(given: { readonly author?: string; readonly reason?: string }): Signature {
  const named = process.env["HEARSAY_AUTHOR"];
  const author = given.author ?? (named === undefined || named === "" ? userInfo().username : named);
  return { author, at: new Date().toISOString(), ...(given.reason === undefined ? {} : { reason: given.reason }) };
}
