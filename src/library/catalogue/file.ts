import { sha256Hex } from "../../doc/hash.ts";
import type { DocumentDigest } from "../../fusion/digest.ts";
import type { CatalogueRow } from "../../store/catalogue-store.ts";
import { digestsOf, type FusionContext, readingOf } from "../fusion/context.ts";
import { countedIn } from "./counted.ts";
import { catalogueDocument } from "./document.ts";
import { claimsIn, eventsIn, figuresIn, relationsIn, written } from "./elements.ts";
import { identitiesOf, inWholeLibrary, misfiled, type WholeLibrary } from "./identity.ts";

/** A new version of what is kept makes the rows of all documents again. */
const CATALOGUE_VERSION = "6";

const makerOf = ({ engine }: FusionContext): string => sha256Hex(`${CATALOGUE_VERSION}\u0000${engine}`).slice(0, 16);

/** Documents, names and subjects in one transaction. */
const DOCUMENTS = 100;
const NAMES = 500;
const SUBJECTS = 500;

/** Files what lists show of documents, in place of what was filed before. */
export async function catalogueDocuments(context: FusionContext, documents: readonly string[]): Promise<void> {
  const { session } = context;
  const maker = makerOf(context);
  const digests = [...(await digestsOf(context, documents)).values()];
  await session.enterDocuments(
    digests.map((digest) => ({ document: digest.document, maker, identities: identitiesOf(digest) })),
  );
  const library = await inWholeLibrary(context, digests);
  const rows: CatalogueRow[] = [];
  for (const digest of digests) {
    const row = await rowOf(context, digest, library);
    if (row !== undefined) rows.push(row);
  }
  await session.fileCatalogue(rows);
}

async function rowOf(
  context: FusionContext,
  digest: DocumentDigest,
  { machine, judged }: WholeLibrary,
): Promise<CatalogueRow | undefined> {
  const reading = await readingOf(context, digest.document);
  if (reading === undefined) return undefined;
  const document = catalogueDocument(reading, judged);
  const [claims, events] = [claimsIn(document), eventsIn(document, digest)];
  const relations = relationsIn(document);
  return {
    document: digest.document,
    keys: identitiesOf(digest).flatMap(({ actor, base }) => {
      const key = machine(digest.document, actor)?.key ?? base;
      return key === base ? [] : [{ actor, key }];
    }),
    elements: [
      ...claims.map(written),
      ...events.map(written),
      ...relations.map(written),
      ...figuresIn(document).map(written),
    ],
    counted: countedIn(document, claims, events, relations),
  };
}

/**
 * One step towards a catalogue of all that is read: documents that are not in it yet, then those whose actors are others
 * since others bear their names, then the counts. False where nothing is left to do.
 */
export async function mendCatalogue(context: FusionContext): Promise<boolean> {
  const { session } = context;
  const documents = await session.uncatalogued(makerOf(context), DOCUMENTS);
  if (documents.length > 0) {
    await catalogueDocuments(context, documents);
    return true;
  }
  const names = await session.unsettled(NAMES);
  if (names.length > 0) {
    const wrong = await misfiled(session, names);
    await session.settleIdentities(names);
    // Filed again in the next step; they unsettle their names once more, which then are as they should be.
    await session.leaveCatalogue(wrong);
    return true;
  }
  return (await session.count(SUBJECTS)) > 0;
}
