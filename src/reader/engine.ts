import type { Reading } from "../doc/reading.ts";
import type { Resources } from "../pipeline/resources.ts";

/** The version of this package, as in package.json (a test keeps the two equal): the core cannot open files. */
export const ENGINE_VERSION = "0.1.0";

/** What a reading depends on besides the document: two readings with equal engines are equal, byte for byte. */
export function engineOf(resources: Resources): Reading["engine"] {
  return { version: ENGINE_VERSION, model: resources.modelName, knowledge: resources.knowledge };
}
