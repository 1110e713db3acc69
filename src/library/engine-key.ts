import { sha256Hex } from "../doc/hash.ts";
import type { Resources } from "../pipeline/resources.ts";
import { engineOf } from "../reader/engine.ts";

/** Under which readings are kept: equal for engines whose readings are equal. */
export function engineKey(resources: Resources): string {
  const { version, model, knowledge } = engineOf(resources);
  return sha256Hex([version, model, knowledge].join("\u0000")).slice(0, 16);
}
