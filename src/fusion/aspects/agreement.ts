import type { Agreement, Comparison, Position } from "./types.ts";

/** How the positions of one question lie to each other. Copies are no second voice: one lineage is one witness. */
export function agreementOf(positions: readonly Position[], comparisons: readonly Comparison[]): Agreement {
  if (comparisons.some(({ verdict }) => verdict === "contradict")) return "contradict";
  const speaking = positions.filter(({ stance }) => stance !== "silent");
  const voices = new Set(speaking.map(({ key }) => key)).size;
  if (voices < 2 && speaking.every(({ lineages }) => lineages < 2)) return "single";
  const apart = comparisons.some(
    ({ a, b, verdict }) =>
      verdict !== "compatible" && positions[a]?.stance !== "silent" && positions[b]?.stance !== "silent",
  );
  return apart ? "differ" : "agree";
}
