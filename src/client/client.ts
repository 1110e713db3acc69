import type { Reading } from "../doc/reading.ts";
import type {
  ActorLine,
  ActorView,
  AddRequest,
  AuditLine,
  ChangesView,
  ClaimFilter,
  ClaimRow,
  CodingDesk,
  CodingRequest,
  Contradiction,
  CoverageView,
  DenialPair,
  DocumentLine,
  DocumentView,
  DrawRequest,
  EventFilter,
  EventRow,
  Job,
  JudgedAnswer,
  JudgementLine,
  JudgeRequest,
  LibraryView,
  LineageView,
  MapView,
  NetworkView,
  ProposalLine,
  RelationView,
  ReviewItem,
  SampleLine,
  SessionView,
  SourceLine,
  StoryLine,
  StoryTitled,
  StoryView,
  TimelineDays,
  TimelineView,
  TodayView,
  Trail,
  ValidationView,
} from "../query/records.ts";
import { eventData } from "./events.ts";
import { type ClientOptions, createHttp, type Query } from "./http.ts";
import { type Listing, listing } from "./listing.ts";

/** Rows of one page, at most 500. */
type Limit = { readonly limit?: number };
/** Days, inclusive: "2022-04-16". */
type Days = { readonly from?: string; readonly until?: string };
type Label = { readonly kind: "tag" | "note" | "set"; readonly text: string };
type TextToAdd = Extract<AddRequest, { text: string }>;
type Narrowed = Days & { readonly outlet?: string; readonly tag?: string } & Limit;
type Whose = Days & { readonly story?: string; readonly actor?: string };

const part = encodeURIComponent;

/** A server's library. Lists are read page by page as they are used: `for await (const story of client.stories())`. */
export function createClient(options: ClientOptions = {}) {
  const http = createHttp(options);
  const get = <Answer>(path: string, query?: Query): Promise<Answer> => http.json<Answer>("GET", path, query);
  const all = <Row>(path: string, query: Query = {}): Listing<Row> => listing<Row>(http, path, query);
  return {
    library: () => get<LibraryView>("/library"),
    today: (since = 0) => get<TodayView>("/today", { since }),
    coverage: () => get<CoverageView>("/coverage"),
    stories: (
      filter: Days &
        Limit & {
          readonly q?: string;
          readonly tag?: string;
          readonly set?: string;
          readonly actor?: string;
          readonly contested?: boolean;
        } = {},
    ) => all<StoryLine>("/stories", filter),
    story: (id: string) => get<StoryView>(`/stories/${part(id)}`),
    contradictions: (filter: Limit = {}) => all<Contradiction>("/contradictions", { ...filter }),
    documents: (filter: Narrowed & { readonly lineage?: string; readonly story?: string } = {}) =>
      all<DocumentLine>("/documents", filter),
    search: (q: string, filter: Narrowed = {}) => all<DocumentLine>("/search", { q, ...filter }),
    document: (id: string) => get<DocumentView>(`/documents/${part(id)}`),
    changes: (id: string, before?: string) => get<ChangesView>(`/documents/${part(id)}/changes`, { before }),
    original: async (id: string) =>
      (await http.answer(`/documents/${part(id)}/original`, {}, "application/octet-stream")).arrayBuffer(),
    evidence: (document: string, [start, end]: readonly [number, number]) =>
      get<Trail>("/evidence", { document, start, end }),
    claims: (filter: ClaimFilter & Limit = {}) => all<ClaimRow>("/claims", { ...filter }),
    denials: (filter: ClaimFilter & Limit = {}) => all<DenialPair>("/claims/denials", { ...filter }),
    events: (filter: EventFilter & Limit = {}) => all<EventRow>("/events", { ...filter }),
    actors: (filter: Limit & { readonly q?: string; readonly kind?: string; readonly country?: string } = {}) =>
      all<ActorLine>("/actors", filter),
    actor: (key: string) => get<ActorView>(`/actors/${part(key)}`),
    relations: (filter: Limit & { readonly actor?: string; readonly type?: string } = {}) =>
      all<RelationView>("/relations", filter),
    network: (filter: Days & { readonly actor?: string; readonly depth?: number; readonly limit?: number } = {}) =>
      get<NetworkView>("/network", filter),
    /** The claims behind one edge of the network. */
    edgeClaims: (from: string, to: string, kind: "cooperation" | "conflict" = "conflict") =>
      all<EventRow>("/network/claims", { from, to, kind }),
    timeline: (filter: Whose & Limit = {}) => get<TimelineView>("/timeline", filter),
    /** Every claim, counted by its days. */
    timelineDays: (filter: Whose & { readonly lanes?: "claimant" | "actor" } = {}) =>
      get<TimelineDays>("/timeline/days", filter),
    map: (filter: Whose & { readonly type?: string } = {}) => get<MapView>("/map", filter),
    sources: (filter: Limit = {}) => all<SourceLine>("/sources", { ...filter }),
    lineages: (filter: Limit = {}) => all<LineageView>("/lineages", { ...filter }),
    lineage: (id: string) => get<LineageView>(`/lineages/${part(id)}`),
    review: (filter: Limit & { readonly kind?: string; readonly document?: string } = {}) =>
      all<ReviewItem>("/review", filter),
    judgements: (filter: Limit & { readonly document?: string } = {}) => all<JudgementLine>("/judgements", filter),
    proposals: (filter: Limit & { readonly state?: "open" | "accepted" | "declined" } = {}) =>
      all<ProposalLine>("/proposals", filter),
    samples: (filter: Limit = {}) => all<SampleLine>("/validation/samples", { ...filter }),
    /** The item that lies before a coder. */
    toCode: (
      sample: string,
      turn: { readonly coder?: string; readonly after?: string; readonly before?: string } = {},
    ) => get<CodingDesk>(`/validation/samples/${part(sample)}/next`, turn),
    validation: (sample: string, filter: { readonly coder?: string; readonly early?: boolean } = {}) =>
      get<ValidationView>(`/validation/samples/${part(sample)}/report`, filter),
    audit: (filter: Limit = {}) => all<AuditLine>("/audit", { ...filter }),

    /** Reads a text; nothing is kept. */
    read: (text: TextToAdd) => http.json<Reading>("POST", "/read", {}, text),
    /** Adds a text, an address or files; `follow` says how far it is. */
    add: (what: AddRequest | FormData) => http.json<Job>("POST", "/documents", {}, what),
    job: (id: string) => get<Job>(`/jobs/${part(id)}`),
    /** The job whenever it has changed, until it is over. */
    async *follow(id: string): AsyncGenerator<Job, void> {
      const answer = await http.answer(`/jobs/${part(id)}/events`, {}, "text/event-stream");
      for await (const data of eventData(answer)) yield JSON.parse(data) as Job;
    },
    remove: (id: string) => http.json<{ readonly documents: number }>("DELETE", `/documents/${part(id)}`),
    judge: (request: JudgeRequest) => http.json<JudgedAnswer>("POST", "/judgements", {}, request),
    /** As `judge`, without judging: it waits until a person has accepted it. */
    propose: (request: JudgeRequest) => http.json<ProposalLine>("POST", "/proposals", {}, request),
    accept: (proposal: string) => http.json<JudgedAnswer>("POST", `/proposals/${part(proposal)}/accept`),
    decline: (proposal: string) =>
      http.json<{ readonly id: string; readonly state: "declined" }>("POST", `/proposals/${part(proposal)}/decline`),
    drawSample: (request: DrawRequest) => http.json<SampleLine>("POST", "/validation/samples", {}, request),
    /** Records an answer; gives what is to be coded next. */
    code: (sample: string, request: CodingRequest) =>
      http.json<CodingDesk>("POST", `/validation/samples/${part(sample)}/codings`, {}, request),
    /** Takes the last answer back; gives its item again. */
    uncode: (sample: string, coder?: string) =>
      http.json<CodingDesk>(
        "DELETE",
        `/validation/samples/${part(sample)}/codings`,
        {},
        coder === undefined ? {} : { coder },
      ),
    labelStory: (id: string, label: Label) => http.json<Label>("POST", `/stories/${part(id)}/labels`, {}, label),
    unlabelStory: (id: string, label: Label) => http.json<Label>("DELETE", `/stories/${part(id)}/labels`, {}, label),
    titleStory: (id: string, title: string) =>
      http.json<StoryTitled>("POST", `/stories/${part(id)}/title`, {}, { title }),
    /** Gives it the machine's title back. */
    untitleStory: (id: string) => http.json<StoryTitled>("DELETE", `/stories/${part(id)}/title`),
    labelDocument: (id: string, label: Label) => http.json<Label>("POST", `/documents/${part(id)}/labels`, {}, label),
    unlabelDocument: (id: string, label: Label) =>
      http.json<Label>("DELETE", `/documents/${part(id)}/labels`, {}, label),
    /** The file as it comes. */
    export: (format: string, filter: Query = {}) => http.answer("/export", { format, ...filter }, "*/*"),

    session: () => get<SessionView>("/session"),
    signIn: (name: string, password: string) => http.json<SessionView>("POST", "/session", {}, { name, password }),
    signOut: () => http.json<SessionView>("DELETE", "/session"),
  };
}
export type Client = ReturnType<typeof createClient>;
