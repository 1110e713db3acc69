import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256Hex } from "../../../src/doc/hash.ts";
import type { ActorDigest } from "../../../src/fusion/actors/identity.ts";
import type { DocumentDigest } from "../../../src/fusion/digest.ts";
import { identitiesOf, inWholeLibrary, misfiled } from "../../../src/library/catalogue/identity.ts";
import type { FusionContext } from "../../../src/library/fusion/context.ts";
import type { Session, Store } from "../../../src/store/store.ts";
import { memory } from "../fusion/sample-readings.ts";

let store: Store;
beforeEach(async () => {
  store = await memory();
});
afterEach(() => store.close());

const actor = (key: string, more: Partial<ActorDigest> = {}): ActorDigest => ({
  id: "a1",
  name: key,
  kind: "person",
  key,
  certainty: "likely",
  aliases: [],
  partOf: [],
  ...more,
});

/** Files a document with one actor; gives the key that it has in the whole library then. */
const file = (document: string, one: ActorDigest): Promise<string | undefined> =>
  store.transaction(async (session) => {
    await add(session, document);
    // As much of a digest as tells who its actors are.
    const digest = { document, actors: [one] } as unknown as DocumentDigest;
    await session.enterDocuments([{ document, maker: "test", identities: identitiesOf(digest) }]);
    const context = { session, placings: new Map() } as unknown as FusionContext;
    const { machine, judged } = await inWholeLibrary(context, [digest]);
    const key = machine(document, "a1")?.key ?? "";
    await session.fileCatalogue([{ document, keys: [{ actor: "a1", key }], elements: [], counted: [] }]);
    return judged(document, "a1")?.key;
  });

async function add(session: Session, id: string): Promise<void> {
  const { id: importId } = await session.beginImport(["x"], "2022-05-01T00:00:00Z");
  const facts = { uri: null, title: null, outlet: null, author: null, published: null, blob: null };
  const textHash = `sha256:${sha256Hex(id)}`;
  await session.addDocuments([
    { id, page: id, textHash, text: id, language: "en", input: "{}", extractor: "test", import: importId, ...facts },
  ]);
}

const wrong = (): Promise<readonly string[]> =>
  store.transaction(async (session) => misfiled(session, await session.unsettled(100)));

const SMITH = "name:person:john smith";

test("a full name is one actor until documents give it two countries, which makes all of them be filed again", async () => {
  expect(await file("d1", actor(SMITH, { country: "USA" }))).toBe(SMITH);
  expect(await file("d2", actor(SMITH))).toBe(SMITH);
  expect(await wrong()).toEqual([]);
  expect(await file("d3", actor(SMITH, { country: "GBR" }))).toBe(`${SMITH}:GBR`);
  expect(await wrong()).toEqual(["d1", "d2"]);
  await store.transaction((session) => session.removeDocuments(["d3"]));
  expect(await wrong()).toEqual([]);
});

test("without a country, a name that several bear is of its own document", async () => {
  await file("d1", actor(SMITH, { country: "USA" }));
  await file("d2", actor(SMITH, { country: "GBR" }));
  expect(await file("d3", actor(SMITH))).toBe(`${SMITH}:in:d3`);
  expect(await wrong()).toEqual(["d1"]);
});

test("an acronym is whoever alone bears it in the library, and nobody's where two do", async () => {
  const [short, long, other] = ["name:group:mna", "name:group:movement of the north", "name:group:marsh alliance"];
  expect(await file("d1", actor(short ?? ""))).toBe(short);
  await file("d2", actor(long ?? "", { aliases: ["mna"] }));
  expect(await wrong()).toEqual(["d1"]);
  expect(await file("d3", actor(short ?? ""))).toBe(long);
  await file("d4", actor(other ?? "", { aliases: ["mna"] }));
  expect(await wrong()).toEqual(["d3"]);
});

test("an entry of the knowledge base is one actor whatever countries it is given", async () => {
  await file("d1", actor("kb:un", { country: "USA" }));
  expect(await file("d2", actor("kb:un", { country: "CHE" }))).toBe("kb:un");
  expect(await wrong()).toEqual([]);
});
