import type { Reading } from "../../doc/reading.ts";
import type { Aspects } from "../../fusion/aspects/aspects.ts";
import { type DocumentDigest, documentDigestSchema } from "../../fusion/digest.ts";
import type { OutletTables } from "../../fusion/lineages/index.ts";
import type { Session } from "../../store/store.ts";

/** One transaction's view of a library, with what was parsed of it. */
export interface FusionContext {
  readonly session: Session;
  readonly engine: string;
  readonly tables: OutletTables;
  readonly aspects: Aspects;
  readonly digests: Cache<DocumentDigest>;
  readonly readings: Cache<Reading>;
}

/** Keeps the last few hundred of what is dear to parse. */
export interface Cache<T> {
  get(document: string): T | undefined;
  set(document: string, value: T): void;
}

export function createCache<T>(most: number): Cache<T> {
  const held = new Map<string, T>();
  return {
    get: (document) => held.get(document),
    set(document, value) {
      held.delete(document);
      held.set(document, value);
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
    },
  };
}

export async function digestsOf(
  context: FusionContext,
  documents: Iterable<string>,
): Promise<Map<string, DocumentDigest>> {
  const found = new Map<string, DocumentDigest>();
  const missing: string[] = [];
  for (const document of new Set(documents)) {
    const held = context.digests.get(document);
    if (held === undefined) missing.push(document);
    else found.set(document, held);
  }
  for (const [document, json] of await context.session.digests(missing)) {
    const digest = documentDigestSchema.parse(JSON.parse(json));
    context.digests.set(document, digest);
    found.set(document, digest);
  }
  return found;
}

/** Readings are written by this program and keyed by its engine: they were checked when they were made. */
export async function readingOf(context: FusionContext, document: string): Promise<Reading | undefined> {
  const held = context.readings.get(document);
  if (held !== undefined) return held;
  const json = await context.session.reading(document, context.engine);
  if (json === undefined) return undefined;
  const reading = JSON.parse(json) as Reading;
  context.readings.set(document, reading);
  return reading;
}
