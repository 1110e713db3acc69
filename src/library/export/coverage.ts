import { type Coverage, LIMITS } from "../../export/coverage.ts";
import { engineOf } from "../../reader/engine.ts";
import type { FileResources } from "../../resources/files.ts";
import type { FusionContext } from "../fusion/context.ts";
import type { FindRedaction } from "./redactions.ts";
import type { ExportAsked, ExportFilter, Selection } from "./select.ts";

/** What an export rests on: counted over what was asked for, without a clock. */
export async function coverageOf(
  { session, engine }: FusionContext,
  resources: FileResources,
  { rows }: Selection,
  { filter, withPrivatePersons = false, machine = false }: ExportAsked,
  redaction: FindRedaction,
): Promise<Coverage> {
  const read = new Set<string>();
  const lineages = new Set<string>();
  for (let at = 0; at < rows.length; at += 500) {
    const ids = rows.slice(at, at + 500).map(({ id }) => id);
    for (const id of await session.known(ids, engine)) read.add(id);
    for (const { group } of await session.membersIn("lineage", ids)) lineages.add(group);
  }
  const exported = rows.filter(({ id }) => read.has(id));
  const days = exported.flatMap(({ published }) => published ?? []).sort();
  const [from] = days;
  const until = days.at(-1);
  return {
    schema: "hearsay/coverage@1",
    engine: engineOf(resources),
    filters: await filtersAsked(filter, rows, redaction),
    layer: machine ? "machine" : "judged",
    judgements: machine ? 0 : ((await session.judgementHead())?.position ?? 0),
    privatePersons: withPrivatePersons ? "named" : "redacted",
    documents: exported.length,
    lineages: lineages.size,
    pages: new Set(exported.map(({ page }) => page)).size,
    outlets: counted(exported.map(({ outlet }) => outlet)).map(([outlet, documents]) => ({ outlet, documents })),
    languages: counted(exported.map(({ language }) => language)).map(([language, documents]) => ({
      language,
      documents,
    })),
    published: {
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      undated: exported.length - days.length,
    },
    unread: rows.length - exported.length,
    failed: counted((await session.failures()).map(({ code }) => code)).map(([code, sources]) => ({ code, sources })),
    limits: LIMITS,
  };
}

/** Whoever asks for a private person by name should not hand the name on with the answer. */
async function filtersAsked(
  filter: ExportFilter,
  rows: Selection["rows"],
  redaction: FindRedaction,
): Promise<Coverage["filters"]> {
  const asked: Record<string, string> = {};
  for (const [name, given] of Object.entries(filter)) {
    if (given === undefined) continue;
    asked[name] = given;
    if (name !== "actor" && name !== "query") continue;
    for (const { id } of rows) asked[name] = (await redaction(id))?.words(asked[name] ?? "") ?? asked[name] ?? "";
  }
  return asked;
}

/** How often each occurs, the commonest first, then by name. */
function counted<T extends string | null>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || ((a ?? "") < (b ?? "") ? -1 : 1));
}
