import { z } from "zod";
import { pageOf } from "../query/records.ts";
import type { Access } from "./access/access.ts";
import { LIMITS } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { Jobs } from "./jobs.ts";
import type { ServedLibrary } from "./library.ts";

export type Method = "get" | "post" | "delete";
/** What a caller must be allowed: to look, to change, to rule; "anybody" also those who have not signed in. */
export type Needs = "anybody" | "reader" | "editor" | "owner";

export interface Given<Params, Query, Body> {
  readonly library: ServedLibrary;
  readonly jobs: Jobs;
  readonly caller: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly access: Access;
  readonly request: Request;
  /** Files that came as multipart/form-data. */
  readonly files: readonly File[];
  /** Headers of the answer. */
  readonly headers: Headers;
}

/** Bytes in place of a record: a file to be saved, never to be shown. */
export interface FileAnswer {
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: AsyncIterable<string | Uint8Array> | Uint8Array;
}

/** A row of the table of routes: from it come the server, its description and the checks of both. */
export interface Route {
  readonly method: Method;
  /** Below /api/v1, with parameters as ":id". */
  readonly path: string;
  readonly summary: string;
  readonly needs: Needs;
  /** Of success. */
  readonly status: number;
  /** "list": pages with cursors, and NDJSON of all pages; "stream": server-sent events. */
  readonly kind: "record" | "list" | "file" | "stream";
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  /** Also multipart/form-data with files. */
  readonly uploads?: true;
  /** Bytes that its body may have. */
  readonly most: number;
  readonly answer: z.ZodType;
  /** Statuses of errors besides those that every route has. */
  readonly errors: readonly number[];
  readonly handle: (given: Given<Readonly<Record<string, string>>, unknown, unknown>) => Promise<unknown>;
}

type Handler<Query, Body, Answer> = (given: Given<Readonly<Record<string, string>>, Query, Body>) => Promise<Answer>;

interface Described<Query extends z.ZodObject, Body extends z.ZodType> {
  readonly method?: Method;
  readonly summary: string;
  readonly needs?: Needs;
  readonly status?: number;
  readonly query?: Query;
  readonly body?: Body;
  readonly uploads?: true;
  readonly most?: number;
  readonly errors?: readonly number[];
}

const NOTHING = z.strictObject({});
type Nothing = typeof NOTHING;

/** A route that answers with one record. */
export function record<
  Answer extends z.ZodType,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  path: string,
  described: Described<Query, Body> & { readonly answer: Answer },
  handle: Handler<z.output<Query>, z.output<Body>, z.output<Answer>>,
): Route {
  return { ...common(path, described), kind: "record", answer: described.answer, handle: handle as Route["handle"] };
}

export const LIMIT = { most: 500, usual: 50 };
const paging = {
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.usual),
  cursor: z.string().optional(),
};
const pagingSchema = z.strictObject(paging);
export type Paging = z.output<typeof pagingSchema>;

/** What a list hands on to a view: the cursor is opened already. */
export const pageRequest = ({ limit, cursor }: Paging): { readonly limit: number; readonly cursor?: string } => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
});

/** A route that answers with a list in pages. */
export function list<Row extends z.ZodType, Query extends z.ZodObject = Nothing>(
  path: string,
  described: Described<Query, z.ZodUndefined> & { readonly row: Row },
  handle: Handler<
    z.output<Query> & Paging,
    undefined,
    { readonly rows: readonly z.output<Row>[]; readonly cursor?: string }
  >,
): Route {
  return {
    ...common(path, described),
    kind: "list",
    query: (described.query ?? NOTHING).extend(paging),
    answer: pageOf(described.row),
    handle: handle as Route["handle"],
  };
}

/** A route that answers with a file. */
export function file<Query extends z.ZodObject = Nothing>(
  path: string,
  described: Described<Query, z.ZodUndefined>,
  handle: Handler<z.output<Query>, undefined, FileAnswer>,
): Route {
  return { ...common(path, described), kind: "file", answer: z.unknown(), handle: handle as Route["handle"] };
}

/** A route that answers with server-sent events, each of them a record. */
export function stream<Event extends z.ZodType>(
  path: string,
  described: Described<Nothing, z.ZodUndefined> & { readonly event: Event },
  handle: Handler<unknown, undefined, AsyncIterable<z.output<Event>>>,
): Route {
  return { ...common(path, described), kind: "stream", answer: described.event, handle: handle as Route["handle"] };
}

function common(path: string, described: Described<z.ZodObject, z.ZodType>) {
  const {
    method = "get",
    summary,
    needs = "reader",
    status = 200,
    query = NOTHING,
    body,
    uploads,
    most = LIMITS.little,
    errors = [],
  } = described;
  return {
    method,
    path,
    summary,
    needs,
    status,
    query,
    most,
    errors,
    ...(body === undefined ? {} : { body }),
    ...(uploads === undefined ? {} : { uploads }),
  };
}
