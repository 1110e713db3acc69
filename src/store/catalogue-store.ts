import type { Page, PageRequest } from "./page.ts";
import type { SearchQuery } from "./search-query.ts";

/** Lists of single elements: what is said, each mention of an event, who is what to whom, and what is counted. */
export type ElementKind = "claim" | "event" | "relation" | "figure";
/** In which part somebody or something has to do with an element. */
export type Role =
  | "speaker"
  | "about"
  | "actor"
  | "recipient"
  | "type"
  | "act"
  | "status"
  | "country"
  | "place"
  | "from"
  | "to"
  /** Both ends of a relation with its type. */
  | "between";
export type Part = { readonly role: Role; readonly key: string };
/** Days since 1970-01-01, both ends included. */
export type DayRange = { readonly first: number; readonly last: number };

/** A document of the catalogue, with what tells who its actors are elsewhere. */
export interface CataloguedDocument {
  readonly document: string;
  /** What made these rows; another makes them again. */
  readonly maker: string;
  /** Those that documents know by their names alone. */
  readonly identities: readonly IdentityRow[];
}

export interface IdentityRow {
  /** Local to the reading. */
  readonly actor: string;
  /** The key that its own document gives it. */
  readonly base: string;
  readonly country: string | null;
  /** Other names and acronyms in its document. */
  readonly aliases: readonly string[];
}

/** One name with one country, as it stands in some documents, and the key that it has there now. */
export interface IdentityGroup {
  readonly base: string;
  readonly country: string | null;
  readonly key: string;
}

/** What lists show of a document's elements, so that none has to open a reading. */
export interface CatalogueRow {
  readonly document: string;
  /** Keys in the whole library, by local id, where they are others than the names that documents were entered with. */
  readonly keys: readonly { readonly actor: string; readonly key: string }[];
  readonly elements: readonly ElementRow[];
  readonly counted: readonly CountedRow[];
}

export interface ElementRow {
  readonly kind: ElementKind;
  /** Position among those of its kind in the document. */
  readonly ordinal: number;
  readonly parts: readonly Part[];
  readonly act?: string;
  readonly status?: string;
  readonly negated?: boolean;
  /** On which it is said to have happened. */
  readonly days?: DayRange;
  /** Where on the map, and what: as it is to be shown. */
  readonly deed?: { readonly place: string; readonly type: string };
  readonly json: string;
}

/**
 * How often something holds of a subject in a document: that an actor "says". Of whoever has anything counted in it, and is
 * not the whole library, "all" is counted too: his documents are known by it.
 */
export interface CountedRow {
  readonly subject: string;
  readonly facet: string;
  readonly value: string;
  readonly n: number;
  /** Where the first of them stands. */
  readonly span?: readonly [start: number, end: number];
}

export interface ElementFilter {
  /** All of these. */
  readonly parts?: readonly Part[];
  readonly act?: string;
  readonly status?: string;
  readonly negated?: boolean;
  /** Days of publication, inclusive, ISO 8601; also a month or a year. */
  readonly from?: string;
  readonly until?: string;
  readonly outlet?: string;
  /** None but of these documents. */
  readonly documents?: readonly string[];
  /** Of documents that hold these words. */
  readonly words?: SearchQuery;
  /** Days that the happening may touch. */
  readonly happened?: DayRange;
}

/** An element with its document as lists show it. */
export interface StoredElement {
  readonly document: string;
  readonly ordinal: number;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly lineage: string;
  readonly json: string;
  /** Where the list goes on behind it. */
  readonly cursor: string;
}

/** What a facet of a subject comes to over all documents. */
export interface CountRow {
  readonly subject: string;
  readonly facet: string;
  readonly value: string;
  readonly n: number;
  readonly documents: number;
  readonly lineages: number;
  /** EDTF: first and last publication; null where none is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Where the first of them stands, where that was kept. */
  readonly evidence?: { readonly document: string; readonly span: readonly [start: number, end: number] };
}

/** Without subjects: of edges to these values, which the documents must have under the facet "all" themselves. */
export interface CountFilter {
  readonly subjects?: readonly string[];
  readonly facets: readonly string[];
  readonly values?: readonly string[];
  /** Beginning of the value. */
  readonly prefix?: string;
  /** In place of subjects, facets and values: beginnings of values of one facet of each subject. */
  readonly ranges?: readonly { readonly subject: string; readonly facet: string; readonly prefix: string }[];
  /** Days of publication, inclusive: counted anew within them. */
  readonly from?: string;
  readonly until?: string;
  /** Without first and last publication, and without words. */
  readonly bare?: true;
}

export interface ActorRow {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  /** In no document somebody public. */
  readonly private: boolean;
  readonly documents: number;
  readonly lineages: number;
  readonly says: number;
  readonly does: number;
  readonly suffers: number;
  readonly sector: string | null;
  /** How many others it has to do with. */
  readonly near: number;
}

/** A place with what is said to have happened there. */
export interface PlaceRow {
  /** As the elements gave it. */
  readonly place: string;
  readonly documents: number;
  readonly lineages: number;
  readonly types: readonly { readonly type: string; readonly n: number }[];
}

/** Mentions of events for the same days, according to or with the same; no days where the words say none. */
export interface HappenedRow {
  /** null where nobody is named. */
  readonly key: string | null;
  readonly name: string | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly n: number;
}

export interface ActorFilter {
  /** Beginnings of words of its names. */
  readonly words?: readonly string[];
  readonly kind?: string;
  readonly country?: string;
  /** Private persons as well. */
  readonly private?: boolean;
}

/** Lists over all documents that need no reading to be opened. All can be made again from readings and judgements. */
export interface CatalogueSession {
  /** Documents with a digest of which this maker has made no rows, in the order of adding. */
  uncatalogued(maker: string, limit: number): Promise<readonly string[]>;
  /** Enters documents, in place of what was filed of them before. */
  enterDocuments(documents: readonly CataloguedDocument[]): Promise<void>;
  fileCatalogue(rows: readonly CatalogueRow[]): Promise<void>;
  /** Takes documents out of the catalogue; they are to be filed again. */
  leaveCatalogue(documents: readonly string[]): Promise<void>;

  identityGroups(bases: readonly string[]): Promise<readonly IdentityGroup[]>;
  /** Names that have each alias in some document. */
  bearers(aliases: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Documents in which a name has that country and key. */
  documentsOfIdentity(group: IdentityGroup): Promise<readonly string[]>;
  /** Names whose bearers may be others now. */
  unsettled(limit: number): Promise<readonly string[]>;
  settleIdentities(bases: readonly string[]): Promise<void>;

  /** The newest publication first, then by document, in its order. */
  elements(kind: ElementKind, filter: ElementFilter, page: PageRequest): Promise<Page<StoredElement>>;

  /** How many there are; with parties, of those that one of them does or suffers. */
  countElements(kind: ElementKind, filter: ElementFilter, parties: readonly string[]): Promise<number>;
  /**
   * How many mentions of events there are for the same days, by claimant or by who acts first: in the next documents behind
   * a number, 0 at first. The same days can come again with the next ones; without `next` all have been looked at.
   */
  happenedIn(
    by: "claimant" | "actor",
    filter: Pick<ElementFilter, "happened"> & { readonly party?: string },
    after: number,
  ): Promise<{ readonly rows: readonly HappenedRow[]; readonly next?: number }>;
  /** Stories that several documents tell, by the items of events. */
  storiesOf(items: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Counts some of what changed. Gives how many subjects it took; 0 when all is counted. */
  count(limit: number): Promise<number>;
  /** Those with most lineages first. */
  countsOf(filter: CountFilter, limit: number): Promise<readonly CountRow[]>;
  /** Where somebody is said to have done or suffered something, most lineages first. */
  placesOf(
    party: string,
    filter: Pick<ElementFilter, "from" | "until"> & { readonly type?: string },
    limit: number,
  ): Promise<readonly PlaceRow[]>;
  /** At each of these places, the newest that somebody is said to have done; then, where there are fewer, suffered. */
  eventsAt(
    party: string,
    places: readonly string[],
    filter: Pick<ElementFilter, "from" | "until"> & { readonly type?: string },
    most: number,
  ): Promise<ReadonlyMap<string, readonly StoredElement[]>>;
  /** Most lineages first. */
  actors(filter: ActorFilter, page: PageRequest): Promise<Page<ActorRow>>;
  actorsNamed(keys: readonly string[]): Promise<readonly ActorRow[]>;
}
