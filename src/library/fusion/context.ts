import type { Reading } from "../../doc/reading.ts";
import type { Aspects } from "../../fusion/aspects/aspects.ts";
import type { DocumentDigest, DocumentHead } from "../../fusion/digest.ts";
import type { OutletTables } from "../../fusion/lineages/index.ts";
import { applyJudgements, type Judged } from "../../judgements/apply.ts";
import { type LinkEnd, linkEndsIn } from "../../judgements/link-ends.ts";
import type { Session } from "../../store/store.ts";
import type { VerdictSpace } from "../../store/verdict-store.ts";
import { judgementsFor } from "../judgements/judged.ts";
import type { Placings } from "./placing-names.ts";
import type { GivenTitles } from "./story-titles.ts";

/** One transaction's view of a library, with what was parsed of it. */
export interface FusionContext {
  readonly session: Session;
  readonly engine: string;
  readonly tables: OutletTables;
  readonly aspects: Aspects;
  readonly digests: Cache<DocumentDigest>;
  readonly heads: Cache<DocumentHead>;
  /** Judged: what people say is put over what the machine says. */
  readonly readings: Cache<Reading>;
  /** Documents that are to be taken in next, found with those before them: to find them is a walk through the library. */
  readonly waiting: { readonly id: string; readonly page: string }[];
  /** Whose reports the claims of a reading rest on, by claim. */
  readonly cited: WeakMap<Reading, ReadonlyMap<string, string>>;
  /** Documents of which somebody has judged something. */
  readonly judged: () => Promise<ReadonlySet<string>>;
  /** Titles that people gave to stories. */
  readonly titles: () => Promise<GivenTitles>;
  /** Where people's verdicts put things, by space, as far as it was asked for. */
  readonly placings: Map<VerdictSpace, Placings>;
}

/** Keeps what was asked for last of what is dear to parse. */
export interface Cache<T> {
  get(document: string): T | undefined;
  /** @param size Of what `most` is a sum of: for what was parsed, the characters of its JSON. */
  set(document: string, value: T, size?: number): void;
  forget(document: string): void;
}

/** @param most What the sizes of all that it holds may come to: reports are of all lengths. */
export function createCache<T>(most: number): Cache<T> {
  const held = new Map<string, { readonly value: T; readonly size: number }>();
  let total = 0;
  const drop = (document: string): void => {
    total -= held.get(document)?.size ?? 0;
    held.delete(document);
  };
  return {
    forget: drop,
    get(document) {
      const found = held.get(document);
      if (found === undefined) return undefined;
      held.delete(document);
      held.set(document, found);
      return found.value;
    },
    set(document, value, size = 1) {
      drop(document);
      held.set(document, { value, size });
      total += size;
      for (const oldest of held.keys()) {
        if (total <= most) break;
        drop(oldest);
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
    // Written by this program, under a name that changes with their form.
    const digest = JSON.parse(json) as DocumentDigest;
    context.digests.set(document, digest, json.length);
    found.set(document, digest);
  }
  return found;
}

export async function headsOf(context: FusionContext, documents: Iterable<string>): Promise<Map<string, DocumentHead>> {
  const found = new Map<string, DocumentHead>();
  const missing: string[] = [];
  for (const document of new Set(documents)) {
    const held = context.heads.get(document) ?? context.digests.get(document);
    if (held === undefined) missing.push(document);
    else found.set(document, held);
  }
  for (const [document, json] of await context.session.heads(missing)) {
    const head = JSON.parse(json) as DocumentHead;
    context.heads.set(document, head, json.length);
    found.set(document, head);
  }
  return found;
}

/** The judged reading. Readings are written by this program and keyed by its engine: they were checked when they were made. */
export async function readingOf(context: FusionContext, document: string): Promise<Reading | undefined> {
  const held = context.readings.get(document);
  if (held !== undefined) return held;
  const json = await context.session.reading(document, context.engine);
  if (json === undefined) return undefined;
  const machine = JSON.parse(json) as Reading;
  const reading = (await judgedOf(context, document, machine))?.judged.reading ?? machine;
  context.readings.set(document, reading, json.length);
  return reading;
}

/** Verdicts on two actors or two events that have an end in this document. */
export async function endsIn(context: FusionContext, document: string): Promise<readonly LinkEnd[]> {
  if (!(await context.judged()).has(document)) return [];
  const json = await context.session.reading(document, context.engine);
  const found = json === undefined ? undefined : await judgedOf(context, document, JSON.parse(json) as Reading);
  return found === undefined ? [] : linkEndsIn(found.judged, found.texts);
}

async function judgedOf(
  { session, judged }: FusionContext,
  document: string,
  machine: Reading,
): Promise<{ readonly judged: Judged; readonly texts: ReadonlySet<string> } | undefined> {
  const row = (await judged()).has(document) ? await session.document(document) : undefined;
  if (row === undefined) return undefined;
  const texts = new Set([row.textHash, ...(await session.textsUpTo(row.page, row.version))]);
  return { judged: applyJudgements(machine, await judgementsFor(session, row)), texts };
}
