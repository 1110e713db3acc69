import { actorThing, documentOfThing } from "../../fusion/actors/join.ts";
import { digestsOf, type FusionContext } from "./context.ts";
import { place } from "./placings.ts";

/**
 * Works out again who people say is one. What rests on actors whose name is another now is to be made again. True where
 * there are such.
 */
export async function placeActors(context: FusionContext): Promise<boolean> {
  const { session } = context;
  const { things, hubs } = await place(context, "actor", (all) => keysNow(context, all), twoEntries);
  if (things.length + hubs.length === 0) return false;
  const bearers = await session.itemsUnder("actor", hubs);
  const documents = [...new Set([...things.map(documentOfThing), ...bearers.map(({ document }) => document)])].sort();
  const stories = (await session.membersIn("story", documents)).map(({ group }) => group);
  await session.disturb("card", stories);
  await session.disturb("count", await session.keysOf("count", documents));
  await session.disturb("document", documents);
  await session.leaveCatalogue(documents);
  return true;
}

/** Two entries of the knowledge base are two, whomever a person moves from one to the other. */
const twoEntries = (a: string, b: string): boolean => a.startsWith("kb:") && b.startsWith("kb:");

async function keysNow(context: FusionContext, things: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const digests = await digestsOf(context, things.map(documentOfThing));
  return new Map(
    things.flatMap((thing) => {
      const document = documentOfThing(thing);
      const actor = digests.get(document)?.actors.find(({ id }) => actorThing(document, id) === thing);
      return actor === undefined ? [] : [[thing, actor.key] as const];
    }),
  );
}
