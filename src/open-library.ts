import type { DocumentInput } from "./doc/input.ts";
import type { SourceItem } from "./doc/source.ts";
import { type AddOutcome, addAll } from "./library/add.ts";
import { actorView } from "./library/views/actor.ts";
import { type ActorsFilter, actorsView } from "./library/views/actors.ts";
import { claimsView } from "./library/views/claims.ts";
import { openViews, type ViewContext } from "./library/views/context.ts";
import { contradictionsView } from "./library/views/contradictions.ts";
import { documentView } from "./library/views/document.ts";
import { searchView } from "./library/views/documents.ts";
import { eventsView } from "./library/views/events.ts";
import { evidenceView } from "./library/views/evidence.ts";
import { judgementsAsked, writeJudgements } from "./library/views/judge.ts";
import { type StoriesFilter, storiesView } from "./library/views/stories.ts";
import { storyView } from "./library/views/story.ts";
import type {
  ActorLine,
  ActorView,
  ClaimFilter,
  ClaimRow,
  Contradiction,
  DocumentLine,
  DocumentView,
  EventFilter,
  EventRow,
  JudgedAnswer,
  JudgeRequest,
  PageOf,
  StoryLine,
  StoryView,
  Trail,
} from "./query/records.ts";
import { engineOf } from "./reader/engine.ts";
import { fileResources } from "./resources/files.ts";
import { readSources, type SourceOptions } from "./sources/sources.ts";
import { openStore } from "./store/open.ts";
import type { PageRequest } from "./store/store.ts";

export interface LibraryOptions {
  /** Makes one where none is. */
  readonly create?: boolean;
  /** Threads that read; as many as the machine runs at once, unless given. */
  readonly workers?: number;
  /** ISO 8601 in UTC, to the millisecond; when what is done is written down. */
  readonly now?: () => string;
}

/** A library in a program: what was added is read once, compared when something is asked, and kept. */
export interface Library {
  /** Files and folders. What is there already is passed over; what cannot be read is an outcome, and no end. */
  add(paths: readonly string[], options?: SourceOptions): AsyncGenerator<AddOutcome, void>;
  /** Texts that the program has itself. */
  addTexts(inputs: readonly DocumentInput[]): AsyncGenerator<AddOutcome, void>;
  /** Happenings that several documents tell of, the most contested first. */
  stories(filter?: StoriesFilter, page?: PageRequest): Promise<PageOf<StoryLine>>;
  /** One of them: each question, who answers it how and in which words. */
  story(id: string): Promise<StoryView | undefined>;
  contradictions(page?: PageRequest): Promise<PageOf<Contradiction>>;
  /** Who says what. */
  claims(filter?: ClaimFilter, page?: PageRequest): Promise<PageOf<ClaimRow>>;
  /** Who is said to have done what to whom. */
  events(filter?: EventFilter, page?: PageRequest): Promise<PageOf<EventRow>>;
  actors(filter?: ActorsFilter, page?: PageRequest): Promise<PageOf<ActorLine>>;
  /** undefined where there is none; "private" for a person who has no page. */
  actor(key: string): Promise<ActorView | "private" | undefined>;
  search(query: string, page?: PageRequest): Promise<PageOf<DocumentLine>>;
  /** A document with its reading, what people have said over it included. */
  document(id: string): Promise<DocumentView | undefined>;
  /** What stands behind words of a document. */
  evidence(document: string, span: readonly [start: number, end: number]): Promise<Trail | undefined>;
  /** Writes down what a person says of a reading. */
  judge(request: JudgeRequest, author: string): Promise<JudgedAnswer>;
  close(): Promise<void>;
}

const FIRST: PageRequest = { limit: 50 };

/**
 * Opens the library at a path, or at the address of a PostgreSQL server. Throws E_STORE where there is none.
 *
 *     const library = await openLibrary("reports.db", { create: true });
 *     for await (const outcome of library.add(["reports/"])) console.log(outcome.kind, outcome.where);
 *     const { rows } = await library.stories({ contested: true });
 *     await library.close();
 */
export async function openLibrary(place: string, options: LibraryOptions = {}): Promise<Library> {
  const { create = false, workers, now = () => new Date().toISOString() } = options;
  const store = await openStore(place, { create });
  const resources = fileResources();
  const views = openViews(store, resources, engineOf(resources));
  // What was added or judged is compared when somebody asks, once.
  let fresh = true;
  async function ask<T>(work: (context: ViewContext) => Promise<T>): Promise<T> {
    if (fresh) for await (const _ of views.update());
    fresh = false;
    return views.view(work);
  }
  async function* add(sources: readonly string[], items: AsyncIterable<SourceItem>): AsyncGenerator<AddOutcome, void> {
    fresh = true;
    yield* addAll({ store, resources, workers, now }, sources, items);
  }
  return {
    add: (paths, source = {}) => add(paths, readSources(paths, source)),
    addTexts: (inputs) => add(["texts"], itemsOf(inputs)),
    stories: (filter = {}, page = FIRST) => ask((context) => storiesView(context, filter, page)),
    story: (id) => ask((context) => storyView(context, id)),
    contradictions: (page = FIRST) => ask((context) => contradictionsView(context, page)),
    claims: (filter = {}, page = FIRST) => ask((context) => claimsView(context, filter, page)),
    events: (filter = {}, page = FIRST) => ask((context) => eventsView(context, filter, page)),
    actors: (filter = {}, page = FIRST) => ask((context) => actorsView(context, filter, page)),
    actor: (key) => ask((context) => actorView(context, key)),
    search: (query, page = FIRST) => ask((context) => searchView(context, query, {}, page)),
    document: (id) => ask((context) => documentView(context, id)),
    evidence: (document, span) => ask((context) => evidenceView(context, document, span)),
    async judge(request, author) {
      const judgements = await ask((context) => judgementsAsked(context, request, { author, at: now() }));
      fresh = true;
      return store.transaction((session) => writeJudgements(session, judgements));
    },
    close: () => store.close(),
  };
}

async function* itemsOf(inputs: readonly DocumentInput[]): AsyncGenerator<SourceItem, void> {
  for (const [at, input] of inputs.entries()) {
    const where = input.id ?? input.url ?? `text ${at + 1}`;
    yield { kind: "document", where, input, markup: [], elements: [], notes: [] };
  }
}
