import type { ClaimRow } from "../../../src/query/records.ts";
import { actorNamesText } from "./actor-names-text.ts";

/** Who says it, as plain text. */
export const speakerText = ({ speakers, source }: Pick<ClaimRow, "speakers" | "source">): string =>
  speakers.length > 0 ? actorNamesText(speakers) : (source ?? "somebody not named");
