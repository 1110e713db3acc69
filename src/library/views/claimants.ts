import type { Reading } from "../../doc/reading.ts";
import type { Aspect, Position } from "../../fusion/aspects/types.ts";
import { compareText } from "../../fusion/ids.ts";
import { isPrivate } from "../../judgements/private.ts";
import type { ActorRef, Claimant } from "../../query/records.ts";
import { digestsOf, type FusionContext, readingOf } from "../fusion/context.ts";
import { lineagesOfDocuments, reporter } from "../fusion/story-card.ts";

/** Who an actor is across some documents, and whom it speaks for. */
export interface Person {
  readonly ref: ActorRef;
  readonly side?: ActorRef;
  readonly role?: string;
}

/** Everybody in these documents, by key across documents and by local id. */
export interface Cast {
  readonly byKey: ReadonlyMap<string, Person>;
  /** Key of an actor of one document. */
  keyOf(document: string, actor: string): string | undefined;
}

export async function castOf(context: FusionContext, documents: readonly string[]): Promise<Cast> {
  const digests = await digestsOf(context, documents);
  const readings = new Map<string, Reading>();
  for (const document of documents) {
    const reading = await readingOf(context, document);
    if (reading !== undefined) readings.set(document, reading);
  }
  const report = await reporter(context, digests, readings, await lineagesOfDocuments(context, documents));
  const refs = new Map<string, ActorRef>();
  const groups = new Map<string, string>();
  const roles = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const [document, reading] of readings) {
    const { actors } = reading;
    const identify = report(document)?.identify;
    if (identify === undefined) continue;
    for (const actor of actors) {
      const { id, kind, roles: held } = actor;
      const { key, name, group } = identify(id);
      keys.set(`${document} ${id}`, key);
      // Public in one report is public: the others merely do not say so.
      const hidden = refs.get(key)?.private === true || !refs.has(key) ? isPrivate(reading, actor) : false;
      refs.set(key, { key, name, kind: refs.get(key)?.kind ?? kind, ...(hidden ? { private: true } : {}) });
      if (group !== undefined && group !== key && !groups.has(key)) groups.set(key, group);
      const role = held?.find(({ former }) => former !== true)?.title;
      if (role !== undefined && !roles.has(key)) roles.set(key, role);
    }
  }
  const byKey = new Map(
    [...refs].map(([key, ref]) => {
      const group = groups.get(key);
      const side = group === undefined ? undefined : refs.get(group);
      const role = roles.get(key);
      return [key, { ref, ...(side === undefined ? {} : { side }), ...(role === undefined ? {} : { role }) }] as const;
    }),
  );
  return { byKey, keyOf: (document, actor) => keys.get(`${document} ${actor}`) };
}

/** The speakers of a story in the order of their first statement; who is only silent in it has said nothing. */
export function claimantsOf(
  aspects: readonly Aspect[],
  cast: Cast,
  reports: readonly { readonly document: string; readonly published: string | null; readonly lineage: string }[],
): readonly Claimant[] {
  const said = new Map<string, Position[]>();
  for (const position of aspects.flatMap(({ positions }) => positions)) {
    if (position.stance !== "silent") said.set(position.key, [...(said.get(position.key) ?? []), position]);
  }
  const reportOf = new Map(reports.map((report) => [report.document, report]));
  const claimants = [...said].map(([key, positions]): Claimant => {
    const evidence = positions.flatMap((position) => position.evidence);
    const documents = new Set(evidence.map(({ document }) => document));
    const lineages = new Set([...documents].map((document) => reportOf.get(document)?.lineage ?? document));
    const times = [
      ...positions.flatMap(({ asOf }) => asOf ?? []),
      ...[...documents].flatMap((document) => reportOf.get(document)?.published ?? []),
    ].toSorted(compareText);
    const [position] = positions;
    // Several speak at once ("X and Y said"): the side is theirs where it is one.
    const people = key.split("+").flatMap((each) => cast.byKey.get(each) ?? []);
    const sides = new Set(people.map(({ side }) => side?.key));
    const side = sides.size === 1 ? people[0]?.side : undefined;
    const role = people.length === 1 ? people[0]?.role : undefined;
    return {
      key,
      name: position?.claimant ?? key,
      ...(side === undefined ? {} : { side }),
      outlet: key.startsWith("outlet:"),
      ...(role === undefined ? {} : { role }),
      first: times[0] ?? null,
      documents: documents.size,
      // What several documents quote from one other goes back to that one.
      lineages: Math.min(
        lineages.size,
        positions.reduce((sum, each) => sum + each.lineages, 0),
      ),
    };
  });
  return claimants.toSorted(
    (a, b) => compareText(a.first ?? "~", b.first ?? "~") || compareText(a.name, b.name) || compareText(a.key, b.key),
  );
}
